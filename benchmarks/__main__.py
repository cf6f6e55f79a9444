"""Measure import, a second import, today, advise and check; print figure, floor and ratio of the same run."""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks import floors
from benchmarks.data import write_export
from benchmarks.notes import check_notes

TODAY = "2026-11-22"


def main() -> None:
    """Write the data, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="1 is 30,000 people and 200,000 messages")
    parser.add_argument("--rounds", type=int, default=3, help="how often the short ones are run")
    parser.add_argument("--keep", type=Path, help="where to leave the ledger, for benchmarks.web")
    options = parser.parse_args()
    scale = options.scale
    with tempfile.TemporaryDirectory() as folder:
        export, ledger = Path(folder, "export"), Path(folder, "ledger.db")
        export.mkdir()
        write_export(
            export,
            connections=int(30_000 * scale),
            messages=int(200_000 * scale),
            invitations=int(5_000 * scale),
            applications=int(1_000 * scale),
        )
        first, memory = tactful("import", str(export), "--json", "--ledger", str(ledger))
        again, memory_again = tactful("import", str(export), "--json", "--ledger", str(ledger))
        if options.keep:
            tactful("backup", str(options.keep), "--ledger", str(ledger))
        reading, inserting = floors.read_and_insert(export, ledger, Path(folder, "floor.db"))
        floor = reading + inserting
        row("import", first, floor, "the same CSVs read, the finished rows inserted with bare sqlite3")
        print(
            f"{'':14}  floor: reading {reading:.2f} s, inserting {inserting:.2f} s; peak memory {memory} MB"
        )
        row("import again", again, first, f"the first import; peak memory {memory_again} MB")
        empty = best(lambda: python("-c", "import sqlalchemy, msgspec, click"), options.rounds)
        day = best(
            lambda: tactful("today", "--on", TODAY, "--json", "--ledger", str(ledger))[0], options.rounds
        )
        row("today", day, empty, "an interpreter that imports sqlalchemy, msgspec and click")
        situations = Path(folder, "situations.jsonl")
        count = floors.write_situations(situations, 10_000)
        start = best(lambda: tactful("--version")[0], options.rounds)
        advising = best(lambda: tactful("advise", str(situations), "--json")[0], options.rounds)
        rate = count / (advising - start)
        decode = floors.decode_and_encode(situations)
        print(f"{'advise':14}  {rate:10,.0f} situations a second beyond start-up ({start:.2f} s)")
        print(f"{'':14}  floor: {decode:,.0f} a second are only decoded and encoded")
    first, later, split = check_notes(options.rounds)
    print(f"{'check':14}  {1 / later:10,.0f} notes a second by the rules alone; the first took {first:.3f} s")
    print(f"{'':14}  floor: {1 / split:,.0f} a second are only split into words")


def row(name: str, figure: float, floor: float, what: str) -> None:
    """One line of the report."""
    print(
        f"{name:14}  {figure:7.2f} s  floor {floor:6.2f} s  ratio {figure / floor:5.2f}   ({what})",
        flush=True,
    )


def tactful(*words: str) -> tuple[float, int]:
    """Run a command as a whole process: seconds, and the largest memory of a child so far in MB."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "tactful", *words], check=True, stdout=subprocess.DEVNULL)
    seconds = perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


def python(*words: str) -> float:
    """Run Python as a whole process: seconds."""
    start = perf_counter()
    subprocess.run([sys.executable, *words], check=True)
    return perf_counter() - start


def best(run: object, rounds: int) -> float:
    """The quickest of some rounds: the one least disturbed."""
    assert callable(run)
    return min(run() for _ in range(rounds))


if __name__ == "__main__":
    main()
