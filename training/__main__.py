"""`python -m training`: train the tone model on the authors that are not kept aside, set its thresholds, write it.

`--thresholds` keeps the weights that ship and sets only their thresholds anew.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch

from tactful.app.load_model import load_model
from tactful.notes.check.tone.model import Made
from tactful.notes.check.tone.network import Network
from tactful.notes.check.tone.pieces import Pieces
from training import teach
from training.calibrate import fault_thresholds, part_thresholds
from training.examples import (
    ASIDE,
    CALIBRATION,
    HERE,
    Row,
    authors,
    digest,
    rows_of,
    rule_rows,
    wording_rows,
)
from training.fit import fit, vocabulary
from training.model import SHIPPED
from training.weights import write

EPOCHS = 10


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    names = [name for name in authors() if name not in (*CALIBRATION, *ASIDE)]
    rows = [row for name in names for row in rows_of(name)] + wording_rows() + rule_rows()
    print(f"{len(rows)} sentences of {len(names)} authors")
    known, kept = vocabulary(rows)
    lesson = _lesson(rows, known, kept)
    if "--thresholds" in sys.argv:
        weights, known = _shipped()
    else:
        weights = fit(rows, known, kept, SHIPPED, epochs=EPOCHS, taught=lesson).exported()
    network, pieces = Network(weights), Pieces(known)
    seen = [name for name in authors(notes_only=True) if name not in ASIDE]
    part, trace = part_thresholds(seen, network, pieces, _by_note(rows, lesson))
    made = Made(
        authors=tuple(names),
        data=digest(names),
        calibrated_on=CALIBRATION,
        fault=fault_thresholds(CALIBRATION, network, pieces),
        part=part,
        part_trace=trace,
    )
    write(weights, list(known), made)
    print(made)


def _shipped() -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """The weights that ship, and the pieces they know."""
    shipped = load_model()
    weights = dict(shipped.network.weights)
    piece = weights["piece"] * weights["piece_scale"]
    return weights | {"piece": piece, "piece_scale": np.ones_like(weights["piece_scale"])}, dict(
        shipped.vocabulary
    )


def _by_note(rows: list[Row], lesson: np.ndarray) -> dict[tuple[str, int], np.ndarray]:
    """The highest likelihood of each note's sentences, as its teacher saw them."""
    said: dict[tuple[str, int], np.ndarray] = {}
    for row, likely in zip(rows, lesson, strict=True):
        if row.bag:
            said[row.bag] = np.maximum(said.get(row.bag, 0), likely)
    return said


def _lesson(rows: list[Row], known: dict[str, int], kept: list[int]) -> np.ndarray:
    """What the teachers say; kept in a file until a row changes, since teaching takes the longest."""
    sums = hashlib.sha256(inspect.getsource(teach).encode())
    for row in rows:
        sums.update(repr((row.author, row.text, row.scenario, row.to, row.y.tolist())).encode())
    path = HERE / f".lesson-{sums.hexdigest()[:16]}.npy"
    if not path.exists():
        np.save(path, teach.taught(rows, known, kept))
    said: np.ndarray = np.load(path)
    return said


if __name__ == "__main__":
    main()
