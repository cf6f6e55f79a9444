"""Turns of phrase that are wrong whatever the words: patterns over classes of words, with what was meant.

A pattern is written as in `pattern.py`, with `{name}` for a class. A correction uses its groups (`\\1`) and may ask
for a form of one: `\\2+ing`, `+s` and `-s` (he goes, they go), `+ed`, `+en` (went, gone), `+base`, `+er`, and `+they`
(him: he).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from tactful.notes.check.pattern import compiled, expand, numbered
from tactful.notes.check.rule import Hit

_ASKED = re.compile(r"([\w']+)(\+(?:ing|s|ed|en|base|er|they)|-s(?!\w))")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@/\\_]|\w\.\w")
_GONE = "\N{MIDDLE DOT}"
_DOUBLED = re.compile(r"get|let|sit|run|put|set|win|cut|dig|plan|stop|begin|forget|submit|big|hot|sad|fit")
"""Words whose last letter is doubled before an ending."""

_HE_DOES = {"have": "has", "do": "does", "go": "goes"}
_THEY_DO = {"has": "have", "does": "do", "goes": "go", "is": "are", "was": "were"}
_WHO = {"me": "I", "him": "he", "her": "she", "them": "they", "us": "we"}


class Turn(Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern of a slip and what was meant; what it finds is let be where `unless` is in it."""

    slip: str
    fix: str
    unless: str = ""


class Turns(Struct, frozen=True, kw_only=True, dict=True):
    """All turns, and the verbs that go their own way: each base with its past and its participle."""

    turns: tuple[Turn, ...] = ()
    verbs: Mapping[str, tuple[str, str]] = {}

    def find(self, text: str) -> Iterator[Hit]:
        """The slips in a text whose apostrophes are plain, in the order of the turns."""
        text = _CHUNK.sub(_without_address, text)
        for number, match in numbered(self._slips, text, text.casefold()):
            turn = self.turns[number]
            if not (turn.unless and compiled(turn.unless).search(match[0])):
                fix = self._formed(match.expand(turn.fix)).rstrip()
                yield Hit(
                    (match.start(), match.start() + len(match[0].rstrip())),
                    {"fix": _as_written(fix, match[0])},
                )

    @cached_property
    def _slips(self) -> tuple[str, ...]:
        return tuple(turn.slip for turn in self.turns)

    @cached_property
    def _bases(self) -> Mapping[str, str]:
        return {form: base for base, forms in self.verbs.items() for form in forms}

    def _formed(self, fix: str) -> str:
        return _ASKED.sub(lambda m: self.form(m[1], m[2]), fix)

    def form(self, word: str, form: str) -> str:
        """A word in lower case in the form asked for: `+ing`, `+s`, `-s`, `+ed`, `+en`, `+base`, `+er`, `+they`."""
        low = word.lower()
        base = self._bases.get(low, low)
        soft = f"{base[:-1]}i" if base.endswith("y") and base[-2:-1] not in "aeiou" else base
        match form:
            case "+ing":
                return _joined(f"{base[:-2]}y" if base.endswith("ie") else base, "ing")
            case "+ed" | "+en" if base in self.verbs:
                return self.verbs[base][form == "+en"]
            case "+ed" | "+en" | "+er":
                return _joined(soft, "er" if form == "+er" else "ed")
            case "+base":
                return base if base != low else _plain(low)
            case "+they":
                return _WHO.get(low, low)
        return _with_s(low) if form == "+s" else _without_s(low)


def with_classes(turns: Iterable[Turn], classes: Mapping[str, str]) -> Iterator[Turn]:
    """The turns with the classes put in; raises KeyError for one that is not there."""
    for turn in turns:
        yield Turn(expand(turn.slip, classes), turn.fix, expand(turn.unless, classes))


def _without_address(chunk: re.Match[str]) -> str:
    return _GONE * len(chunk[0]) if _ADDRESS.search(chunk[0]) else chunk[0]


def _joined(base: str, ending: str) -> str:
    if _DOUBLED.fullmatch(base):
        return f"{base}{base[-1]}{ending}"
    return (base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye")) else base) + ending


def _with_s(word: str) -> str:
    if word in _HE_DOES:
        return _HE_DOES[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _without_s(word: str) -> str:
    if word in _THEY_DO:
        return _THEY_DO[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def _plain(word: str) -> str:
    """The base of a regular form: wanted, wants."""
    if word.endswith("ied"):
        return f"{word[:-3]}y"
    if word.endswith("ed"):
        return (
            word[:-1]
            if word[:-1].endswith(("eive", "ise", "use", "ike", "ice", "ange", "age", "ide"))
            else word[:-2]
        )
    return _without_s(word)


def _as_written(fix: str, written: str) -> str:
    return fix[:1].upper() + fix[1:] if written[0].isupper() else fix
