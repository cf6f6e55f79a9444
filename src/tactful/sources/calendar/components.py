"""The components of an iCalendar file, cut apart before anything is parsed: one bad event spoils no other.

Only the properties in `KEPT` are kept. Descriptions, places, attachments and alarms never get further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from tactful.sources.content_lines import name_of, unfolded, value_of

KEPT = frozenset({
    "ATTENDEE", "DTSTAMP", "DTSTART", "EXDATE", "ORGANIZER", "RDATE", "RECURRENCE-ID", "RRULE", "SEQUENCE", "STATUS",
    "SUMMARY", "UID",
})  # fmt: skip
STAMPS = frozenset({"DTSTAMP", "LAST-MODIFIED", "CREATED"})
LINES = 600  # kept properties of an event
ZONES = 200
ZONE_LINES = 800

_ZONE = re.compile(r"TZID=(\"[^\"\n]{1,200}\"|[^;:\n]{1,200})", re.IGNORECASE)
_UTC = re.compile(r";TZID=\"?tzone://Microsoft/Utc\"?:(\d{8}T\d{6})", re.IGNORECASE)  # Exchange writes it


class Event(Struct, frozen=True, kw_only=True):
    """One VEVENT: the line of the file where it begins, and its kept lines, unfolded, each with the name of its
    property. `whole` if it was closed."""

    line: int
    lines: tuple[tuple[str, str], ...]
    whole: bool = True

    def values(self, name: str) -> list[str]:
        """The raw values of a property, without parameters."""
        return [value_of(line) for known, line in self.lines if known == name]

    def value(self, name: str) -> str:
        """The first raw value of a property, or the empty string."""
        return next(iter(self.values(name)), "")

    @property
    def zones(self) -> set[str]:
        """The names of the time zones that it uses."""
        return {found.strip('"') for _, line in self.lines for found in _ZONE.findall(line)}


class Components(Struct, kw_only=True):
    """What a file holds beside its events; complete once `events` has been read to the end."""

    method: str = ""
    name: str = ""
    zones: dict[str, str] = field(default_factory=dict)
    stamps: set[str] = field(default_factory=set)
    others: int = 0
    cut: int | None = None


def events(text: str, rest: Components) -> Iterator[Event]:
    """Yield the events of a file in its order; fill `rest` with what surrounds them."""
    cut = _Cut(rest)
    for number, line in unfolded(text):
        mark = line[:6].upper()
        if mark == "BEGIN:":
            found = cut.begin(line[6:].strip().upper(), number)
        elif mark[:4] == "END:":
            found = cut.end(line[4:].strip().upper())
        else:
            found = None
            cut.other(line)
        if found is not None:
            yield found
    if cut.inside[:1] == ["VEVENT"]:
        rest.cut = cut.begun
        yield cut.event(whole=False)


class _Cut:
    """Where in the file one is: `inside` names the open components, the outermost one first."""

    def __init__(self, rest: Components) -> None:
        self.rest = rest
        self.inside: list[str] = []
        self.begun = 0
        self.kept: list[tuple[str, str]] = []
        self._zone: list[str] = []

    def event(self, *, whole: bool) -> Event:
        return Event(line=self.begun, lines=tuple(self.kept), whole=whole)

    def begin(self, kind: str, number: int) -> Event | None:
        """Open a component; an event that another one begins in was never closed."""
        unclosed = None
        if kind == "VEVENT":
            if self.inside[:1] == ["VEVENT"]:
                unclosed = self.event(whole=False)
            self.inside, self.begun, self.kept = [kind], number, []
        elif self.inside:
            self.inside.append(kind)
            self._zoned(f"BEGIN:{kind}")
        elif kind != "VCALENDAR":
            self.inside, self._zone = [kind], [f"BEGIN:{kind}"]
            self.rest.others += kind in {"VTODO", "VJOURNAL", "VFREEBUSY"}
        return unclosed

    def end(self, kind: str) -> Event | None:
        """Close a component, and with an event all that is still open in it."""
        if kind == "VEVENT" and self.inside[:1] == ["VEVENT"]:
            self.inside = []
            return self.event(whole=True)
        if self.inside and kind == self.inside[-1]:
            self._zoned(f"END:{kind}")
            self.inside.pop()
            if not self.inside and kind == "VTIMEZONE":
                _keep_zone(self._zone, self.rest)
        return None

    def other(self, line: str) -> None:
        """Take a property."""
        if self.inside == ["VEVENT"]:
            _keep(line, self.kept, self.rest)
        elif self.inside:
            self._zoned(line)
        else:
            _outside(line, self.rest)

    def _zoned(self, line: str) -> None:
        if self.inside[0] == "VTIMEZONE" and len(self._zone) < ZONE_LINES:
            self._zone.append(line)


def _keep(line: str, kept: list[tuple[str, str]], rest: Components) -> None:
    name = name_of(line)
    if name in STAMPS:  # the newest tells when the file was written
        rest.stamps.add(value_of(line)[:8])
    if name in KEPT and len(kept) < LINES:
        kept.append((name, _UTC.sub(r":\1Z", line) if "tzone:" in line else line))


def _outside(line: str, rest: Components) -> None:
    name = name_of(line)
    if name == "METHOD":
        rest.method = value_of(line).strip().upper()
    elif name == "X-WR-CALNAME":
        rest.name = value_of(line).strip()


def _keep_zone(lines: list[str], rest: Components) -> None:
    name = next((value_of(line).strip() for line in lines if name_of(line) == "TZID"), "")
    if name and len(rest.zones) < ZONES and len(lines) < ZONE_LINES:
        rest.zones[name] = "\n".join(lines)
