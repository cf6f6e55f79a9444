"""The ribbon: a window of time, drawn. Places are percent of its width."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from tactful.core.advice import Advice

EDGE = 0.22
"""Room on either side of the window, as a part of its length."""
SIDE = 15.0
"""Within so much of an end a label turns inwards."""
ROOMY = 16.0
"""A part this wide has room for its name."""
APART = 13.0
"""Two labels this close would touch."""


class Part(Struct, frozen=True, kw_only=True):
    """A part of the ribbon, from `x`, so `wide`; `name` is written into it where there is room."""

    kind: str
    x: float
    wide: float
    name: str | None = None
    middle: float = 0.0


class Ribbon(Struct, frozen=True, kw_only=True):
    """A window of time as it is drawn, and in words. `label` is where today's name stands, `anchor` how."""

    parts: tuple[Part, ...]
    today: float
    anchor: str
    label: float
    opens: date
    best: tuple[date, date]
    closes: date
    now: str


def ribbon(advice: Advice, today: date) -> Ribbon | None:
    """The ribbon of advice with a window; None for advice without."""
    opens, best, closes = advice.opens, advice.best, advice.closes
    if opens is None or best is None or closes is None:
        return None
    first, last = min(opens, today), max(closes, today) + timedelta(days=1)
    pad = max(1.0, EDGE * (last - first).days)
    length = (last - first).days + 2 * pad

    def place(on: date, days: float = 0) -> float:
        return round(100 * ((on - first).days + days + pad) / length, 2)

    edges = (0.0, place(opens), place(best[0]), place(best[1], 1), place(closes, 1), 100.0)
    kinds = (("soon", "too soon"), ("in", "good"), ("best", "best"), ("out", "good"), ("late", "late"))
    parts = [
        Part(kind=kind, x=x, wide=round(to - x, 2), name=name, middle=round((x + to) / 2, 2))
        for (kind, name), x, to in zip(kinds, edges, edges[1:], strict=False)
        if to > x
    ]
    at = place(today, 0.5)
    anchor = "start" if at < SIDE else "end" if at > 100 - SIDE else "middle"
    return Ribbon(
        parts=tuple(_named(parts)),
        today=at,
        anchor=anchor,
        label=at,
        opens=opens,
        best=best,
        closes=closes,
        now=_now(opens, best, closes, today),
    )


def _named(parts: list[Part]) -> list[Part]:
    """Names only where they have room: the best part always, its neighbours when they are wide."""
    from msgspec.structs import replace

    named = []
    for part in parts:
        keeps = part.kind == "best" or part.wide >= ROOMY
        middle = min(max(part.middle, 6.0), 94.0)
        named.append(replace(part, name=part.name if keeps else None, middle=middle))
    best = next((part.middle for part in named if part.kind == "best"), 50.0)
    return [
        replace(part, name=None) if part.kind != "best" and abs(part.middle - best) < APART else part
        for part in named
    ]


def _now(opens: date, best: tuple[date, date], closes: date, today: date) -> str:
    if today < opens:
        return "too soon"
    if today > closes:
        return "late"
    return "best" if best[0] <= today <= best[1] else "good"
