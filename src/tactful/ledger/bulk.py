"""Rows by the hundred thousand: insert statements compiled from the tables, executed on tuples."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from tactful.ledger.columns import encoder

Row = tuple[Any, ...]


class Bulk:
    """Collects the rows of one table, their values in the order of `columns`."""

    def __init__(self, connection: Connection, table: Table, columns: str) -> None:
        names = columns.split()
        compiled = insert(table).compile(dialect=connection.dialect, column_keys=names)
        order = list(compiled.positiontup or names)
        self._connection = connection
        self._sql = str(compiled)
        self._order = None if order == names else [names.index(name) for name in order]
        self._encoders: list[tuple[int, Callable[[Any], Any]]] = []
        for place, name in enumerate(order):
            encode = encoder(table.c[name].type, connection.dialect)
            if encode is not None:
                self._encoders.append((place, encode))
        self.rows: list[Row] = []

    def flush(self) -> None:
        """Insert what was collected."""
        if not self.rows:
            return
        rows: list[Any] = self.rows
        self.rows = []
        if self._order is not None or self._encoders:
            columns: list[Any] = list(zip(*rows, strict=True))
            if self._order is not None:
                columns = [columns[i] for i in self._order]
            for place, encode in self._encoders:
                columns[place] = [None if value is None else encode(value) for value in columns[place]]
            rows = list(zip(*columns, strict=True))
        self._connection.exec_driver_sql(self._sql, rows)


def next_id(connection: Connection, table: Table) -> int:
    """The first free id; nobody else writes while this transaction is open."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
