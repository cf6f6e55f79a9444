"""Patterns of the rule files: regular expressions in which `{name}` stands for a shared list of words.

Case does not matter, a space is any white space, and a pattern begins and ends at the edge of a word. Each is
compiled only when a word it cannot do without is in the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

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


@lru_cache(maxsize=None)
def anchor(pattern: str) -> str:
    """The longest plain word that every match holds, in lower case; empty when there is none."""
    bare = _CLASS.sub(" \0 ", pattern)
    while (inner := _GROUP.sub(" \0 ", bare)) != bare:
        bare = inner
    if "|" in bare:
        return ""
    return max(_WORD.findall(_LOOSE.sub(" ", bare)), key=len, default="")


@lru_cache(maxsize=None)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as it is searched for."""
    spaced = pattern.replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


def found(patterns: Iterable[str], text: str, low: str) -> Iterator[re.Match[str]]:
    """Every match of every pattern in the text; `low` is the text case-folded."""
    for pattern in patterns:
        if anchor(pattern) in low:
            yield from compiled(pattern).finditer(text)


def shown(patterns: Iterable[str], text: str, low: str) -> bool:
    """True when one of the patterns is in the text."""
    return next(found(patterns, text, low), None) is not None
