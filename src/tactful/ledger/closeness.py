"""Who is close: the people nearest to each job, and how much two people have written to each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, CompoundSelect, and_, case, exists, func, or_, select, union

from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.picking import LIVE_STAGES

_P, _O, _M, _T = schema.person.c, schema.opportunity.c, schema.moment.c, schema.thread.c
_BATCH = 500
SAVED = 20
"""Of the jobs saved, how many of the newest matter."""


def connections(ledger: Ledger) -> int:
    """How many connections there are now."""
    query = select(func.count()).where(
        _P.owner == ledger.owner,
        _P.connected_on.is_not(None),
        _P.gone_on.is_(None),
        _P.merged_into.is_(None),
    )
    with ledger.read() as connection:
        return int(connection.execute(query).scalar_one())


def closest_around_jobs(ledger: Ledger, *, today: date, within: int, each: int, top: int) -> list[int]:
    """The people closest to me at companies that matter now: those I talked with most, then lately.

    A company matters when it is a target, or a live opportunity there was touched `within` so many days; `each` is
    how many people of one company, `top` how many in all.
    """
    there = (
        select(_P.id)
        .where(
            _P.owner == ledger.owner,
            _P.company_id.in_(_companies_that_matter(ledger, today - timedelta(days=within))),
            _P.connected_on.is_not(None),
            _P.gone_on.is_(None),
            _P.kept_out.is_(False),
            _P.merged_into.is_(None),
        )
        .cte("there")
    )
    talks = (
        select(_T.person_id, _quieter().label("both"), func.max(_T.last_on).label("last_on"))
        .where(_T.owner == ledger.owner, _T.person_id.in_(select(there.c.id)))
        .group_by(_T.person_id)
        .subquery()
    )
    by_closeness = (
        func.coalesce(talks.c.both, 0).desc(),
        talks.c.last_on.desc(),
        _P.connected_on.desc(),
        _P.id,
    )
    place = func.row_number().over(partition_by=_P.company_id, order_by=by_closeness)
    ranked = (
        select(_P.id, place.label("place"), talks.c.both, talks.c.last_on)
        .outerjoin(talks, talks.c.person_id == _P.id)
        .where(_P.id.in_(select(there.c.id)))
        .subquery()
    )
    query = (
        select(ranked.c.id)
        .where(ranked.c.place <= each)
        .order_by(func.coalesce(ranked.c.both, 0).desc(), ranked.c.last_on.desc(), ranked.c.id)
        .limit(top)
    )
    with ledger.read() as connection:
        return list(connection.execute(query).scalars())


def _companies_that_matter(ledger: Ledger, since: date) -> CompoundSelect[tuple[int]]:
    live = and_(_O.owner == ledger.owner, _O.stage.in_(LIVE_STAGES))
    touched = exists().where(_M.opportunity_id == _O.id, _M.on_date >= since)
    saved = select(_O.company_id).where(live, _O.stage == "saved").order_by(_O.id.desc()).limit(SAVED)
    return union(
        select(schema.company.c.id).where(
            schema.company.c.owner == ledger.owner, schema.company.c.target.is_(True)
        ),
        select(_O.company_id).where(live, or_(touched, _O.stage.in_(("interviewing", "offer")))),
        select(saved.subquery().c.company_id),
    )


def _quieter() -> ColumnElement[int]:
    """Messages of the side that wrote less, over all conversations."""
    return func.sum(case((_T.mine < _T.theirs, _T.mine), else_=_T.theirs))


class Talks(Struct, frozen=True, kw_only=True):
    """How much two people have written to each other: messages of the quieter side, and the last day."""

    both: int = 0
    last_on: date | None = None


def talks(ledger: Ledger, person_ids: Sequence[int]) -> dict[int, Talks]:
    """The talks with each of these people; everyone has an entry."""
    found = dict.fromkeys(person_ids, Talks())
    both = _quieter()
    with ledger.read() as connection:
        for start in range(0, len(person_ids), _BATCH):
            query = (
                select(_T.person_id, both, func.max(_T.last_on))
                .where(_T.owner == ledger.owner, _T.person_id.in_(person_ids[start : start + _BATCH]))
                .group_by(_T.person_id)
            )
            for person_id, count, last_on in connection.execute(query).tuples():
                found[person_id] = Talks(both=count, last_on=last_on)
    return found
