"""How much a ledger holds."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Table, func, select

from tactful.ledger import schema
from tactful.ledger.reports import Totals


def totals(connection: Connection, owner: int) -> Totals:
    """Count what the ledger holds; retracted moments do not count."""

    def count(table: Table, *where: ColumnElement[bool]) -> int:
        query = select(func.count()).select_from(table).where(table.c.owner == owner, *where)
        return connection.execute(query).scalar_one()

    return Totals(
        people=count(schema.person, schema.person.c.merged_into.is_(None)),
        companies=count(schema.company),
        opportunities=count(schema.opportunity),
        moments=count(schema.moment) - count(schema.retraction),
    )
