"""A calendar as every program exports it (`.ics`): interviews, talks with one person, conferences."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tactful.core.facts import Extraction
from tactful.sources.one_file import head

__all__ = ["TAKES", "extract", "identify"]

TAKES = ("today", "me")

_BEGIN = re.compile(r"\s*BEGIN:VCALENDAR\s*$", re.IGNORECASE | re.MULTILINE)


def identify(path: Path) -> bool:
    """Say whether a file begins as an iCalendar file; never raises."""
    return _BEGIN.match(head(path, 512)) is not None


def extract(path: Path, *, today: date | None = None, me: frozenset[str] = frozenset()) -> Extraction:
    """Open a calendar; raises BadInput when it cannot be read, NotAnExport when it holds no entries.

    Series are expanded from 400 days before `today` to 120 days after it; what is over by `today` is asked about.
    `today` left out is the newest stamp of the file (DTSTAMP, LAST-MODIFIED, CREATED), so that the same file
    says the same on any day. `me` are the owner's e-mail addresses and names, where they are known.
    """
    from tactful.sources.calendar.reading import open_calendar

    return open_calendar(path, today=today, me=me)
