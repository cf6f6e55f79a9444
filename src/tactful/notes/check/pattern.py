"""Patterns of the rule files: regular expressions in which `{name}` stands for a shared list of words.

Case does not matter, a space is any white space, and a pattern begins and ends at the edge of a word. Each is
compiled only when a word it cannot do without is in the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

_NAMED = re.compile(r"\{([a-z][a-z-]*)\}")
_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)[?*+]?(?:\{[\d,]+\})?")
_CLASS = re.compile(r"\[(?:[^\]\\]|\\.)*\][?*+]?(?:\{[\d,]+\})?")
_LOOSE = re.compile(r"\\.[?*+]?(?:\{[\d,]+\})?|.(?:[?*]|\{[\d,]+\})")
_WORD = re.compile(r"[a-z]{3,}")


def expand(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with every `{name}` replaced by its words; raises KeyError for a name that is not there."""
    while _NAMED.search(pattern):
        pattern = _NAMED.sub(lambda m: f"(?:{words[m[1]]})", pattern)
    return pattern


@cache
def anchors(pattern: str) -> tuple[str, ...]:
    """Plain words of which every match holds one, in lower case; empty when there are no such words."""
    bare = _CLASS.sub(" \0 ", pattern)
    while (inner := _GROUP.sub(" \0 ", bare)) != bare:
        bare = inner
    words = [max(_WORD.findall(_LOOSE.sub(" ", way)), key=len, default="") for way in bare.split("|")]
    return tuple(words) if all(words) else ()


def possible(pattern: str, low: str) -> bool:
    """False when the pattern cannot be in a text; `low` is the text case-folded."""
    words = anchors(pattern)
    return not words or any(word in low for word in words)


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
