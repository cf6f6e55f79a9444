"""Text, dates and addresses on a page: harmless, and for people."""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import lru_cache

from markupsafe import Markup

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_JOINERS = "\u200c\u200d"
"""Persian, Indic scripts and emoji need them."""


def harmless(value: object) -> object:
    """A text without control, direction and invisible characters; its lines stay.

    What is no text, or markup of our own, is given back.
    """
    if not isinstance(value, str) or isinstance(value, Markup) or (value.isascii() and value.isprintable()):
        return value
    return "".join(sign for sign in value if sign in "\n\t" or not _steers(sign))


@lru_cache(maxsize=4096)
def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in _JOINERS


@lru_cache(maxsize=4096)
def day(when: date, today: date | None = None) -> Markup:
    """A date as `Tue 24 Nov`, with the year when it is another; the script puts it in the browser's language."""
    words = f"{_DAYS[when.weekday()]}\u00a0{when.day}\u00a0{_MONTHS[when.month - 1]}"
    if today is None or when.year != today.year:
        words += f"\u00a0{when.year}"
    return Markup('<time datetime="{}">{}</time>').format(when.isoformat(), words)


def near(when: date, today: date) -> Markup:
    """The same with `today` and `tomorrow` by name."""
    name = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((when - today).days)
    return (
        Markup('<time datetime="{}" data-name>{}</time>').format(when.isoformat(), name)
        if name
        else day(when, today)
    )


def web_address(url: str | None) -> str | None:
    """The address when it is one of the web; anything else, such as a script, is no link."""
    return url if url and url.lower().startswith(("https://", "http://")) else None


@lru_cache
def _titles() -> dict[str, str]:
    """The names of the sources of all playbooks that ship, by id."""
    from tactful.app.load_playbook import load_playbook, shipped

    return {
        name: source.called or source.title
        for book in shipped()
        for name, source in load_playbook(book).source.items()
    }


def source_name(source: str) -> str:
    """A source as it is cited; one that no playbook knows by its own name."""
    return _titles().get(source, source)
