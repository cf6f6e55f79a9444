"""Facts out: what a spreadsheet or a program gets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tactful.exports import as_csv, as_json

ROWS: list[dict[str, Any]] = [
    {
        "id": 1,
        "name": '=HYPERLINK("http://x")',
        "kept_out": False,
        "details": {"about": ["Kafka"]},
        "email": None,
    },
    {"id": 2, "name": "Zoë \n van der Berg", "kept_out": True, "details": None, "email": "a@example.com"},
]
COLUMNS = ["id", "name", "kept_out", "details", "email"]


def tables() -> Iterator[tuple[str, list[str], Iterator[dict[str, Any]]]]:
    yield "person", COLUMNS, iter(ROWS)
    yield "company", ["id"], iter([])


def test_json_reads_back_as_it_was() -> None:
    out = io.StringIO()
    assert as_json.write(tables(), out) == 2
    assert json.loads(out.getvalue()) == {"person": ROWS, "company": []}


def test_csv_has_a_file_a_table_and_a_header_each() -> None:
    written: dict[str, io.StringIO] = {}

    class Kept(io.StringIO):
        def close(self) -> None:
            """Stay readable."""

    def open_file(name: str) -> io.StringIO:
        written[name] = Kept()
        return written[name]

    assert as_csv.write(tables(), open_file) == 2
    assert list(written) == ["person.csv", "company.csv"]
    rows = list(csv.reader(io.StringIO(written["person.csv"].getvalue())))
    assert rows[0] == COLUMNS
    assert rows[1] == ["1", '\'=HYPERLINK("http://x")', "no", '{"about":["Kafka"]}', ""]
    assert rows[2][1] == "Zoë \n van der Berg"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n=1"])
def test_nothing_is_taken_for_a_formula(text: str) -> None:
    assert as_csv.cell(text).startswith("'")


@pytest.mark.parametrize(
    ("value", "cell"), [(None, ""), (True, "yes"), (-3, "-3"), ("a\x00b", "ab"), ("a=b", "a=b")]
)
def test_plain_values_stay_plain(value: Any, cell: str) -> None:
    assert as_csv.cell(value) == cell
