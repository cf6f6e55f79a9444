"""The opportunities in which somebody has had a part."""

from __future__ import annotations

from sqlalchemy import select

from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

_M, _O, _C = schema.moment.c, schema.opportunity.c, schema.company.c


def jobs_with_people(ledger: Ledger) -> dict[int, tuple[str, str]]:
    """By number, title and company; the newest first."""
    part = select(_M.opportunity_id).where(_M.owner == ledger.owner, _M.person_id.is_not(None), alive())
    query = (
        select(_O.id, _O.title, _C.name)
        .join(schema.company, _C.id == _O.company_id)
        .where(_O.owner == ledger.owner, _O.id.in_(part))
        .order_by(_O.id.desc())
    )
    with ledger.read() as connection:
        return {number: (title, name) for number, title, name in connection.execute(query).tuples()}
