"""Whom the agenda should look at: narrow questions to a wide ledger. The story decides, these only pick."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select

from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

_P, _C, _O, _M, _T = (
    schema.person.c,
    schema.company.c,
    schema.opportunity.c,
    schema.moment.c,
    schema.thread.c,
)
LIVE_STAGES = ("saved", "applied", "interviewing", "offer")
LOGGED = (
    "applied", "met", "attended", "scheduled", "interviewed", "referred", "accepted", "emailed", "thanked",
    "followed-up", "talked", "rejected", "offered", "hired", "messaged",
)  # fmt: skip


class Waiting(Struct, frozen=True, kw_only=True):
    """A conversation whose last word is theirs.

    `exchange`: I wrote in it before; `job`: an opportunity of mine is at their company.
    """

    person_id: int
    last_on: date
    exchange: bool
    job: bool


class Invitations(Struct, frozen=True, kw_only=True):
    """My requests: all pending ones, the old among them with the day they were sent, and what was used."""

    pending: int
    old: list[tuple[int, date]]
    sent_last_week: int
    notes_last_month: int


class Tie(Struct, frozen=True, kw_only=True):
    """Somebody with a real exchange: `strength` counts the messages of the quieter side and praise."""

    person_id: int
    strength: int
    last_on: date


def waiting(ledger: Ledger, *, today: date, within: int, limit: int = 200) -> tuple[list[Waiting], int]:
    """One-to-one conversations outside spam whose last message is theirs, newest first; how many are older.

    `within` is in days; the count is of all conversations before that.
    """
    since = today - timedelta(days=within)
    theirs = and_(_T.owner == ledger.owner, _T.last_by == "them")
    job = exists().where(_O.company_id == _P.company_id, _O.owner == ledger.owner, _O.stage.in_(LIVE_STAGES))
    query = (
        select(_T.person_id, _T.last_on, (_T.mine > 0).label("exchange"), job.label("job"))
        .join(schema.person, _P.id == _T.person_id)
        .where(theirs, _T.last_on >= since, _P.kept_out.is_(False))
        .order_by(_T.last_on.desc(), _T.conversation)
        .limit(limit)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).all()
        older = select(func.count()).select_from(schema.thread).where(theirs, _T.last_on < since)
        count = connection.execute(older).scalar_one()
    found = [
        Waiting(person_id=r.person_id, last_on=r.last_on, exchange=bool(r.exchange), job=bool(r.job))
        for r in rows
    ]
    return found, count


def unanswered(ledger: Ledger, *, today: date, within: int, limit: int = 20) -> list[int]:
    """People I wrote to within so many days who have never answered, the newest first."""
    query = (
        select(_T.person_id)
        .join(schema.person, _P.id == _T.person_id)
        .where(
            _T.owner == ledger.owner,
            _T.last_by == "me",
            _T.theirs == 0,
            _T.last_on.between(today - timedelta(days=within), today),
            _P.kept_out.is_(False),
        )
        .order_by(_T.last_on.desc(), _T.conversation)
        .limit(limit)
    )
    with ledger.read() as connection:
        return list(connection.execute(query).scalars())


def newly_connected(ledger: Ledger, *, today: date, within: int) -> list[int]:
    """People who became a connection within so many days after I invited them, not written to since."""
    m, w = schema.moment.alias("m"), schema.moment.alias("w")
    invited = exists().where(
        m.c.person_id == _P.id, m.c.what == "invited", m.c.by == "me", m.c.on_date <= _P.connected_on
    )
    written = exists().where(
        w.c.person_id == _P.id,
        w.c.by == "me",
        w.c.on_date >= _P.connected_on,
        w.c.what.in_(("messaged", "emailed", "thanked", "followed-up", "talked")),
        w.c.id.not_in(select(schema.retraction.c.moment_id)),
    )
    query = (
        select(_P.id)
        .where(
            _P.owner == ledger.owner,
            _P.connected_on.between(today - timedelta(days=within), today),
            _P.gone_on.is_(None),
            _P.kept_out.is_(False),
            _P.merged_into.is_(None),
            invited,
            ~written,
        )
        .order_by(_P.connected_on.desc(), _P.id)
    )
    with ledger.read() as connection:
        return list(connection.execute(query).scalars())


def invitations(ledger: Ledger, *, today: date, older_than: int) -> Invitations:
    """My requests that nobody answered or took back, and how many were sent lately."""
    answer = schema.moment.alias("answer")
    mine = and_(
        _M.owner == ledger.owner, _M.what == "invited", _M.by == "me", _M.conversation.is_(None), alive()
    )
    answered = exists().where(
        answer.c.person_id == _M.person_id,
        answer.c.on_date >= _M.on_date,
        answer.c.what.in_(("accepted", "connected", "declined", "withdrew")),
        answer.c.id.not_in(select(schema.retraction.c.moment_id)),
    )
    linked = exists().where(_P.id == _M.person_id, or_(_P.connected_on.is_not(None), _P.link == "connected"))
    pending = (
        select(_M.person_id, func.max(_M.on_date).label("sent"))
        .where(mine, _M.person_id.is_not(None), ~linked, ~answered)
        .group_by(_M.person_id)
        .order_by("sent", _M.person_id)
    )
    noted = exists().where(schema.body.c.moment_id == _M.id)
    week, month = today - timedelta(days=6), today - timedelta(days=29)
    used = select(
        func.coalesce(func.sum(case((_M.on_date >= week, 1), else_=0)), 0),
        func.coalesce(func.sum(case((noted, 1), else_=0)), 0),
    ).where(mine, _M.on_date.between(month, today))
    before = today - timedelta(days=older_than)
    with ledger.read() as connection:
        rows = connection.execute(pending).tuples().all()
        sent, notes = connection.execute(used).one()
    return Invitations(
        pending=len(rows),
        old=[(person_id, on) for person_id, on in rows if on < before],
        sent_last_week=sent,
        notes_last_month=notes,
    )


def turned_down(ledger: Ledger, *, today: date, within: int) -> bool:
    """True when a no came in within so many days, from whoever or wherever."""
    query = select(_M.id).where(
        _M.owner == ledger.owner,
        _M.what == "rejected",
        _M.on_date.between(today - timedelta(days=within), today),
        alive(),
    )
    with ledger.read() as connection:
        return connection.execute(query.limit(1)).first() is not None


def moved(ledger: Ledger, *, today: date, within: int) -> list[int]:
    """People who changed job within so many days, newest first."""
    return _with_moments(ledger, ("moved",), today - timedelta(days=within), today)


def lately(ledger: Ledger, *, today: date, within: int, ahead: int = 60) -> list[int]:
    """People with anything logged within so many days, or planned for the days ahead; newest first."""
    return _with_moments(ledger, LOGGED, today - timedelta(days=within), today + timedelta(days=ahead))


def _with_moments(ledger: Ledger, whats: tuple[str, ...], since: date, until: date) -> list[int]:
    mine = and_(
        _M.owner == ledger.owner,
        _M.what.in_(whats),
        _M.on_date.between(since, until),
        _M.conversation.is_(None),
        alive(),
    )
    direct = (
        select(_M.person_id, func.max(_M.on_date).label("last"))
        .join(schema.person, _P.id == _M.person_id)
        .where(mine, _P.kept_out.is_(False))
        .group_by(_M.person_id)
    )
    with ledger.read() as connection:
        rows = connection.execute(direct).tuples().all()
    return [person_id for person_id, last in sorted(rows, key=lambda row: (-row[1].toordinal(), row[0]))]


def going_cold(ledger: Ledger, *, today: date, after: int, before: int, top: int = 20) -> list[Tie]:
    """The strongest ties whose last exchange lies between `after` and `before` days back."""
    quieter: ColumnElement[int] = case((_T.mine < _T.theirs, _T.mine), else_=_T.theirs)
    last_on = func.max(_T.last_on)
    talks = (
        select(_T.person_id, func.sum(quieter).label("both"), last_on.label("last_on"))
        .where(_T.owner == ledger.owner)
        .group_by(_T.person_id)
        .having(last_on.between(today - timedelta(days=before), today - timedelta(days=after)))
        .subquery()
    )
    praise = (
        select(_M.person_id, func.count().label("times"))
        .where(_M.owner == ledger.owner, _M.what == "recommended", _M.conversation.is_(None), alive())
        .group_by(_M.person_id)
        .subquery()
    )
    strength = talks.c.both + 5 * func.coalesce(praise.c.times, 0)
    query = (
        select(talks.c.person_id, strength.label("strength"), talks.c.last_on)
        .join(schema.person, _P.id == talks.c.person_id)
        .outerjoin(praise, praise.c.person_id == talks.c.person_id)
        .where(
            talks.c.both > 0,
            _P.kept_out.is_(False),
            _P.gone_on.is_(None),
        )
        .order_by(strength.desc(), talks.c.person_id)
        .limit(top)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).all()
    return [Tie(person_id=r.person_id, strength=r.strength, last_on=r.last_on) for r in rows]
