"""A sentence as the network of slips reads it: its words and signs, the pieces of each, and how they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from tactful.notes.check.reading.pieces import MOST, Pieces

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_")
LOWER, CAPITAL, CAPITALS = range(3)


class Word(Struct, frozen=True):
    """A word or sign, where it stands in its sentence, the numbers of its pieces, and how it is written."""

    text: str
    start: int
    end: int
    pieces: tuple[int, ...]
    written: int


class Words:
    """Cuts sentences into words of known pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces_of = lru_cache(20_000)(pieces.of)

    def of(self, sentence: str) -> tuple[Word, ...]:
        """The words of a sentence whose apostrophes are plain, as many as have `MOST` pieces together."""
        found: list[Word] = []
        room = MOST
        for match in WORD.finditer(sentence):
            pieces = self._pieces_of(match[0])
            room -= len(pieces)
            if room < 0:
                break
            found.append(Word(match[0], *match.span(), pieces, _written(match[0])))
        return tuple(found)


def _written(word: str) -> int:
    if not word[0].isupper():
        return LOWER
    return CAPITALS if len(word) > 1 and word.isupper() else CAPITAL
