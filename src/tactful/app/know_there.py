"""Whom do I know there? People at a company, the closest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app.kept import Kept, kept_from

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

__all__ = ["Acquaintance", "kept_from", "know_there"]


class Acquaintance(Struct, frozen=True, kw_only=True):
    """Somebody at a company; `last` is the last one-to-one word between the two, `how` what is known of it."""

    id: int
    name: str
    title: str | None
    connected_on: date | None
    last: date | None
    how: str


def know_there(ledger: Ledger, company: str, kept: Kept | None = None) -> list[Acquaintance]:
    """People known at a company, those talked with most first; nobody where the search is kept from it."""
    from tactful.ledger import closeness, queries

    if company in (kept_from(ledger) if kept is None else kept):
        return []
    people = [one for one in queries.people_at(ledger, company) if not one.kept_out]
    talks = closeness.talks(ledger, [one.id for one in people])
    people.sort(
        key=lambda one: (-talks[one.id].both, -(talks[one.id].last_on or date.min).toordinal(), one.name)
    )
    return [
        Acquaintance(
            id=one.id,
            name=one.name,
            title=one.title,
            connected_on=one.connected_on if one.gone_on is None else None,
            last=talks[one.id].last_on,
            how=_how(talks[one.id].both, connected=one.connected_on is not None and one.gone_on is None),
        )
        for one in people
    ]


def _how(both: int, *, connected: bool) -> str:
    if both >= 3:
        return "you have talked often"
    if both:
        return "you have written to each other"
    return "connected" if connected else "not connected"
