"""Words brought to a form in which plurals, verb forms and spellings meet: `planned` and `plans` are `plan`."""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

_WORD = re.compile(r"(?:(?<![\w.])\.(?=[A-Za-z]))?\w+(?:['’.&]\w+)*(?:\+\+|#|\+(?!\w))?|&", re.UNICODE)
_ENDS = re.compile(r"(?<!\b[A-Z])[.](?:\s|$)|[!?;:](?:\s|$)|\n|[()•]")
_SMALL = frozenset(
    """
    a an the of for in to with on at by or and as from into our your their its this
    """.split()  # noqa: SIM905
)
# Pairs that share a beginning and mean different things stay apart.
_WHOLE = frozenset(
    """
    process business sales analysis logistics mathematics statistics physics economics genetics ethics electronics
    ceramics graphics hydraulics pneumatics ergonomics dietetics kinesis news sass sas aws css dns ios tableau
    series species axis lens glass compass press always redis jenkins kubernetes windows pandas production section
    fraction station marketing marketer accounting banking building engineering nursing catering clothing lighting
    heating plumbing housing string spring king ring evening morning during ceiling something anything nothing
    bed red need feed seed speed shed embed med led united limited advanced being rating sterling training
    relation relations position condition edition medication medicine nation ration vocation location
    document instrument department equipment element cement garment moment comment
    """.split()  # noqa: SIM905
)
_IRREGULAR = {
    "led": "lead", "leading": "lead", "written": "writ", "wrote": "writ", "taught": "teach", "built": "build",
    "sold": "sell", "bought": "buy", "kept": "keep", "ran": "run", "grew": "grow", "made": "make", "drove": "drive",
    "people": "people", "analyses": "analysis", "analyse": "analysis", "analyze": "analysis", "analysing": "analysis",
    "analyzing": "analysis", "analysed": "analysis", "analyzed": "analysis", "maths": "mathematics",
    "children": "child", "taking": "tak", "training": "train", "trained": "train", "trains": "train",
    "rated": "rate", "sewn": "sew", "leaves": "leave", "leading-edge": "leading-edge", "staffed": "staff",
}  # fmt: skip


class Word(Struct, frozen=True):
    """One word: where it is, as written, its stem, the sentence it belongs to; `opens` when it begins one."""

    start: int
    end: int
    text: str
    stem: str
    sentence: int
    opens: bool


def words_of(text: str) -> list[Word]:
    """The words of a text, in order; hyphens and slashes part words, `C++`, `.NET` and `Node.js` stay whole."""
    breaks = [found.start() for found in _ENDS.finditer(text)]
    told: list[Word] = []
    at = last = 0
    for found in _WORD.finditer(text):
        while at < len(breaks) and breaks[at] < found.start():
            at += 1
        raw = found[0].rstrip("’'")
        told.append(Word(found.start(), found.start() + len(raw), raw, stem(raw), at, not told or at != last))
        last = at
    return told


def small(stemmed: str) -> bool:
    """True for a word that only joins others."""
    return stemmed in _SMALL


def key_of(name: str) -> tuple[str, ...]:
    """The stems of a name, without the words that only join, unless but one were left."""
    stems = tuple(word.stem for word in words_of(name))
    telling = tuple(one for one in stems if not small(one))
    return telling if len(telling) > 1 else stems


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one word; names with digits and abbreviations lose only their plural."""
    if word == "&":
        return "and"
    if len(word) <= 4 and word[:-1].isupper() and word[-1:] == "s" and len(word) > 2:
        return word[:-1].casefold()
    low = word.casefold().replace("’", "'")
    low = low.removesuffix("'s") if len(low) > 3 else low
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if len(low) <= 3 or low in _WHOLE or not low.isalpha() or not low.isascii():
        return low.replace(".", "") if not low.startswith(".") else low
    return _spelled(_verb(_plural(low)))


def _plural(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


def _verb(low: str) -> str:
    for ending in ("isation", "ization", "ation", "ating", "ated", "ator", "ate", "ing", "ed", "ment"):
        left = low.removesuffix(ending)
        if left != low and len(left) >= (4 if ending.startswith("at") else 3) and re.search("[aeiouy]", left):
            if ending in ("isation", "ization"):
                return left + "is"
            return _undoubled(left)
    if low.endswith("ion") and len(low) > 6 and low[-4] in "st" and low not in _WHOLE:
        return low[:-3]
    return _undoubled(low)


def _undoubled(left: str) -> str:
    return left[:-1] if len(left) > 3 and left[-1] == left[-2] and left[-1] in "bdgmnprtl" else left


def _spelled(left: str) -> str:
    left = left.removesuffix("e") if len(left) > 3 else left
    if left.endswith("iz"):
        left = left[:-1] + "s"
    if left.endswith("y") and len(left) > 3:
        left = left[:-1] + "i"
    return left.replace("our", "or") if len(left) > 4 and left.endswith("our") else left
