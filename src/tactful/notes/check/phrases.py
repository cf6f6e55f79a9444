"""Rules that look for words: any of the patterns, unless the sentence also holds what makes it harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tactful.notes.check.pattern import expand, found, shown
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note

_STOP = re.compile(r"[.!?]+(?:\s|$)|\n")


class Phrases(Rule, frozen=True, tag="phrases"):
    """Flags each match of `phrases`, or from `at_least` matches on all of them as one.

    `unless` patterns in the same sentence silence a match; `unless_note` patterns anywhere in the note do.
    """

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unless_note: tuple[str, ...] = ()
    at_least: int = 1

    def find(self, note: Note) -> Iterator[Hit]:
        if shown(self.unless_note, note.plain, note.low):
            return
        spans = [span for span in self._spans(note) if not self._harmless(note.plain, span)]
        if self.at_least > 1:
            if len(spans) >= self.at_least:
                yield Hit((spans[0][0], spans[-1][1]), {"count": len(spans)})
        else:
            yield from (Hit(span) for span in spans)

    def _spans(self, note: Note) -> list[tuple[int, int]]:
        """The matches in order, those that overlap joined."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(m.span() for m in found(self.phrases, note.plain, note.low)):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            elif end > start:
                joined.append((start, end))
        return joined

    def _harmless(self, text: str, span: tuple[int, int]) -> bool:
        if not self.unless:
            return False
        sentence = around(text, span)
        return shown(self.unless, sentence, sentence.casefold())

    def with_words(self, words: Mapping[str, str]) -> Phrases:
        return self.replaced(
            phrases=tuple(expand(p, words) for p in self.phrases),
            unless=tuple(expand(p, words) for p in self.unless),
            unless_note=tuple(expand(p, words) for p in self.unless_note),
        )


def around(text: str, span: tuple[int, int]) -> str:
    """The sentence, or sentences, in which a span lies."""
    start = max((m.end() for m in _STOP.finditer(text, 0, span[0])), default=0)
    end = _STOP.search(text, span[1])
    return text[start : end.start() if end else len(text)]
