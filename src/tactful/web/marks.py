"""A text in pieces, so that what findings are about can be marked."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tactful.core.finding import Finding, Level


class Piece(Struct, frozen=True, kw_only=True):
    """A piece of a text; `level` and `number` (from 1, of the finding) where one is about it."""

    text: str
    level: Level | None = None
    number: int | None = None


def pieces(text: str, findings: Iterable[Finding]) -> list[Piece]:
    """The whole text in order; of findings that overlap the first is marked."""
    spans = sorted(
        (finding.span, number, finding)
        for number, finding in enumerate(findings, start=1)
        if finding.span is not None and not finding.set_aside
    )
    found: list[Piece] = []
    end = 0
    for (start, stop), number, finding in spans:
        if start < end or stop <= start:
            continue
        if start > end:
            found.append(Piece(text=text[end:start]))
        found.append(Piece(text=text[start:stop], level=finding.level, number=number))
        end = stop
    if end < len(text):
        found.append(Piece(text=text[end:]))
    return found
