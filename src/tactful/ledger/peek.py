"""A quick look into the file of a ledger, without opening it as one: a check of one note need not wait for that."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

OWNER = "(SELECT id FROM owner ORDER BY id LIMIT 1)"
"""The owner of a ledger on a laptop, as part of a query."""


def peek(path: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """The rows of a query; none where there is no ledger, or none that can be read.

    Creates nothing and changes nothing.
    """
    try:
        if not path.is_file():
            return []
        place = f"{path.resolve().as_uri()}?mode=rw"
        with closing(sqlite3.connect(place, uri=True, timeout=5)) as connection:
            return connection.execute(query, values).fetchall()
    except (sqlite3.Error, OSError, ValueError):
        return []
