"""Pictures as values: bars, columns, rings, whiskers and a grid of dots. Places are percent unless said otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import ceil, cos, pi, sin, sqrt

from msgspec import Struct

FLAT = 1.0
"""A bar for something is never thinner than this."""
HIGH = 96.0
"""Pixels of the tallest column."""
MIDDLE = 160.0
"""Half the side of the square that the rings are drawn in, and where they have their centre."""
RINGS = ((52.0, 12, 6.0), (98.0, 26, 4.5), (144.0, 44, 3.0))
"""From within: radius of the ring, most dots on it, radius of a dot."""
TURN = 0.6
"""By how much of a dot's distance each ring is turned, so that dots of two rings do not stand in rays."""
ROW, LEAST, MOST = 28.0, 3.0, 9.0
"""Of the grid: pixels of a row, radius of the dot for one remark, and of the largest."""


class Bar(Struct, frozen=True, kw_only=True):
    """One of several bars; `wide` beside the longest of them."""

    name: str
    count: int
    wide: float


class Column(Struct, frozen=True, kw_only=True):
    """A column from `x`, so `wide`; `top` and `high` are pixels. `label` stands under it where there is one."""

    name: str
    count: int
    x: float
    wide: float
    top: float
    high: float
    label: str | None = None


class Dot(Struct, frozen=True):
    """A dot in the square of the rings, or in the grid (`x` in percent there); its radius in pixels."""

    x: float
    y: float
    radius: float


class Ring(Struct, frozen=True, kw_only=True):
    """A ring with a dot for every `each` people on it."""

    name: str
    people: int
    each: int
    radius: float
    dots: tuple[Dot, ...]


class Whisker(Struct, frozen=True, kw_only=True):
    """What came, as a dot, between the ends of what it may be in the long run."""

    low: float
    at: float
    high: float


class Line(Struct, frozen=True, kw_only=True):
    """One row of the grid: a count for each day, and a dot for each that is not 0. `y` is in pixels."""

    name: str
    y: float
    counts: tuple[int, ...]
    dots: tuple[Dot, ...]


class Grid(Struct, frozen=True, kw_only=True):
    """Rows over days; each day with its place. `high` is in pixels."""

    days: tuple[tuple[date, float], ...]
    lines: tuple[Line, ...]
    high: float


def bars(rows: Iterable[tuple[str, int]], most: int | None = None) -> tuple[Bar, ...]:
    """Bars beside each other; `most` is the count of a full one, by default the largest."""
    every = list(rows)
    full = max(most or max((count for _, count in every), default=0), 1)
    return tuple(Bar(name=name, count=count, wide=_wide(count, full)) for name, count in every)


def _wide(count: int, full: int) -> float:
    return max(FLAT, round(min(100 * count / full, 100.0), 2)) if count > 0 else 0.0


def columns(rows: Sequence[tuple[str, str, int]]) -> tuple[Column, ...]:
    """Columns side by side, each with the name of its group (a year), its own, and its count.

    The first of each group carries its name as label.
    """
    if not rows:
        return ()
    most = max(1, *(count for _, _, count in rows))
    step = 100 / len(rows)
    labels = [rows[0][0], *(after[0] if after[0] != before[0] else None for before, after in pairwise(rows))]
    made = []
    for at, ((group, name, count), label) in enumerate(zip(rows, labels, strict=True)):
        high = max(2.0, round(HIGH * count / most, 1)) if count > 0 else 0.0
        made.append(
            Column(
                name=f"{name} {group}",
                count=count,
                x=round(at * step + step * 0.14, 2),
                wide=round(step * 0.72, 2),
                top=round(HIGH - high, 1),
                high=high,
                label=label,
            )
        )
    return tuple(made)


def rings(counts: Sequence[tuple[str, int]]) -> tuple[Ring, ...]:
    """At most three rings around the person, the nearest first; where there are many, a dot stands for several."""
    return tuple(
        _ring(name, people, radius, room, size, turn=place * TURN)
        for place, ((name, people), (radius, room, size)) in enumerate(zip(counts, RINGS, strict=False))
    )


def _ring(name: str, people: int, radius: float, room: int, size: float, *, turn: float) -> Ring:
    each = max(1, ceil(people / room))
    shown = ceil(people / each)
    dots = []
    for at in range(shown):
        angle = 2 * pi * (at + turn) / shown - pi / 2
        dots.append(Dot(round(MIDDLE + radius * cos(angle), 1), round(MIDDLE + radius * sin(angle), 1), size))
    return Ring(name=name, people=people, each=each, radius=radius, dots=tuple(dots))


def whisker(low: float, at: float, high: float) -> Whisker:
    """An interval of a share; all three lie in 0..1."""
    return Whisker(low=round(100 * low, 2), at=round(100 * at, 2), high=round(100 * high, 2))


def grid(days: Sequence[date], rows: Mapping[str, Sequence[int]]) -> Grid:
    """Counts by name and day as dots, larger for more; a row needs a count for each day."""
    places = [round(100 * (at + 0.5) / len(days), 2) for at in range(len(days))]
    most = max((count for counts in rows.values() for count in counts), default=1)
    lines = []
    for number, (name, counts) in enumerate(rows.items()):
        y = ROW * (number + 0.5)
        dots = tuple(
            Dot(x, y, _size(count, most)) for x, count in zip(places, counts, strict=True) if count > 0
        )
        lines.append(Line(name=name, y=y, counts=tuple(counts), dots=dots))
    return Grid(days=tuple(zip(days, places, strict=True)), lines=tuple(lines), high=ROW * len(lines))


def _size(count: int, most: int) -> float:
    """By area, so that four look like four times one."""
    return round(max(LEAST, MOST * sqrt(count / max(most, 9))), 1)
