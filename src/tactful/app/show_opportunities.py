"""All opportunities: as a board by stage, and as a list to search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app.move_opportunity import CLOSED, Place, ghosted_in, place_of
from tactful.core.moment import By, What

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

A_COLUMN = 12
"""Cards that a column shows; the list has all."""
A_PAGE = 40
COLUMNS: dict[str, tuple[Place, ...]] = {
    "saved": ("saved",),
    "applied": ("applied",),
    "interviewing": ("interviewing",),
    "offer": ("offer",),
    "closed": CLOSED,
}
"""The columns of the board, and the places in each."""


class Last(Struct, frozen=True, kw_only=True):
    """The last moment in an opportunity: what, when, by whom, and with whom (None for nobody in particular)."""

    on: date
    what: What
    by: By
    with_: str | None


class Coming(Struct, frozen=True, kw_only=True):
    """The next interview; `at`, in the seeker's zone, where the time is known."""

    on: date
    at: datetime | None


class Card(Struct, frozen=True, kw_only=True):
    """An opportunity in short. `closes_on` is the last day to apply, only while it lies ahead and one has not."""

    id: int
    title: str
    company: str
    place: Place
    last: Last | None
    next: Coming | None
    contact: str | None
    closes_on: date | None


class Group(Struct, frozen=True, kw_only=True):
    """The cards of one place; `more` are not shown."""

    place: Place
    cards: tuple[Card, ...]
    more: int


class Column(Struct, frozen=True, kw_only=True):
    """A column of the board: one place, or the four in which one ends."""

    name: str
    groups: tuple[Group, ...]
    count: int


class Listed(Struct, frozen=True, kw_only=True):
    """A page of the list, `page` counted from 1; `more` says that another follows."""

    cards: tuple[Card, ...]
    page: int
    more: bool


def show_opportunities(ledger: Ledger, today: date) -> tuple[Card, ...]:
    """All of them: what comes next first, then what was touched last."""
    from tactful.ledger.coming import interviews
    from tactful.ledger.jobs import jobs

    ghosted = ghosted_in(ledger)
    ahead: dict[int, Coming] = {}
    for one in interviews(ledger, today=today, since=today, until=date.max):
        if one.opportunity_id is not None:
            at = one.at.astimezone(ledger.zone) if one.at else None
            ahead.setdefault(one.opportunity_id, Coming(on=one.on, at=at))
    cards = []
    for row in jobs(ledger, today):
        open_until = row.closes_on if row.stage in ("none", "saved") else None
        last = None
        if row.last_on and row.last_what and row.last_by:
            last = Last(on=row.last_on, what=row.last_what, by=row.last_by, with_=row.last_with)
        cards.append(
            Card(
                id=row.id,
                title=row.title,
                company=row.company,
                place=place_of(row.stage, row.id, ghosted),
                last=last,
                next=ahead.get(row.id),
                contact=row.contact,
                closes_on=open_until if open_until and open_until >= today else None,
            )
        )
    return tuple(sorted(cards, key=_soonest))


def _soonest(card: Card) -> tuple[date, int, int]:
    days = [day for day in (card.next.on if card.next else None, card.closes_on) if day]
    return min(days, default=date.max), -(card.last.on if card.last else date.min).toordinal(), -card.id


def fitting(cards: Iterable[Card], words: str = "", company: str = "") -> list[Card]:
    """Those whose title and company have words that begin as typed, and whose company does."""
    from tactful.ledger.identity import company_key, fold

    begins = [f" {word}" for word in fold(words[:200]).split()]
    at = f" {key}" if (key := company_key(company[:200])) else ""
    return [
        one
        for one in cards
        if all(begin in f" {fold(one.title)} {fold(one.company)}" for begin in begins)
        and at in f" {company_key(one.company)}"
    ]


def board(cards: Sequence[Card], most: int = A_COLUMN) -> tuple[Column, ...]:
    """The columns, each with `most` cards at most."""
    columns = []
    for name, places in COLUMNS.items():
        left, groups = most, []
        for place in places:
            here = [one for one in cards if one.place == place]
            groups.append(Group(place=place, cards=tuple(here[:left]), more=max(0, len(here) - left)))
            left = max(0, left - len(here))
        columns.append(
            Column(
                name=name,
                groups=tuple(groups),
                count=sum(len(one.cards) + one.more for one in groups),
            )
        )
    return tuple(columns)


def a_page(cards: Sequence[Card], place: Place | None = None, page: int = 1) -> Listed:
    """A page of the list, of one place or of all."""
    page = min(max(page, 1), 10_000)
    here = [one for one in cards if place is None or one.place == place]
    start = A_PAGE * (page - 1)
    return Listed(cards=tuple(here[start : start + A_PAGE]), page=page, more=len(here) > start + A_PAGE)
