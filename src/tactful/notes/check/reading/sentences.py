"""Where the sentences of a note begin and end."""

from __future__ import annotations

import re

Span = tuple[int, int]

_END = re.compile(r"(?<=[.!?…。！？])([\"')\]”’]*)\s+|\n+")
_SHORT = re.compile(
    r"[(\"'“‘]*(?:mr|mrs|ms|mx|dr|prof|st|sr|jr|fr|rev|no|nos|ref|e\.g|i\.e|approx|dept|vs|inc|ltd|ph\.d|p\.m|a\.m"
    r"|(?:[^\W\d_]\.)*[^\W\d_])\.",
    re.IGNORECASE,
)


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences, without white space at either end; a line break ends one.

    The full stop of a title, an initial or a common short form ends none.
    """
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        stop = max(end.start(), end.end(1))
        word = text[start:stop].rsplit(None, 1)[-1:]
        if word and "\n" not in end[0] and _SHORT.fullmatch(word[0]):
            continue
        spans.append((start, stop))
        start = end.end()
    spans.append((start, len(text)))
    return tuple(span for span in (_bare(text, *raw) for raw in spans) if span[0] < span[1])


def _bare(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip())
