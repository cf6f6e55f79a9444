"""The tone model: what the network makes of a note's sentences, held against the thresholds it came with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from tactful.core.situation import Role
from tactful.notes.check.tone.network import FAULTS, PARTS, Network
from tactful.notes.check.tone.pieces import Pieces
from tactful.notes.check.tone.sentences import sentences
from tactful.notes.note import Felt, Scenario

TRACE = 0.02
"""The likelihood from which a sentence has a trace of a fault: doubtful patterns below it were wrong nearly always."""


class Made(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where weights come from: the authors and the digest of their data, and what was set on whom.

    `fault` is the likelihood from which a sentence is felt to have a fault, `part` from which to hold a part,
    `part_trace` from which it may hold one if its words say so too.
    """

    authors: tuple[str, ...]
    data: str
    calibrated_on: tuple[str, ...]
    fault: Mapping[str, float]
    part: Mapping[str, float]
    part_trace: Mapping[str, float]


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
        spans = sentences(text)
        if not spans:
            return ()
        said = self.network.felt([self._pieces.of(text[a:b]) for a, b in spans], scenario, to)
        return tuple(self._felt(span, row) for span, row in zip(spans, said.tolist(), strict=True))

    def _felt(self, span: tuple[int, int], row: Sequence[float]) -> Felt:
        faults = dict(zip(FAULTS, row, strict=False))
        parts = dict(zip(PARTS, row[len(FAULTS) :], strict=True))
        return Felt(
            span=span,
            faults=frozenset(name for name, likely in faults.items() if likely >= self.made.fault[name]),
            parts=frozenset(name for name, likely in parts.items() if likely >= self.made.part[name]),
            traces=frozenset(
                [name for name, likely in faults.items() if likely >= TRACE]
                + [name for name, likely in parts.items() if likely >= self.made.part_trace[name]]
            ),
        )
