"""Dates as they stand on a page."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date) -> str:
    """`Sunday 22 November 2026`."""
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def short(when: date) -> str:
    """`22 Nov 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1][:3]} {when.year}"


def weekday(when: date) -> str:
    """`Sunday`."""
    return _DAYS[when.weekday()]


def day_of_month(when: date) -> str:
    """`22 November`."""
    return f"{when.day} {_MONTHS[when.month - 1]}"
