"""A fresh ledger for every test, far from anybody's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from tactful.ledger import schema
from tactful.ledger.importing import import_all
from tactful.ledger.open import Ledger, open_ledger

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
ZONE = "Europe/Zurich"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path, create=True, now=NOW, zone=ZONE) as opened:
        yield opened


def reopen(path: Path, **options) -> Ledger:
    return open_ledger(path, create=False, now=NOW, zone=ZONE, **options)


def take(ledger: Ledger, *exports, **options):
    """Import, and give the outcome of each file by name."""
    return import_all(ledger, list(exports), today=NOW.date(), now=NOW, **options)


def outcome(report, file: str, place: int = 0) -> tuple[int, int, int, int, dict[str, int]]:
    found = next(one for one in report.imports[place].files if one.name == file)
    return found.new, found.changed, found.unchanged, found.duplicate, found.skipped


def dump(ledger: Ledger, *without: str) -> dict[str, list[tuple]]:
    """Every row of every table but the acts."""
    left_out = {"act", *without}
    with ledger.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).tuples()))
            for table in schema.metadata.sorted_tables
            if table.name not in left_out
        }
