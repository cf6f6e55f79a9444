"""Tables as CSV files that a spreadsheet takes for data, never for formulas."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import msgspec

Tables = Iterable[tuple[str, list[str], Iterator[dict[str, Any]]]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(tables: Tables, open_file: Callable[[str], IO[str]]) -> int:
    """Write one file a table through `open_file(name)`; give how many rows."""
    count = 0
    for name, columns, rows in tables:
        with open_file(f"{name}.csv") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(columns)
            for row in rows:
                writer.writerow([cell(row[column]) for column in columns])
                count += 1
    return count


def cell(value: Any) -> str:
    """A value as a cell: what a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    text = text.replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
