"""Many numbers in one statement, which stays the same however many they are: it is made ready once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ColumnElement, bindparam, func, select


def among(column: ColumnElement[Any], name: str = "ids") -> ColumnElement[bool]:
    """True where the column is one of the numbers that are given under the name, as a list."""
    listed = func.json_each(bindparam(name, type_=JSON)).table_valued("value")
    return column.in_(select(listed.c.value))
