"""The model of slips: where a sentence asks for another word, and which one gives it peace."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.reading.sentences import sentences
from tactful.notes.check.rule import Hit
from tactful.notes.check.slips.edits import MYSELF, SMALL, Kind, Mended, kind, mended
from tactful.notes.check.slips.network import SlipNetwork
from tactful.notes.check.slips.words import LOWER, Word, Words
from tactful.notes.check.turns import Turns

LIKELIEST = 8
"""Edits that are looked at where a word is wrong."""
AROUND = 2
"""Words on either side that have to be at peace with an edit."""
FEWEST = 3
"""Words of a sentence that is read: fewer are a greeting, a name or an outcry."""


class Bar(Struct, frozen=True, forbid_unknown_fields=True):
    """From which likelihoods an edit is believed: that the word is wrong, and that this is what was meant."""

    wrong: float
    meant: float


class Made(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the weights come from, and what was set.

    `data` is the digest of all that was learned from. An edit is believed from the bar of its kind on, where afterwards
    every word around is right with the likelihood `right`.
    """

    data: str
    bars: Mapping[Kind, Bar]
    right: float


class SlipModel(Struct, frozen=True, kw_only=True, dict=True):
    """A network with its vocabulary and the names of its edits, of which the first keeps a word; `turns` know the forms
    of words, `confused` says with which words one is mixed up."""

    made: Made
    vocabulary: Mapping[str, int]
    edits: Sequence[str]
    network: SlipNetwork
    turns: Turns
    confused: Mapping[str, Collection[str]]

    @cached_property
    def _words(self) -> Words:
        return Words(Pieces(self.vocabulary))

    @cached_property
    def _least(self) -> float:
        return min(bar.wrong for bar in self.made.bars.values())

    def find(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The slips in English texts whose apostrophes are plain, text by text."""
        read = [
            (number, start, text[start:end])
            for number, text in enumerate(texts)
            for start, end in sentences(text)
        ]
        cut = [(*one, words) for one in read if len(words := self._words.of(one[2])) >= FEWEST]
        told = self.network.edits([words for *_, words in cut])
        found: list[list[Hit]] = [[] for _ in texts]
        for (number, start, said, words), likely in zip(cut, told, strict=True):
            for one in self._mended(said, words, likely):
                found[number].append(Hit((start + one.start, start + one.end), {"fix": one.fix}))
        return found

    def _mended(self, sentence: str, words: Sequence[Word], likely: np.ndarray) -> Iterator[Mended]:
        for place in np.flatnonzero(1 - likely[:, 0] >= self._least).tolist():
            if self._may_be_wrong(words[place], first=place == 0):
                found = self._meant(sentence, words, place, likely[place])
                if found:
                    yield found

    def _may_be_wrong(self, word: Word, *, first: bool) -> bool:
        """Signs, numbers and names are let be."""
        low = word.text.lower()
        if not low.replace("'", "").isalpha():
            return False
        return word.written == LOWER or low in MYSELF or (first and (low in SMALL or low in self.confused))

    def _meant(self, sentence: str, words: Sequence[Word], place: int, likely: np.ndarray) -> Mended | None:
        """The likeliest edit that is believed; None where there is none."""
        word, wrong = words[place].text.lower(), 1 - float(likely[0])
        for number in np.argsort(-likely)[:LIKELIEST].tolist():
            edit, meant = self.edits[number], float(likely[number])
            of = kind(word, edit, self.confused)
            bar = self.made.bars.get(of) if of else None
            if bar and wrong >= bar.wrong and meant >= bar.meant:
                found = mended(words, place, edit, self.turns)
                if self._at_peace(found.of(sentence), place):
                    return found
        return None

    def _at_peace(self, sentence: str, place: int) -> bool:
        """Whether the words around a place are right."""
        words = self._words.of(sentence)
        if not words:
            return False
        around = self.network.edits([words])[0][max(0, place - AROUND) : place + AROUND + 1, 0]
        return bool(around.min(initial=1) >= self.made.right)
