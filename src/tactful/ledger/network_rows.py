"""The ledger asked about ties: who is or was at companies, and what passed between two people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, convert
from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, func, insert, or_, select

from tactful.core.situation import Share, Shared
from tactful.ledger import schema
from tactful.ledger.identity import LINKEDIN, company_key, fold, numbers
from tactful.ledger.open import Ledger
from tactful.ledger.rows import PersonRow, made
from tactful.ledger.threads import alive

if TYPE_CHECKING:
    from tactful.ledger.recording import Act

_P, _C, _M, _T, _Q = schema.person.c, schema.company.c, schema.moment.c, schema.thread.c, schema.question.c
_BATCH = 500
_ASKED = "network"
"""The source of a question about a tie."""
_LISTED = f"{LINKEDIN}:connections"
Mark = Literal["recommended", "recommended-them", "endorsed", "talked", "referred", "moved"]


class Connected(Struct, frozen=True, kw_only=True):
    """One connection as it stands now, in short."""

    id: int
    name: str
    company_id: int | None
    title: str | None
    connected_on: date
    shared: tuple[Shared, ...] = ()
    shares: tuple[Share, ...] = ()
    kept_out: bool = False


class Passed(Struct, frozen=True, kw_only=True):
    """What passed between two people: messages each way, the day of the last, and when each other thing last was.

    `times` counts them; `talked` are calls and meetings, `recommended` and `endorsed` what they wrote for me.
    """

    mine: int = 0
    theirs: int = 0
    last_on: date | None = None
    marks: dict[Mark, date] = {}
    times: dict[Mark, int] = {}


class WasAt(Struct, frozen=True, kw_only=True):
    """Someone who was at a company before, as an earlier export had it; `left_by` is the day this was seen."""

    person_id: int
    company_id: int
    left_by: date


def company_names(ledger: Ledger) -> dict[int, str]:
    """All companies by id."""
    with ledger.read() as connection:
        rows = connection.execute(select(_C.id, _C.name).where(_C.owner == ledger.owner).order_by(_C.id))
        return dict(rows.tuples().all())


def kept_names(ledger: Ledger) -> list[str]:
    """The companies marked as those that must not learn of the search."""
    with ledger.read() as connection:
        query = select(_C.name).where(_C.owner == ledger.owner, _C.kept_from.is_(True))
        return list(connection.execute(query).scalars())


def at(ledger: Ledger, company_ids: Iterable[int]) -> list[PersonRow]:
    """Everybody at these companies about whom advice is wanted and who has not left the connections."""
    return list(_some(ledger, _P.company_id, company_ids, _P.gone_on.is_(None), _P.kept_out.is_(False)))


def people(ledger: Ledger, person_ids: Iterable[int]) -> list[PersonRow]:
    """These people, but those kept out of advice and those who have left the connections."""
    return list(_some(ledger, _P.id, person_ids, _P.gone_on.is_(None), _P.kept_out.is_(False)))


def named(ledger: Ledger, names: Iterable[str]) -> list[PersonRow]:
    """Connections by these names."""
    folded = {fold(name) for name in names}
    return list(_some(ledger, _P.folded, folded, _linked(), _P.gone_on.is_(None), _P.kept_out.is_(False)))


def namesakes(ledger: Ledger, names: Iterable[str]) -> set[str]:
    """Those of these names that more than one person has."""
    wanted = {fold(name): name for name in names}
    query = (
        select(_P.folded)
        .where(_P.owner == ledger.owner, _P.merged_into.is_(None))
        .group_by(_P.folded)
        .having(func.count() > 1)
    )
    twice: set[str] = set()
    with ledger.read() as connection:
        for some in _batches(wanted):
            twice.update(connection.execute(query.where(_P.folded.in_(some))).scalars())
    return {name for folded, name in wanted.items() if folded in twice}


def titled(ledger: Ledger, words: Sequence[str], *, limit: int) -> list[PersonRow]:
    """Connections with one of these words in their title, the newest connections first."""
    says = or_(*(_P.title.icontains(word, autoescape=True) for word in words))
    query = (
        _rows(ledger)
        .where(_linked(), _P.gone_on.is_(None), _P.kept_out.is_(False), says)
        .order_by(None)
        .order_by(_P.connected_on.desc(), _P.id)
        .limit(limit)
    )
    with ledger.read() as connection:
        return [made(PersonRow, row) for row in connection.execute(query).mappings()]


def connections(ledger: Ledger) -> list[Connected]:
    """All connections as they stand now, by id."""
    names = ("id", "name", "company_id", "title", "connected_on", "shared", "shares", "kept_out")
    query = (
        select(*(_P[name] for name in names))
        .where(
            _P.owner == ledger.owner,
            _P.connected_on.is_not(None),
            _P.gone_on.is_(None),
            _P.merged_into.is_(None),
        )
        .order_by(_P.id)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).tuples().all()
    return [
        Connected(
            id=row[0],
            name=row[1],
            company_id=row[2],
            title=row[3],
            connected_on=row[4],
            shared=convert(row[5] or (), tuple[Shared, ...]),
            shares=tuple(row[6] or ()),
            kept_out=row[7],
        )
        for row in rows
    ]


def were_at(
    ledger: Ledger, *, company_ids: Iterable[int] = (), person_ids: Iterable[int] = ()
) -> list[WasAt]:
    """Who was at these companies before, and where these people were, as an import has seen them change."""
    ch, a = schema.change.c, schema.act.c
    here, who = set(company_ids), set(person_ids)
    query = (
        select(ch.row_id, ch.before, ch.after, a.exported, a.at)
        .join(schema.act, a.id == ch.act_id)
        .where(
            ch.owner == ledger.owner,
            ch.table_name == "person",
            a.kind == "import",
            a.undone_at.is_(None),
            cast(ch.before, Text).contains('"company_id"'),
        )
        .order_by(ch.id)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).tuples().all()
    return [
        WasAt(person_id=row_id, company_id=before["company_id"], left_by=_day(ledger, exported, at))
        for row_id, before, after, exported, at in rows
        if (before or {}).get("company_id") is not None
        and (after or {}).get("company_id") not in (None, before["company_id"])
        and (row_id in who or before["company_id"] in here)
    ]


def passed(ledger: Ledger, person_ids: Iterable[int]) -> dict[int, Passed]:
    """What passed between me and each of these people; everyone has an entry."""
    ids = list(dict.fromkeys(person_ids))
    words: dict[int, tuple[int, int, date]] = {}
    marks: dict[int, dict[Mark, date]] = {}
    times: dict[int, dict[Mark, int]] = {}
    with ledger.read() as connection:
        for some in _batches(ids):
            threads = (
                select(_T.person_id, func.sum(_T.mine), func.sum(_T.theirs), func.max(_T.last_on))
                .where(_T.owner == ledger.owner, _T.person_id.in_(some))
                .group_by(_T.person_id)
            )
            for person_id, mine, theirs, last_on in connection.execute(threads).tuples():
                words[person_id] = (mine, theirs, last_on)
            for person_id, mark, count, on in connection.execute(_marks(some)).tuples():
                marks.setdefault(person_id, {})[mark] = on
                times.setdefault(person_id, {})[mark] = count
    return {
        one: Passed(
            mine=words[one][0] if one in words else 0,
            theirs=words[one][1] if one in words else 0,
            last_on=words[one][2] if one in words else None,
            marks=marks.get(one, {}),
            times=times.get(one, {}),
        )
        for one in ids
    }


def messages(ledger: Ledger) -> dict[int, int]:
    """By person the messages of the side that wrote less, over all conversations; none has no entry."""
    quieter = func.sum(case((_T.mine < _T.theirs, _T.mine), else_=_T.theirs))
    query = (
        select(_T.person_id, quieter)
        .where(_T.owner == ledger.owner)
        .group_by(_T.person_id)
        .having(quieter > 0)
    )
    with ledger.read() as connection:
        return dict(connection.execute(query).tuples().all())


def spammers(ledger: Ledger, *, limit: int) -> list[int]:
    """Connections whose messages the platform filed as spam and to whom I never wrote, the newest first."""
    written = select(_T.person_id).where(_T.owner == ledger.owner, _T.mine > 0)
    last = func.max(_M.on_date)
    query = (
        select(_M.person_id)
        .join(schema.person, _P.id == _M.person_id)
        .where(
            _M.owner == ledger.owner, _M.junk.is_(True), _M.by == "them", alive(),
            _P.connected_on.is_not(None), _P.gone_on.is_(None), _P.merged_into.is_(None),
            _P.id.not_in(written),
        )
        .group_by(_M.person_id)
        .order_by(last.desc(), _M.person_id)
        .limit(limit)
    )  # fmt: skip
    with ledger.read() as connection:
        return [one for one in connection.execute(query).scalars() if one is not None]


def exported_on(ledger: Ledger) -> date | None:
    """The day of the newest list of connections that was read."""
    a = schema.act.c
    query = select(a.exported, a.at).where(
        a.owner == ledger.owner, a.exported.is_not(None), a.undone_at.is_(None)
    )
    with ledger.read() as connection:
        days = [
            _day(ledger, exported, at)
            for exported, at in connection.execute(query).tuples()
            if _LISTED in exported
        ]
    return max(days, default=None)


def denied(ledger: Ledger) -> set[tuple[int, str]]:
    """The ties that the person has said no to: whose, and which in the words of `tie`."""
    query = select(_Q.person_id, _Q.text).where(
        _Q.owner == ledger.owner, _Q.source == _ASKED, _Q.answer == "no"
    )
    with ledger.read() as connection:
        return set(connection.execute(query).tuples().all())


def tie(what: Share, name: str) -> str:
    """A tie in one text, by which it is denied."""
    return f"{what}: {company_key(name)}"


def deny(act: Act, ledger: Ledger, person_id: int, told: str, on: date) -> None:
    """Keep, in an act of the person's, that there is no such tie: it is not asked about again."""
    key = numbers(ledger.secret)(f"{_ASKED}\0{person_id}\0{told}")
    values = {
        "owner": act.owner, "act_id": act.id, "key": key, "source": _ASKED, "person_id": person_id,
        "text": told, "answer": "no", "asked_on": on,
    }  # fmt: skip
    act.connection.execute(insert(schema.question).values(**values))


