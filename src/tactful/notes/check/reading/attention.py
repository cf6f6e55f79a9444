"""Layers of attention: what the pieces of a sentence make of each other. Everything is a plain matrix product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

HEAD = 32
"""How many numbers one head of attention works with."""
AT_ONCE = 1024
"""Pieces that are read in one go."""


def thought(
    weights: Mapping[str, Numbers], name: str, asking: Numbers, x: Numbers, lengths: NDArray[np.int_]
) -> Numbers:
    """What becomes of the asking pieces once they have seen those of their sentence and thought about them.

    `weights` has the matrices of the layer under its `name`; `lengths` are those of the sentences in `x`, one after the
    other; all their pieces ask, or only the first of each.
    """
    w = weights
    mix, bias, width = w[name + "mix"], w[name + "mix_bias"], w[name + "gather"].shape[0]
    asks = _times(asking, mix[:, :width], bias[:width])
    rest = _times(x, mix[:, width:], bias[width:])
    seen = _times(_seen(asks, rest, lengths), w[name + "gather"], w[name + "gather_bias"])
    seen += asking
    asking = normal(seen, w[name + "norm"])
    inner = _times(asking, w[name + "think"], w[name + "think_bias"])
    gate = inner * np.float32(-1.702)
    np.exp(gate, out=gate)
    gate += 1
    inner /= gate
    told = _times(inner, w[name + "tell"], w[name + "tell_bias"])
    told += asking
    return normal(told, w[name + "norm_after"])


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


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
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


def normal(x: Numbers, scale: Numbers) -> Numbers:
    """Each row with mean 0 and deviation 1, then scaled and moved, in place."""
    x -= x.mean(-1, keepdims=True)
    deviation = np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + 1e-12)
    x /= deviation[:, None].astype(np.float32)
    x *= scale[0]
    x += scale[1]
    return x
