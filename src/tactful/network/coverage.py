"""What a network covers: former colleagues, fellow students, the companies hoped for, the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from tactful.core.situation import Share, Shared
from tactful.network.years import Stay


class Standing(Struct, frozen=True, kw_only=True):
    """A connection as far as coverage asks: where they work (by id), since when connected, what is confirmed."""

    company_id: int | None
    connected_on: date
    shared: tuple[Shared, ...] = ()


class Cover(Struct, frozen=True, kw_only=True):
    """Connections tied to one employer or school of mine.

    `confirmed` are known; `there` work there now; `in_your_years` connected in my years there, wherever they work.
    The three overlap.
    """

    what: Share
    name: str
    confirmed: int
    there: int
    in_your_years: int


class Target(Struct, frozen=True, kw_only=True):
    """A company hoped for, or with a live job of mine, and how many connections work there."""

    name: str
    there: int


class Field(Struct, frozen=True, kw_only=True):
    """Connections whose title shares a word of weight with my last titles."""

    words: tuple[str, ...]
    there: int
    of: int


def covers(standing: Iterable[Standing], mine: Iterable[Stay], places: Mapping[str, set[int]]) -> list[Cover]:
    """The cover of each of my employers and schools; `places` has the companies that each name means, by id."""
    every = list(standing)
    return [
        Cover(
            what=stay.what,
            name=stay.name,
            confirmed=sum(_shares(one, stay) for one in every),
            there=sum(one.company_id in places.get(stay.name, ()) for one in every),
            in_your_years=sum(stay.holds(one.connected_on) for one in every),
        )
        for stay in mine
    ]


def _shares(one: Standing, stay: Stay) -> bool:
    name = stay.name.casefold()
    return any(shared.what == stay.what and shared.name.casefold() == name for shared in one.shared)
