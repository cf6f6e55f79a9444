"""Rules about the share of sentences that are of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tactful.notes.check.pattern import expand, shown
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note

_SENTENCE = re.compile(r"[^.!?\n]+")


class Share(Rule, frozen=True, tag="share"):
    """Flags a note of `at_least` sentences when `most` (0 to 1) or more of them hold one of the patterns.

    A sentence that holds one of `unless` does not count as one of them. Sentences under three words are not
    counted at all.
    """

    holds: tuple[str, ...]
    at_least: int
    most: float
    unless: tuple[str, ...] = ()

    def find(self, note: Note) -> Iterator[Hit]:
        sentences = [s for s in _SENTENCE.findall(note.plain) if len(s.split()) >= 3]
        if len(sentences) < self.at_least:
            return
        count = sum(self._counts(sentence) for sentence in sentences)
        if count >= self.most * len(sentences):
            yield Hit(None, {"count": count, "all": len(sentences)})

    def _counts(self, sentence: str) -> bool:
        low = sentence.casefold()
        return shown(self.holds, sentence, low) and not shown(self.unless, sentence, low)

    def with_words(self, words: Mapping[str, str]) -> Share:
        return self.replaced(
            holds=tuple(expand(p, words) for p in self.holds),
            unless=tuple(expand(p, words) for p in self.unless),
        )
