"""The network: pieces of a sentence in, how likely each fault and each part is out. Three small layers of attention.

Its weights come from `training/`, which says how they were made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tactful.notes.check.reading.attention import batches, normal, thought
from tactful.notes.note import SCENARIOS, Scenario

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tactful.core.situation import Role

    Numbers = NDArray[np.float32]
    Setting = tuple[Scenario | None, Role | None]
    """What a sentence is for, and to whom it goes."""

FAULTS = (
    "pressure", "desperation", "demand", "bypass", "guilt-trip", "flattery", "overfamiliar", "self-serving", "generic",
    "presumption", "negativity", "unprofessional",
)  # fmt: skip
PARTS = ("purpose", "personal", "thanks", "specifics", "referrer", "role")
READERS = (
    "hiring-manager", "interviewer", "recruiter", "referrer", "employee", "alum", "colleague", "executive", "other",
)  # fmt: skip
SENTENCE = 2
"""The piece that stands for the whole sentence."""


class Network:
    """`weights` by name: `piece` (pieces x width) with `piece_scale`, `place`, `norm`, for each layer `0.…` its
    matrices, and the head."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        self.weights = weights
        self._last = sum(name.endswith(".mix") for name in weights) - 1

    def felt(self, sentences: Sequence[Sequence[int]], settings: Sequence[Setting]) -> Numbers:
        """The likelihood of each of `FAULTS` and `PARTS` (columns) for each sentence (rows) in its setting."""
        said = np.empty((len(sentences), len(FAULTS) + len(PARTS)), dtype=np.float32)
        for places in batches([len(pieces) + 1 for pieces in sentences]):
            said[places] = self._felt([sentences[i] for i in places], [settings[i] for i in places])
        return said

    def _felt(self, sentences: Sequence[Sequence[int]], settings: Sequence[Setting]) -> Numbers:
        w = self.weights
        lengths = np.array([len(pieces) + 1 for pieces in sentences])
        first = np.cumsum(lengths) - lengths
        numbers = np.concatenate([(SENTENCE, *pieces) for pieces in sentences])
        x = w["piece"][numbers] * w["piece_scale"][numbers]
        x += np.concatenate([w["place"][:length] for length in lengths.tolist()])
        x[first] += w["scenario"][[1 + SCENARIOS.index(name) if name else 0 for name, _ in settings]]
        x[first] += w["reader"][[1 + READERS.index(to) if to else 0 for _, to in settings]]
        x = normal(x, w["norm"])
        for layer in range(self._last):
            x = thought(w, f"{layer}.", x, x, lengths)
        whole = thought(w, f"{self._last}.", x[first], x, lengths)
        mean = np.add.reduceat(x, first) / lengths[:, None].astype(np.float32)
        pooled = np.concatenate((whole, mean, np.maximum.reduceat(x, first)), 1)
        hidden = np.maximum(pooled @ w["hidden"] + w["hidden_bias"], 0)
        likely: Numbers = 1 / (1 + np.exp(-(hidden @ w["out"] + w["out_bias"])))
        return likely
