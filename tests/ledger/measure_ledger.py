"""Measure the largest ledger: the import against its floor, importing again, and the agenda's questions.

The floor reads the same CSV files with the standard library and inserts the finished rows into the same
tables and indexes with bare `sqlite3`. Run it: `python tests/ledger/measure_ledger.py`.
"""

from __future__ import annotations

import csv
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from made_up_export import FakeExport, application, connection, invitation, many, message

from tactful.ledger import picking
from tactful.ledger.importing import import_all
from tactful.ledger.open import open_ledger
from tactful.ledger.queries import find_people, people_at, totals
from tactful.ledger.situations import situation_parts

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SIZE = (30_000, 200_000, 5_000, 1_000)


def write(folder: Path) -> None:
    files = {}
    for fact in many(*SIZE):
        if fact.file not in files:
            file = (folder / fact.file).open("w", newline="", encoding="utf-8")
            files[fact.file] = (file, csv.writer(file))
        who = fact.people[0] if fact.people else None
        what, job = fact.moment, fact.opportunity
        files[fact.file][1].writerow(
            [
                who and who.name,
                who and who.url,
                who and who.connected_on,
                (who and who.company) or (job and job.company),
                job and job.title,
                job and job.url,
                what and what.at,
                what and what.by,
                what and what.text,
                what and what.conversation,
            ]
        )
    for file, _ in files.values():
        file.close()


def read(folder: Path):
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            for name, url, on, company, title, job, at, by, text, chat in csv.reader(file):
                if on:
                    yield connection(name, url, date.fromisoformat(on), company)
                elif chat:
                    yield message(
                        name, url, datetime.fromisoformat(at), mine=by == "me", text=text, conversation=chat
                    )
                elif name:
                    yield invitation(name, url, datetime.fromisoformat(at))
                else:
                    yield application(company, title, datetime.fromisoformat(at), job)


def brought_in(folder: Path, path: Path) -> float:
    start = time.perf_counter()
    with open_ledger(path, create=True, now=NOW, zone="Europe/Zurich") as ledger:
        export = FakeExport(lambda: read(folder), whole={"connections"})
        import_all(ledger, [export], today=TODAY, now=NOW)
    return time.perf_counter() - start


def floor(folder: Path, done: Path, path: Path) -> float:
    old = sqlite3.connect(done)
    schema = old.execute(
        "SELECT sql, name FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC"
    ).fetchall()
    rows = {
        name: old.execute(f'SELECT * FROM "{name}"').fetchall()
        for sql, name in schema
        if sql.startswith("CREATE TABLE")
    }
    old.close()
    start = time.perf_counter()
    for file in folder.glob("*.csv"):
        with file.open(newline="", encoding="utf-8") as opened:
            for _ in csv.reader(opened):
                pass
    new = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536"):
        new.execute(f"PRAGMA {pragma}")
    new.execute("BEGIN")
    for sql, _ in schema:
        new.execute(sql)
    for name, those in rows.items():
        if those:
            new.executemany(f'INSERT INTO "{name}" VALUES ({",".join("?" * len(those[0]))})', those)
    new.execute("COMMIT")
    new.close()
    return time.perf_counter() - start


def asked(path: Path) -> None:
    with open_ledger(path, create=False, now=NOW, zone="UTC") as ledger:
        ids = [one.id for n in range(30) for one in people_at(ledger, f"Company {n}")][:300]
        questions = {
            "totals": lambda: totals(ledger),
            "find": lambda: find_people(ledger, "person12 fam"),
            "people at": lambda: people_at(ledger, "Company 7"),
            "waiting": lambda: picking.waiting(ledger, today=TODAY, within=60),
            "newly connected": lambda: picking.newly_connected(ledger, today=TODAY, within=30),
            "invitations": lambda: picking.invitations(ledger, today=TODAY, older_than=21),
            "moved": lambda: picking.moved(ledger, today=TODAY, within=30),
            "lately": lambda: picking.lately(ledger, today=TODAY, within=30),
            "going cold": lambda: picking.going_cold(ledger, today=TODAY, after=60, before=900),
            "parts of 300": lambda: situation_parts(ledger, ids),
        }
        for name, ask in questions.items():
            ask()
            best = min(timed(ask) for _ in range(5))
            print(f"  {name:16} {best * 1000:7.1f} ms")


def timed(ask) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def in_a_process(folder: Path, path: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB."""
    command = [sys.executable, __file__, folder, path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    if len(sys.argv) == 3:
        print(
            brought_in(Path(sys.argv[1]), Path(sys.argv[2])),
            resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        )
        return
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name) / "export", Path(name) / "ledger.db"
        folder.mkdir()
        write(folder)
        other = Path(name) / "other.db"
        told = {"first": [path, other], "again": [path, other]}
        for which, ledgers in told.items():
            runs = [in_a_process(folder, one) for one in ledgers]
            print(f"import {which}: {min(runs)[0]:.2f} s, {max(run[1] for run in runs):.0f} MB")
        print(f"on disk: {path.stat().st_size / 1e6:.0f} MB")
        lowest = min(floor(folder, path, Path(name) / f"floor{n}.db") for n in range(2))
        print(f"floor: {lowest:.2f} s")
        asked(path)


if __name__ == "__main__":
    main()
