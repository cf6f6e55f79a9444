"""How a network grew: connections by the quarter in which they were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

SHOWN = 12
"""Quarters that are told one by one: three years."""


class Quarter(Struct, frozen=True, kw_only=True):
    """A quarter of a year, how many connections were made in it, and how many there were at its end."""

    year: int
    quarter: int
    new: int
    total: int


def growth(days: Iterable[date], today: date) -> tuple[Quarter, ...]:
    """The last quarters until today, the oldest first; none before the first connection."""
    made = Counter(_place(day) for day in days if day <= today)
    if not made:
        return ()
    last = _place(today)
    first = max(min(made), last - SHOWN + 1)
    total = sum(count for place, count in made.items() if place < first)
    told = []
    for place in range(first, last + 1):
        total += made[place]
        told.append(Quarter(year=place // 4, quarter=place % 4 + 1, new=made[place], total=total))
    return tuple(told)


def _place(day: date) -> int:
    return day.year * 4 + (day.month - 1) // 3