def _day(ledger: Ledger, exported: dict[str, str] | None, at: datetime) -> date:
    """The day that an import speaks of: that of the list of connections, else the day it was read."""
    told = (exported or {}).get(_LISTED)
    return date.fromisoformat(told) if told else at.astimezone(ledger.zone).date()


def _marks(some: Sequence[int]) -> Select[Any]:
    theirs = _M.by == "them"
    mark = case(
        (and_(_M.what == "recommended", theirs), "recommended"),
        (_M.what == "recommended", "recommended-them"),
        (_M.what.in_(("talked", "met")), "talked"),
        else_=_M.what,
    )
    counted = or_(
        _M.what.in_(("recommended", "talked", "met")),
        and_(_M.what.in_(("endorsed", "referred", "moved")), theirs),
    )
    return (
        select(_M.person_id, mark, func.count(), func.max(_M.on_date))
        .where(_M.person_id.in_(some), counted, _M.conversation.is_(None), alive())
        .group_by(_M.person_id, mark)
    )


def _linked() -> ColumnElement[bool]:
    return or_(_P.connected_on.is_not(None), _P.link == "connected")


def _rows(ledger: Ledger) -> Select[Any]:
    columns = (_P[name] for name in PersonRow.__struct_fields__)
    return select(*columns).where(_P.owner == ledger.owner, _P.merged_into.is_(None)).order_by(_P.id)


def _some(
    ledger: Ledger, column: ColumnElement[Any], values: Iterable[Any], *where: ColumnElement[bool]
) -> Iterator[PersonRow]:
    with ledger.read() as connection:
        for some in _batches(values):
            query = _rows(ledger).where(column.in_(some), *where)
            yield from (made(PersonRow, row) for row in connection.execute(query).mappings())


def _batches(values: Iterable[Any]) -> Iterator[list[Any]]:
    every = list(dict.fromkeys(values))
    for start in range(0, len(every), _BATCH):
        yield every[start : start + _BATCH]
