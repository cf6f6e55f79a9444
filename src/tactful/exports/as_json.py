"""Tables as one JSON file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

import msgspec

Tables = Iterable[tuple[str, list[str], Iterator[dict[str, Any]]]]


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
