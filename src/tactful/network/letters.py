"""The letters and pieces of a company name, folded: accents go, letters of every script stay."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 200
"""Characters of a name that are looked at; an export holds at most 100."""

_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u0652\u0640\u200b-\u200f\ufeff\xad]")
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_QUOTES = re.compile("['’‘`´ʼʹ\"“”„«»״׳]")
_DOTTED = re.compile(
    r"(?<!\w)\w{1,2}(?:\.\w{1,2})*(?:\.\w)+(?:\.\w{1,2})*\.?(?!\w)|(?<!\w)\w\.\w{1,2}\.?(?!\w)"
)
_STATES = re.compile(r"\bU\.?S\.?(?:A\.?)?(?!\w)")
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0963\u0966-\u109f\u1780-\u17d3"
"""Signs that belong to a word though they are no letters for `\\w`: vowels of Indian and Thai script, accents."""
_BREAK = re.compile(rf"(?:[^\w&{_MARKS}]|_)+")
JOINED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts whose words stand together without blanks."""


def fold(text: str) -> str:
    """Small letters without accents, of any script; one form for those that look alike."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


@lru_cache(maxsize=64)
def pieces(name: str) -> tuple[str, ...]:
    """The folded words of a name, `&` among them: `E.ON SE` is eon, se; `AT&T` at, &, t; `U.S.` usa."""
    text = unicodedata.normalize("NFKC", name)
    if not text.isupper():
        text = _STATES.sub(" USA ", text)
    text = _QUOTES.sub("", text).replace("+", " plus ").replace("&", " & ")
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return tuple(piece for word in _BREAK.split(text) if (piece := _folded(word)))


def with_two_letters(name: str) -> str | None:
    """The name with ae for ä, oe for ö and so on, where it has such letters: Kärcher is also Kaercher."""
    text = unicodedata.normalize("NFC", name).casefold()
    told = text.translate(_TWO)
    return told if told != text else None


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return _BREAK.sub("", fold(word))
