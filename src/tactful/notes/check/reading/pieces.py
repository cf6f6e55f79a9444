"""Words as numbers: cut into known pieces, the way the model was trained to read them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

MOST = 64
"""Pieces that are read of one sentence."""

LONGEST = 100
"""Letters of a word from which it counts as one that is not known."""

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Pieces:
    """Cuts words into the longest pieces that the vocabulary holds; a piece inside a word begins with `##`.

    `vocabulary` maps pieces to numbers; 0 is nothing, 1 what is not known.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._of_word = lru_cache(20_000)(self._cut)

    def of(self, text: str) -> tuple[int, ...]:
        """The numbers of a text's pieces, at least one, at most `MOST`."""
        found: list[int] = []
        for word in _WORD.findall(_folded(text)):
            found += self._of_word(word)
            if len(found) >= MOST:
                break
        return tuple(found[:MOST]) or (1,)

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return (1,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._vocabulary.get(("##" if start else "") + word[start:end])
                if number is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return (1,)
        return tuple(pieces)


def _folded(text: str) -> str:
    """In lower case and without accents."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in parts if not unicodedata.combining(c))
