"""Tables as one JSON file, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import GenericAlias
from typing import IO, Any, TypeVar

import msgspec

Tables = Iterable[tuple[str, list[str], Iterator[dict[str, Any]]]]
Row = TypeVar("Row", bound=msgspec.Struct)


def write(tables: Tables, out: IO[str]) -> int:
    """Write `{table: [rows]}`, one row a line; give how many rows."""
    count = 0
    encode = msgspec.json.Encoder().encode
    out.write("{")
    for place, (name, _, rows) in enumerate(tables):
        out.write(f'{"," if place else ""}\n"{name}": [')
        for number, row in enumerate(rows):
            out.write(f"{',' if number else ''}\n{encode(row).decode()}")
            count += 1
        out.write("]")
    out.write("\n}\n")
    return count


def read(data: bytes, kinds: Mapping[str, type[Row]]) -> dict[str, list[Row]]:
    """Read back what `write` wrote. Raises ValueError for what is no such file."""
    tables: list[tuple[str, Any, Any]] = [
        (name, GenericAlias(list, (kind,)), []) for name, kind in kinds.items()
    ]
    whole = msgspec.defstruct("Everything", tables, forbid_unknown_fields=True)
    decoded = msgspec.json.decode(data, type=whole)
    return {name: getattr(decoded, name) for name in kinds}
