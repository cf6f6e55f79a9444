"""Tables as CSV files that a spreadsheet takes for data, never for formulas; and back, as they were."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any, TypeVar

import msgspec

Tables = Iterable[tuple[str, list[str], Iterator[dict[str, Any]]]]
Row = TypeVar("Row", bound=msgspec.Struct)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NONE: Mapping[str, frozenset[str]] = {}


def write(
    tables: Tables, open_file: Callable[[str], IO[str]], json_columns: Mapping[str, frozenset[str]] = _NONE
) -> int:
    """Write one file a table through `open_file(name)`; give how many rows. `json_columns` are by table."""
    count = 0
    for name, columns, rows in tables:
        with open_file(f"{name}.csv") as out:
            # With lines ended by CRLF alone does the csv module quote a lone carriage return.
            writer = csv.writer(out, lineterminator="\r\n")
            writer.writerow(columns)
            as_json = json_columns.get(name, frozenset())
            for row in rows:
                writer.writerow([cell(row[column], as_json=column in as_json) for column in columns])
                count += 1
    return count


def read(open_file: Callable[[str], IO[str] | None], kinds: Mapping[str, type[Row]]) -> dict[str, list[Row]]:
    """Read back what `write` wrote; `open_file` gives None for a table that is not there.

    A column of type Any holds JSON. Raises ValueError for what is no such table.
    """
    csv.field_size_limit(min(sys.maxsize, 1 << 31 - 1))
    found: dict[str, list[Row]] = {}
    for name, kind in kinds.items():
        file = open_file(f"{name}.csv")
        if file is None:
            continue
        types = {field.name: field.type for field in msgspec.structs.fields(kind)}
        with file:
            reader = csv.reader(file, strict=True)
            columns = next(reader, [])
            if unknown := sorted(set(columns) - types.keys()):
                raise ValueError(f"{name}.csv has a column {unknown[0][:40]!r} that is not known")
            found[name] = [
                msgspec.convert(_values(columns, row, types), kind, strict=False) for row in reader if row
            ]
    return found


def cell(value: Any, *, as_json: bool = False) -> str:
    """A value as a cell: what a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if as_json:
        return _guarded(msgspec.json.encode(value).decode())
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value)
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return _guarded(text.replace("\x00", ""))


def plain(cell: str) -> str | None:
    """The text of a cell without its apostrophe; None for an empty cell."""
    if not cell:
        return None
    return cell[1:] if cell[0] == "'" and _needs_guard(cell[1:]) else cell


def _guarded(text: str) -> str:
    return f"'{text}" if _needs_guard(text) else text


def _needs_guard(text: str) -> bool:
    """True for a formula, for one behind apostrophes, and for nothing but apostrophes: they stay distinct."""
    rest = text.lstrip(" '")
    return rest.startswith(_FORMULA) or not text.strip("'")


def _values(columns: list[str], row: list[str], types: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, written in zip(columns, row, strict=True):
        text = plain(written)
        if text is None:
            continue
        kind = types[column]
        if kind is Any:
            values[column] = msgspec.json.decode(text)
        elif kind is bool:
            values[column] = {"yes": True, "no": False}[text]
        else:
            values[column] = text
    return values
