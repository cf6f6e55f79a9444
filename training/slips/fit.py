"""The network of slips as it is trained, and its training."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from tactful.notes.check.slips.edits import OTHER
from tactful.notes.check.slips.network import SENTENCE
from tactful.notes.check.slips.words import Words
from training.model import WIDTH, Layer, Shape, embeddings, exported
from training.slips.spoil import Row

SHIPPED = Shape(heads=(8,) * 5, inner=(768,) * 5)
RATE = 4e-4
AT_ONCE = 3200
"""Pieces of a batch, at most."""


class Trained(nn.Module):
    """The first layers of the sentence model over the pieces in `kept` (their numbers there), with an edit for each
    word out."""

    def __init__(self, kept: Sequence[int], edits: int, shape: Shape = SHIPPED) -> None:
        super().__init__()
        source, self.piece, self.place, self.norm = embeddings(kept, freeze=False)
        self.written = nn.Embedding(3, WIDTH)
        nn.init.zeros_(self.written.weight)
        self.layers = nn.ModuleList(
            Layer(source.encoder.layer[i], *cut) for i, cut in enumerate(zip(*shape, strict=True))
        )
        for layer in self.layers:
            layer.drop = nn.Identity()
        self.out = nn.Linear(WIDTH, edits)
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)

    def forward(self, numbers: Tensor, written: Tensor, first: Tensor) -> Tensor:
        """`numbers` end in zeros where there is nothing; `first` tells the first pieces of words, in order."""
        x = self.norm(self.piece(numbers) + self.place[: numbers.shape[1]] + self.written(written))
        for layer in self.layers:
            x = layer(x, numbers == 0)
        return self.out(x[first])

    def exported(self) -> dict[str, np.ndarray]:
        """The weights by the names of `tactful.notes.check.slips.network`."""
        own = {"written": self.written.weight, "out": self.out.weight.T, "out_bias": self.out.bias}
        return exported(self) | {name: tensor.detach().float().numpy() for name, tensor in own.items()}


class _Read(NamedTuple):
    """A sentence: its pieces, how each is written, where each word begins, and the number of its edit."""

    pieces: list[int]
    written: list[int]
    first: list[int]
    edits: list[int]


def _read(rows: Sequence[Row], words: Words, edits: Sequence[str]) -> list[_Read]:
    numbers = {edit: number for number, edit in enumerate(edits)}
    found: list[_Read] = []
    for text, asked in rows:
        one = _Read([SENTENCE], [0], [], [])
        for word, edit in zip(words.of(text), asked, strict=False):
            one.first.append(len(one.pieces))
            one.pieces.extend(word.pieces)
            one.written.extend([word.written] * len(word.pieces))
            one.edits.append(numbers.get(edit, numbers[OTHER]))
        if one.first:
            found.append(one)
    return found


def _batches(rows: Sequence[_Read], rng: random.Random) -> list[list[_Read]]:
    """Rows of about the same length together, in a random order."""
    batches: list[list[_Read]] = [[]]
    for row in sorted(rows, key=lambda row: len(row.pieces) + rng.uniform(0, 4)):
        if batches[-1] and (len(batches[-1]) + 1) * len(row.pieces) > AT_ONCE:
            batches.append([])
        batches[-1].append(row)
    rng.shuffle(batches)
    return batches


def _tensors(batch: Sequence[_Read]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    size = len(batch), max(len(row.pieces) for row in batch)
    numbers, written = torch.zeros(size, dtype=torch.long), torch.zeros(size, dtype=torch.long)
    first = torch.zeros(size, dtype=torch.bool)
    for place, row in enumerate(batch):
        numbers[place, : len(row.pieces)] = torch.tensor(row.pieces)
        written[place, : len(row.written)] = torch.tensor(row.written)
        first[place, row.first] = True
    return numbers, written, first, torch.tensor([edit for row in batch for edit in row.edits])


def fit(
    model: Trained,
    rows: Callable[[int], list[Row]],
    words: Words,
    edits: Sequence[str],
    *,
    epochs: int,
    seed: int = 0,
) -> Trained:
    """Train on the rows of each epoch, with all processors: another run gives much the same, not the same bytes."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    began = time.monotonic()
    steps = epochs * len(_batches(_read(rows(0), words, edits), rng))
    ours = [p for name, p in model.named_parameters() if name.startswith(("out", "written"))]
    source = [p for name, p in model.named_parameters() if not name.startswith(("out", "written"))]
    optimiser = torch.optim.AdamW(
        [{"params": source, "lr": RATE}, {"params": ours, "lr": RATE * 5}], weight_decay=0.01
    )
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    for epoch in range(epochs):
        losses = [
            _step(model, batch, optimiser, pace)
            for batch in _shown(_batches(_read(rows(epoch), words, edits), rng))
        ]
        print(
            f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.4f}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return model.eval()


def _shown(batches: Sequence[list[_Read]]) -> Iterator[list[_Read]]:
    for number, batch in enumerate(batches):
        if number % 100 == 0:
            print(f"  {number} of {len(batches)}", flush=True)
        yield batch


def _step(
    model: Trained,
    batch: Sequence[_Read],
    optimiser: torch.optim.Optimizer,
    pace: torch.optim.lr_scheduler.LambdaLR,
) -> float:
    numbers, written, first, edits = _tensors(batch)
    numbers[(torch.rand(numbers.shape) < 0.01) & (numbers > SENTENCE)] = 1
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = model(numbers, written, first)
    loss = F.cross_entropy(said.float(), edits)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    pace.step()
    return loss.item()
