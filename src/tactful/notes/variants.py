"""How much two texts have in common: whether a second wording is another one, and whether a text was sent before."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST_IN_COMMON = 1 / 3
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_GREETING = re.compile(r"\A(?:Dear|Hello|Hi)\s[^\n,]{0,80},\s*")


def sentences(text: str) -> list[str]:
    """The sentences between greeting and name, folded to plain words."""
    body = _GREETING.sub("", text.strip())
    said = [" ".join(_WORD.findall(part.casefold())) for part in _SENTENCE.split(body)]
    return [one for one in said if len(one.split()) > 3]


def in_common(one: str, other: str) -> float:
    """The share of sentences that the shorter of two texts has in common with the other, 0 to 1."""
    mine, theirs = sentences(one), sentences(other)
    fewer = min(len(mine), len(theirs))
    return len(set(mine) & set(theirs)) / fewer if fewer else float(mine == theirs)


def another(text: str, others: Iterable[str]) -> bool:
    """True when a text is another one than each of these: at most a third in common, and it opens otherwise."""
    return all(
        in_common(text, other) <= MOST_IN_COMMON and sentences(text)[:1] != sentences(other)[:1]
        for other in others
    )


def same_words(text: str, others: Iterable[str]) -> bool:
    """True when a text says the very words of one of these, names of greeting and sign-off aside."""
    said = sentences(text)
    return any(said == sentences(other) for other in others)
