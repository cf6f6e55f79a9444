"""What the last act wrote, in its nouns: moments with whom and when, jobs, people, companies, settings."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, select

from tactful.ledger import schema
from tactful.ledger.open import Ledger


class Wrote(Struct, frozen=True, kw_only=True):
    """One thing that an act wrote: `what` happened, or none for a job, a person, a company or a setting."""

    what: str | None = None
    person: str | None = None
    title: str | None = None
    company: str | None = None
    setting: str | None = None
    on: date | None = None


def last_wrote(ledger: Ledger, *, kind: str | None = None, limit: int = 6) -> list[Wrote]:
    """What the last act that was not undone wrote, or the last of a kind: its moments, the newest first, then jobs.

    An act with neither tells the people, companies and settings that it added or changed.
    """
    a = schema.act.c
    query = select(a.id).where(a.owner == ledger.owner, a.undone_at.is_(None), a.effect > 0)
    query = query.where(a.kind == kind) if kind is not None else query
    with ledger.read() as connection:
        act = connection.execute(query.order_by(a.id.desc()).limit(1)).scalar_one_or_none()
        if act is None:
            return []
        told = _moments(connection, ledger.owner, act, limit)
        named = {(one.title, one.company) for one in told}
        told += [
            one
            for one in _jobs(connection, ledger.owner, act, limit)
            if (one.title, one.company) not in named
        ]
        return told[:limit] or _others(connection, ledger.owner, act, limit)


def _moments(connection: Connection, owner: int, act: int, limit: int) -> list[Wrote]:
    m, p, o, k = schema.moment.c, schema.person.c, schema.opportunity.c, schema.company.c
    there = schema.company.alias("there")
    query = (
        select(m.what, m.on_date, p.name, o.title, k.name.label("company"), there.c.name.label("there"))
        .select_from(schema.moment)
        .outerjoin(schema.person, m.person_id == p.id)
        .outerjoin(schema.opportunity, m.opportunity_id == o.id)
        .outerjoin(schema.company, o.company_id == k.id)
        .outerjoin(there, p.company_id == there.c.id)
        .where(m.owner == owner, m.act_id == act)
        .order_by(m.on_date.desc(), m.id.desc())
        .limit(limit)
    )
    return [
        Wrote(
            what=row.what, on=row.on_date, person=row.name, title=row.title, company=row.company or row.there
        )
        for row in connection.execute(query)
    ]


def _touched(connection: Connection, owner: int, act: int, table: Any, query: Select[Any], limit: int) -> Any:
    c = schema.change.c
    changed = select(c.row_id).where(c.owner == owner, c.act_id == act, c.table_name == table.name)
    mine = (table.c.act_id == act) | table.c.id.in_(changed)
    return connection.execute(query.where(table.c.owner == owner, mine).limit(limit))


def _jobs(connection: Connection, owner: int, act: int, limit: int) -> list[Wrote]:
    o, k = schema.opportunity.c, schema.company.c
    query = select(o.title, k.name).join(schema.company, o.company_id == k.id)
    rows = _touched(connection, owner, act, schema.opportunity, query, limit)
    return [Wrote(title=row.title, company=row.name) for row in rows]


def _others(connection: Connection, owner: int, act: int, limit: int) -> list[Wrote]:
    p, k, s = schema.person, schema.company, schema.setting
    people = [
        Wrote(person=row.name)
        for row in _touched(connection, owner, act, p, select(p.c.name).select_from(p), limit)
    ]
    companies = [
        Wrote(company=row.name)
        for row in _touched(connection, owner, act, k, select(k.c.name).select_from(k), limit)
    ]
    query = select(s.c.name).where(s.c.owner == owner, s.c.act_id == act).limit(limit)
    settings = [Wrote(setting=name) for name in connection.execute(query).scalars()]
    return [*(people or companies), *settings][:limit]
