"""The same event told twice, by a calendar and by hand: one moment, with what either knows."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from tactful.core.moment import What
from tactful.ledger.schema import act, body, change, moment, record, retraction
from tactful.ledger.threads import alive

EVENTS: frozenset[What] = frozenset(
    {"applied", "attended", "hired", "interviewed", "met", "offered", "rejected", "scheduled", "talked"}
)
"""What happens once a day with somebody, so that two sources that tell it tell the same."""

READ = ("import", "answer")
"""The kinds of act that bring what sources tell; all others are by hand."""

_M = moment.c


class Event(Struct, frozen=True, kw_only=True):
    """An event: one that the ledger has (`id`), or one that comes; `by_hand` when the seeker wrote it down."""

    at: datetime | None
    details: dict[str, Any]
    opportunity_id: int | None
    text: str | None
    id: int = 0
    by_hand: bool = False


def told_before(
    connection: Connection,
    owner: int,
    what: What,
    on: date,
    by: str,
    *,
    person_id: int | None,
    opportunity_id: int | None,
) -> list[Event]:
    """What the ledger has of the same event on the same day: with the same person, or of the same job alone."""
    if person_id is None and opportunity_id is None:
        return []
    whose = _M.person_id == person_id if person_id is not None else _M.person_id.is_(None)
    query = (
        select(_M.id, _M.at, _M.details, _M.opportunity_id, body.c.text, act.c.kind)
        .outerjoin(body, body.c.moment_id == _M.id)
        .outerjoin(act, act.c.id == _M.act_id)
        .where(_M.owner == owner, _M.what == what, _M.on_date == on, _M.conversation.is_(None))
        .where(_M.by == by, whose, alive())
        .order_by(_M.at, _M.id)
    )
    return [
        Event(
            id=row.id,
            at=row.at,
            details=row.details or {},
            opportunity_id=row.opportunity_id,
            text=row.text,
            by_hand=row.kind not in READ,
        )
        for row in connection.execute(query)
        if None in (row.opportunity_id, opportunity_id) or row.opportunity_id == opportunity_id
    ]


def are_one(one: Event, other: Event) -> bool:
    """True unless both know a time, or a kind, and not the same."""
    times = {one.at, other.at} - {None}
    kinds = {one.details.get("kind"), other.details.get("kind")} - {None}
    return len(times) <= 1 and len(kinds) <= 1


def joined(first: Event, second: Event) -> Event:
    """What both know; where they differ the first is right."""
    return Event(
        at=first.at or second.at,
        details={**second.details, **first.details},
        opportunity_id=first.opportunity_id or second.opportunity_id,
        text=first.text or second.text,
        id=first.id,
        by_hand=first.by_hand,
    )


def replace(connection: Connection, owner: int, act_id: int, old: int, new: int) -> None:
    """Take a moment back for another; the records that told it tell the other from now on."""
    connection.execute(insert(retraction).values(moment_id=old, owner=owner, act_id=act_id))
    where = (record.c.owner == owner, record.c.moment_id == old)
    keys = connection.execute(select(record.c.key).where(*where)).scalars().all()
    if not keys:
        return
    connection.execute(update(record).where(*where).values(moment_id=new))
    noted = {"owner": owner, "act_id": act_id, "table_name": record.name}
    values = {"before": {"moment_id": old}, "after": {"moment_id": new}}
    connection.execute(insert(change), [{**noted, "row_id": key, **values} for key in keys])
