"""Capitals that are missing and signs that stand wrong, in a note that else keeps to them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from tactful.notes.check.rule import Hit

_BEGINS = re.compile(r"(?:\A|(?<=[a-z]{3}[.?] )|(?<=[.?!]\n))[^\W\d_]")
_WORD = re.compile(r"(?<![\w'@/.&-])[a-z]+(?![\w@/&]|\.\w|['-]\w)|(?<![\w'.-])i(?='(?:m|ve|d|ll)\b)")
_SIGN = re.compile(
    r"(?<=\w) +(?=[,.;!?](?:\s|\Z))[,.;!?]|,{2,}(?=\s)|(?<=\w),\.(?=\s|\Z)|(?<=[a-z]{3})\.,(?=\s)"
)
_I = re.compile(r"(?<![\w.])I(?![\w.])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:etc|approx|incl|dept|misc|min|max|vol|est|fig|ext|inc|ltd|corp|tel|ref|prof)\.) \Z"
)


def slips_of_form(text: str, proper: Mapping[str, str], openers: Collection[str]) -> Iterator[Hit]:
    """Lower-case words that have a capital wherever they stand (`proper`, by their lower-case form), a sentence
    that begins small with one of `openers`, and a sign after a blank or two signs for one.

    Whoever writes more than one sentence small, or every "I", writes so on purpose and is let be.
    """
    for match in _SIGN.finditer(text):
        yield Hit(match.span(), {"fix": match[0].strip()[-1 if match[0].startswith(" ") else 0]})
    places = (match.start() for match in _BEGINS.finditer(text))
    begun = [place for place in places if not _ABBREVIATED.search(text[max(0, place - 9) : place])]
    small = [place for place in begun if text[place].islower()]
    if len(small) > 1 or len(small) == len(begun):
        return
    for match in _WORD.finditer(text):
        if match.start() in small and match[0] in openers:
            yield Hit(match.span(), {"fix": match[0].capitalize()})
        elif match[0] in proper and (match[0] != "i" or _I.search(text)):
            yield Hit(match.span(), {"fix": proper[match[0]]})
