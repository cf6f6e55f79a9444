"""What the ledger knows, read: people by what was typed, and the parts of situations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, literal, or_, select

from tactful.core.moment import Moment
from tactful.ledger import schema
from tactful.ledger import totals as counting
from tactful.ledger.identity import company_key, fold
from tactful.ledger.open import Ledger
from tactful.ledger.reports import Totals
from tactful.ledger.rows import (
    AsideRow,
    CompanyRow,
    OpportunityParts,
    OpportunityRow,
    Parts,
    PersonRow,
    TimelineRow,
    made,
)
from tactful.ledger.threads import alive

_BATCH = 500
_P, _C, _O, _M = schema.person.c, schema.company.c, schema.opportunity.c, schema.moment.c


def find_people(ledger: Ledger, typed: str, *, limit: int = 20) -> list[PersonRow]:
    """People whose name has words beginning as typed, `name @ company` narrowed; an exact name wins alone.

    A whole e-mail or the joining form of a profile address finds its person too, and so do the names, e-mails and
    addresses under which people were known before they were merged.
    """
    name, _, place = (part.strip() for part in typed.partition("@"))
    words = fold(name).split()
    query = select(*_columns(schema.person, PersonRow)).where(
        _P.owner == ledger.owner, _P.merged_into.is_(None)
    )
    address = typed.strip()
    if address.startswith("in/") or ("@" in address and " " not in address):
        with ledger.read() as connection:
            found = _people(connection, query.where(_either(_has_address(address))).order_by(_P.id))
        if found:
            return found[:limit]
    if place:
        query = query.join(schema.company, _C.id == _P.company_id).where(_begins(_C.key, company_key(place)))
    query = query.order_by(_P.connected_on.is_(None), _P.folded, _P.id)
    with ledger.read() as connection:
        exact = _people(connection, query.where(_either(lambda p: p.folded == fold(name))))
        if exact:
            return exact[:limit]
        if not words and not place:
            return []
        begin = _either(lambda p: and_(True, *(_begins(p.folded, word) for word in words)))
        return _people(connection, query.where(begin).limit(limit))


def _has_address(address: str) -> Callable[[Any], ColumnElement[bool]]:
    return lambda p: or_(p.url == address, func.lower(p.email) == address.lower())


def _either(fits: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    """True of a person whom it fits, or someone merged into them."""
    other = schema.person.alias("other")
    merged = select(other.c.merged_into).where(other.c.merged_into.is_not(None), fits(other.c))
    return or_(fits(_P), _P.id.in_(merged))


def _begins(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """A word of the column begins with this."""
    return (literal(" ") + column).contains(f" {word}", autoescape=True)


def _people(connection: Connection, query: Select[Any]) -> list[PersonRow]:
    return [made(PersonRow, row) for row in connection.execute(query).mappings()]


def _columns(table: Any, kind: type[msgspec.Struct]) -> list[Any]:
    return [table.c[name] for name in kind.__struct_fields__]


def person(ledger: Ledger, person_id: int) -> PersonRow | None:
    """One person by id."""
    query = select(*_columns(schema.person, PersonRow)).where(_P.owner == ledger.owner, _P.id == person_id)
    with ledger.read() as connection:
        return next(iter(_people(connection, query)), None)


def people_at(ledger: Ledger, company: str) -> list[PersonRow]:
    """Everybody known at a company, connections first."""
    query = (
        select(*_columns(schema.person, PersonRow))
        .join(schema.company, _C.id == _P.company_id)
        .where(_P.owner == ledger.owner, _P.merged_into.is_(None))
        .where(_C.owner == ledger.owner, _C.key == company_key(company))
        .order_by(_P.connected_on.is_(None), _P.folded, _P.id)
    )
    with ledger.read() as connection:
        return _people(connection, query)


def everybody(ledger: Ledger) -> list[PersonRow]:
    """All people, by id."""
    with ledger.read() as connection:
        query = select(*_columns(schema.person, PersonRow)).where(
            _P.owner == ledger.owner, _P.merged_into.is_(None)
        )
        return _people(connection, query.order_by(_P.id))


def companies(ledger: Ledger) -> list[CompanyRow]:
    """All companies, by name."""
    query = select(*_columns(schema.company, CompanyRow)).where(_C.owner == ledger.owner).order_by(_C.key)
    with ledger.read() as connection:
        return [made(CompanyRow, row) for row in connection.execute(query).mappings()]


def company(ledger: Ledger, name: str) -> CompanyRow | None:
    """A company by its name."""
    query = select(*_columns(schema.company, CompanyRow)).where(
        _C.owner == ledger.owner, _C.key == company_key(name)
    )
    with ledger.read() as connection:
        row = connection.execute(query).mappings().one_or_none()
    return made(CompanyRow, row) if row else None


def opportunities(ledger: Ledger) -> list[OpportunityRow]:
    """All opportunities, newest first."""
    query = select(*_columns(schema.opportunity, OpportunityRow)).where(_O.owner == ledger.owner)
    with ledger.read() as connection:
        rows = connection.execute(query.order_by(_O.id.desc())).mappings()
        return [made(OpportunityRow, row) for row in rows]


def entries(ledger: Ledger, kind: str | None = None) -> list[tuple[str, dict[str, str]]]:
    """The seeker's own profile: (kind, fields), in the order of the export."""
    e = schema.entry.c
    query = select(e.kind, e.fields).where(e.owner == ledger.owner).order_by(e.id)
    if kind is not None:
        query = query.where(e.kind == kind)
    with ledger.read() as connection:
        return list(connection.execute(query).tuples())


