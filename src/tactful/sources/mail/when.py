"""The day of an interview, where a mail states one and no other."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tactful.sources.mail.phrases import sentences

AHEAD = timedelta(days=150)
"""How far after the mail a day without a year may lie."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = (
    r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?)?"
)
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+(?P<year>\d{{4}}))?\b",
        rf"\b{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{{4}}))?\b",
        r"\b(?P<year>\d{4})-(?P<at>\d\d)-(?P<day>\d\d)\b",
    )
)
_UNTIL = re.compile(
    r"\b(by|before|until|till|no later than|deadline|within|latest|since|from|applied|dated)\b[^.,;]{0,24}$",
    re.IGNORECASE,
)


def interview_day(text: str, sent: date) -> date | None:
    """Return the one day on or after `sent` that a text states, None for none, several, or one that cannot be."""
    found: set[date] = set()
    for sentence in sentences(text):
        for form in _FORMS:
            for hit in form.finditer(sentence):
                if _UNTIL.search(sentence[: hit.start()]):
                    continue
                day = _day(hit.groupdict(), sent)
                if day is None:
                    return None
                if day >= sent:
                    found.add(day)
    return found.pop() if len(found) == 1 else None


def _day(part: dict[str, str | None], sent: date) -> date | None:
    month = int(part["at"] or 0) if "at" in part else 1 + _MONTHS.index((part["month"] or "")[:3].lower())
    weekday = part.get("weekday")
    years = (int(part["year"] or 0),) if part["year"] else (sent.year, sent.year + 1)
    for year in years:
        try:
            day = date(year, month, int(part["day"] or 0))
        except ValueError:
            continue
        if weekday and day.weekday() != _DAYS.index(weekday[:3].lower()):
            continue
        if part["year"] or sent <= day <= sent + AHEAD:
            return day if abs(day - sent) < timedelta(days=400) else None
    return None
