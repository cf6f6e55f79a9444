"""Which findings were set aside, read straight from the file: a check of one note need not wait for the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

PREFIX = "finding:"
"""Settings of this name and a rule's hold what was set aside of it."""


def rows(path: Path) -> tuple[bytes, dict[str, Any]]:
    """The ledger's secret and, by rule, what was set aside; empty where there is no ledger, or none that can be read.

    Creates nothing and changes nothing.
    """
    try:
        if not path.is_file():
            return b"", {}
        with closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=5)
        ) as connection:
            return _read(connection)
    except (sqlite3.Error, OSError, ValueError):
        return b"", {}


def _read(connection: sqlite3.Connection) -> tuple[bytes, dict[str, Any]]:
    found = connection.execute("SELECT id, secret FROM owner ORDER BY id LIMIT 1").fetchone()
    if found is None:
        return b"", {}
    query = "SELECT name, value FROM setting WHERE owner = ? AND name >= ? AND name < ?"
    kept = connection.execute(query, (found[0], PREFIX, PREFIX + "\uffff"))
    return bytes(found[1]), dict(_values(kept))


def _values(kept: sqlite3.Cursor) -> Iterator[tuple[str, Any]]:
    for name, value in kept:
        if value is not None:
            yield name.removeprefix(PREFIX), json.loads(value)
