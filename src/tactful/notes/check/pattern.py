"""Patterns of the rule files: regular expressions in which `{name}` stands for a shared list of words.

Case does not matter, a space is any white space, and a pattern begins and ends at the edge of a word. Each is
compiled only when a word it cannot do without is in the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

_NAMED = re.compile(r"\{([a-z][a-z-]*)\}")
_PIECE = re.compile(
    r"\\.|\[(?:[^\]\\]|\\.)*\]|\(\?(?::|-i:)|\(\?(?:<?[=!])|\(|[a-z]{3,}(?![?*{])|.", re.DOTALL
)
_OPEN = frozenset({"(", "(?:", "(?-i:"})

Words = tuple[str, ...]


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with every `{name}` replaced by its words; raises KeyError for a name that is not there."""
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda m: f"(?:{words[m[1]]})", pattern)
    return pattern


@cache
def anchors(pattern: str) -> Words:
    """Plain words of which every match holds one, in lower case; empty when there are no such words."""
    return _needed(_PIECE.findall(pattern)[::-1])


def _needed(rest: list[str]) -> Words:
    """The words that the group at the end of `rest` (pieces, the next one last) cannot do without."""
    ways: list[Words] = []
    best: Words = ()
    while rest and (piece := rest.pop()) != ")":
        if piece == "|":
            ways.append(best)
            best = ()
        elif piece.startswith("(") and piece[-1] != ")":
            inner = _needed(rest)
            optional = rest[-1:] in (["?"], ["*"]) or rest[:-3:-1] == ["{", "0"]
            if piece in _OPEN and not optional:
                best = max(best, inner, key=_shortest)
        elif piece.isalpha() and len(piece) > 2:
            best = max(best, (piece,), key=_shortest)
    ways.append(best)
    return tuple(dict.fromkeys(word for way in ways for word in way)) if all(ways) else ()


def _shortest(words: Words) -> int:
    return min(map(len, words), default=0)


def possible(pattern: str, low: str) -> bool:
    """False when the pattern cannot be in a text; `low` is the text case-folded."""
    words = anchors(pattern)
    return not words or any(map(low.__contains__, words))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as it is searched for."""
    spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


def found(patterns: Iterable[str], text: str, low: str) -> Iterator[re.Match[str]]:
    """Every match of every pattern in the text; `low` is the text case-folded."""
    for pattern in patterns:
        if possible(pattern, low):
            yield from compiled(pattern).finditer(text)


def shown(patterns: Iterable[str], text: str, low: str) -> bool:
    """True when one of the patterns is in the text."""
    return next(found(patterns, text, low), None) is not None
