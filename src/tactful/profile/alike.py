"""Whether two texts speak of the same thing: words of weight, names of places, counted years."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = """
    and are but can for from get has have her his how into its job lead more most new not now off one our out per over
    role senior junior staff head team that the their them they this was were what when where which who will with work
    working worked year years you your since about after also been both did does each just like make made many looking
    seeking open opportunity opportunities remote hybrid full time part contract permanent intern level inc ltd llc gmbh
    plc limited group company
"""
_LIGHT = frozenset(_SMALL.split())
_STEM = 5
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen")  # fmt: skip
_YEARS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\+? years\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W_]+")
_FORMS = "inc ltd llc gmbh plc limited co corp corporation company ag sa bv the"
_LEGAL = frozenset(_FORMS.split())


@lru_cache(maxsize=4096)
def weighty(text: str) -> dict[str, str]:
    """The words of weight of a text, by their first letters: `engineer` and `engineering` are one."""
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return {word[:_STEM]: word for word in words if word not in _LIGHT}


def shared(one: str, other: str) -> bool:
    """True when they share a word of weight."""
    return not weighty(one).keys().isdisjoint(weighty(other).keys())


def covered(phrase: str, text: str) -> bool:
    """True when the phrase, or each of its words of weight, is in a text; `text` is case-folded."""
    if phrase.casefold() in text:
        return True
    words = weighty(phrase)
    return bool(words) and words.keys() <= weighty(text).keys()


def same_place(one: str, other: str) -> bool:
    """True for two names of one company or school, legal forms and what follows aside."""
    left, right = _named(one), _named(other)
    return bool(left and right) and (left[: len(right)] == right or right[: len(left)] == left)


def years_in(text: str) -> set[int]:
    """The numbers of years it names: `nine years`, `12+ years`."""
    told = (match[1].lower() for match in _YEARS.finditer(text))
    return {int(word) if word.isdigit() else _NUMBERS.index(word) + 1 for word in told}


def _named(name: str) -> list[str]:
    return [word for word in _NAME.findall(name.casefold()) if word not in _LEGAL]
