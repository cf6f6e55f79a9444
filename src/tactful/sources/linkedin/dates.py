"""The dates of an export: a fixed list of forms, English months, US order, UTC where no zone is named."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = {name[:length]: at for at, name in enumerate(_MONTHS, 1) for length in range(3, len(name) + 1)}

_CLOCK = r"(?P<h>\d{1,2}):(?P<min>\d\d)(?::(?P<s>\d\d))?"
_HALF = r"(?:\s?(?P<half>[AaPp][Mm]))?"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<d>\d{1,2})[ -](?P<mon>[A-Za-z]{3,9})[ -](?P<y>\d{4}|\d\d)",  # 05 Mar 2024, 5-Mar-24
        rf"(?P<m>\d{{1,2}})/(?P<d>\d{{1,2}})/(?P<y>\d{{4}}|\d\d)(?:,?\s{_CLOCK}{_HALF})?",  # 3/5/24, 4:07 PM
        rf"(?P<y>\d{{4}})[-/](?P<m>\d\d)[-/](?P<d>\d\d)(?:[ T]{_CLOCK})?(?: ?(?:UTC|Z))?",  # 2024-03-05 16:07
        rf"[A-Z][a-z]{{2}} (?P<mon>[A-Z][a-z]{{2}}) (?P<d>\d{{1,2}}) {_CLOCK} UTC (?P<y>\d{{4}})",
        r"(?P<mon>[A-Za-z]{3,9}) (?P<y>\d{4})",
        r"(?P<y>\d{4})",
        rf"(?P<mon>[A-Za-z]{{3,9}}) (?P<d>\d{{1,2}}), (?P<y>\d{{4}})(?: {_CLOCK}{_HALF}(?: - .*)?)?",
    )
)
_LONGEST = 60
_TAILS = {"", " UTC", "Z"}


class When(NamedTuple):
    """The time of a record: the instant `at` in UTC or, where there is no time of day, the day `on`."""

    at: datetime | None
    on: date | None

    @property
    def day(self) -> date:
        """The day, in UTC where an instant is known."""
        return self.at.date() if self.at else self.on  # type: ignore[return-value]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%dT%H:%M:%S}" if self.at else str(self.on)


# Dates at the edge of time break arithmetic with them; no export holds any.
_CENTURIES = frozenset(("19", "20", "21"))


def timed(text: str) -> When | None:
    """Return the time of a record, or None when it cannot be read."""
    at = instant(text)
    on = None if at else day(text)
    return When(at, on) if at or on else None


def instant(text: str) -> datetime | None:
    """Return the instant in UTC, or None when the text has no time of day or cannot be read."""
    if (
        len(text) >= 19
        and text[:2] in _CENTURIES
        and text[4] == "-"
        and text[13] == ":"
        and text[16] == ":"
        and text[19:] in _TAILS
    ):
        try:
            return datetime.fromisoformat(text[:19] + "+00:00")
        except ValueError:
            return None
    parts = _parts(text)
    return parts[1] if parts else None


def day(text: str) -> date | None:
    """Return the calendar day, without regard to a time of day; None when it cannot be read."""
    parts = _parts(text)
    if parts is None or len(parts[0]) < 10:
        return None
    return date.fromisoformat(parts[0])


def prefix(text: str) -> str:
    """Return `2024`, `2024-03` or `2024-03-05`, as much as the text says; empty when it cannot be read."""
    parts = _parts(text)
    return parts[0] if parts else ""


def _parts(text: str) -> tuple[str, datetime | None] | None:
    return _read(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _read(text: str) -> tuple[str, datetime | None] | None:
    plain = text.strip().replace("\u202f", " ").replace("\u00a0", " ")
    for form in _FORMS:
        if found := form.fullmatch(plain):
            return _value(found.groupdict())
    return None


def _value(part: dict[str, str | None]) -> tuple[str, datetime | None] | None:
    year = _year(part["y"] or "")
    month = _MONTH.get((part["mon"] or "").lower()) if "mon" in part else int(part.get("m") or 0)
    try:
        if month is None or not 1900 <= year < 2200:
            return None
        if not part.get("d"):
            whole = date(year, month or 1, 1)
            return (f"{whole.year:04d}-{whole.month:02d}" if month else f"{whole.year:04d}"), None
        on = date(year, month, int(part["d"] or 0))
        return on.isoformat(), _at(on, part)
    except ValueError:
        return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def _at(on: date, part: dict[str, str | None]) -> datetime | None:
    if not part.get("h"):
        return None
    hour = int(part["h"] or 0)
    if half := part.get("half"):
        if not 1 <= hour <= 12:
            raise ValueError(half)
        hour = hour % 12 + (12 if half.lower() == "pm" else 0)
    return datetime(on.year, on.month, on.day, hour, int(part["min"] or 0), int(part["s"] or 0), tzinfo=UTC)
