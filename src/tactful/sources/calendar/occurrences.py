"""Events in time: time zones resolved, series expanded within a window, the newest version of each."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct

from tactful.sources.calendar.components import Event
from tactful.sources.calendar.parties import Party, party
from tactful.sources.linkedin import text

EARLIEST, LATEST = 1970, 2200
OCCURRENCES = 1_000  # of one series
DATES = 20_000  # characters of dates listed one by one
SERIES = 10  # years; what has been repeated for longer is part of no search
_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"(?:;(?:INTERVAL=[1-9]\d{0,2}|COUNT=\d{1,4}|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=[A-Z]{2}"
    r"|BYDAY=(?:[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU),?){1,7}))*",
    re.IGNORECASE,
)
_BY_DAY_OF_MONTH = re.compile(
    r"FREQ=(?:MONTHLY|YEARLY;BYMONTH=(?:0?[1-9]|1[0-2]))(?:;(?:INTERVAL=[1-9]\d?|COUNT=\d{1,4}|UNTIL=\d{8}(?:T\d{6}Z?)?"
    r"|WKST=[A-Z]{2}|BYMONTHDAY=(?:[1-9]|1\d|2[0-8])))*",
    re.IGNORECASE,
)


class StrangeError(ValueError):
    """Why an event cannot be placed in time, in words for the person."""


class Occurrence(Struct, frozen=True, kw_only=True):
    """One event at one time: the instant `at` in UTC, or the day `on` when it has no time or no zone.

    `day` is the day in the event's own zone. `which` names it within its series, and is empty outside of one.
    """

    uid: str
    which: str
    at: datetime | None
    on: date | None
    day: date
    title: str
    status: str
    attendees: tuple[Party, ...]
    organizer: Party | None


def occurrences(
    events: list[Event], zones: dict[str, str], window: tuple[date, date]
) -> tuple[list[Occurrence], int]:
    """Return the occurrences of the events of one UID, and how many of the events were older versions.

    A series is expanded within the window; everything else counts wherever it lies. Raises StrangeError.
    """
    singles = [event for event in events if not event.value("RECURRENCE-ID")]
    changes = [event for event in events if event.value("RECURRENCE-ID")]
    newest = max((_version(event) for event in singles), default=(0, ""))
    current = [event for event in singles if _version(event) == newest]
    latest: dict[str, Event] = {}
    for event in sorted(changes, key=_version):
        latest[event.value("RECURRENCE-ID").strip()] = event
    older = len(events) - len(current) - len(latest)
    series = [event for event in current if event.value("RRULE") or event.value("RDATE")]
    if series:
        found = [_occurrence(one, True) for one in _expanded([*current, *latest.values()], zones, window)]
        return found, older
    many = len({event.value("DTSTART") for event in current}) > 1  # some programs give all events one UID
    placed = [
        _occurrence(one, bool(event.value("RECURRENCE-ID")), many)
        for event in (*current, *latest.values())
        for one in _parsed([event], zones).walk("VEVENT")
    ]
    return placed, older


def _version(event: Event) -> tuple[int, str]:
    sequence = event.value("SEQUENCE").strip()
    return (
        int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0,
        event.value("DTSTAMP").strip(),
    )


def _expanded(events: list[Event], zones: dict[str, str], window: tuple[date, date]) -> Iterator[Any]:
    for rule in (rule for event in events for rule in event.values("RRULE")):
        if not (_RULE.fullmatch(rule.strip()) or _BY_DAY_OF_MONTH.fullmatch(rule.strip())):
            raise StrangeError("It repeats in a way that is not read.")
    if (
        sum(len(value) for event in events for name in ("RDATE", "EXDATE") for value in event.values(name))
        > DATES
    ):
        raise StrangeError("It repeats on more days than are read.")
    import recurring_ical_events  # type: ignore[import-untyped]

    calendar = _parsed(events, zones)
    if any(_sane(event).year < window[0].year - SERIES for event in calendar.walk("VEVENT")):
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = recurring_ical_events.of(calendar).between(*window)
    except (ValueError, OverflowError, TypeError, KeyError, AttributeError, ArithmeticError):
        raise StrangeError("Its repetitions cannot be read.") from None
    if len(found) > OCCURRENCES:
        raise StrangeError("It repeats more often than is read.")
    yield from sorted(found, key=lambda one: str(one["DTSTART"].dt))


def _parsed(events: list[Event], zones: dict[str, str]) -> Any:
    from icalendar import Calendar

    used = sorted(set().union(*(event.zones for event in events)) & zones.keys())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    lines += [zones[name] for name in used]
    for event in events:
        lines += ["BEGIN:VEVENT", *(line for _, line in event.lines), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Calendar.from_ical("\r\n".join(lines) + "\r\n")
    except (ValueError, OverflowError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError):
        raise StrangeError("It cannot be read.") from None


def _sane(event: Any) -> date:
    start = _time(event, "DTSTART")
    if start is None or not EARLIEST <= start.year < LATEST:
        raise StrangeError("It has a date that cannot be read.")
    return start


def _occurrence(event: Any, in_series: bool, many: bool = False) -> Occurrence:
    start = _sane(event)
    at = start.astimezone(UTC) if isinstance(start, datetime) and start.tzinfo else None
    day = start.date() if isinstance(start, datetime) else start
    which = ""
    if in_series or many:
        which = _stamp((_time(event, "RECURRENCE-ID") if in_series else None) or start)
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    organizer = event.get("ORGANIZER")
    found = (party(str(one), dict(one.params)) for one in attendees if hasattr(one, "params"))
    return Occurrence(
        uid=str(event.get("UID", "")).strip(),
        which=which,
        at=at,
        on=None if at else day,
        day=day,
        title=text.name(_one(event.get("SUMMARY", ""))),
        status=_one(event.get("STATUS", "")).strip().upper(),
        attendees=tuple(one for one in found if one is not None),
        organizer=party(str(organizer), dict(organizer.params)) if hasattr(organizer, "params") else None,
    )


def _time(event: Any, name: str) -> date | None:
    """The first value of a property as a date or a time; a broken one has none."""
    from icalendar import vDDDTypes

    told = event.get(name)
    told = told[0] if isinstance(told, list) and told else told
    when = told.dt if isinstance(told, vDDDTypes) else None
    return when if isinstance(when, date) else None


def _one(value: Any) -> str:
    return str(value[0] if isinstance(value, list) and value else value)


def _stamp(when: date) -> str:
    if isinstance(when, datetime):
        return f"{when.astimezone(UTC) if when.tzinfo else when:%Y%m%dT%H%M%S}"
    return f"{when:%Y%m%d}"
