"""Everybody in a few words each, for a search that is asked while one types."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import and_, func, or_, select

from tactful.ledger import schema
from tactful.ledger.identity import fold
from tactful.ledger.open import Ledger

_P, _C = schema.person.c, schema.company.c


class Listed(Struct, frozen=True, gc=False):
    """Somebody, as a list shows them; `words` has name, company and title folded, a space before each word."""

    id: int
    name: str
    url: str | None
    role: str | None
    title: str | None
    company: str | None
    connected: bool
    words: str
    place: str


def everybody_listed(ledger: Ledger) -> list[Listed]:
    """All people: connections first, then by name."""
    linked = or_(_P.link == "connected", and_(_P.connected_on.is_not(None), _P.gone_on.is_(None)))
    query = (
        select(
            _P.id, _P.name, _P.url, _P.role, _P.title, _C.name, func.coalesce(linked, False), _P.folded, _C.key
        )
        .outerjoin(schema.company, _C.id == _P.company_id)
        .where(_P.owner == ledger.owner, _P.merged_into.is_(None))
        .order_by(_P.connected_on.is_(None), _P.folded, _P.id)
    )  # fmt: skip
    with ledger.read() as connection:
        rows = connection.execute(query).tuples().all()
    return [
        Listed(
            id_,
            name,
            url,
            role,
            title,
            company,
            bool(connected),
            f" {folded} {key or ''} {fold(title or '')}",
            f" {key or ''}",
        )
        for id_, name, url, role, title, company, connected, folded, key in rows
    ]
