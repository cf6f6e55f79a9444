"""Days as an iCalendar feed (RFC 5545) that Apple's, Google's and Microsoft's calendars read alike.

All dates are whole days, all times UTC: no time zone has to be told. The file before is the memory: an event that
says the same keeps its stamp, one that changed gets a later one, one that is gone is called off for a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal

from msgspec import Struct

from tactful.exports.plain import plain

Kind = Literal["interview", "answer", "deadline", "follow-up", "best-day", "window"]

PRODID = "-//Tactful//Feed//EN"
OWN = "@tactful.invalid"
"""How the UID of every event of a feed ends, whatever calendar it has been through."""
EVENTS = 500
REFRESH = timedelta(hours=6)
CALLED_OFF = timedelta(days=30)
TITLE, TEXT = 200, 2_000

_START = datetime(2020, 1, 1, tzinfo=UTC)
_BLOCK = re.compile(r"^BEGIN:VEVENT\r?\n(.*?)^END:VEVENT\r?$", re.DOTALL | re.MULTILINE)
_UID = re.compile(r"^UID:([0-9a-f]{32}@tactful\.invalid)\r?$", re.MULTILINE)
_STAMP = re.compile(r"^LAST-MODIFIED:(\d{8}T\d{6})Z\r?$", re.MULTILINE)
_BETWEEN = re.compile(
    r"^DTSTART(?:;VALUE=DATE:(\d{8})|:(\d{8}T\d{6})Z)\r?$.*?^DTEND(?:;VALUE=DATE:(\d{8})|:(\d{8}T\d{6})Z)\r?$",
    re.DOTALL | re.MULTILINE,
)
_STAMPS = re.compile(r"^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE):.*\r?\n", re.MULTILINE)


class Entry(Struct, frozen=True, kw_only=True):
    """One event: `starts` up to, without, `ends`, both days or both instants in UTC.

    `alarm` is how long before the start to remind; `busy` blocks the time for others.
    """

    uid: str
    kind: Kind
    title: str
    starts: date
    ends: date
    text: str = ""
    url: str | None = None
    alarm: timedelta | None = None
    busy: bool = False


class _Old(Struct, frozen=True):
    """An event of the file before: when it last changed, what it said, and when it is."""

    modified: datetime
    said: str
    starts: date
    ends: date

    @property
    def day(self) -> date:
        """The day it starts on, in UTC."""
        return self.starts.date() if isinstance(self.starts, datetime) else self.starts

    def over(self, now: datetime) -> bool:
        """True when it was called off long ago."""
        return "\nSTATUS:CANCELLED\n" in self.said and now - self.modified >= CALLED_OFF


def write(entries: Iterable[Entry], *, name: str, now: datetime, before: bytes = b"") -> bytes:
    """The feed as bytes. `before` is what was written last time; the same entries then give the same bytes."""
    from icalendar import Calendar

    old = _old(before)
    now = now.astimezone(UTC).replace(second=0, microsecond=0)
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    here = {entry.uid: _event(entry) for entry in entries}
    for uid, was in old.items():
        if uid not in here and was.day >= now.date() and not was.over(now):
            here[uid] = _called_off(uid, was)
    for uid, event in sorted(here.items(), key=lambda item: (_text(item[1], "DTSTART"), item[0])):
        calendar.add_component(_stamped(event, old.get(uid), now))
    return bytes(calendar.to_ical())


def is_own(head: bytes) -> bool:
    """Say whether a file that begins so is a feed that Tactful wrote."""
    return head.startswith(b"BEGIN:VCALENDAR") and f"\r\nPRODID:{PRODID}\r\n".encode() in head


def _event(entry: Entry) -> Any:
    from icalendar import Alarm, Event

    title = plain(entry.title, TITLE)
    event = Event()
    event.add("uid", entry.uid)
    event.add("summary", title)
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.ends)
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "BUSY" if entry.busy else "FREE")
    if entry.text:
        event.add("description", plain(entry.text, TEXT, lines=True))
    if entry.url:
        event.add("url", plain(entry.url, TEXT))
    if entry.alarm is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", -entry.alarm)
        event.add_component(alarm)
    return event


def _called_off(uid: str, was: _Old) -> Any:
    """Nothing but its place in time stays of an event that is gone: whoever it named may be forgotten."""
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("summary", "Called off")
    event.add("dtstart", was.starts)
    event.add("dtend", was.ends)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    return event


def _stamped(event: Any, was: _Old | None, now: datetime) -> Any:
    """The event with its stamps: those of before while it says the same, else later ones than before."""
    if was is None:
        modified = now
    elif _said(event.to_ical().decode()) == was.said:
        modified = was.modified
    else:
        modified = max(now, was.modified + timedelta(minutes=1))
    event.add("dtstamp", modified)
    event.add("last-modified", modified)
    event.add("sequence", max(0, int((modified - _START).total_seconds()) // 60))
    return event


def _old(before: bytes) -> dict[str, _Old]:
    """The events of a feed that Tactful wrote, by UID; what was changed by hand beyond recognition is left out."""
    found: dict[str, _Old] = {}
    if not is_own(before[:1024]):
        return found
    for block in _BLOCK.finditer(before.decode("utf-8", "replace")):
        uid, stamp, between = (form.search(block[1]) for form in (_UID, _STAMP, _BETWEEN))
        if not (uid and stamp and between):
            continue
        try:
            modified = _instant(stamp[1])
            starts, ends = (
                _instant(time) if time else datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC).date()
                for day, time in (between.group(1, 2), between.group(3, 4))
            )
        except ValueError:
            continue
        found[uid[1]] = _Old(modified, _said(block[0]), starts, ends)
    return found


def _said(block: str) -> str:
    """What an event says, without its stamps."""
    return _STAMPS.sub("", block).replace("\r\n", "\n").strip()


def _instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def _text(event: Any, name: str) -> str:
    return str(event[name].to_ical().decode())
