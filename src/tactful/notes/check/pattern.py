"""Patterns of the rule files: regular expressions in which `{name}` stands for a shared list of words.

Case does not matter, a space is any white space, and a pattern begins and ends at the edge of a word. Each is
compiled only when a word it cannot do without is in the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from tactful.notes.check.places import folded, places_of

_NAMED = re.compile(r"\{([a-z][a-z-]*)\}")
_PIECE = re.compile(
    r"\\.|\[(?:[^\]\\]|\\.)*\]|\(\?(?::|-i:)|\(\?(?:<?[=!])|\(|[a-z]{3,}(?![?*{])|.", re.DOTALL
)
_SIGNS = re.compile(r"\\([\[{!?])|\[([!?]+)\]|([!<%])")
_COMPILED: dict[str, re.Pattern[str]] = {}
_OPEN = frozenset({"(", "(?:", "(?-i:"})

Words = tuple[str, ...]


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with every `{name}` replaced by its words; raises KeyError for a name that is not there."""
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda m: f"(?:{words[m[1]]})", pattern)
    return pattern


@cache
def anchors(pattern: str) -> tuple[Words, ...]:
    """Sets of plain words in lower case, the longest first: every match holds a word of each set."""
    return tuple(sorted(dict.fromkeys(_needed(_PIECE.findall(pattern)[::-1])), key=_shortest, reverse=True))


def _needed(rest: list[str]) -> list[Words]:
    """What the group at the end of `rest` (pieces, the next one last) cannot do without."""
    ways: list[list[Words]] = [[]]
    while rest and (piece := rest.pop()) != ")":
        if piece == "|":
            ways.append([])
        elif piece.startswith("(") and piece[-1] != ")":
            inner = _needed(rest)
            if piece in _OPEN and not _optional(rest):
                ways[-1] += inner
        elif piece.isalpha() and len(piece) > 2:
            ways[-1].append((piece,))
        elif (signs := _SIGNS.fullmatch(piece)) and not _optional(rest):
            ways[-1].append(tuple(signs[signs.lastindex or 0]))
    if len(ways) == 1:
        return ways[0]
    return [tuple(dict.fromkeys(w for way in ways for w in max(way, key=_shortest)))] if all(ways) else []


def _optional(rest: list[str]) -> bool:
    return rest[-1:] in (["?"], ["*"]) or rest[:-3:-1] == ["{", "0"]


def _shortest(words: Words) -> int:
    return min(map(len, words))


def possible(pattern: str, low: str) -> bool:
    """False when the pattern cannot be in a text; `low` is the text case-folded."""
    return all(any(map(low.__contains__, words)) for words in anchors(pattern))


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as it is searched for."""
    if not (ready := _COMPILED.get(pattern)):
        spaced = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
        ready = _COMPILED[pattern] = re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)
    return ready


def found(patterns: Iterable[str], text: str, low: str) -> Iterator[re.Match[str]]:
    """Every match of every pattern in the text, in the order of the patterns; `low` is the text case-folded."""
    return (match for _, match in numbered(tuple(patterns), text, low))


def numbered(patterns: tuple[str, ...], text: str, low: str) -> Iterator[tuple[int, re.Match[str]]]:
    """As `found`, each match with the number of its pattern."""
    low = low if text.isascii() else folded(text)
    for number, places in places_of(patterns, text).items():
        pattern = patterns[number]
        if (places and pattern in _COMPILED) or possible(pattern, low):
            here = compiled(pattern)
            for match in _from(places, here, text) if places else here.finditer(text):
                yield number, match


def _from(places: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that begin at these places, none within another."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            yield match
            end = match.end()


def shown(patterns: Iterable[str], text: str, low: str) -> bool:
    """True when one of the patterns is in the text."""
    return next(found(patterns, text, low), None) is not None
