"""The people of an opportunity: who had part in it, whom its posting names, and who decides there."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select, union

from tactful.ledger import schema
from tactful.ledger.identity import fold
from tactful.ledger.open import Ledger
from tactful.ledger.rows import OpportunityRow, PersonRow, made
from tactful.ledger.threads import alive

DECIDING = ("hiring-manager", "interviewer", "recruiter", "referrer")

_P, _M = schema.person.c, schema.moment.c


def people_of(ledger: Ledger, job: OpportunityRow) -> list[PersonRow]:
    """Those with a moment in it, the contact of the posting, and whoever at the company has such a role; by name."""
    part = select(_M.person_id).where(
        _M.owner == ledger.owner, _M.opportunity_id == job.id, _M.person_id.is_not(None), alive()
    )
    there = and_(_P.owner == ledger.owner, _P.company_id == job.company_id)
    holds: ColumnElement[bool] = _P.role.in_(DECIDING)
    if job.contact:
        holds = or_(holds, _P.folded == fold(job.contact))
    around = _P.id.in_(union(part, select(_P.id).where(there, holds)))
    query = (
        select(*(_P[name] for name in PersonRow.__struct_fields__))
        .where(_P.merged_into.is_(None), around)
        .order_by(_P.folded, _P.id)
    )
    with ledger.read() as connection:
        return [made(PersonRow, row) for row in connection.execute(query).mappings()]
