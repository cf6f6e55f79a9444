"""Everybody in a few words each, for a search that is asked while one types."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from sqlalchemy import and_, func, or_, select

from tactful.ledger import schema
from tactful.ledger.among import among
from tactful.ledger.identity import fold
from tactful.ledger.open import Ledger

_P, _C = schema.person.c, schema.company.c


class Listed(Struct, frozen=True, gc=False):
    """Somebody, as a search sees them; `words` has name, company and title folded, a space before each word.

    `tags` are folded too.
    """

    id: int
    words: str
    place: str
    role: str | None
    connected: bool
    tags: tuple[str, ...] = ()


class Shown(Struct, frozen=True):
    """Somebody, as a list shows them."""

    id: int
    name: str
    url: str | None
    role: str | None
    title: str | None
    company: str | None
    tags: tuple[str, ...] | None = None


def people_mark(ledger: Ledger) -> tuple[object, ...]:
    """Is another once somebody was added, changed, merged, taken back or forgotten."""
    changed = select(func.max(schema.change.c.id)).where(
        schema.change.c.table_name.in_(("person", "company"))
    )
    people = select(func.count()).select_from(schema.person).where(_P.owner == ledger.owner)
    undone = select(func.max(schema.act.c.undone_at)).where(schema.act.c.owner == ledger.owner)
    with ledger.read() as connection:
        return tuple(connection.execute(one).scalar() for one in (people, changed, undone))


def everybody_listed(ledger: Ledger) -> list[Listed]:
    """All people: connections first, then by name."""
    linked = or_(_P.link == "connected", and_(_P.connected_on.is_not(None), _P.gone_on.is_(None)))
    query = (
        select(_P.id, _P.folded, _P.title, _C.key, _P.role, func.coalesce(linked, False), _P.tags)
        .outerjoin(schema.company, _C.id == _P.company_id)
        .where(_P.owner == ledger.owner, _P.merged_into.is_(None))
        .order_by(_P.connected_on.is_(None), _P.folded, _P.id)
    )
    folded = lru_cache(None)(fold)
    with ledger.read() as connection:
        return [
            Listed(
                id_,
                f" {name} {folded(key or '')} {folded(title or '')}",
                f" {key or ''}",
                role,
                bool(connected),
                tuple(folded(tag) for tag in tags or ()),
            )
            for id_, name, title, key, role, connected, tags in connection.execute(query).tuples()
        ]


_SHOWN = (
    select(_P.id, _P.name, _P.url, _P.role, _P.title, _C.name.label("company"), _P.tags)
    .outerjoin(schema.company, _C.id == _P.company_id)
    .where(among(_P.id))
)


def shown(ledger: Ledger, person_ids: Sequence[int]) -> list[Shown]:
    """These people, in this order."""
    with ledger.read() as connection:
        rows = connection.execute(_SHOWN, {"ids": list(person_ids)}).tuples()
        found = {row[0]: Shown(*row) for row in rows}
    return [found[one] for one in person_ids if one in found]


def tags(ledger: Ledger) -> tuple[str, ...]:
    """All tags that are in use, each once, in the order of the alphabet."""
    query = select(_P.tags).where(_P.owner == ledger.owner, _P.merged_into.is_(None), _P.tags.is_not(None))
    with ledger.read() as connection:
        found = {fold(tag): tag for some in connection.execute(query).scalars() for tag in some}
    return tuple(found[one] for one in sorted(found))
