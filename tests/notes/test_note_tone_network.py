"""The network against a slow reference that goes number by number."""

from __future__ import annotations

from math import exp, sqrt

import numpy as np
import pytest

from tactful.app.load_model import load_model
from tactful.core.situation import Role
from tactful.notes.check.reading.attention import HEAD
from tactful.notes.check.reading.pieces import MOST
from tactful.notes.check.tone.network import FAULTS, PARTS, READERS, SENTENCE, Network
from tactful.notes.note import SCENARIOS, Scenario

WIDTH, INNER, HIDDEN, PIECES = 20, 7, 5, 30
HEADS = (1, 3, 2)
"""Of each layer."""
OUT = len(FAULTS) + len(PARTS)
SHAPES = {
    "piece": (PIECES, WIDTH), "piece_scale": (PIECES, 1), "place": (1 + MOST, WIDTH), "norm": (2, WIDTH),
    "scenario": (1 + len(SCENARIOS), WIDTH), "reader": (1 + len(READERS), WIDTH),
    "hidden": (3 * WIDTH, HIDDEN), "hidden_bias": (HIDDEN,), "out": (HIDDEN, OUT), "out_bias": (OUT,),
    **{
        f"{layer}.{name}": shape
        for layer, heads in enumerate(HEADS)
        for name, shape in {
            "mix": (WIDTH, 3 * heads * HEAD), "mix_bias": (3 * heads * HEAD,), "gather": (heads * HEAD, WIDTH),
            "gather_bias": (WIDTH,),
            "norm": (2, WIDTH), "think": (WIDTH, INNER), "think_bias": (INNER,), "tell": (INNER, WIDTH),
            "tell_bias": (WIDTH,), "norm_after": (2, WIDTH),
        }.items()
    },
}  # fmt: skip

Vector = list[float]
SENTENCES = [(3,), (4, 9, 9, 1), (7, 2, 29, 5, 11, 3), tuple(range(30)) * 2 + (8, 8, 8, 8)]


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(7)
    return {name: rng.normal(0, 0.3, shape).astype(np.float32) for name, shape in SHAPES.items()}


def times(x: Vector, matrix: np.ndarray, bias: np.ndarray) -> Vector:
    columns = zip(*matrix.tolist(), strict=True)
    return [
        sum(a * b for a, b in zip(x, column, strict=True)) + more
        for column, more in zip(columns, bias.tolist(), strict=True)
    ]


def normal(x: Vector, scale: np.ndarray) -> Vector:
    mean = sum(x) / len(x)
    deviation = sqrt(sum((v - mean) ** 2 for v in x) / len(x) + 1e-12)
    return [(v - mean) / deviation * float(scale[0, i]) + float(scale[1, i]) for i, v in enumerate(x)]


def plus(x: Vector, y: Vector) -> Vector:
    return [a + b for a, b in zip(x, y, strict=True)]


def layer(rows: list[Vector], w: dict[str, np.ndarray], name: str) -> list[Vector]:
    width = len(w[name + "gather"])
    mixed = [times(row, w[name + "mix"], w[name + "mix_bias"]) for row in rows]
    said = []
    for place, row in enumerate(rows):
        seen: Vector = []
        for head in range(width // HEAD):
            ask, key, value = (
                slice(k * width + head * HEAD, k * width + (head + 1) * HEAD) for k in range(3)
            )
            scores = [
                exp(sum(a * b for a, b in zip(mixed[place][ask], other[key], strict=True))) for other in mixed
            ]
            shares = [score / sum(scores) for score in scores]
            for k in range(value.start, value.stop):
                seen.append(sum(share * other[k] for share, other in zip(shares, mixed, strict=True)))
        x = normal(plus(row, times(seen, w[name + "gather"], w[name + "gather_bias"])), w[name + "norm"])
        thought = [v / (1 + exp(-1.702 * v)) for v in times(x, w[name + "think"], w[name + "think_bias"])]
        said.append(
            normal(plus(x, times(thought, w[name + "tell"], w[name + "tell_bias"])), w[name + "norm_after"])
        )
    return said


def reference(pieces: tuple[int, ...], w: dict[str, np.ndarray], scenario: int, reader: int) -> Vector:
    shown = w["piece"] * w["piece_scale"]
    rows = [plus(shown[n].tolist(), w["place"][i].tolist()) for i, n in enumerate((SENTENCE, *pieces))]
    rows[0] = plus(rows[0], plus(w["scenario"][scenario].tolist(), w["reader"][reader].tolist()))
    rows = [normal(row, w["norm"]) for row in rows]
    last = sum(name.endswith(".mix") for name in w) - 1
    for number in range(last):
        rows = layer(rows, w, f"{number}.")
    columns = list(zip(*rows, strict=True))
    pooled = [
        *layer(rows, w, f"{last}.")[0],
        *(sum(column) / len(column) for column in columns),
        *(max(column) for column in columns),
    ]
    hidden = [max(v, 0.0) for v in times(pooled, w["hidden"], w["hidden_bias"])]
    return [1 / (1 + exp(-v)) for v in times(hidden, w["out"], w["out_bias"])]


@pytest.mark.parametrize(
    ("scenario", "to"),
    [(None, None), ("after-applying", "hiring-manager"), ("comment", "other"), (None, "executive")],
)
def test_it_says_what_a_slow_reference_says(
    weights: dict[str, np.ndarray], scenario: Scenario | None, to: Role | None
) -> None:
    said = Network(weights).felt(SENTENCES, [(scenario, to)] * len(SENTENCES))
    told = SCENARIOS.index(scenario) + 1 if scenario else 0, READERS.index(to) + 1 if to else 0
    assert said.shape == (len(SENTENCES), OUT)
    for row, pieces in zip(said, SENTENCES, strict=True):
        assert row.tolist() == pytest.approx(reference(pieces, weights, *told), abs=2e-5)


def test_the_weights_that_ship_say_what_a_slow_reference_says() -> None:
    network = load_model().network
    pieces = (5, 300, 41)
    said = network.felt([pieces], [("follow-up", "recruiter")])[0]
    told = SCENARIOS.index("follow-up") + 1, READERS.index("recruiter") + 1
    assert said.tolist() == pytest.approx(reference(pieces, dict(network.weights), *told), abs=1e-4)


def all_to(scenario: Scenario | None, to: Role | None) -> list[tuple[Scenario | None, Role | None]]:
    return [(scenario, to)] * len(SENTENCES)


def test_scenario_and_reader_are_heard(weights: dict[str, np.ndarray]) -> None:
    network = Network(weights)
    plain = network.felt(SENTENCES, all_to(None, None))
    assert not np.allclose(plain, network.felt(SENTENCES, all_to("alumni", None)))
    assert not np.allclose(plain, network.felt(SENTENCES, all_to(None, "alum")))


def test_a_sentence_is_felt_the_same_alone_and_among_others(weights: dict[str, np.ndarray]) -> None:
    network = Network(weights)
    many = [SENTENCES[i % len(SENTENCES)] for i in range(23)]
    settings = [("alumni" if i % 2 else None, "alum" if i % 3 else None) for i in range(23)]
    together = network.felt(many, settings)
    alone = np.concatenate([network.felt([one], [to]) for one, to in zip(many, settings, strict=True)])
    assert together == pytest.approx(alone, abs=1e-5)


def test_the_order_of_pieces_matters(weights: dict[str, np.ndarray]) -> None:
    network = Network(weights)
    said = network.felt([(3, 9), (9, 3)], [(None, None)] * 2)
    assert not np.allclose(said[0], said[1])
