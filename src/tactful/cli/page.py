"""Lines for a terminal: wrapped to its width, plain in a pipe, without colour where it is not wanted."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

import click

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def width() -> int:
    """Columns to write in: the terminal's, within what reads well."""
    return max(40, min(shutil.get_terminal_size((88, 24)).columns, 100))


def coloured() -> bool:
    """Colour only on a terminal, and not where NO_COLOR asks for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def style(text: str, **how: Any) -> str:
    """Text in a style, where colour is wanted."""
    return click.style(text, **how) if coloured() else text


def say(text: str = "", *, indent: int = 0, hang: int | None = None, **how: Any) -> None:
    """Write a paragraph. `hang` indents its further lines; text from outside cannot move the cursor."""
    clean = harmless(text)
    if not clean:
        click.echo("")
        return
    further = " " * (indent if hang is None else hang)
    lines = textwrap.wrap(
        clean, width(), initial_indent=" " * indent, subsequent_indent=further, break_on_hyphens=False
    )
    for line in lines:
        click.echo(style(line, **how) if how else line)


LEGEND = "In brackets: who says so. HM and IV are the two articles, S-numbers published guidance: tactful playbook show"


def say_whole(text: str, *, indent: int = 0) -> None:
    """Write what must not be broken, such as an address, on a line of its own."""
    click.echo(" " * indent + harmless(text))


def heading(text: str) -> None:
    """A section's head."""
    click.echo("")
    click.echo(style(harmless(text), bold=True))


def pairs(rows: Iterable[tuple[str, str]], *, indent: int = 2) -> None:
    """Two columns: a name, and what it is."""
    listed = [(harmless(left), harmless(right)) for left, right in rows]
    room = min(max((len(left) for left, _ in listed), default=0), width() // 2)
    for left, right in listed:
        lead = " " * indent + left.ljust(room) + "  "
        lines = textwrap.wrap(
            right, width(), initial_indent=lead, subsequent_indent=" " * (indent + room + 2)
        )
        for line in lines or [lead.rstrip()]:
            click.echo(line)


def day(when: date | None, today: date | None = None) -> str:
    """`Tue 24 Nov`, with the year when it is another; `today` and `tomorrow` by name."""
    if when is None:
        return ""
    if today is not None and when == today:
        return "today"
    if today is not None and (when - today).days == 1:
        return "tomorrow"
    # No-break spaces hold a date together where a line is wrapped.
    text = f"{_DAYS[when.weekday()]}\u00a0{when.day}\u00a0{_MONTHS[when.month - 1]}"
    return text if today is not None and when.year == today.year else f"{text}\u00a0{when.year}"


def harmless(text: str) -> str:
    """Text from outside without control and direction characters."""
    return "".join(
        " " if character in "\n\t\r" else character
        for character in text
        if unicodedata.category(character) not in ("Cc", "Cf") or character in "\n\t\r\u200d"
    )
