"""The numbers of a text, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TEENS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TIES = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: value for value, word in enumerate(_TEENS)}
_TENS = {word: 10 * value for value, word in enumerate(_TIES, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ALONE = {"dozen": 12, "decade": 10, "fortnight": 14, "century": 100}
_PLURAL = {f"{word}s" for word in (*_SCALES, *_ALONE, *_TENS)}
_SHORT = {"k": 1000, "m": 1_000_000, "bn": 1_000_000_000}
_NAMES = {**_UNITS, **_TENS, **_SCALES, **_ALONE}
_ANY = "|".join(sorted((*_NAMES, *_PLURAL), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<!\w)\d+(?:[.,:]\d+)*(?P<short>k|m|bn)?(?:st|nd|rd|th)?(?:(?![^\W\d_])|(?=[^\W\d_]{{1,4}}\b))|"
    rf"\b(?:{_ANY})(?:(?:[- ]|[- ]and[- ])(?:{_ANY}))*\b",
    re.IGNORECASE,
)

Span = tuple[int, int]


def numbers(text: str) -> Iterator[tuple[Span, str]]:
    """Yield (place, value as digits) of each number; `six`, `6` and `06` are the same, and so are `2,000` and `2k`."""
    for match in _NUMBER.finditer(text):
        yield match.span(), _digits(match[0], match["short"]) if match[0][0].isdigit() else _named(match[0])


def _digits(said: str, short: str | None) -> str:
    bare = re.sub(r"(?:st|nd|rd|th|k|m|bn)\Z", "", said, flags=re.IGNORECASE)
    bare = re.sub(r",(?=\d{3}(?!\d))", "", bare).replace(",", ".")
    if ":" in bare:
        return bare.lstrip("0")
    whole, _, rest = bare.partition(".")
    if rest.count("."):
        return bare
    if short:
        return f"{float(bare) * _SHORT[short.casefold()]:.0f}"
    rest = rest.rstrip("0")
    return f"{int(whole)}.{rest}" if rest else str(int(whole))


def _named(said: str) -> str:
    """The value of number words; `hundreds` and the like are no certain number and keep their name."""
    words = [word for word in re.split(r"[- ]+", said.casefold()) if word != "and"]
    if any(word in _PLURAL for word in words):
        return " ".join(words)
    total = part = 0
    for word in words:
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, part = total + part, 0
        else:
            part += _NAMES[word]
    return str(total + part)
