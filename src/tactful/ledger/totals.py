"""How much a ledger holds."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select

from tactful.ledger import schema
from tactful.ledger.reports import Totals


def totals(connection: Connection, owner: int) -> Totals:
    """Count what the ledger holds; retracted moments do not count."""

    def count(table: Table) -> int:
        return connection.execute(
            select(func.count()).select_from(table).where(table.c.owner == owner)
        ).scalar_one()

    return Totals(
        people=count(schema.person),
        companies=count(schema.company),
        opportunities=count(schema.opportunity),
        moments=count(schema.moment) - count(schema.retraction),
    )
