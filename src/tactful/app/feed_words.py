"""The words of the feed: neutral ones, since calendars are shared, and those that tell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tactful.core.agenda import Item
from tactful.exports.as_calendar import Kind

if TYPE_CHECKING:
    from tactful.ledger.coming import Interview

CALENDAR = "Tactful"
LOOK = "What it is about: tactful today"
LENGTH_UNKNOWN = "An hour is assumed; how long it takes is not known."
PREFIX = "Job search: "
OPEN = timedelta(days=366)
"""A span longer than this has no end that anybody plans for: only its first day is told."""
NEUTRAL: dict[Kind, str] = {
    "interview": "appointment",
    "answer": "an answer may come",
    "deadline": "last day for one thing",
    "follow-up": "one short follow-up",
    "best-day": "one small thing",
    "window": "time for one small thing",
}


def titles(*, discreet: bool) -> dict[Kind, str]:
    """The neutral title of each kind of event; of a search that is kept from somebody they do not even say that."""
    if discreet:
        return {kind: text[:1].upper() + text[1:] for kind, text in NEUTRAL.items()}
    return {kind: PREFIX + text for kind, text in NEUTRAL.items()}


def interview(panel: Sequence[Interview]) -> str:
    """With whom, for what, where."""
    first = panel[0]
    people = " and ".join(dict.fromkeys(one.person for one in panel if one.person))
    job = " at ".join(part for part in (first.title, first.company) if part)
    what = f"Interview ({first.kind})" if first.kind else "Interview"
    return ", ".join(part for part in (f"{what} with {people}" if people else what, job) if part)


def promise(person: str | None, title: str | None, company: str | None) -> str:
    """Who promised an answer, about what."""
    job = " at ".join(part for part in (title, company) if part)
    return ", ".join(part for part in ("An answer was promised", person, job) if part)


def advised(item: Item) -> str:
    """What is advised, and for whom."""
    place = f" ({item.person.company})" if item.person.company else ""
    return f"{item.title}: {item.person.name}{place}"


def advice(item: Item) -> str:
    """When and why. What they wrote is not told."""
    lines = []
    if item.opens and item.best and item.closes:
        window = _span(item.opens, item.closes)
        lines.append(f"{window[:1].upper()}{window[1:]}, best {_span(*item.best)}.")
    lines += [one.text for one in item.because]
    lines.append(f'Look: tactful person "{item.person.name}"')
    return "\n".join(lines)


def _span(first: date, last: date) -> str:
    if first == last:
        return f"on {_shown(first)}"
    return f"from {_shown(first)} {'on' if last - first > OPEN else f'to {_shown(last)}'}"


def _shown(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
