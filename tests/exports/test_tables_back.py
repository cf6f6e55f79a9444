"""CSV and JSON read back: the same values, whatever they look like."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.exports import as_csv, as_json


class Row(msgspec.Struct, forbid_unknown_fields=True):
    id: int
    name: str | None = None
    kept: bool = False
    details: Any = None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
TEXT = st.text().map(lambda text: text.replace("\x00", "").encode("utf-8", "ignore").decode())
HARM = st.sampled_from(
    ["'", "''", "'=1", "''=1", " '=1", "=1", "' ", "", "yes", "5", "null", '"', "a\r\nb", "'@x"]
)
ROWS = st.lists(
    st.builds(Row, st.integers(-(2**63), 2**63 - 1), st.none() | TEXT | HARM, st.booleans(), JSON | HARM)
)


class Kept(io.StringIO):
    def close(self) -> None:
        """Stay readable."""


def tables(rows: list[Row]) -> Any:
    yield "row", list(Row.__struct_fields__), iter([msgspec.to_builtins(row) for row in rows])


@settings(deadline=None)
@given(ROWS)
def test_csv_is_read_back_as_it_was(rows: list[Row]) -> None:
    written: dict[str, Kept] = {}

    def open_file(name: str) -> Kept:
        written[name] = Kept(newline="")
        return written[name]

    as_csv.write(tables(rows), open_file, {"row": frozenset({"details"})})
    back = as_csv.read(lambda name: io.StringIO(written[name].getvalue(), newline=""), {"row": Row})
    assert back["row"] == rows


@settings(deadline=None)
@given(ROWS)
def test_json_is_read_back_as_it_was(rows: list[Row]) -> None:
    out = io.StringIO()
    as_json.write(tables(rows), out)
    assert as_json.read(out.getvalue().encode(), {"row": Row})["row"] == rows


@settings(deadline=None)
@given(TEXT | HARM)
def test_no_cell_is_a_formula_and_each_is_told_from_the_others(text: str) -> None:
    cell = as_csv.cell(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert as_csv.plain(cell) == text


@pytest.mark.parametrize(
    "text",
    ["id,name,more\n1,a,b\n", "id\nx\n", "id,kept\n1,perhaps\n", 'id\n"1\n', "id,name\n1\n", "name\na\n"],
)
def test_what_is_no_such_table_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, as_csv.csv.Error)):
        as_csv.read(lambda _: io.StringIO(text), {"row": Row})
