"""The network: pieces of a sentence in, how likely each fault and each part is out. Three small layers of attention.

Its weights come from `training/`, which says how they were made. Everything is a plain matrix product.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

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
HEAD = 32
"""How many numbers one head of attention works with."""
AT_ONCE = 1024
"""Pieces that are read in one go."""
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
        for places in _batches([len(pieces) + 1 for pieces in sentences]):
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
        x = _normal(x, w["norm"])
        for layer in range(self._last):
            x = self._thought(x, x, lengths, f"{layer}.")
        whole = self._thought(x[first], x, lengths, f"{self._last}.")
        mean = np.add.reduceat(x, first) / lengths[:, None].astype(np.float32)
        pooled = np.concatenate((whole, mean, np.maximum.reduceat(x, first)), 1)
        hidden = np.maximum(pooled @ w["hidden"] + w["hidden_bias"], 0)
        likely: Numbers = 1 / (1 + np.exp(-(hidden @ w["out"] + w["out_bias"])))
        return likely

    def _thought(self, asking: Numbers, x: Numbers, lengths: NDArray[np.int_], name: str) -> Numbers:
        """What becomes of the asking pieces once they have seen those of their sentence and thought about them."""
        w = self.weights
        mix, bias, width = w[name + "mix"], w[name + "mix_bias"], w[name + "gather"].shape[0]
        asks = _times(asking, mix[:, :width], bias[:width])
        rest = _times(x, mix[:, width:], bias[width:])
        seen = _times(_seen(asks, rest, lengths), w[name + "gather"], w[name + "gather_bias"])
        seen += asking
        asking = _normal(seen, w[name + "norm"])
        thought = _times(asking, w[name + "think"], w[name + "think_bias"])
        gate = thought * np.float32(-1.702)
        np.exp(gate, out=gate)
        gate += 1
        thought /= gate
        told = _times(thought, w[name + "tell"], w[name + "tell_bias"])
        told += asking
        return _normal(told, w[name + "norm_after"])


def _seen(asks: Numbers, rest: Numbers, lengths: NDArray[np.int_]) -> Numbers:
    """What the asking pieces see in all of their sentence; `rest` holds for each what it shows and gives.

    Sentences of the same length follow each other and are done together; all their pieces ask, or only the first.
    """
    width = asks.shape[1]
    each = len(rest) == len(asks)
    seen: list[Numbers] = []
    asked = shown = 0
    for length, same in zip(*np.unique(lengths, return_counts=True), strict=True):
        count = int(same) * (int(length) if each else 1)
        mine = asks[asked : asked + count].reshape(same, -1, width // HEAD, HEAD).transpose(0, 2, 1, 3)
        theirs = rest[shown : shown + same * length].reshape(same, length, 2, width // HEAD, HEAD)
        scores = mine @ theirs[:, :, 0].transpose(0, 2, 3, 1)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        found = scores @ theirs[:, :, 1].transpose(0, 2, 1, 3)
        seen.append(found.transpose(0, 2, 1, 3).reshape(count, width))
        asked, shown = asked + count, shown + same * length
    return np.concatenate(seen)


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The places of sentences, the short ones first, as many as have `AT_ONCE` pieces together; one at least."""
    batch: list[int] = []
    pieces = 0
    for place in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and pieces + lengths[place] > AT_ONCE:
            yield batch
            batch, pieces = [], 0
        batch.append(place)
        pieces += lengths[place]
    if batch:
        yield batch


def _times(x: Numbers, matrix: Numbers, bias: Numbers) -> Numbers:
    product: Numbers = x @ matrix
    product += bias
    return product


def _normal(x: Numbers, scale: Numbers) -> Numbers:
    """Each row with mean 0 and deviation 1, then scaled and moved, in place."""
    x -= x.mean(-1, keepdims=True)
    deviation = np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + 1e-12)
    x /= deviation[:, None].astype(np.float32)
    x *= scale[0]
    x += scale[1]
    return x
