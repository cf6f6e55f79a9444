"""Marking places in a text, the way a good compiler does: each line, and under it what is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

Span = tuple[int, int]
Piece = tuple[str, int | None]

LONG = 24
"""Lines from which only those around the marks are shown."""


class Mark(Struct, frozen=True):
    """A place (code points, half-open), the label under its start, and a name that follows where there is room."""

    span: Span
    label: str
    name: str = ""


def marked(text: str, marks: Sequence[Mark], width: int) -> Iterator[list[Piece]]:
    """The lines of a text, wrapped to `width` columns; `1~~~ name` under the first mark, `2~~` under the next.

    Each line is pieces: the words, and the number of the mark (from 0) that they draw, None for the text and
    blanks. Of a text longer than `LONG` lines the stretches without marks are told, not shown. Characters that
    would steer a terminal are shown as a dot.
    """
    lines = list(_lines(text, width))
    touched = [[n for n, mark in enumerate(marks) if _touches(mark.span, line)] for line in lines]
    shown = _shown_lines(touched) if len(lines) > LONG and marks else [True] * len(lines)
    left_out = 0
    for line, here, show in zip(lines, touched, shown, strict=True):
        if not show:
            left_out += 1
            continue
        if left_out:
            yield [(f"... {left_out} lines ...", None)]
            left_out = 0
        yield [("".join(_shown(c) for c in text[line[0] : line[1]]), None)]
        yield from _under(text, line, [(n, marks[n]) for n in here], width)
    if left_out:
        yield [(f"... {left_out} lines ...", None)]


def _touches(span: Span, line: Span) -> bool:
    return span[0] < max(line[1], line[0] + 1) and line[0] < span[1]


def _shown_lines(touched: Sequence[Sequence[int]]) -> list[bool]:
    """Lines with a mark, their neighbours, and gaps too small to be worth leaving out; first and last line."""
    count = len(touched)
    near = {n + d for n, here in enumerate(touched) if here for d in (-1, 0, 1)} | {0, count - 1}
    shown = [n in near for n in range(count)]
    return [show or (0 < n < count - 1 and shown[n - 1] and shown[n + 1]) for n, show in enumerate(shown)]


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


def _under(text: str, line: Span, marks: Sequence[tuple[int, Mark]], width: int) -> Iterator[list[Piece]]:
    """The rows under a line: each mark in the first row that has room for it, a name where it fits."""
    rows: list[list[tuple[int, int, str, int]]] = []
    for number, mark in marks:
        begins = mark.span[0] >= line[0]
        label = mark.label if begins else ""
        left = columns(text[line[0] : max(mark.span[0], line[0])])
        size = max(1, len(label), columns(text[max(mark.span[0], line[0]) : min(mark.span[1], line[1])]))
        drawn = label.ljust(size, "~")
        if begins and mark.name and left + size + 1 + len(mark.name) <= width:
            drawn += f" {mark.name}"
        end = left + len(drawn)
        row = next((r for r in rows if all(end < a or b < left for a, b, _, _ in r)), None)
        if row is None:
            rows.append(row := [])
        row.append((left, end, drawn, number))
    for row in rows:
        pieces: list[Piece] = []
        at = 0
        for left, end, drawn, number in sorted(row):
            pieces += [(" " * (left - at), None)] if left > at else []
            pieces.append((drawn, number))
            at = end
        yield pieces


def columns(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return sum(_columns(c) for c in text)


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _shown(char: str) -> str:
    return char if char.isprintable() or unicodedata.combining(char) else "·"
