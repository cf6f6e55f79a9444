"""The weights that ship come from the data that lie here, and a file of weights says what was written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from training.calibrate import fault_thresholds
from training.examples import ASIDE, CALIBRATION, authors, digest
from training.weights import write

from tactful.app.load_model import WEIGHTS, load_model
from tactful.notes.check.reading.pieces import MOST, Pieces
from tactful.notes.check.tone.model import Made
from tactful.notes.check.tone.network import FAULTS

MADE = Made(
    authors=("n1",),
    data="0",
    calibrated_on=("n2",),
    fault={"pressure": 0.5},
)


def test_the_weights_are_not_stale() -> None:
    made = load_model().made
    assert made.data == digest(made.authors), "The data changed: run `make train`."


def test_they_are_trained_on_all_authors_but_those_that_judge_them() -> None:
    made = load_model().made
    assert set(made.authors) == set(authors()) - {*CALIBRATION, *ASIDE}
    assert made.calibrated_on == CALIBRATION


def test_every_fault_has_a_threshold_that_can_be_reached_and_missed() -> None:
    made = load_model().made
    assert made.fault.keys() == set(FAULTS)
    assert all(0 < likely < 1 for likely in made.fault.values())


def test_the_thresholds_are_those_that_calibration_gives() -> None:
    reader = load_model()
    fault = fault_thresholds(CALIBRATION, reader.network, Pieces(reader.vocabulary))
    assert dict(reader.made.fault) == pytest.approx(fault, abs=0.05)


def test_they_are_small_and_whole() -> None:
    assert WEIGHTS.stat().st_size < 10_000_000
    weights = load_model().network.weights
    assert all(np.isfinite(array).all() for array in weights.values())
    assert {name for name, array in weights.items() if array.dtype != np.float32} == {"piece"}
    assert len(weights["piece"]) == len(load_model().vocabulary)
    assert len(weights["place"]) == 1 + MOST


def test_what_is_written_is_read_to_the_byte_of_a_scale(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    held = {
        "piece": rng.normal(size=(3, 5_000)),
        "wide": rng.normal(size=(200, 100)) * np.linspace(0.01, 9, 100),
        "bias": rng.normal(size=100),
        "none": np.zeros((100, 101)),
    }
    write(held, {"pieces": ["", "?", "hi"]}, MADE, tmp_path / "weights.npz")
    reader = load_model(tmp_path / "weights.npz")
    assert reader.made == MADE
    assert reader.vocabulary == {"": 0, "?": 1, "hi": 2}
    for name, array in held.items():
        one = np.abs(array).max(1 if name == "piece" else 0, keepdims=True) / 127
        read = reader.network.weights[name] * (
            reader.network.weights["piece_scale"] if name == "piece" else 1
        )
        assert (np.abs(read - array) <= one / 2 + 1e-6).all(), name


def test_the_same_weights_give_the_same_bytes(tmp_path: Path) -> None:
    held = {"wide": np.random.default_rng(3).normal(size=(200, 100))}
    for name in ("one", "other"):
        write(held, {"pieces": ["", "?"]}, MADE, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
