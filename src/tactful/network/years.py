"""Where I was and when: employers and schools as spans of days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?")
GRACE = timedelta(days=92)
"""So long after the last day people still connect with those they worked or studied with."""
_KINDS: dict[str, tuple[Literal["employer", "school"], str]] = {
    "position": ("employer", "company"),
    "education": ("school", "school"),
}


class Stay(Struct, frozen=True, kw_only=True):
    """A time at one employer or school; without `until` it goes on, without `since` its dates are not known."""

    what: Literal["employer", "school"]
    name: str
    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """True when the day lies in that time, or little after it."""
        if day is None or self.since is None:
            return False
        return self.since <= day and (self.until is None or day <= self.until + GRACE)


def stays(entries: Iterable[tuple[str, Mapping[str, str]]]) -> list[Stay]:
    """The times of a profile's positions and schools, in its order; several jobs at one employer are one time."""
    found: dict[tuple[str, str], Stay] = {}
    for kind, fields in entries:
        what, field = _KINDS.get(kind, (None, ""))
        name = fields.get(field, "").strip()
        if what is None or not name:
            continue
        stay = Stay(
            what=what,
            name=name,
            since=_day(fields.get("started"), last=False),
            until=_day(fields.get("finished"), last=True),
        )
        key = (what, name.casefold())
        found[key] = _joined(found[key], stay) if key in found else stay
    return list(found.values())


def _joined(one: Stay, other: Stay) -> Stay:
    since = [stay.since for stay in (one, other) if stay.since]
    until = [stay.until for stay in (one, other)]
    return Stay(
        what=one.what,
        name=one.name,
        since=min(since, default=None),
        until=None if None in until else max(day for day in until if day),
    )


def _day(prefix: str | None, *, last: bool) -> date | None:
    """The first or the last day that `2019` or `2019-03` can mean; None for what is no date."""
    told = _PREFIX.fullmatch(prefix or "")
    if told is None:
        return None
    month = int(told[2]) if told[2] else 12 if last else 1
    if not (1 <= month <= 12 and 1900 <= int(told[1]) < 2200):
        return None
    first = date(int(told[1]), month, 1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1) if last else first
