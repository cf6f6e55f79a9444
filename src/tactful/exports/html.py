"""A page of HTML that loads nothing and runs nothing; whatever is no `Html` is text and is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

from tactful.exports.plain import plain

MADE_BY = '<meta name="generator" content="Tactful">'
LONGEST = 20_000
_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Html(str):
    """Markup that is safe already."""

    __slots__ = ()


def text(words: str, *, lines: bool = False) -> Html:
    """Words from anywhere as text: without control and direction characters, escaped."""
    bare = plain(words, LONGEST, lines=lines)
    before, after = (" " if bare and edge.isspace() else "" for edge in (words[:1], words[-1:]))
    return Html(escape(f"{before}{bare}{after}", quote=True))


def apart(words: str) -> Html:
    """Words from outside, such as a name, whose direction of writing stays their own."""
    return Html(f"<bdi>{text(words.strip())}</bdi>")


def tag(name: str, *parts: str | None, kind: str = "") -> Html:
    """An element with what is in it; None is left out. `kind` is its class."""
    inner = "".join(part if isinstance(part, Html) else text(part) for part in parts if part)
    attribute = f' class="{text(kind)}"' if kind else ""
    return Html(f"<{name}{attribute}>{inner}</{name}>")


def join(*parts: str | None) -> Html:
    """Several parts, one after the other."""
    return Html("".join(part if isinstance(part, Html) else text(part) for part in parts if part))


def items(*entries: str, kind: str = "", name: str = "ul") -> Html:
    """A list; nothing for no entries."""
    return tag(name, *(tag("li", entry) for entry in entries), kind=kind) if entries else Html("")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]], *, numbers: int = 0) -> Html:
    """A table whose last `numbers` columns are numbers; nothing for no rows."""
    if not rows:
        return Html("")

    def row(cells: tuple[str, ...], name: str) -> Html:
        last = len(cells) - numbers
        return tag(
            "tr", *(tag(name, cell, kind="number" if n >= last else "") for n, cell in enumerate(cells))
        )

    return tag("table", tag("thead", row(head, "th")), tag("tbody", *(row(one, "td") for one in rows)))


def page(title: str, *parts: str) -> str:
    """The whole page as text."""
    body = join(*parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'{MADE_BY}\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(title)}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


@lru_cache
def _style() -> str:
    return _STYLE.read_text(encoding="utf-8")
