"""The tone model: what the network makes of a note's sentences, held against the thresholds it came with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import islice

from msgspec import Struct

from tactful.core.situation import Role
from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.reading.sentences import sentences
from tactful.notes.check.tone.network import FAULTS, PARTS, Network
from tactful.notes.note import Felt, Scenario

TRACE = 0.02
"""The likelihood from which a sentence has a trace of a fault: doubtful patterns below it were wrong nearly always."""


class Made(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where weights come from: the authors and the digest of their data, and what was set on whom.

    `fault` is the likelihood from which a sentence is felt to have a fault.
    """

    authors: tuple[str, ...]
    data: str
    calibrated_on: tuple[str, ...]
    fault: Mapping[str, float]


class ToneModel(Struct, frozen=True, kw_only=True, dict=True):
    """A `tactful.notes.note.Model` out of weights."""

    made: Made
    vocabulary: Mapping[str, int]
    network: Network

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces(self.vocabulary)

    def felt(self, text: str, scenario: Scenario | None, to: Role | None) -> tuple[Felt, ...]:
        """How the sentences of an English text are felt, in their order."""
        return self.felt_together([(text, scenario, to)])[0]

    def felt_together(
        self, notes: Sequence[tuple[str, Scenario | None, Role | None]]
    ) -> list[tuple[Felt, ...]]:
        """The same for several texts, in their order, faster than one by one."""
        spans = [sentences(text) for text, _, _ in notes]
        flat = [(note, span) for note, found in zip(notes, spans, strict=True) for span in found]
        if not flat:
            return [() for _ in notes]
        pieces = [self._pieces.of(note[0][a:b]) for note, (a, b) in flat]
        rows = self.network.felt(pieces, [note[1:] for note, _ in flat]).tolist()
        felt = map(self._felt, (span for _, span in flat), rows)
        return [tuple(islice(felt, len(found))) for found in spans]

    def reading_ahead(self, notes: Sequence[tuple[str, Scenario | None, Role | None]]) -> ReadAhead:
        """This model, with these texts read already."""
        return ReadAhead(model=self, read=dict(zip(notes, self.felt_together(notes), strict=True)))

    def _felt(self, span: tuple[int, int], row: Sequence[float]) -> Felt:
        # What comes after the fourth place depends on which sentences are read together.
        faults = dict(zip(FAULTS, row, strict=False))
        return Felt(
            span=span,
            faults=frozenset(name for name, likely in faults.items() if likely >= self.made.fault[name]),
            traces=frozenset(name for name, likely in faults.items() if likely >= TRACE),
            parts={name: round(likely, 4) for name, likely in zip(PARTS, row[len(FAULTS) :], strict=True)},
        )


class ReadAhead(Struct, frozen=True, kw_only=True):
    """A `tactful.notes.note.Model` that has read some texts already."""

    model: ToneModel
    read: Mapping[tuple[str, Scenario | None, Role | None], tuple[Felt, ...]]

    def felt(self, text: str, scenario: Scenario | None, to: Role | None) -> tuple[Felt, ...]:
        """How the sentences of an English text are felt, in their order."""
        known = self.read.get((text, scenario, to))
        return self.model.felt(text, scenario, to) if known is None else known
