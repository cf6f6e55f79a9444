"""A quiet line of moments: when something happened with somebody. Places are percent of its width."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from tactful.ledger.rows import TimelineRow

EDGE = 3.0
"""Room at either end, in percent."""
ROOMY = 14.0
"""A name of a time needs so much room."""
SHORTEST = timedelta(days=14)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Dot(Struct, frozen=True, kw_only=True):
    """A day on which something happened, by me (above the line) or by them (below); `many` is how often."""

    x: float
    mine: bool
    many: int


class Tick(Struct, frozen=True, kw_only=True):
    """The beginning of a week, a month or a year."""

    x: float
    name: str


class Line(Struct, frozen=True, kw_only=True):
    """The line as it is drawn; `since` and `last` are the days of the first and the last moment."""

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    today: float
    since: date
    last: date
    count: int


def moments_line(timeline: Iterable[TimelineRow], today: date) -> Line | None:
    """The line of what happened; None where there is less than two moments to draw."""
    rows = [row for row in timeline if not row.retracted]
    if len(rows) < 2:
        return None
    days = [row.on for row in rows]
    first, end = min(days), max(*days, today)
    first = min(first, end - SHORTEST)
    length = (end - first).days

    def place(on: date) -> float:
        return round(EDGE + (100 - 2 * EDGE) * (on - first).days / length, 2)

    often: dict[tuple[date, bool], int] = {}
    for row in rows:
        key = (row.on, row.by == "me")
        often[key] = often.get(key, 0) + 1
    dots = (Dot(x=place(on), mine=mine, many=many) for (on, mine), many in sorted(often.items()))
    return Line(
        dots=tuple(dots),
        ticks=tuple(_apart(Tick(x=place(on), name=name) for on, name in _begins(first, end))),
        today=place(today),
        since=min(days),
        last=max(days),
        count=len(rows),
    )


def _begins(first: date, end: date) -> list[tuple[date, str]]:
    """The beginnings of years, months or weeks between two days, with their names."""
    if (end - first).days < 70:
        monday = first + timedelta(days=-first.weekday() % 7)
        weeks = [monday + timedelta(days=7 * week) for week in range((end - monday).days // 7 + 1)]
        return [(on, f"{on.day} {MONTHS[on.month - 1]}") for on in weeks]
    if (end - first).days > 3 * 365:
        return [(date(year, 1, 1), str(year)) for year in range(first.year + 1, end.year + 1)]
    found = []
    on = first.replace(day=1)
    while on <= end:
        if on >= first:
            found.append((on, f"{MONTHS[on.month - 1]} {on.year}" if on.month == 1 else MONTHS[on.month - 1]))
        on = (on + timedelta(days=32)).replace(day=1)
    return found


def _apart(ticks: Iterable[Tick]) -> list[Tick]:
    """Those that have room for their names."""
    kept: list[Tick] = []
    for tick in ticks:
        if tick.x < 96 - EDGE and (not kept or tick.x - kept[-1].x >= ROOMY):
            kept.append(tick)
    return kept
