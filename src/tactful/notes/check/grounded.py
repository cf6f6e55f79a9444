"""The rule for words that nobody wrote: a draft, or what a machine phrased, may say only what the facts hold.

What is compared are names, numbers, days and claims. A fact turned into its opposite is not seen, nor is a true
word at a wrong place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

from msgspec import Struct

from tactful.notes.check.days import MONTHS, WEEKDAYS, month
from tactful.notes.check.known import folded
from tactful.notes.check.numbers import numbers
from tactful.notes.check.pattern import compiled, expand, found, shown
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note, NoteFacts

_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*")
_BEGINS = re.compile(r"(?:\A|[.!?:;…]['\"”’)]*\s+|\n\s*|\A[^,\n]{1,40},\s+)['\"“‘(-]*\s*\Z")
_DAY = "|".join((*WEEKDAYS, *(one.title() for one in MONTHS), *(one.upper() for one in MONTHS)))
_ENDINGS = {
    "ies": ("y",), "ied": ("y",), "es": ("", "e"), "s": ("",), "ing": ("", "e"), "ed": ("", "e"), "ly": ("", "e", "le"),
    "er": ("", "e"), "est": ("", "e"),
}  # fmt: skip

Span = tuple[int, int]


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that claim something (`says`): grounded where the facts have words of `told`, or one of `needs` is.

    `needs` are things that happened, or `in-common` for anything that both share.
    """

    says: tuple[str, ...]
    told: str | None = None
    needs: tuple[str, ...] = ()


class Grounded(Rule, frozen=True, tag="grounded"):
    """Flags in a drafted note what the facts do not hold.

    `everyday` words, also with an ending, are no names at the start of a sentence; those of `polite` nowhere. At the
    places in `slots` a word is a name also without a capital, and at those in `trades` it is one's trade, which must be
    told however common the word. A number or day is let be where one of `casual`
    patterns holds it.
    """

    everyday: str
    polite: str
    slots: tuple[str, ...]
    trades: tuple[str, ...]
    casual: tuple[str, ...]
    claims: tuple[Claim, ...]

    def find(self, note: Note) -> Iterator[Hit]:
        if not note.facts or not note.facts.drafted:
            return
        told = Told(note.facts)
        casual = [match.span() for match in found(self.casual, note.plain, note.low)]
        spans = [span for span in self._figures(note.plain, told) if not _in(span, casual)]
        spans += [*self._names(note.plain, told), *self._claims(note, told)]
        last = -1
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start >= last:
                yield Hit((start, end))
                last = end

    def _names(self, text: str, told: Told) -> Iterator[Span]:
        """Runs of unknown words with a capital, and unknown words where a name stands."""
        run: Span | None = None
        for match in _WORD.finditer(text):
            near = run is not None and not text[run[1] : match.start()].strip(" &-.")
            if self._is_name(text, match) and not told.holds(match[0]):
                run = (run[0], match.end()) if run and near else run
                if run is None or run[1] != match.end():
                    if run:
                        yield run
                    run = match.span()
            elif run:
                yield run
                run = None
        if run:
            yield run
        for patterns, may_be_common in ((self.slots, False), (self.trades, True)):
            for match in (match for pattern in patterns for match in compiled(pattern).finditer(text)):
                word = match[match.lastindex or 0]
                if not told.holds(word) and (may_be_common or not self._ordinary(word)):
                    yield match.span(match.lastindex or 0)

    def _is_name(self, text: str, match: re.Match[str]) -> bool:
        word = match[0].split("'")[0]
        if not word[0].isupper() or word.casefold() in self._words[1] or word in ("I", "A"):
            return False
        if word.casefold() in WEEKDAYS or word.casefold() in MONTHS:
            return False
        return not (_BEGINS.search(text[max(0, match.start() - 60) : match.start()]) and self._ordinary(word))

    def _ordinary(self, word: str) -> bool:
        low = word.casefold().replace("’", "'").split("'")[0]
        return low in self._words[1] or any(base in self._words[0] for base in _bases(low))

    @property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        return _sets(self.everyday, self.polite)

    def _figures(self, text: str, told: Told) -> Iterator[Span]:
        """Numbers, in digits or words, and days that nobody told."""
        yield from (span for span, value in numbers(text) if value not in told.numbers)
        for match in _DAYS.finditer(text):
            if match[0].casefold() not in told.days and not told.holds(match[0]):
                yield match.span()

    def _claims(self, note: Note, told: Told) -> Iterator[Span]:
        for claim in self.claims:
            if any(told.has(need) for need in claim.needs):
                continue
            if claim.told and shown([claim.told], told.text, told.text.casefold()):
                continue
            yield from (match.span() for match in found(claim.says, note.plain, note.low))

    def with_words(self, words: Mapping[str, str]) -> Grounded:
        return self.replaced(
            slots=tuple(expand(p, words) for p in self.slots),
            casual=tuple(expand(p, words) for p in self.casual),
        )


_DAYS = re.compile(rf"\b(?:{_DAY})\b(?! (?:I|we|you|it)\b)|\b(?i:{'|'.join(WEEKDAYS)})\b")


class Told:
    """What the facts hold: the words, numbers, days and things that happened."""

    def __init__(self, facts: NoteFacts) -> None:
        single = (facts.name, facts.company, facts.title, facts.referrer)
        self.facts = facts
        self.texts = (*(text for text in single if text), *facts.common, *facts.about, *facts.told)
        self.text = "\n".join(self.texts)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words, and the initials of each text."""
        words = {word for text in self.texts for word in folded(text)}
        initials = {"".join(word[0] for word in folded(text)) for text in self.texts if len(text.split()) > 1}
        return frozenset(words | initials)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers, those of the dates among them."""
        known = {value for _, value in numbers(self.text)}
        known |= {str(part) for day in self._all_days for part in (day.day, day.year)}
        return frozenset({*known, str(self.facts.mutuals), "1"})

    @cached_property
    def days(self) -> frozenset[str]:
        """Weekdays and months of what happened, in lower case."""
        names = {WEEKDAYS[day.weekday()] for day in self._all_days}
        return frozenset(names | {month(day).casefold() for day in self._all_days})

    @property
    def _all_days(self) -> tuple[date, ...]:
        return (*self.facts.talked, *self.facts.dates)

    def holds(self, word: str) -> bool:
        """True when the facts have this word, as it is or with the ending of a plural or possessive."""
        parts = folded(re.sub(r"['’]s?\Z", "", word))
        return all(
            part in self.words or part.removesuffix("s") in self.words or f"{part}s" in self.words
            for part in parts
        )

    def has(self, need: str) -> bool:
        """True when this happened, or there is something in common."""
        if need == "in-common":
            return bool(self.facts.common or self.facts.shares or self.facts.mutuals)
        return need in self.facts.happened


def _bases(word: str) -> Iterator[str]:
    yield word
    for ending, others in _ENDINGS.items():
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending)
            yield from (base + other for other in others)
            if base[-1] == base[-2]:
                yield base[:-1]


def _in(span: Span, others: list[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


@lru_cache(maxsize=4)
def _sets(everyday: str, polite: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(everyday.split()), frozenset(polite.split())
