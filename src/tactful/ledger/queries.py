"""What the ledger knows, read: people by what was typed, and the parts of situations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, literal, or_, select

from tactful.ledger import schema
from tactful.ledger import totals as counting
from tactful.ledger.identity import company_key, fold
from tactful.ledger.open import Ledger
from tactful.ledger.reports import Totals
from tactful.ledger.rows import CompanyRow, OpportunityRow, PersonRow, TimelineRow, columns_of, made

_P, _C, _O, _M = schema.person.c, schema.company.c, schema.opportunity.c, schema.moment.c


def find_people(ledger: Ledger, typed: str, *, limit: int = 20) -> list[PersonRow]:
    """People whose name has words beginning as typed, `name @ company` narrowed; an exact name wins alone.

    A whole e-mail or the joining form of a profile address finds its person too, and so do the names, e-mails and
    addresses under which people were known before they were merged.
    """
    name, _, place = (part.strip() for part in typed.partition("@"))
    words = fold(name).split()
    query = select(*columns_of(schema.person, PersonRow)).where(
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


_PERSON = select(*columns_of(schema.person, PersonRow)).where(
    _P.owner == bindparam("owner"), _P.id == bindparam("id")
)


def person(ledger: Ledger, person_id: int) -> PersonRow | None:
    """One person by id."""
    with ledger.read() as connection:
        row = connection.execute(_PERSON, {"owner": ledger.owner, "id": person_id}).mappings().first()
    return made(PersonRow, row) if row else None


def people_at(ledger: Ledger, company: str) -> list[PersonRow]:
    """Everybody known at a company, connections first."""
    query = (
        select(*columns_of(schema.person, PersonRow))
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
        query = select(*columns_of(schema.person, PersonRow)).where(
            _P.owner == ledger.owner, _P.merged_into.is_(None)
        )
        return _people(connection, query.order_by(_P.id))


def companies(ledger: Ledger) -> list[CompanyRow]:
    """All companies, by name."""
    query = select(*columns_of(schema.company, CompanyRow)).where(_C.owner == ledger.owner).order_by(_C.key)
    with ledger.read() as connection:
        return [made(CompanyRow, row) for row in connection.execute(query).mappings()]


def company(ledger: Ledger, name: str) -> CompanyRow | None:
    """A company by its name."""
    query = select(*columns_of(schema.company, CompanyRow)).where(
        _C.owner == ledger.owner, _C.key == company_key(name)
    )
    with ledger.read() as connection:
        row = connection.execute(query).mappings().one_or_none()
    return made(CompanyRow, row) if row else None


def opportunities(ledger: Ledger) -> list[OpportunityRow]:
    """All opportunities, newest first."""
    query = select(*columns_of(schema.opportunity, OpportunityRow)).where(_O.owner == ledger.owner)
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


_R = schema.retraction.c
_TIMELINE = (
    select(
        _M.id, _M.on_date.label("on"), _M.at, _M.what, _M.by, schema.body.c.text, _M.details,
        _R.moment_id.is_not(None).label("retracted"),
    )
    .outerjoin(schema.body, schema.body.c.moment_id == _M.id)
    .outerjoin(schema.retraction, _R.moment_id == _M.id)
    .where(_M.owner == bindparam("owner"), _M.person_id == bindparam("person_id"))
    .order_by(_M.on_date.desc(), _M.at.desc(), _M.id.desc())
    .limit(bindparam("limit"))
)  # fmt: skip


def timeline(ledger: Ledger, person_id: int, *, limit: int = 200) -> list[TimelineRow]:
    """The last moments with one person, newest first, retracted ones marked."""
    told = {"owner": ledger.owner, "person_id": person_id, "limit": limit}
    with ledger.read() as connection:
        rows = connection.execute(_TIMELINE, told).mappings().all()
    return [made(TimelineRow, {**row, "details": row["details"] or {}}) for row in rows]
