"""What is written down about one person: the facts that can be set, the jobs they are around, and what may have
happened today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.core.moment import By, What
from tactful.core.situation import Manner, Role, Share, Stage, Welcome

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import Parts

MANY = 5
"""Moments that are offered."""


class Around(Struct, frozen=True, kw_only=True):
    """A job that somebody has to do with."""

    id: int
    title: str
    company: str | None
    stage: Stage


class Likely(Struct, frozen=True, kw_only=True):
    """Something that may have happened with somebody today."""

    what: What
    by: By


class Facts(Struct, frozen=True, kw_only=True):
    """The facts of a person as they were set or imported, the jobs around them, and what may be noted today.

    `link` is what the seeker says, None where the list of connections tells it.
    """

    name: str
    role: Role | None
    title: str | None
    company: str | None
    link: str | None
    welcome: Welcome | None
    manner: Manner | None
    email: str | None
    mutuals: int | None
    mutual_names: tuple[str, ...]
    shares: tuple[Share, ...]
    jobs: tuple[Around, ...]
    likely: tuple[Likely, ...]


def show_facts(ledger: Ledger, parts: Parts, on: date) -> Facts:
    """The facts of the person who has these parts."""
    from tactful.ledger import queries

    row = parts.person
    places = {parts.company.id: parts.company.name} if parts.company else {}
    if any(one.opportunity.company_id not in places for one in parts.opportunities):
        places = {one.id: one.name for one in queries.companies(ledger)}
    return Facts(
        name=row.name,
        role=row.role,
        title=row.title,
        company=parts.company.name if parts.company else None,
        link=row.link,
        welcome=row.welcome,
        manner=row.manner,
        email=row.email,
        mutuals=row.mutuals,
        mutual_names=row.mutual_names or (),
        shares=row.shares or (),
        jobs=tuple(
            Around(
                id=one.opportunity.id,
                title=one.opportunity.title,
                company=places.get(one.opportunity.company_id),
                stage=one.opportunity.stage,
            )
            for one in parts.opportunities
        ),
        likely=tuple(_likely(parts, on)),
    )


def _likely(parts: Parts, on: date) -> list[Likely]:
    """What a seeker would most often note about them next, the likeliest first."""
    happened = [m for m in parts.moments if m.on <= on]
    asked = [m for m in happened if m.what == "invited" and m.mine]
    ended = any(
        m.what in ("accepted", "connected", "withdrew") and asked and m.on >= asked[-1].on for m in happened
    )
    wrote = [m for m in happened if m.what in ("messaged", "emailed", "followed-up", "thanked")]
    stages = {one.opportunity.stage for one in parts.opportunities}
    found: list[Likely] = []
    if asked and not ended:
        found.append(Likely(what="accepted", by="them"))
    if any(m.what == "scheduled" for m in parts.moments) or stages & {"interviewing"}:
        found.append(Likely(what="interviewed", by="me"))
    reply, note = Likely(what="messaged", by="them"), Likely(what="messaged", by="me")
    found += [reply, note] if wrote and wrote[-1].mine else [note, reply]
    found.append(Likely(what="talked", by="me"))
    if stages & {"applied"}:
        found.append(Likely(what="interviewed", by="me"))
    found.append(Likely(what="met", by="me"))
    return list(dict.fromkeys(found))[:MANY]
