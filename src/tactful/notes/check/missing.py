"""Rules about what is not there: a part that the scenario needs and that neither words nor facts show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import field

from tactful.notes.check.parts import Weights, told_by
from tactful.notes.check.pattern import expand, shown
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Felt, Note, NoteFacts

Known = Literal["title", "referrer", "common", "about"]


class Missing(Rule, frozen=True, tag="missing"):
    """Flags a note in which none of the `present` patterns is found.

    With a `part` and a tone model, those patterns are weighed together with `signs` (patterns by name, of which some
    speak for the part and some against it) and with what the model feels. `known` names facts whose words show the
    part too. With `only_if`, the rule speaks only when one of these patterns is there; with `only_known`, only when
    the facts show common ground.
    """

    present: tuple[str, ...]
    part: str | None = None
    signs: dict[str, str] = field(default_factory=dict)
    weights: Weights | None = None
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
        if self.part and self.weights and note.felt is not None:
            return not self.weights.missing(self.told_by(note, note.felt))
        return shown(self.present, note.plain, note.low)

    def told_by(self, note: Note, felt: Sequence[Felt]) -> dict[str, float]:
        """What a note that is felt so tells of the part, by name."""
        return told_by(note, felt, self.part or "", self.present, self.signs)

    def _named(self, note: Note) -> bool:
        return note.facts is not None and any(
            value.casefold() in note.low for field in self.known for value in _values(note.facts, field)
        )

    def patterns(self) -> Iterator[str]:
        yield from (*self.present, *self.only_if, *self.signs.values())

    def with_words(self, words: Mapping[str, str]) -> Missing:
        return self.replaced(
            present=tuple(expand(p, words) for p in self.present),
            only_if=tuple(expand(p, words) for p in self.only_if),
            signs={name: expand(p, words) for name, p in self.signs.items()},
        )

    def with_weights(self, weights: Mapping[str, Weights]) -> Missing:
        return self.replaced(weights=weights.get(self.part or ""))


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
