"""The dates of one column: day first or month first as the column itself proves, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

Order = Literal["day first", "month first", "either", "both"]

_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d\d)(?:[ T,].*)?", re.ASCII)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?", re.ASCII)
_DAY_MONTH = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([^\W\d_]{3,9})\.?,?[ -](\d{4}|\d\d)(?:[ ,].*)?"
)
_MONTH_DAY = re.compile(
    r"(?:[A-Za-z]{3,9},? )?([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:[ ,].*)?"
)
_MONTHS = {
    word[:length]: number
    for number, words in enumerate(
        (
            "january januar janvier enero", "february februar février febrero", "march märz mars marzo",
            "april avril abril", "may mai mayo", "june juni juin junio", "july juli juillet julio",
            "august août agosto", "september septembre septiembre", "october oktober octobre octubre",
            "november novembre noviembre", "december dezember décembre diciembre",
        ),
        1,
    )
    for word in words.split()
    for length in range(3, len(word) + 1)
    if not (word in ("juin", "juillet") and length == 3)
}  # fmt: skip


def order(cells: Iterable[str]) -> Order:
    """Return what the dates in numbers of a column prove; `either` when nothing does, `both` for a contradiction.

    Dots are day first wherever they are used.
    """
    day = month = False
    for cell in cells:
        found = _NUMBERS.fullmatch(cell.strip())
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        day = day or 12 < first <= 31 or "." in cell[: found.end(2)]
        month = month or 12 < second <= 31
    if day and month:
        return "both"
    return "day first" if day else "month first" if month else "either"


def read(cell: str, proved: Order) -> date | None:
    """Return the day of a cell, None when it cannot be read or could be two days."""
    text = cell.strip()[:60]
    if found := _ISO.fullmatch(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _DAY_MONTH.fullmatch(text):
        return _day(found[3], _MONTHS.get(found[2].casefold(), 0), found[1])
    if found := _MONTH_DAY.fullmatch(text):
        return _day(found[3], _MONTHS.get(found[1].casefold(), 0), found[2])
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if proved == "day first" or first > 12 or first == second:
            return _day(found[3], second, found[1])
        if proved == "month first" or second > 12:
            return _day(found[3], first, found[2])
    return None


def ambiguous(cell: str, proved: Order) -> bool:
    """Say whether a cell is a date that could be two days."""
    found = _NUMBERS.fullmatch(cell.strip()[:60])
    return bool(found) and proved in ("either", "both") and read(cell, proved) is None


def _day(year: str, month: int, day: str) -> date | None:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(whole, month, int(day)) if 1990 <= whole < 2100 else None
    except ValueError:
        return None