def settings(ledger: Ledger) -> dict[str, Any]:
    """All settings by name."""
    s = schema.setting.c
    with ledger.read() as connection:
        query = select(s.name, s.value).where(s.owner == ledger.owner, s.act_id > 0)
        return dict(connection.execute(query).tuples().all())


def totals(ledger: Ledger) -> Totals:
    """How much the ledger holds."""
    with ledger.read() as connection:
        return counting.totals(connection, ledger.owner)


def timeline(ledger: Ledger, person_id: int, *, limit: int = 200) -> list[TimelineRow]:
    """The last moments with one person, newest first, retracted ones marked."""
    r = schema.retraction.c
    query = (
        select(
            _M.id, _M.on_date.label("on"), _M.at, _M.what, _M.by, schema.body.c.text, _M.details,
            r.moment_id.is_not(None).label("retracted"),
        )
        .outerjoin(schema.body, schema.body.c.moment_id == _M.id)
        .outerjoin(schema.retraction, r.moment_id == _M.id)
        .where(_M.owner == ledger.owner, _M.person_id == person_id)
        .order_by(_M.on_date.desc(), _M.at.desc(), _M.id.desc())
        .limit(limit)
    )  # fmt: skip
    with ledger.read() as connection:
        rows = connection.execute(query).mappings().all()
    return [made(TimelineRow, {**row, "details": row["details"] or {}}) for row in rows]


def situation_parts(ledger: Ledger, person_ids: Iterable[int]) -> dict[int, Parts]:
    """The parts of the situations of many people, in a handful of queries; unknown ids are left out."""
    ids = list(dict.fromkeys(person_ids))
    found: dict[int, Parts] = {}
    with ledger.read() as connection:
        for start in range(0, len(ids), _BATCH):
            found.update(_parts(connection, ledger, ids[start : start + _BATCH]))
    return {person_id: found[person_id] for person_id in ids if person_id in found}


