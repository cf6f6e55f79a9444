"""How counts and intervals are said, and what the groups are called."""

from __future__ import annotations

from math import ceil, floor

from tactful.outcomes.interval import Interval
from tactful.outcomes.terms import LookName, Terms
from tactful.outcomes.waiting import Median

LOOKS: dict[LookName, str] = {
    "occasion": "by occasion (inferred)",
    "role": "by role",
    "tie": "by tie",
    "note": "with or without a note",
    "length": "by length",
    "weekday": "by weekday",
    "contact": "with or without a contact inside",
}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

LABELS: dict[str, str] = {
    "note": "with a note",
    "no-note": "without a note",
    "no-occasion": "no occasion noted",
    "met": "you had met or talked",
    "employer": "same employer",
    "school": "same school",
    "mutuals": "mutual connections",
    "no-tie": "no tie noted",
    "contact": "with a contact inside",
    "no-contact": "without one noted",
    **{day.lower(): day for day in WEEKDAYS},
}
"""Groups that have a name of their own; roles are their own names, occasions and lengths are in the terms."""


def labels(terms: Terms) -> dict[str, str]:
    """What every group is called, in the order in which groups are shown; a role is called by its own name."""
    occasions = {one.id: one.label for one in terms.occasion}
    return {**occasions, **{one.id: one.label for one in terms.length}, **LABELS}


def of_100(share: Interval) -> str:
    """`20 to 55 of 100`, rounded outwards."""
    return f"{floor(100 * share.low + 1e-9)} to {ceil(100 * share.high - 1e-9)} of 100"


def between(share: Interval) -> str:
    """`20 and 55`, of 100, rounded outwards."""
    return of_100(share).removesuffix(" of 100").replace(" to ", " and ")


def apart(found: Interval) -> str:
    """A difference as words: `5 to 40 more of 100`, `12 fewer to 21 more of 100`."""
    low, high = floor(100 * found.low + 1e-9), ceil(100 * found.high - 1e-9)
    if found.low > 0:
        return f"{max(low, 1)} to {high} more of 100"
    if found.high < 0:
        return f"{max(-high, 1)} to {-low} fewer of 100"
    return f"{-low} fewer to {high} more of 100"


def days(count: int) -> str:
    """`1 day`, `21 days`."""
    return f"{count} day{'' if count == 1 else 's'}"


def half(found: Median, verb: str) -> str:
    """The median in a sentence; `verb` is the past participle: accepted, answered."""
    if found.day is None:
        return f"Fewer than half were {verb} in the time on record, so there is no halfway day to name."
    by = "on the day itself" if found.day == 0 else f"by day {found.day}"
    if found.high is None:
        return f"Half were {verb} {by}. It may be as early as day {found.low}; how late is open with so few."
    if found.low == found.high:
        return f"Half were {verb} {by}."
    return f"Half were {verb} {by}, give or take: day {found.low} to day {found.high}."
