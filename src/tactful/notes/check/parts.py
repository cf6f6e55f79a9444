"""Whether a part of a note is there: what the tone model makes of its sentences and what its words show, weighed.

No sign proves a part; together they tell. What each weighs has been fitted to labelled notes by `training/weigh.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import log, prod

from msgspec import Struct

from tactful.notes.check.pattern import found, shown
from tactful.notes.note import Felt, Note

_LEAST = 1e-4
_SENTENCES = 12
_TIMES = 2
"""A sign that is there more often counts no more."""


class Weights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What each sign of one part weighs, and the likelihood from which the part is missing."""

    missing_from: float
    start: float
    weight: Mapping[str, float]

    def missing(self, told: Mapping[str, float]) -> bool:
        """True when what is told of a note speaks against the part."""
        said = self.start + sum(self.weight.get(name, 0.0) * value for name, value in told.items())
        return said >= _odds(self.missing_from)


class PartWeights(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The weights of all parts, and where they come from: the authors, and digests of data, network and signs."""

    authors: tuple[str, ...]
    data: str
    network: str
    signs: str
    part: Mapping[str, Weights]


def told_by(
    note: Note, felt: Sequence[Felt], part: str, present: Sequence[str], signs: Mapping[str, str]
) -> dict[str, float]:
    """What a note tells of a part, by name: how its sentences are felt, its kind, its length, its words."""
    likely = sorted((one.parts.get(part, 0.0) for one in felt), reverse=True)
    return {
        "felt": _odds(likely[0]) if likely else _odds(0),
        "felt-next": _odds(likely[1]) if likely[1:] else _odds(0),
        "felt-anywhere": _odds(1 - prod(1 - one for one in likely)),
        "sentences": min(len(felt), _SENTENCES) / _SENTENCES,
        f"in-{note.scenario}": 1.0,
        "words": float(shown(present, note.plain, note.low)),
        **dict(_beside(felt, part)),
        **{name: float(_times(pattern, note)) for name, pattern in signs.items()},
    }


def _beside(felt: Sequence[Felt], part: str) -> Iterator[tuple[str, float]]:
    """How surely the other parts are felt."""
    for other in dict.fromkeys(name for one in felt for name in one.parts):
        if other != part:
            yield f"beside-{other}", _odds(max(one.parts.get(other, 0.0) for one in felt))


def _times(pattern: str, note: Note) -> int:
    return sum(1 for _ in islice(found((pattern,), note.plain, note.low), _TIMES))


def _odds(likely: float) -> float:
    sure = min(max(likely, _LEAST), 1 - _LEAST)
    return log(sure / (1 - sure))