def _parts(connection: Connection, ledger: Ledger, ids: list[int]) -> dict[int, Parts]:
    query = select(*_columns(schema.person, PersonRow)).where(_P.owner == ledger.owner, _P.id.in_(ids))
    people = {row.id: row for row in _people(connection, query)}
    moments: dict[int, list[Moment]] = defaultdict(list)
    linked: dict[int, set[int]] = defaultdict(set)
    for row in connection.execute(_moments().where(_M.person_id.in_(list(people)))):
        moments[row.person_id].append(_moment(row, ledger))
        if row.opportunity_id is not None:
            linked[row.person_id].add(row.opportunity_id)
    at = [row.company_id for row in people.values() if row.company_id is not None]
    jobs = _jobs(connection, ledger, at, {one for some in linked.values() for one in some})
    by_company: dict[int, list[int]] = defaultdict(list)
    for job in jobs.values():
        by_company[job.company_id].append(job.id)
    around = _job_moments(connection, ledger, list(jobs))
    there = {*at, *(job.company_id for job in jobs.values())}
    query = select(*_columns(schema.company, CompanyRow)).where(_C.id.in_(there))
    known = {row["id"]: made(CompanyRow, row) for row in connection.execute(query).mappings()}
    a = schema.aside.c
    aside: dict[int, list[AsideRow]] = defaultdict(list)
    for row in connection.execute(select(a.person_id, a.play, a.until).where(a.person_id.in_(list(people)))):
        aside[row.person_id].append(AsideRow(play=row.play, until=row.until))
    parts = {}
    for found, one in people.items():
        own = sorted({*by_company.get(one.company_id or 0, ()), *linked[found]}, reverse=True)
        parts[found] = Parts(
            person=one,
            company=known.get(one.company_id or 0),
            opportunities=tuple(
                OpportunityParts(
                    opportunity=jobs[job],
                    moments=tuple(moment for who, moment in around[job] if who != found),
                )
                for job in own
            ),
            moments=tuple(moments[found]),
            aside=tuple(aside[found]),
        )
    return parts


def _jobs(
    connection: Connection, ledger: Ledger, company_ids: list[int], ids: set[int]
) -> dict[int, OpportunityRow]:
    query = select(*_columns(schema.opportunity, OpportunityRow)).where(
        _O.owner == ledger.owner, or_(_O.company_id.in_(company_ids), _O.id.in_(ids))
    )
    return {row["id"]: made(OpportunityRow, row) for row in connection.execute(query).mappings()}


def _job_moments(
    connection: Connection, ledger: Ledger, ids: list[int]
) -> dict[int, list[tuple[int | None, Moment]]]:
    """The moments of opportunities, each with whose it is; another person's name stands in `with`."""
    around: dict[int, list[tuple[int | None, Moment]]] = defaultdict(list)
    for start in range(0, len(ids), _BATCH):
        query = (
            _moments()
            .add_columns(_P.name)
            .outerjoin(schema.person, _P.id == _M.person_id)
            .where(_M.opportunity_id.in_(ids[start : start + _BATCH]))
        )
        for row in connection.execute(query):
            moment = _moment(row, ledger)
            if row.name and moment.with_ is None:
                moment = msgspec.structs.replace(moment, with_=row.name)
            around[row.opportunity_id].append((row.person_id, moment))
    return around


def _moments() -> Select[Any]:
    columns = (_M.person_id, _M.opportunity_id, _M.on_date, _M.at, _M.what, _M.by, _M.details)
    in_order = (_M.on_date, _M.at, _M.id)
    plain = and_(_M.in_group.is_(False), _M.junk.is_(False))
    return select(*columns).where(plain, alive()).order_by(*in_order)


def _moment(row: Row[Any], ledger: Ledger) -> Moment:
    at = row.at.astimezone(ledger.zone).time().isoformat("minutes") if row.at is not None else None
    if row.details is None:
        return Moment(on=row.on_date, what=row.what, by=row.by, at=at)
    details = {name: value for name, value in row.details.items() if name != "link"}
    return msgspec.convert({"on": row.on_date, "what": row.what, "by": row.by, "at": at, **details}, Moment)
