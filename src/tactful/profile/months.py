"""Months of ISO prefixes: what `2019` or `2019-03` can mean at the earliest and at the latest."""

from __future__ import annotations

import re
from datetime import date

_PREFIX = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-\d{2})?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def earliest(prefix: str | None) -> int | None:
    """The first month that it can mean, counted from year 0; None for what is no date."""
    return _month(prefix, 1)


def latest(prefix: str | None) -> int | None:
    """The last month that it can mean."""
    return _month(prefix, 12)


def month_of(day: date) -> int:
    """The month of a day, counted alike."""
    return day.year * 12 + day.month - 1


def said(prefix: str) -> str:
    """`Mar 2019`, or the year alone."""
    found = _PREFIX.fullmatch(prefix)
    if not found or not found[2] or not 1 <= int(found[2]) <= 12:
        return prefix[:4]
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"


def _month(prefix: str | None, otherwise: int) -> int | None:
    found = _PREFIX.fullmatch(prefix or "")
    if not found:
        return None
    month = int(found[2]) if found[2] else otherwise
    return int(found[1]) * 12 + month - 1 if 1 <= month <= 12 else None
