"""The few forms of Markdown that files for other people use; text from outside is never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from tactful.exports.plain import plain

MADE_BY = "<!-- Made by Tactful -->"
LONGEST = 20_000
_SIGNS = re.compile(r"([\\`*_{}\[\]|~$])")
_LEADS = re.compile(r"^([#+=-]|\d+(?=[.)]))")


def text(words: str) -> str:
    """Words from anywhere on one line, every sign that could be markup escaped; no address becomes a link."""
    escaped = _SIGNS.sub(r"\\\1", escape(plain(words, LONGEST), quote=False))
    # GitHub makes links of what begins so: https://github.github.com/gfm/#autolinks-extension-
    escaped = re.sub(r"(?i)(https?|ftp|mailto|xmpp):", r"\1\\:", escaped)
    escaped = re.sub(r"(?i)\bwww\.", r"www\\.", escaped).replace("@", "\\@")
    return _LEADS.sub(
        lambda lead: f"\\{lead[1]}" if len(lead[1]) == 1 and not lead[1].isdigit() else f"{lead[1]}\\",
        escaped,
    )


def heading(words: str, level: int) -> str:
    """A heading."""
    return f"{'#' * level} {text(words)}"


def bullets(lines: Iterable[str]) -> str:
    """A list; lines are Markdown already."""
    return "\n".join(f"- {line}" for line in lines)


def quote(words: str) -> str:
    """Words of somebody, their lines kept."""
    lines = plain(words, LONGEST, lines=True).split("\n")
    return "\n".join(f"> {text(line)}  " if line else ">" for line in lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell or " " for cell in line) + " |" for line in lines)


def page(title: str, *parts: str) -> str:
    """The whole page."""
    return "\n\n".join([MADE_BY, heading(title, 1), *(part for part in parts if part)]) + "\n"
