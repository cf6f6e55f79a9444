"""The network of slips: the words of a sentence in, how likely each edit of each word out.

Its weights come from `training/slips/`, which says how they were made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tactful.notes.check.reading.attention import batches, normal, thought

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tactful.notes.check.slips.words import Word

    Numbers = NDArray[np.float32]

SENTENCE = 2
"""The piece that stands before the words."""


class SlipNetwork:
    """`weights` by name: `piece` (pieces x width) with `piece_scale`, `place`, `written`, `norm`, for each layer `0.…`
    its matrices, and `out`."""

    def __init__(self, weights: Mapping[str, Numbers]) -> None:
        self.weights = weights
        self._layers = sum(name.endswith(".mix") for name in weights)

    def edits(self, sentences: Sequence[Sequence[Word]]) -> list[Numbers]:
        """For each sentence, which has a word at least, the likelihood of each edit (columns) of its words (rows)."""
        said: list[Numbers] = [_NONE] * len(sentences)
        lengths = [1 + sum(len(word.pieces) for word in words) for words in sentences]
        for places in batches(lengths):
            some = [sentences[i] for i in places]
            for place, likely in zip(places, self._edits(some, [lengths[i] for i in places]), strict=True):
                said[place] = likely
        return said

    def _edits(self, sentences: Sequence[Sequence[Word]], lengths: Sequence[int]) -> Iterator[Numbers]:
        w = self.weights
        numbers = [n for words in sentences for n in (SENTENCE, *(p for word in words for p in word.pieces))]
        written = [
            n for words in sentences for n in (0, *(word.written for word in words for _ in word.pieces))
        ]
        x = w["piece"][numbers] * w["piece_scale"][numbers]
        x += np.concatenate([w["place"][:length] for length in lengths])
        x += w["written"][written]
        x = normal(x, w["norm"])
        for layer in range(self._layers):
            x = thought(w, f"{layer}.", x, x, np.array(lengths))
        said = x[list(_first_pieces(sentences))] @ w["out"] + w["out_bias"]
        said = np.exp(said - said.max(-1, keepdims=True))
        said /= said.sum(-1, keepdims=True)
        done = 0
        for words in sentences:
            yield said[done : done + len(words)]
            done += len(words)


_NONE = np.empty((0, 0), dtype=np.float32)


def _first_pieces(sentences: Sequence[Sequence[Word]]) -> Iterator[int]:
    """The place of the first piece of each word among all pieces."""
    place = 0
    for words in sentences:
        place += 1
        for word in words:
            yield place
            place += len(word.pieces)
