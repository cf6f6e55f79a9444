"""Eight clients ask the web app at once: `python -m benchmarks.web LEDGER`, beside an address that does nothing."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

TODAY = "2026-11-22"
CLIENTS = 8
WORDS = ("an", "mar", "data", "eng", "xyzzy", "jo", "li", "tech", "manager", "sarah k", "dev", "nor")
Address = Callable[[Random], str]


class Served(NamedTuple):
    """A running server, and the cookies of one browser."""

    process: subprocess.Popen[str]
    port: int
    cookies: str
    first: float
    """Seconds from its start to the first page."""


def addresses(people: int) -> dict[str, Address]:
    """What is asked for; a person and a search are another each time."""
    return {
        "floor": lambda _: "/floor",
        "today": lambda _: "/",
        "person": lambda random: f"/people/{random.randint(1, people)}",
        "search": lambda random: f"/people?q={quote(random.choice(WORDS) + ' ' + random.choice('abcdefgh'))}",
    }


@contextmanager
def served(ledger: Path) -> Iterator[Served]:
    """Start the app over a ledger and ask for the first page."""
    start = perf_counter()
    words = [sys.executable, "-m", "benchmarks.serve_with_floor", str(ledger), TODAY]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        launch = urlsplit(process.stdout.readline().strip())
        client = HTTPConnection("127.0.0.1", launch.port, timeout=60)
        client.request("GET", f"/open?token={parse_qs(launch.query)['token'][0]}")
        answer = client.getresponse()
        answer.read()
        cookies = [cookie_of(answer)]
        client.request("GET", "/", headers={"Cookie": cookies[0]})
        answer = client.getresponse()
        answer.read()
        first = perf_counter() - start
        cookies.append(cookie_of(answer))
        try:
            yield Served(process, int(launch.port or 0), "; ".join(cookies), first)
        finally:
            process.terminate()


def cookie_of(answer: HTTPResponse) -> str:
    """The cookie that an answer sets, as a browser sends it back."""
    return str(answer.headers["set-cookie"]).split(";")[0]


def ask(client: HTTPConnection, address: str, cookies: str) -> float:
    """Seconds until the whole answer is there."""
    start = perf_counter()
    client.request("GET", address, headers={"Cookie": cookies})
    answer = client.getresponse()
    answer.read()
    assert answer.status in (200, 404), (address, answer.status)
    return perf_counter() - start


def at_once(server: Served, address: Address, clients: int, each: int) -> list[float]:
    """The times of all clients, sorted; every client asks again as soon as it was answered."""

    def client(seed: int) -> list[float]:
        random, connection = Random(seed), HTTPConnection("127.0.0.1", server.port, timeout=60)
        return [ask(connection, address(random), server.cookies) for _ in range(each)]

    with ThreadPoolExecutor(clients) as pool:
        return sorted(second for seconds in pool.map(client, range(clients)) for second in seconds)


def peak(process: subprocess.Popen[str]) -> str:
    """The largest memory of the server so far, where the system tells."""
    try:
        told = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    except OSError:
        return "unknown"
    return next(line.split(":")[1].strip() for line in told.splitlines() if line.startswith("VmHWM"))


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.add_argument(
        "ledger", type=Path, help="a ledger; `python -m benchmarks --keep LEDGER` leaves a large one"
    )
    parser.add_argument("--people", type=int, default=30_000, help="the numbers of people that are asked for")
    parser.add_argument("--each", type=int, default=60, help="how often each client asks")
    given = parser.parse_args()
    kinds = addresses(given.people)
    mixed = [name for name in kinds if name != "floor"]

    def anything(random: Random) -> str:
        return kinds[random.choice(mixed)](random)

    with served(given.ledger) as server:
        print(f"first page {server.first:.2f} s after the start")
        sleep(3)
        for clients in (1, CLIENTS):
            for name, address in {**kinds, "any of them": anything}.items():
                times = at_once(server, address, clients, given.each)
                middle, last = times[len(times) // 2], times[int(len(times) * 0.99) - 1]
                print(
                    f"{clients} at once  {name:12} median {1000 * middle:6.1f} ms   99th percentile "
                    f"{1000 * last:6.1f} ms   {len(times)} asked"
                )
        print(f"peak memory {peak(server.process)}")


if __name__ == "__main__":
    main()
