"""Where in a text a match of a pattern can begin, told by the words of the text alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from tactful.notes.check.openings import DIGIT, START, STEM, openings

_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans("\u0130\u0131\u017f\u212a", "iisk")
"""Letters beyond ASCII that a search without regard to case takes for one within it."""


def places_of(patterns: tuple[str, ...], text: str) -> Mapping[int, Sequence[int]]:
    """By the number of a pattern, in order, the places where it can begin in the text; no places mean anywhere.

    A pattern whose number is not there is not in the text.
    """
    index, others = _index(patterns)
    words = _words(text)
    met = index.keys() & words.keys()
    if not met:
        return others
    places: dict[int, list[int]] = {}
    for key in met:
        for number in index[key]:
            places.setdefault(number, []).extend(words[key])
    return {number: sorted(set(places.get(number, ()))) for number in sorted((*places, *others))}


@lru_cache(maxsize=4)
def folded(text: str) -> str:
    """The text in lower case, place for place, as a search without regard to case compares it."""
    return (text if text.isascii() else text.translate(_ALIKE)).lower()


@cache
def _index(patterns: tuple[str, ...]) -> tuple[Mapping[str, list[int]], Mapping[int, Sequence[int]]]:
    """The numbers of the patterns by the keys of their openings, and of those that can begin anywhere."""
    index: dict[str, list[int]] = {}
    others: list[int] = []
    for number, pattern in enumerate(patterns):
        keys = openings(pattern)
        if not keys:
            others.append(number)
        for key in keys:
            index.setdefault(key, []).append(number)
    return index, dict.fromkeys(others, ())


@lru_cache(maxsize=4)
def _words(text: str) -> Mapping[str, list[int]]:
    """The places in a text by the keys of openings that are met there."""
    low = folded(text)
    found = [(match.start(), match[0]) for match in _WORD.finditer(low)]
    words: dict[str, list[int]] = {START: [0]}
    for (place, word), (_, then) in zip(found, [*found[1:], (0, "")], strict=False):
        stem = DIGIT if word[0].isdecimal() else f"{word[:STEM]}*"
        for key in (word, f"{word} {then}", stem):
            words.setdefault(key, []).append(place)
    return words
