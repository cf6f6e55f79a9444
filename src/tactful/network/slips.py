"""Slips of the pen in well-known words: one letter inside missing, doubled, swapped, or wrong in a long word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 6
"""Letters of a word in which a slip is believed."""
LONG = 10
"""Letters of a word in which one wrong letter is believed: among shorter ones it is mostly another word."""


class Slips:
    """Finds the word that was meant."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._without: dict[str, list[str]] = {}
        self._shapes: set[tuple[str, int]] = set()
        for word in sorted(self._words):
            if len(word) >= SHORTEST and word.isalpha():
                self._shapes.update((word[0], len(word) + n) for n in (-1, 0, 1))
                for less in _less(word):
                    self._without.setdefault(less, []).append(word)
        self.mended = lru_cache(maxsize=50_000)(self._mended)

    def _mended(self, word: str) -> str:
        """The one word that was meant; the word itself when it is right, or none is sure."""
        if (word[:1], len(word)) not in self._shapes or word in self._words or not word.isalpha():
            return word
        near = set(self._without.get(word, ()))
        for less in _less(word):
            near.update(self._without.get(less, ()))
            if less in self._words and len(less) >= SHORTEST:
                near.add(less)
        meant = [right for right in near if is_slip(word, right)]
        return meant[0] if len(meant) == 1 else word


def is_slip(word: str, right: str) -> bool:
    """True when `word` is `right` with one slip inside; a first letter never, a last one is never missing or added."""
    start = 0
    while start < min(len(word), len(right)) and word[start] == right[start]:
        start += 1
    if start == 0:
        return False
    missing, added = word[start:] == right[start + 1 :], word[start + 1 :] == right[start:]
    if missing or added:
        return start < max(len(word), len(right)) - 1
    swapped = (
        word[start : start + 2] == right[start : start + 2][::-1] and word[start + 2 :] == right[start + 2 :]
    )
    wrong = len(right) >= LONG and start < len(right) - 1 and word[start + 1 :] == right[start + 1 :]
    return swapped or wrong


def _less(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(1, len(word))}
