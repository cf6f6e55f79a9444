"""Marking places in a text, the way a good compiler does: each line, and under it what is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

Span = tuple[int, int]


def marked(text: str, spans: Sequence[Span], width: int) -> Iterator[str]:
    """The lines of a text, wrapped to `width` columns; `1~~~` under the first span, `2~~` under the next.

    Spans count code points of the text. Characters that would steer a terminal are shown as a dot.
    """
    for start, end in _lines(text, width):
        yield "".join(_shown(c) for c in text[start:end])
        rows: list[list[str]] = []
        for number, span in enumerate(spans, 1):
            if span[0] < max(end, start + 1) and start < span[1]:
                _place(rows, text, (start, end), span, str(number) if span[0] >= start else "")
        yield from ("".join(row).rstrip() for row in rows)


def _lines(text: str, width: int) -> Iterator[Span]:
    """Where lines begin and end: at line breaks, and at the last blank that fits."""
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        while True:
            fits, taken = start, 0
            while fits < stop and (taken := taken + _columns(text[fits])) <= width:
                fits += 1
            if fits == stop:
                break
            blank = text.rfind(" ", start, fits + 1)
            end = blank if blank > start else max(fits, start + 1)
            yield start, end
            start = end + (text[end : end + 1] == " ")
        yield start, stop
        start = stop + 1


def _place(rows: list[list[str]], text: str, line: Span, span: Span, label: str) -> None:
    """Draw a span in the first row that is free there."""
    left = columns(text[line[0] : max(span[0], line[0])])
    size = max(1, len(label), columns(text[max(span[0], line[0]) : min(span[1], line[1])]))
    row = next((r for r in rows if all(cell == " " for cell in r[left : left + size + 1])), None)
    if row is None:
        rows.append(row := [])
    row.extend(" " * (left + size - len(row)))
    row[left : left + size] = label.ljust(size, "~")


def columns(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(_columns(c) for c in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _shown(char: str) -> str:
    return char if char.isprintable() or unicodedata.combining(char) else "·"
