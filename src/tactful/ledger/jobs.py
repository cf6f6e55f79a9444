"""Opportunities by their number: what a list shows of each, and the moments around one."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import Table, and_, func, select

from tactful.core.moment import By, What
from tactful.core.situation import Stage
from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.rows import CompanyRow, OpportunityRow, TimelineRow, made
from tactful.ledger.threads import alive

_P, _C, _O, _M, _R = (
    schema.person.c,
    schema.company.c,
    schema.opportunity.c,
    schema.moment.c,
    schema.retraction.c,
)
T = TypeVar("T", bound=Struct)
LARGEST = 2**63
"""No number of a row is as large."""


class JobRow(Struct, frozen=True, kw_only=True):
    """An opportunity in a list, with the last moment in it up to a day."""

    id: int
    title: str
    company: str
    stage: Stage
    contact: str | None
    closes_on: date | None
    last_on: date | None = None
    last_what: What | None = None
    last_by: By | None = None
    last_with: str | None = None


class JobMoment(TimelineRow, frozen=True, kw_only=True):
    """A moment in an opportunity, with whom it was."""

    person_id: int | None
    person: str | None


def jobs(ledger: Ledger, until: date) -> list[JobRow]:
    """All opportunities, the newest first; moments after `until` are left out."""
    place = func.row_number().over(
        partition_by=_M.opportunity_id, order_by=(_M.on_date.desc(), _M.at.desc(), _M.id.desc())
    )
    ranked = (
        select(_M.opportunity_id, _M.person_id, _M.on_date, _M.what, _M.by, place.label("place"))
        .where(_M.opportunity_id.is_not(None), _M.owner == ledger.owner, _M.on_date <= until, alive())
        .subquery()
    )
    last = ranked.c
    query = (
        select(
            _O.id, _O.title, _C.name.label("company"), _O.stage, _O.contact, _O.closes_on,
            last.on_date.label("last_on"), last.what.label("last_what"), last.by.label("last_by"),
            _P.name.label("last_with"),
        )
        .join(schema.company, _C.id == _O.company_id)
        .outerjoin(ranked, and_(last.opportunity_id == _O.id, last.place == 1))
        .outerjoin(schema.person, _P.id == last.person_id)
        .where(_O.owner == ledger.owner)
        .order_by(_O.id.desc())
    )  # fmt: skip
    with ledger.read() as connection:
        return [made(JobRow, row) for row in connection.execute(query).mappings()]


def job(ledger: Ledger, opportunity_id: int) -> OpportunityRow | None:
    """One opportunity."""
    return _one(ledger, schema.opportunity, OpportunityRow, opportunity_id)


def company(ledger: Ledger, company_id: int) -> CompanyRow | None:
    """One company."""
    return _one(ledger, schema.company, CompanyRow, company_id)


def _one(ledger: Ledger, table: Table, kind: type[T], row_id: int) -> T | None:
    if not 0 < row_id < LARGEST:
        return None
    query = select(*(table.c[name] for name in kind.__struct_fields__))
    with ledger.read() as connection:
        row = connection.execute(query.where(table.c.owner == ledger.owner, table.c.id == row_id)).mappings()
        found = row.one_or_none()
    return made(kind, found) if found else None


def moments_in(ledger: Ledger, opportunity_id: int, *, limit: int = 200) -> list[JobMoment]:
    """The last moments in an opportunity, newest first, retracted ones marked."""
    query = (
        select(
            _M.id, _M.on_date.label("on"), _M.at, _M.what, _M.by, schema.body.c.text, _M.details, _M.person_id,
            _P.name.label("person"), _R.moment_id.is_not(None).label("retracted"),
        )
        .outerjoin(schema.body, schema.body.c.moment_id == _M.id)
        .outerjoin(schema.retraction, _R.moment_id == _M.id)
        .outerjoin(schema.person, _P.id == _M.person_id)
        .where(_M.owner == ledger.owner, _M.opportunity_id == opportunity_id)
        .order_by(_M.on_date.desc(), _M.at.desc(), _M.id.desc())
        .limit(limit)
    )  # fmt: skip
    with ledger.read() as connection:
        rows = connection.execute(query).mappings().all()
    return [made(JobMoment, {**row, "details": row["details"] or {}}) for row in rows]
