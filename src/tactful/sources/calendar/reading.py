"""A calendar, read: its events by UID, those about the search told, all others counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path

from tactful.core.facts import Fact, Question, Skipped, SkipReason
from tactful.errors import NotAnExport
from tactful.sources.calendar.components import Components, Event, events
from tactful.sources.calendar.occurrences import StrangeError, occurrences
from tactful.sources.calendar.parties import owners
from tactful.sources.calendar.telling import Reading, told
from tactful.sources.calendar.words import Topic, words
from tactful.sources.content_lines import unescaped
from tactful.sources.linkedin import text
from tactful.sources.linkedin.names import shown
from tactful.sources.one_file import Items, OneFile, read_text

FILE = 64 << 20
EVENTS = 200_000
SERIES = 500  # each takes a while to expand
BACK, AHEAD = timedelta(days=400), timedelta(days=120)
ROUTINE = 8
"""What repeats more often than this in the window is somebody's routine: no interview, no talk to ask about."""


def open_calendar(path: Path, *, today: date | None, me: frozenset[str]) -> OneFile:
    """Open an iCalendar file; see `tactful.sources.calendar.extract`."""
    rest = Components()
    found: list[Event] = []
    for event in events(read_text(path, FILE), rest):
        if len(found) == EVENTS:
            break
        found.append(event)
    if not found and not rest.others and not rest.zones:
        raise NotAnExport(
            f"{shown(path.name)} holds no calendar entries.", "Export the calendar again as an .ics file."
        )
    written = _written(rest.stamps, path)
    reader = _Reader(found, rest, path, today or written, me)
    one = OneFile("calendar", path, reader.read, exported_on=written)
    if len(found) == EVENTS:
        one.problem(f"It holds more than {EVENTS} entries; the rest was not read.")
    if rest.cut is not None:
        one.problem("The file ends in the middle of an entry; export it again.", rest.cut)
    return one


OWN = "@tactful.invalid"
"""How the identifiers end that Tactful's own feed gives its events; programs keep them."""


class _Reader:
    def __init__(
        self, found: list[Event], rest: Components, path: Path, today: date | None, me: frozenset[str]
    ) -> None:
        self._events = found
        self._rest = rest
        self._owner = owners(path, rest.name, found, me)
        self._today = today

    def read(self, one: OneFile) -> Items:
        """Yield what each event says, the events of one UID together."""
        alike: dict[str, list[Event]] = {}
        for event in self._events:
            alike.setdefault(event.value("UID").strip() or f"line {event.line}", []).append(event)
        series = 0
        for uid, group in alike.items():
            if uid.endswith(OWN):
                yield from (Skipped(file=one.name, reason="our own reminder") for _ in group)
                continue
            relevant = [event for event in group if _topic(event.value("SUMMARY"))]
            if not any(event.whole for event in relevant):
                reason: SkipReason = "unreadable" if relevant else "not about the search"
                yield from (Skipped(file=one.name, reason=reason) for _ in group)
                continue
            series += any(event.value("RRULE") for event in group)
            if series > SERIES:
                one.problem(f"It holds more than {SERIES} series; this one was not read.", group[0].line)
                yield from (Skipped(file=one.name, reason="unreadable") for _ in group)
                continue
            try:
                yield from self._group([event for event in group if event.whole], one)
                yield from (Skipped(file=one.name, reason="unreadable") for event in group if not event.whole)
            except StrangeError as fault:
                one.problem(str(fault), relevant[0].line)
                yield from (Skipped(file=one.name, reason="unreadable") for _ in group)

    def _group(self, group: list[Event], one: OneFile) -> Iterator[Fact | Question | Skipped]:
        today = self._today or max(_day(event.value("DTSTART")[:8]) or date.min for event in group)
        window = (today - BACK, today + AHEAD) if today > date.min + BACK else (date.min, date.min)
        found, older = occurrences(group, self._rest.zones, window)
        ours = [(each, topic) for each in found if (topic := words().topic(each.title)) is not None]
        routine = len(ours) > ROUTINE and len({each.which for each, _ in ours}) > ROUTINE
        off = self._rest.method == "CANCEL"
        reading = Reading(file=one.name, today=today, owner=self._owner, off=off)
        items = [] if routine else [item for each, topic in ours for item in told(each, topic, reading)]
        if not items:
            items = [Skipped(file=one.name, reason="not about the search")]
        yield from items
        yield from (items[0] for _ in range(older))


@lru_cache(maxsize=4096)
def _topic(summary: str) -> Topic | None:
    return words().topic(text.name(unescaped(summary)))


def _day(stamp: str) -> date | None:
    try:
        day = datetime.strptime(stamp, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    return day if 1990 <= day.year < 2200 else None


def _written(stamps: set[str], path: Path) -> date | None:
    """The newest stamp in the file, though not later than the file itself: stamps may be wrong, even far ahead."""
    newest = max((day for stamp in stamps if (day := _day(stamp))), default=None)
    if newest is None:
        return None
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return min(newest, written) if written.year >= 2000 else newest  # archives without dates give 1980
