"""What situations are made of, read for many people in a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Row, and_, bindparam, or_, select

from tactful.core.moment import Moment
from tactful.ledger import schema
from tactful.ledger.among import among
from tactful.ledger.open import Ledger
from tactful.ledger.rows import (
    AsideRow,
    CompanyRow,
    OpportunityParts,
    OpportunityRow,
    Parts,
    PersonRow,
    columns_of,
    made,
)
from tactful.ledger.threads import alive

_BATCH = 500
_P, _C, _O, _M, _A = (
    schema.person.c, schema.company.c, schema.opportunity.c, schema.moment.c, schema.aside.c,
)  # fmt: skip

# A statement that is made once costs a third of one that is made anew for each use. The sum keeps SQLite from the
# index of the owner, who is everybody's.
_OWNER: BindParameter[int] = bindparam("owner")
_MOMENTS = (
    select(_M.person_id, _M.opportunity_id, _M.on_date, _M.at, _M.what, _M.by, _M.details)
    .where(and_(_M.in_group.is_(False), _M.junk.is_(False)), alive())
    .order_by(_M.on_date, _M.at, _M.id)
)
_PEOPLE = select(*columns_of(schema.person, PersonRow)).where(_P.owner + 0 == _OWNER, among(_P.id))
_THEIRS = _MOMENTS.where(among(_M.person_id))
_JOBS = select(*columns_of(schema.opportunity, OpportunityRow)).where(
    _O.owner + 0 == _OWNER, or_(among(_O.company_id, "companies"), among(_O.id))
)
_AROUND = (
    _MOMENTS.add_columns(_P.name)
    .outerjoin(schema.person, _P.id == _M.person_id)
    .where(among(_M.opportunity_id))
)
_COMPANIES = select(*columns_of(schema.company, CompanyRow)).where(among(_C.id))
_ASIDE = select(_A.person_id, _A.play, _A.until).where(among(_A.person_id))


def situation_parts(ledger: Ledger, person_ids: Iterable[int]) -> dict[int, Parts]:
    """The parts of the situations of many people; unknown ids are left out."""
    ids = list(dict.fromkeys(person_ids))
    found: dict[int, Parts] = {}
    with ledger.read() as connection:
        for start in range(0, len(ids), _BATCH):
            found.update(_parts(connection, ledger, ids[start : start + _BATCH]))
    return {person_id: found[person_id] for person_id in ids if person_id in found}


def _parts(connection: Connection, ledger: Ledger, ids: list[int]) -> dict[int, Parts]:
    def read(statement: Any, ids: Iterable[int], **more: Any) -> Any:
        return connection.execute(statement, {"ids": list(ids), **more})

    owner = ledger.owner
    people = {row["id"]: made(PersonRow, row) for row in read(_PEOPLE, ids, owner=owner).mappings()}
    moments: dict[int, list[Moment]] = defaultdict(list)
    linked: dict[int, set[int]] = defaultdict(set)
    for row in read(_THEIRS, people):
        moments[row.person_id].append(_moment(row, ledger))
        if row.opportunity_id is not None:
            linked[row.person_id].add(row.opportunity_id)
    at = [row.company_id for row in people.values() if row.company_id is not None]
    named = {one for some in linked.values() for one in some}
    jobs = {
        row["id"]: made(OpportunityRow, row)
        for row in read(_JOBS, named, companies=at, owner=owner).mappings()
    }
    by_company: dict[int, list[int]] = defaultdict(list)
    for job in jobs.values():
        by_company[job.company_id].append(job.id)
    around = _job_moments(connection, ledger, list(jobs))
    there = {*at, *(job.company_id for job in jobs.values())}
    known = {row["id"]: made(CompanyRow, row) for row in read(_COMPANIES, there).mappings()}
    aside: dict[int, list[AsideRow]] = defaultdict(list)
    for row in read(_ASIDE, people):
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


def _job_moments(
    connection: Connection, ledger: Ledger, ids: list[int]
) -> dict[int, list[tuple[int | None, Moment]]]:
    """The moments of opportunities, each with whose it is; another person's name stands in `with`."""
    around: dict[int, list[tuple[int | None, Moment]]] = defaultdict(list)
    for start in range(0, len(ids), _BATCH):
        for row in connection.execute(_AROUND, {"ids": ids[start : start + _BATCH]}):
            moment = _moment(row, ledger)
            if row.name and moment.with_ is None:
                moment = msgspec.structs.replace(moment, with_=row.name)
            around[row.opportunity_id].append((row.person_id, moment))
    return around


def _moment(row: Row[Any], ledger: Ledger) -> Moment:
    at = row.at.astimezone(ledger.zone).time().isoformat("minutes") if row.at is not None else None
    if row.details is None:
        return Moment(on=row.on_date, what=row.what, by=row.by, at=at)
    details = {name: value for name, value in row.details.items() if name != "link"}
    return msgspec.convert({"on": row.on_date, "what": row.what, "by": row.by, "at": at, **details}, Moment)
