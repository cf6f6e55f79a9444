"""`python -m training.slips`: train the network of slips and write it.

`--bars` keeps the weights that ship, sets their bars anew, and shows what is found in the notes they are set on.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np

from tactful.app.load_model import SLIP_WEIGHTS, load_slip_model
from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.slips.edits import DROP, KEEP, OTHER, Kind
from tactful.notes.check.slips.model import Bar, Made
from tactful.notes.check.slips.words import WORD, Words
from training.slips import corpus, measure
from training.slips.spoil import Row, Spoiler, marked
from training.weights import write

BARS: Mapping[Kind, Bar] = {
    "before": Bar(0.97, 0.6),
    "form": Bar(0.99, 0.75),
    "drop": Bar(0.99, 0.7),
    "small": Bar(0.99, 0.9),
    "confused": Bar(0.9995, 0.85),
    "near": Bar(0.999, 0.8),
}
RIGHT = 0.8
"""Set, with the bars, on the notes of `set_on/` and of the authors that the tone is calibrated on."""
EPOCHS = 5
COMMON = 9000
"""Pieces kept beside those in the data: the commonest of the source's vocabulary."""
LEAST = 6
"""How often an edit is seen in an epoch at least, to have a name of its own."""
_FIRST_WORD = 1996  # where the whole words of the source's vocabulary begin, the commonest first
_UNKNOWN, _SENTENCE = 100, 101


class Lessons:
    """What is learned from: the same right sentences in every epoch, spoilt anew each time."""

    def __init__(self, source: Sequence[str]) -> None:
        pairs = [*corpus.noted(), *corpus.typed()]
        self.right = list(
            dict.fromkeys([*(s for _, meant in pairs for s in corpus.split(meant)), *corpus.prose()])
        )
        self.general = list(corpus.wordnet())
        counts = Counter(word.lower() for text in [*self.right, *self.general] for word in WORD.findall(text))
        common = (word for word in source[_FIRST_WORD : _FIRST_WORD + 5000] if counts[word])
        self.spoiler = Spoiler(counts, (word for word in common if word.isascii() and word.isalpha()))
        typed = [
            row
            for written, meant in pairs
            if written != meant
            for row in marked(written, meant, self.spoiler)
        ]
        self.typed = [row for row in typed if set(row[1]) != {KEEP}]

    def epoch(self, number: int) -> list[Row]:
        """The rows of an epoch."""
        rng = random.Random(1000 + number)
        rows = [_whole(text) for text in self.right]
        rows += [self.spoiler.spoilt(text, rng) for text in self.right]
        for text in self.general:
            if rng.random() < 0.5:
                rows.append(_whole(text) if rng.random() < 0.4 else self.spoiler.spoilt(text, rng))
        return rows + self.typed * 2

    def edits(self) -> list[str]:
        """The names of the edits; `keep` is the first."""
        seen = Counter(edit for _, edits in self.epoch(0) for edit in edits)
        own = (KEEP, OTHER, DROP)
        return [*own, *sorted(edit for edit, n in seen.items() if n >= LEAST and edit not in own)]


def _whole(text: str) -> Row:
    return text, [KEEP] * len(WORD.findall(text))


def kept(source: Sequence[str], right: Sequence[str]) -> list[int]:
    """The numbers, in the source, of the pieces that are kept."""
    pieces = Pieces({piece: number for number, piece in enumerate(source)})
    used = {number for text in right for number in pieces.of(text)}
    letters = {n for n, piece in enumerate(source) if len(piece.removeprefix("##")) == 1}
    common = set(range(_FIRST_WORD, _FIRST_WORD + COMMON))
    return [0, _UNKNOWN, _SENTENCE, *sorted((used | letters | common) - {0, 1, _UNKNOWN, _SENTENCE})]


def set_bars() -> None:
    """Write the bars into the file that ships."""
    shipped = load_slip_model()
    weights = dict(shipped.network.weights)
    weights["piece"] = weights["piece"] * weights["piece_scale"]
    _write(weights, shipped.vocabulary, shipped.edits, shipped.made.data)
    load_slip_model.cache_clear()
    measure.main()


def _write(weights: Mapping[str, np.ndarray], pieces: Iterable[str], edits: Sequence[str], data: str) -> None:
    made = Made(data=data, bars=BARS, right=RIGHT)
    write(weights, {"pieces": list(pieces), "edits": edits}, made, SLIP_WEIGHTS)
    print(made)


def main() -> None:
    if "--bars" in sys.argv:
        set_bars()
        return
    from training.model import SOURCE
    from training.slips.fit import Trained, fit

    source = (SOURCE / "vocab.txt").read_text(encoding="utf-8").splitlines()
    lessons = Lessons(source)
    edits = lessons.edits()
    pieces = kept(source, lessons.right)
    known = {source[number]: place for place, number in enumerate(pieces)}
    print(
        f"{len(lessons.right)} sentences, {len(lessons.general)} examples, {len(lessons.typed)} with real slips"
    )
    model = fit(Trained(pieces, len(edits)), lessons.epoch, Words(Pieces(known)), edits, epochs=EPOCHS)
    _write(model.exported(), known, edits, corpus.digest())


if __name__ == "__main__":
    main()
