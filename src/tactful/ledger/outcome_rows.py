"""What was tried and what came of it: requests, words between people, applications."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from sqlalchemy import Connection, Select, and_, func, literal, or_, select

from tactful.core.moment import By, What
from tactful.core.situation import Role, Share, Stage
from tactful.ledger import schema
from tactful.ledger.identity import LINKEDIN
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

WORDS: tuple[What, ...] = ("messaged", "emailed", "thanked", "followed-up", "talked", "interviewed", "met")
"""What passes between two people."""

_BATCH = 500
_P, _O, _M, _B, _T = (
    schema.person.c,
    schema.opportunity.c,
    schema.moment.c,
    schema.body.c,
    schema.thread.c,
)


class RequestRow(Struct, frozen=True, kw_only=True):
    """A request of mine. `exported_on` is the day of the export that showed it first, None when noted by hand."""

    person_id: int
    on: date
    text: str | None
    exported_on: date | None


class WordRow(Struct, frozen=True):
    """One thing that happened with a person."""

    id: int
    person_id: int
    on: date
    what: What
    by: By


class TriedRow(Struct, frozen=True, kw_only=True):
    """What is noted by hand of somebody, as far as it bears on an answer."""

    id: int
    role: Role | None
    link: str | None
    mutuals: int | None
    mutual_names: tuple[str, ...]
    shares: tuple[Share, ...]
    shared: tuple[Share, ...]


class ApplicationRow(Struct, frozen=True, kw_only=True):
    """An opportunity: its stage and all that it had before, its moments, and the day a referral came.

    `added_on` is the day it came into the ledger; `inside` says that somebody there, by what is known of where
    people work, was connected before the day of the first application.
    """

    id: int
    stage: Stage
    had: frozenset[str]
    moments: tuple[tuple[What, date], ...]
    added_on: date
    inside: bool
    referred_on: tuple[date, ...]


def exported_until(ledger: Ledger) -> date | None:
    """The day of the newest LinkedIn export that was read; None when there was none."""
    with ledger.read() as connection:
        return max(_exports(connection, ledger.owner).values(), default=None)


def _exports(connection: Connection, owner: int) -> dict[int, date]:
    a = schema.act.c
    query = select(a.id, a.exported).where(a.owner == owner, a.exported.is_not(None), a.undone_at.is_(None))
    return {
        act: date.fromisoformat(told[LINKEDIN])
        for act, told in connection.execute(query).tuples()
        if LINKEDIN in told
    }


def _requested(owner: int, since: date, until: date) -> Select[tuple[int | None]]:
    return select(_M.person_id).where(
        _M.owner == owner,
        _M.what == "invited",
        _M.by == "me",
        _M.on_date.between(since, until),
        _M.conversation.is_(None),
        _M.person_id.is_not(None),
        alive(),
    )


def requests(ledger: Ledger, since: date, until: date) -> list[RequestRow]:
    """My requests of these days, in their order."""
    query = (
        _requested(ledger.owner, since, until)
        .add_columns(_M.on_date, _B.text, _M.act_id)
        .outerjoin(schema.body, _B.moment_id == _M.id)
        .order_by(_M.on_date, _M.id)
    )
    with ledger.read() as connection:
        exports = _exports(connection, ledger.owner)
        return [
            RequestRow(person_id=person_id, on=on, text=text, exported_on=exports.get(act))
            for person_id, on, text, act in connection.execute(query).tuples()
            if person_id is not None
        ]


def around_requests(ledger: Ledger, since: date, until: date) -> dict[int, list[WordRow]]:
    """All that happened until `until` with those asked in these days, by person, in its order."""
    whose = _M.person_id.in_(_requested(ledger.owner, since, until))
    with ledger.read() as connection:
        return _by_person(connection, _words().where(whose, _M.on_date <= until))


def words(ledger: Ledger, since: date, until: date, *, before: int) -> dict[int, list[WordRow]]:
    """What passed between me and each of those I may have written to, from `before` days before `since`."""
    days = _M.on_date.between(since - timedelta(days=before), until)
    wrote = select(_T.person_id).where(_T.owner == ledger.owner, _T.last_on >= since, _T.mine > 0)
    spoken = _words().where(_M.person_id.in_(wrote), days, _M.conversation.is_not(None))
    noted = _words().where(_M.what.in_(WORDS), days, _M.conversation.is_(None), _M.person_id.is_not(None))
    with ledger.read() as connection:
        found = _by_person(connection, spoken)
        for person_id, rows in _by_person(connection, noted.where(_M.owner == ledger.owner)).items():
            # Messages of a day are in order already, and their ids are not.
            found[person_id] = sorted([*found.get(person_id, []), *rows], key=lambda row: row.on)
    return found


def _words() -> Select[tuple[int, int, date, str, str]]:
    return (
        select(_M.id, _M.person_id, _M.on_date, _M.what, _M.by)
        .where(_M.in_group.is_(False), _M.junk.is_(False), alive())
        .order_by(_M.person_id, _M.on_date, _M.at, _M.id)
    )


def _by_person(
    connection: Connection, query: Select[tuple[int, int, date, str, str]]
) -> dict[int, list[WordRow]]:
    found: dict[int, list[WordRow]] = defaultdict(list)
    for row in connection.execute(query).tuples():
        found[row[1]].append(WordRow(*row))  # type: ignore[arg-type]
    return dict(found)


def texts(ledger: Ledger, moment_ids: Sequence[int]) -> dict[int, str]:
    """The words of these moments; those without any are left out."""
    found: dict[int, str] = {}
    with ledger.read() as connection:
        for batch in _batches(moment_ids):
            query = select(_B.moment_id, _B.text).where(_B.owner == ledger.owner, _B.moment_id.in_(batch))
            found.update(connection.execute(query).tuples().all())
    return found


def tried(ledger: Ledger) -> dict[int, TriedRow]:
    """By id the people of whom anything of this is noted."""
    columns = [schema.person.c[name] for name in TriedRow.__struct_fields__]
    noted = or_(*(column.is_not(None) for column in columns[1:]))
    with ledger.read() as connection:
        return {
            row[0]: TriedRow(
                id=row[0],
                role=row[1],
                link=row[2],
                mutuals=row[3],
                mutual_names=tuple(row[4] or ()),
                shares=tuple(row[5] or ()),
                shared=tuple(one["what"] for one in row[6] or ()),
            )
            for row in connection.execute(select(*columns).where(_P.owner == ledger.owner, noted)).tuples()
        }


def _batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def applications(ledger: Ledger) -> list[ApplicationRow]:
    """All opportunities, with what happened in each."""
    a = schema.act.c
    of_job = and_(_M.owner == ledger.owner, _M.opportunity_id.is_not(None), alive())
    happened = select(_M.opportunity_id, _M.what, _M.on_date).where(of_job).order_by(_M.on_date, _M.id)
    jobs = select(_O.id, _O.stage, a.at).join(schema.act, a.id == _O.act_id).where(_O.owner == ledger.owner)
    moments: dict[int, list[tuple[What, date]]] = defaultdict(list)
    with ledger.read() as connection:
        for job, what, on in connection.execute(happened).tuples():
            moments[job or 0].append((what, on))
        had = _stages_before(connection, ledger.owner)
        inside = _inside(connection, ledger.owner)
        referred = _referred(connection, ledger.owner)
        return [
            ApplicationRow(
                id=job,
                stage=stage,
                had=frozenset(had.get(job, ())),
                moments=tuple(moments.get(job, ())),
                added_on=at.astimezone(ledger.zone).date(),
                inside=job in inside,
                referred_on=tuple(referred.get(job, ())),
            )
            for job, stage, at in connection.execute(jobs.order_by(_O.id)).tuples()
        ]


def _stages_before(connection: Connection, owner: int) -> dict[int, set[str]]:
    """The stages that acts which still stand changed."""
    c, a = schema.change.c, schema.act.c
    query = (
        select(c.row_id, c.before)
        .join(schema.act, a.id == c.act_id)
        .where(c.owner == owner, c.table_name == "opportunity", a.undone_at.is_(None))
    )
    found: dict[int, set[str]] = defaultdict(set)
    for job, before in connection.execute(query).tuples():
        if before and before.get("stage"):
            found[job].add(before["stage"])
    return found


def _inside(connection: Connection, owner: int) -> set[int]:
    """Opportunities at whose company somebody was connected before I applied, and has not come or gone since."""
    applied = (
        select(_M.opportunity_id, _O.company_id, func.min(_M.on_date))
        .join(schema.opportunity, _O.id == _M.opportunity_id)
        .where(_M.owner == owner, _M.what == "applied", alive())
        .group_by(_M.opportunity_id, _O.company_id)
    )
    there = _contacts(connection, owner)
    return {
        job
        for job, company_id, on in connection.execute(applied).tuples()
        if job is not None
        and any(came < on < gone and moved <= on for came, gone, moved in there.get(company_id, ()))
    }


def _contacts(connection: Connection, owner: int) -> dict[int, list[tuple[date, date, date]]]:
    """By company of an opportunity: since when somebody is connected, until when, and since when they work there."""
    moves = (
        select(_M.person_id, func.max(_M.on_date).label("on_date"))
        .where(_M.owner == owner, _M.what == "moved", _M.conversation.is_(None), alive())
        .group_by(_M.person_id)
        .subquery()
    )
    here = and_(_P.owner == owner, _P.merged_into.is_(None), _P.company_id.in_(select(_O.company_id)))
    moved = _P.id.in_(select(moves.c.person_id))
    # Most have neither moved nor gone: of those at a company the first to be connected stands for all.
    stayed = (
        select(_P.company_id, func.min(_P.connected_on), literal(None), literal(None))
        .where(here, _P.connected_on.is_not(None), _P.gone_on.is_(None), ~moved)
        .group_by(_P.company_id)
    )
    others = (
        select(_P.company_id, _P.connected_on, _P.gone_on, moves.c.on_date)
        .outerjoin(moves, moves.c.person_id == _P.id)
        .where(here, _P.connected_on.is_not(None), or_(_P.gone_on.is_not(None), moved))
    )
    noted = (
        select(_P.company_id, func.min(_M.on_date), literal(None), moves.c.on_date)
        .join(schema.moment, _M.person_id == _P.id)
        .outerjoin(moves, moves.c.person_id == _P.id)
        .where(here, _P.connected_on.is_(None), _M.what.in_(("accepted", "connected")), alive())
        .group_by(_P.id, _P.company_id, moves.c.on_date)
    )
    found: dict[int, list[tuple[date, date, date]]] = defaultdict(list)
    for query in (stayed, others, noted):
        for company_id, came, gone, on in connection.execute(query).tuples():
            found[company_id].append((came, gone or date.max, on or date.min))
    return found


def _referred(connection: Connection, owner: int) -> dict[int, list[date]]:
    """The days of referrals: for the opportunity itself, or to somebody at its company."""
    referral = and_(_M.owner == owner, _M.what == "referred", _M.conversation.is_(None), alive())
    direct = select(_M.opportunity_id, _M.on_date).where(referral, _M.opportunity_id.is_not(None))
    there = (
        select(_O.id, _M.on_date)
        .join(schema.person, _P.id == _M.person_id)
        .join(schema.opportunity, _O.company_id == _P.company_id)
        .where(referral, _M.opportunity_id.is_(None), _O.owner == owner)
    )
    found: dict[int, list[date]] = defaultdict(list)
    for query in (direct, there):
        for job, on in connection.execute(query).tuples():
            found[job or 0].append(on)
    return found
