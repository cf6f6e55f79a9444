"""The few forms of Markdown that the generated pages use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def page(title: str, lead: str, *parts: str) -> str:
    """A whole page; it says where it comes from."""
    note = "<!-- Written by `python -m docs.generate`; change what it is made from instead. -->"
    return "\n\n".join([f"# {title}", note, lead, *parts]) + "\n"


def text(words: str) -> str:
    """Words from data, so that nothing in them is read as markup."""
    return re.sub(r"([\\`*_<>\[\]{}$#|])", r"\\\1", " ".join(words.split()))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in line) + " |" for line in lines)


def bullets(lines: Iterable[str]) -> str:
    """A list; lines are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def code(words: Iterable[object]) -> str:
    """Words as they are typed."""
    return ", ".join(f"`{word}`" for word in words)


def slug(heading: str) -> str:
    """The anchor that a heading gets, here and on code hosts."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def links(names: Iterable[str], file: str) -> str:
    """Each name, linked to its heading on a page."""
    return ", ".join(f"[{name}]({file}#{slug(name)})" for name in names)
