"""The network: pieces of a sentence in, how likely each fault and each part is out. Three small layers of attention.

Its weights come from `training/`, which says how they were made. Everything is a plain matrix product.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from tactful.notes.note import SCENARIOS, Scenario

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tactful.core.situation import Role

    Numbers = NDArray[np.float32]

FAULTS = (
    "pressure", "desperation", "demand", "bypass", "guilt-trip", "flattery", "overfamiliar", "self-serving", "generic",
    "presumption", "negativity", "unprofessional",
)  # fmt: skip
PARTS = ("purpose", "personal", "thanks", "specifics", "referrer", "role")
READERS = (
    "hiring-manager", "interviewer", "recruiter", "referrer", "employee", "alum", "colleague", "executive", "other",
)  # fmt: skip
HEADS = 12
SENTENCE = 2
"""The piece that stands for the whole sentence."""


class Network:
    """`weights` by name: `piece` (pieces x width), `place`, `norm`, for each layer `0.…` its matrices, and the head."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        self._w = weights
        self._last = sum(name.endswith(".mix") for name in weights) - 1

    def felt(self, sentences: Sequence[Sequence[int]], scenario: Scenario | None, to: Role | None) -> Numbers:
        """The likelihood of each of `FAULTS` and `PARTS` (columns) for each sentence (rows)."""
        w = self._w
        ends = np.cumsum([0, *(len(pieces) + 1 for pieces in sentences)])
        spans = list(pairwise(ends.tolist()))
        first = ends[:-1]
        numbers = np.concatenate([(SENTENCE, *pieces) for pieces in sentences])
        x = w["piece"][numbers] + np.concatenate([w["place"][: b - a] for a, b in spans])
        x[first] += w["scenario"][1 + SCENARIOS.index(scenario) if scenario else 0]
        x[first] += w["reader"][1 + READERS.index(to) if to else 0]
        x = _normal(x, w["norm"])
        for layer in range(self._last):
            asks, rest = self._mixed(x, x, f"{layer}.")
            seen = np.concatenate([_seen(asks[a:b], rest[a:b]) for a, b in spans])
            x = self._thought(x, seen, f"{layer}.")
        asks, rest = self._mixed(x[first], x, f"{self._last}.")
        seen = np.concatenate([_seen(asks[i : i + 1], rest[a:b]) for i, (a, b) in enumerate(spans)])
        whole = self._thought(x[first], seen, f"{self._last}.")
        pooled = np.stack([(x[a:b].mean(0), x[a:b].max(0)) for a, b in spans]).reshape(len(spans), -1)
        hidden = np.maximum(np.concatenate((whole, pooled), 1) @ w["hidden"] + w["hidden_bias"], 0)
        likely: Numbers = 1 / (1 + np.exp(-(hidden @ w["out"] + w["out_bias"])))
        return likely

    def _mixed(self, asking: Numbers, x: Numbers, name: str) -> tuple[Numbers, Numbers]:
        """What some pieces ask; and what all of them show and give."""
        mix, bias, width = self._w[name + "mix"], self._w[name + "mix_bias"], x.shape[1]
        return asking @ mix[:, :width] + bias[:width], x @ mix[:, width:] + bias[width:]

    def _thought(self, x: Numbers, seen: Numbers, name: str) -> Numbers:
        """What becomes of pieces that have seen the others of their sentence."""
        w = self._w
        x = _normal(x + seen @ w[name + "gather"] + w[name + "gather_bias"], w[name + "norm"])
        thought: Numbers = x @ w[name + "think"] + w[name + "think_bias"]
        thought /= 1 + np.exp(-1.702 * thought)
        return _normal(x + thought @ w[name + "tell"] + w[name + "tell_bias"], w[name + "norm_after"])


def _seen(asks: Numbers, rest: Numbers) -> Numbers:
    """What the asking pieces of a sentence see in all of them; `rest` holds for each what it shows and gives."""
    width = asks.shape[1]
    asked = asks.reshape(len(asks), HEADS, -1).transpose(1, 0, 2)
    shown = rest[:, :width].reshape(len(rest), HEADS, -1).transpose(1, 2, 0)
    given = rest[:, width:].reshape(len(rest), HEADS, -1).transpose(1, 0, 2)
    scores = asked @ shown
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    scores /= scores.sum(-1, keepdims=True)
    seen: Numbers = (scores @ given).transpose(1, 0, 2).reshape(len(asks), width)
    return seen


def _normal(x: Numbers, scale: Numbers) -> Numbers:
    """Each row with mean 0 and deviation 1, then scaled and moved."""
    centred = x - x.mean(-1, keepdims=True)
    deviation = np.sqrt(np.square(centred).mean(-1, keepdims=True) + 1e-12)
    normal: Numbers = centred / deviation * scale[0] + scale[1]
    return normal
