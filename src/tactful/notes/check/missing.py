"""Rules about what is not there: a part that the scenario needs and that neither words nor facts show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from tactful.notes.check.pattern import expand, shown
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note, NoteFacts

Known = Literal["title", "referrer", "common", "about"]


class Missing(Rule, frozen=True, tag="missing"):
    """Flags a note in which none of the `present` patterns is found.

    With a `part`, the tone model has a say: one who feels the part needs no pattern, and one who feels no trace
    of it believes none. `known` names facts whose words show the part too. With `only_if`, the rule speaks only when
    one of these patterns is there; with `only_known`, only when the facts show common ground.
    """

    present: tuple[str, ...]
    part: str | None = None
    known: tuple[Known, ...] = ()
    only_if: tuple[str, ...] = ()
    only_known: bool = False

    def find(self, note: Note) -> Iterator[Hit]:
        if self.only_known and not (note.facts and _common(note.facts)):
            return
        if self.only_if and not shown(self.only_if, note.plain, note.low):
            return
        if self._shown(note) or self._named(note):
            return
        yield Hit(None, {"common": _common(note.facts) if note.facts else ""})

    def _shown(self, note: Note) -> bool:
        if self.part and note.felt is not None:
            if any(self.part in felt.parts for felt in note.felt):
                return True
            if not any(self.part in felt.traces for felt in note.felt):
                return False
        return shown(self.present, note.plain, note.low)

    def _named(self, note: Note) -> bool:
        return note.facts is not None and any(
            value.casefold() in note.low for field in self.known for value in _values(note.facts, field)
        )

    def with_words(self, words: Mapping[str, str]) -> Missing:
        return self.replaced(
            present=tuple(expand(p, words) for p in self.present),
            only_if=tuple(expand(p, words) for p in self.only_if),
        )


def _values(facts: NoteFacts, field: Known) -> tuple[str, ...]:
    value = getattr(facts, field)
    return tuple(v for v in (value if isinstance(value, tuple) else (value,)) if v)


def _common(facts: NoteFacts) -> str:
    """What both have in common, in a few words; empty when nothing is known."""
    if facts.common:
        return " and ".join(facts.common[:2])
    if facts.shares:
        return "the same " + " and ".join(facts.shares[:2])
    return "people you both know" if facts.mutuals else ""
