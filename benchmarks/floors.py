"""Floors: the least that any program would spend on the same work."""

from __future__ import annotations

import csv
import json
import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import msgspec


def read_and_insert(export: Path, ledger: Path, target: Path) -> tuple[float, float]:
    """Seconds to read the CSVs with the standard library, and to insert the ledger's finished rows, indexes and all.

    The rows are in memory before the clock starts; one transaction, the same pragmas and schema as the ledger.
    """
    csv.field_size_limit(10**9)
    start = perf_counter()
    for path in sorted(export.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for _ in csv.reader(file):
                pass
    reading = perf_counter() - start
    with closing(sqlite3.connect(ledger)) as source:
        schema = [
            sql
            for (sql,) in source.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        ]
        names = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {
            name: source.execute(f'SELECT * FROM "{name}"').fetchall()
            for name in names
            if "sqlite" not in name
        }
    start = perf_counter()
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("BEGIN IMMEDIATE")
        for sql in schema:
            connection.execute(sql)
        for name, values in rows.items():
            if values:
                marks = ",".join("?" * len(values[0]))
                connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)
        connection.execute("COMMIT")
    return reading, perf_counter() - start


def write_situations(path: Path, count: int) -> int:
    """Write varied situations without a note's text, one a line."""
    pick = random.Random(7)
    today = date(2026, 11, 22)
    roles = ["hiring-manager", "interviewer", "recruiter", "referrer", "employee", "alum", "colleague"]
    whats = [
        "applied",
        "interviewed",
        "met",
        "messaged",
        "accepted",
        "invited",
        "referred",
        "rejected",
        "posted",
    ]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            moments = [
                {"on": (today - timedelta(days=pick.randrange(90))).isoformat(), "what": pick.choice(whats)}
                for _ in range(pick.randrange(1, 6))
            ]
            situation = {
                "id": str(number),
                "today": today.isoformat(),
                "considering": pick.choice(["connect", "message", "thank", "follow-up", "email", "comment"]),
                "me": {"profile_gaps": [], "plan": "free"},
                "person": {"name": "Dana Reyes", "role": pick.choice(roles)},
                "company": {"name": "Northwind", "culture": pick.choice(["formal", "relaxed", "unknown"])},
                "opportunity": {"title": "Data Engineer"},
                "moments": moments,
            }
            out.write(json.dumps(situation) + "\n")
    return count


def decode_and_encode(path: Path) -> float:
    """How many situations a second are only decoded and encoded."""
    from tactful.core.situation import Situation

    lines = path.read_text(encoding="utf-8").splitlines()
    decoder, encoder = msgspec.json.Decoder(Situation), msgspec.json.Encoder()
    start = perf_counter()
    for line in lines:
        encoder.encode(decoder.decode(line))
    return len(lines) / (perf_counter() - start)
