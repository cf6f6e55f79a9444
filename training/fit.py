"""Fitting the network to the rows."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812

from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.tone.network import FAULTS, READERS
from tactful.notes.note import SCENARIOS
from training.examples import Row
from training.model import SOURCE, Shape, Trained

BATCH, RATE = 48, 2e-4
LESSON = 0.5
"""How much of what is learned is the teacher's, the rest being the labels'."""
COMMON = 6000
"""Pieces kept beside those in the data: the commonest of the source's vocabulary."""
_FIRST_WORD = 1996  # where the whole words of the source's vocabulary begin, the commonest first
_UNKNOWN, _SENTENCE = 100, 101


def vocabulary(rows: Sequence[Row]) -> tuple[dict[str, int], list[int]]:
    """The pieces that are kept, numbered, and their numbers in the source."""
    source = (SOURCE / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces = Pieces({piece: number for number, piece in enumerate(source)})
    used = {number for row in rows for number in pieces.of(row.text)}
    letters = {n for n, piece in enumerate(source) if len(piece.removeprefix("##")) == 1}
    kept = sorted(
        (used | letters | set(range(_FIRST_WORD, _FIRST_WORD + COMMON))) - {0, 1, _UNKNOWN, _SENTENCE}
    )
    kept = [0, _UNKNOWN, _SENTENCE, *kept]
    return {source[number]: place for place, number in enumerate(kept)}, kept


def fit(
    rows: Sequence[Row],
    known: dict[str, int],
    kept: list[int],
    shape: Shape,
    *,
    epochs: int,
    rate: float = RATE,
    taught: np.ndarray | None = None,
    seed: int = 0,
) -> Trained:
    """Train on the rows; the same rows and seed give the same weights on the same machine.

    `taught` is what a teacher that has not seen the rows makes of them, one line a row: learned beside the labels.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = Trained(kept, shape)
    data = _Data(rows, Pieces(known))
    lesson = None if taught is None else torch.tensor(taught)
    learned = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    source = [p for name, p in learned if name.startswith(("layers", "place", "norm"))]
    ours = [p for name, p in learned if not name.startswith(("layers", "place", "norm"))]
    optimiser = torch.optim.AdamW(
        [{"params": source, "lr": rate}, {"params": ours, "lr": rate * 8}], weight_decay=0.01
    )
    steps = epochs * (len(rows) // BATCH + 1)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, step / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    weight = torch.ones(data.y.shape[1])
    weight[: len(FAULTS)] = 2.5
    began = time.monotonic()
    for epoch in range(epochs):
        if epoch >= 2:
            data.point_out(likelihoods(model, rows, known))
        model.train()
        total = 0.0
        batches = list(data.batches(rng))
        for batch in batches:
            optimiser.zero_grad()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                said = model(*data.inputs(batch, blind=rng.random() < 0.3, dull=0.04))
            said = said.float()
            loss = F.binary_cross_entropy_with_logits(
                said, data.y[batch], pos_weight=weight, reduction="none"
            )
            loss = (loss * data.known[batch]).sum() / len(batch)
            if lesson is not None:
                like = F.binary_cross_entropy_with_logits(said, lesson[batch], reduction="none")
                loss = loss * (1 - LESSON) + like.sum() / len(batch) * LESSON
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            pace.step()
            total += loss.item()
        print(
            f"epoch {epoch + 1} of {epochs}: loss {total / len(batches):.3f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return model.eval()


@torch.no_grad()
def likelihoods(model: Trained, rows: Sequence[Row], known: dict[str, int]) -> np.ndarray:
    """What the model makes of the rows: one line a row, faults then parts."""
    model.eval()
    data = _Data(rows, Pieces(known))
    said = np.zeros(data.y.shape, dtype=np.float32)
    for batch in data.batches(random.Random(0)):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            told = model(*data.inputs(batch))
        said[batch] = torch.sigmoid(told.float()).numpy()
    return said


class _Data:
    def __init__(self, rows: Sequence[Row], pieces: Pieces) -> None:
        self.rows = rows
        self.numbers = [pieces.of(row.text) for row in rows]
        y = np.array([row.y for row in rows])
        self.y, self.known = torch.tensor(np.nan_to_num(y)), torch.tensor(~np.isnan(y)).float()
        self.known[:, len(FAULTS) :] *= 0.5
        self.scenario = torch.tensor(
            [SCENARIOS.index(row.scenario) + 1 if row.scenario else 0 for row in rows]
        )
        self.reader = torch.tensor([READERS.index(row.to) + 1 if row.to else 0 for row in rows])
        self.bags: dict[tuple[object, int], list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            for part in row.needs:
                self.bags[row.bag, part].append(place)

    def point_out(self, said: np.ndarray) -> None:
        """A note that holds a part holds it in the sentence that seems likeliest."""
        for (_, part), places in self.bags.items():
            best = max(places, key=lambda place: said[place, part])
            self.y[best, part], self.known[best, part] = 1, 0.5

    def batches(self, rng: random.Random) -> Iterator[list[int]]:
        """Rows of about the same length together, in a random order."""
        order = sorted(range(len(self.rows)), key=lambda place: len(self.numbers[place]) + rng.uniform(0, 5))
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        yield from batches

    def inputs(
        self, batch: Sequence[int], *, blind: bool = False, dull: float = 0.0
    ) -> tuple[torch.Tensor, ...]:
        """Pieces, scenario, reader; `blind` hides the last two, `dull` makes that share of pieces unknown."""
        longest = max(len(self.numbers[place]) for place in batch)
        numbers = torch.tensor(
            [[2, *self.numbers[p], *[0] * (longest - len(self.numbers[p]))] for p in batch]
        )
        if dull:
            numbers[(torch.rand(numbers.shape) < dull) & (numbers > 2)] = 1
        see = 0 if blind else 1
        return numbers, self.scenario[batch] * see, self.reader[batch] * see
