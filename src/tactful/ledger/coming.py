"""Days that are fixed: interviews, answers that were promised, last days of postings."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Text, cast, select

from tactful.core.moment import Kind
from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

_P, _C, _O, _M, _R = (
    schema.person.c,
    schema.company.c,
    schema.opportunity.c,
    schema.moment.c,
    schema.record.c,
)
OVER = ("rejected", "withdrawn")
BEFORE_APPLYING = ("none", "saved")


class Interview(Struct, frozen=True, kw_only=True):
    """An interview with one person, or none. `key` names it for good, also when it is moved; `at` where known."""

    key: str
    on: date
    at: datetime | None
    person_id: int | None
    person: str | None
    opportunity_id: int | None
    title: str | None
    company: str | None
    kind: Kind | None


class Promise(Struct, frozen=True, kw_only=True):
    """An answer that was promised for a day: by whom, on which day that was said."""

    on: date
    said_on: date
    person_id: int | None
    person: str | None
    opportunity_id: int | None
    title: str | None
    company: str | None


class Closing(Struct, frozen=True, kw_only=True):
    """The last day of a posting that was not applied to yet."""

    on: date
    opportunity_id: int
    title: str
    company: str


def interviews(ledger: Ledger, *, today: date, since: date, until: date) -> list[Interview]:
    """Interviews of these days, both included; without those from `today` on for a job that is off."""
    event = _M.conversation.is_(None)
    query = _told(ledger.owner, event, _M.what == "scheduled", _M.on_date.between(since, until))
    with ledger.read() as connection:
        rows = connection.execute(query).all()
        known = select(_R.moment_id, _R.key).where(
            _R.owner == ledger.owner, _R.moment_id.in_([row.id for row in rows])
        )
        keys = {row.moment_id: row.key for row in connection.execute(known)} if rows else {}
    return [
        Interview(
            key=f"record {keys[row.id]}" if row.id in keys else f"moment {row.id}",
            on=row.on_date,
            at=row.at,
            person_id=row.person_id,
            person=row.person,
            opportunity_id=row.opportunity_id,
            title=row.title,
            company=row.company or row.theirs,
            kind=(row.details or {}).get("kind"),
        )
        for row in rows
        if row.stage not in OVER or row.on_date < today
    ]


def promises(ledger: Ledger, *, since: date, until: date) -> list[Promise]:
    """Answers promised for these days, by whomever; whether they came is for the story to say."""
    query = _told(ledger.owner, _M.conversation.is_(None), cast(_M.details, Text).contains('"answer_by"'))
    with ledger.read() as connection:
        rows = connection.execute(query).all()
    found = [
        Promise(
            on=date.fromisoformat(row.details["answer_by"]),
            said_on=row.on_date,
            person_id=row.person_id,
            person=row.person,
            opportunity_id=row.opportunity_id,
            title=row.title,
            company=row.company or row.theirs,
        )
        for row in rows
        if row.stage not in OVER and row.details.get("answer_by")
    ]
    return [one for one in found if since <= one.on <= until]


def closings(ledger: Ledger, *, since: date, until: date) -> list[Closing]:
    """Postings that close on these days and were not applied to."""
    query = (
        select(_O.closes_on, _O.id, _O.title, _C.name)
        .join(schema.company, _C.id == _O.company_id)
        .where(
            _O.owner == ledger.owner,
            _O.closes_on.between(since, until),
            _O.stage.in_(BEFORE_APPLYING),
            _C.kept_from.is_(False),
        )
        .order_by(_O.closes_on, _O.id)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).all()
    return [Closing(on=r.closes_on, opportunity_id=r.id, title=r.title, company=r.name) for r in rows]


def _told(owner: int, *where: ColumnElement[bool]) -> Any:
    """Moments that count, with whom and where they happened."""
    theirs = schema.company.alias("theirs")
    return (
        select(
            _M.id, _M.on_date, _M.at, _M.details, _M.person_id, _M.opportunity_id, _P.name.label("person"),
            _O.title, _O.stage, _C.name.label("company"), theirs.c.name.label("theirs"),
        )
        .outerjoin(schema.person, _P.id == _M.person_id)
        .outerjoin(schema.opportunity, _O.id == _M.opportunity_id)
        .outerjoin(schema.company, _C.id == _O.company_id)
        .outerjoin(theirs, theirs.c.id == _P.company_id)
        .where(_M.owner == owner, alive(), *where)
        .order_by(_M.on_date, _M.id)
    )  # fmt: skip
