"""What the ledger knows for an audit of the profile: who the connections are, what was recommended, what changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import exists, func, select, update

from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.recording import acting
from tactful.ledger.threads import alive

_P, _C, _M, _E = schema.person.c, schema.company.c, schema.moment.c, schema.entry.c


class Standing(Struct, frozen=True, kw_only=True):
    """One connection: the joining form of their company's name, their title, and the schools you share."""

    company: str | None
    title: str | None
    schools: tuple[str, ...] = ()


def connected(ledger: Ledger) -> list[Standing]:
    """All connections as they stand now."""
    query = (
        select(_C.key, _P.title, _P.shared)
        .outerjoin(schema.company, _C.id == _P.company_id)
        .where(
            _P.owner == ledger.owner,
            _P.connected_on.is_not(None),
            _P.gone_on.is_(None),
            _P.merged_into.is_(None),
        )
    )
    with ledger.read() as connection:
        return [
            Standing(company=key, title=title, schools=tuple(_schools(shared)))
            for key, title, shared in connection.execute(query)
        ]


def recommendations(ledger: Ledger) -> int:
    """How many recommendations were received."""
    mine = (_M.owner == ledger.owner, _M.what == "recommended", _M.by == "them", alive())
    with ledger.read() as connection:
        return int(connection.execute(select(func.count()).where(*mine)).scalar_one())


def changed_on(ledger: Ledger) -> date | None:
    """The day of the last import in which the profile was otherwise than in the one before; None without one."""
    a, c = schema.act.c, schema.change.c
    entered = exists().where(_E.act_id == a.id, _E.owner == ledger.owner)
    altered = exists().where(c.act_id == a.id, c.owner == ledger.owner, c.table_name == "entry")
    query = (
        select(a.at)
        .where(a.owner == ledger.owner, a.undone_at.is_(None), entered | altered)
        .order_by(a.id.desc())
    )
    with ledger.read() as connection:
        days = connection.execute(query.limit(2)).scalars().all()
    # The first import shows what is there and not when it came.
    return days[0].date() if len(days) > 1 else None


def remember(ledger: Ledger, name: str, value: Any, *, now: datetime) -> None:
    """Keep a setting of the program's own; nothing that the person did, so nothing to be undone."""
    with acting(ledger, "audit", now=now) as act:
        act.put_setting(name, value)
        act.connection.execute(update(schema.act).where(schema.act.c.id == act.id).values(effect=0))


def _schools(shared: Any) -> list[str]:
    return [one["name"] for one in shared or () if one.get("what") == "school"]
