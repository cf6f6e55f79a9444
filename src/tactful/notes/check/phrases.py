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

    `unless` patterns in the same sentence silence a match; `unless_note` patterns anywhere in the note do. With
    `felt`, a sentence that the tone model feels to have the fault of this name is flagged too, and a match of the
    `doubtful` patterns, which are right only in some places, needs a trace of that feeling.
    """

    phrases: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_note: tuple[str, ...] = ()
    at_least: int = 1
    felt: bool = False

    def find(self, note: Note) -> Iterator[Hit]:
        if shown(self.unless_note, note.plain, note.low):
            return
        spans = [span for span in self._spans(note) if not self._harmless(note.plain, span)]
        if self.at_least > 1:
            if len(spans) >= self.at_least:
                yield Hit((spans[0][0], spans[-1][1]), {"count": len(spans)})
        else:
            yield from (Hit(span) for span in (*spans, *self._felt(note, spans)))

    def _felt(self, note: Note, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The sentences felt to have this fault in which no pattern has found it."""
        for felt in (note.felt or ()) if self.felt else ():
            start, end = felt.span
            if self.name in felt.faults and not any(a < end and start < b for a, b in spans):
                yield felt.span

    def _traced(self, note: Note, span: tuple[int, int]) -> bool:
        """True when the tone model, where there is one to ask, feels a trace of this fault there."""
        if note.felt is None:
            return True
        return any(self.name in f.traces and f.span[0] < span[1] and span[0] < f.span[1] for f in note.felt)

    def _spans(self, note: Note) -> list[tuple[int, int]]:
        """The matches in order, those that overlap joined."""
        joined: list[tuple[int, int]] = []
        sure = [m.span() for m in found(self.phrases, note.plain, note.low)]
        doubted = (m.span() for m in found(self.doubtful, note.plain, note.low))
        for start, end in sorted([*sure, *(span for span in doubted if self._traced(note, span))]):
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

    def patterns(self) -> Iterator[str]:
        yield from (*self.phrases, *self.doubtful, *self.unless, *self.unless_note)

    def with_words(self, words: Mapping[str, str]) -> Phrases:
        return self.replaced(
            phrases=tuple(expand(p, words) for p in self.phrases),
            doubtful=tuple(expand(p, words) for p in self.doubtful),
            unless=tuple(expand(p, words) for p in self.unless),
            unless_note=tuple(expand(p, words) for p in self.unless_note),
        )


def around(text: str, span: tuple[int, int]) -> str:
    """The sentence, or sentences, in which a span lies."""
    start = max((m.end() for m in _STOP.finditer(text, 0, span[0])), default=0)
    end = _STOP.search(text, span[1])
    return text[start : end.start() if end else len(text)]
