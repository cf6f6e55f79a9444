"""Whether two texts say nearly the same: the share of three-word runs that they have in common.

Names count for nothing: words with a capital inside a sentence, the greeting, and the line that signs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

SAME = 0.8
"""Jaccard similarity of the runs from which two texts are nearly the same."""

SHORTEST = 8
"""Words from which a text is long enough to be compared."""

_GREETED = re.compile(r"\A\s*(?i:dear|hi|hello|hey|good \w+)\b[^,.!:;\n]{0,40}[,.!:;\n]")
_SIGNED = re.compile(r"(?:\n|(?<=[.!?])\s+)\s*(?:[\w'.-]+,?\s*){1,4}\Z")
_NAMED = re.compile(r"(?<=[\w,;:'\")])\s+[^\W\d_a-z][\w'-]*")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

Run = tuple[str, str, str]


@lru_cache(maxsize=8192)
def runs(text: str) -> frozenset[Run]:
    """The runs of three words of a text without its names; empty for a text too short to be compared."""
    body = _GREETED.sub("", text.replace("\u2019", "'"), count=1)
    words = _WORD.findall(_NAMED.sub(" ", _SIGNED.sub("", body)).casefold())
    return (
        frozenset(zip(words, words[1:], words[2:], strict=False)) if len(words) >= SHORTEST else frozenset()
    )


def alike(one: str, other: str) -> float:
    """How much of both texts' runs they share, from 0 to 1; 0 where one is too short."""
    a, b = runs(one), runs(other)
    return len(a & b) / len(a | b) if a and b else 0.0


class Texts:
    """Texts among which nearly the same one is found without a look at all of them.

    Two sets that share `SAME` of their runs share one of the first few in any common order, so each text
    is kept under those alone.
    """

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._under: dict[Run, list[int]] = defaultdict(list)
        self._texts: list[str] = []
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Keep a text."""
        for run in _first(runs(text)):
            self._under[run].append(len(self._texts))
        self._texts.append(text)

    def near(self, text: str, *, but: frozenset[int] = frozenset()) -> str | None:
        """The first text kept that is nearly the same, those numbered in `but` left out."""
        tried = {number for run in _first(runs(text)) for number in self._under.get(run, ())}
        return next(
            (
                self._texts[number]
                for number in sorted(tried - but)
                if alike(text, self._texts[number]) >= SAME
            ),
            None,
        )


def _first(some: frozenset[Run]) -> list[Run]:
    return sorted(some)[: len(some) - ceil(SAME * len(some)) + 1] if some else []


@lru_cache(maxsize=16)
def texts(some: tuple[str, ...]) -> Texts:
    """The texts, ready to be searched."""
    return Texts(some)
