"""The calendar part of a mail: on which day it starts."""

from __future__ import annotations

from datetime import date, datetime


def starts_on(data: bytes, sent: date) -> date | None:
    """Return the day of the one event that is asked for, None for several, a cancelled, repeated or past one."""
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(data)
        events = list(calendar.walk("VEVENT"))
        if str(calendar.get("METHOD", "REQUEST")).upper() not in ("REQUEST", "PUBLISH") or len(events) != 1:
            return None
        event = events[0]
        if event.get("RRULE") or str(event.get("STATUS", "")).upper() == "CANCELLED":
            return None
        start = event.decoded("DTSTART")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return None
    day = start.date() if isinstance(start, datetime) else start
    return day if isinstance(day, date) and sent <= day and day.year <= sent.year + 1 else None
