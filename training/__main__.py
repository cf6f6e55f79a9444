"""`python -m training`: train the tone model on the authors that are not kept aside, set its thresholds, write it.

`--thresholds` keeps the weights that ship and sets only their thresholds anew.
"""

from __future__ import annotations

import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch

from tactful.app.load_model import WEIGHTS, load_model
from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.tone.model import Made
from tactful.notes.check.tone.network import Network
from training import lesson, teach, weigh
from training.calibrate import fault_thresholds
from training.examples import CALIBRATION, Row, digest
from training.fit import fit, vocabulary
from training.model import SHIPPED
from training.weights import write

EPOCHS = 10


def main() -> None:
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    names = lesson.learners()
    rows = lesson.rows()
    print(f"{len(rows)} sentences of {len(names)} authors")
    known, kept = vocabulary(rows)
    told = _lesson(rows, known, kept)
    if "--thresholds" in sys.argv:
        weights, known = _shipped()
    else:
        weights = fit(rows, known, kept, SHIPPED, epochs=EPOCHS, taught=told).exported()
    network, pieces = Network(weights), Pieces(known)
    made = Made(
        authors=tuple(names),
        data=digest(names),
        calibrated_on=CALIBRATION,
        fault=fault_thresholds(CALIBRATION, network, pieces),
    )
    write(weights, {"pieces": list(known)}, made, WEIGHTS)
    print(made)
    load_model.cache_clear()
    weigh.main()


def _shipped() -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """The weights that ship, and the pieces they know."""
    shipped = load_model()
    weights = dict(shipped.network.weights)
    piece = weights["piece"] * weights["piece_scale"]
    return weights | {"piece": piece, "piece_scale": np.ones_like(weights["piece_scale"])}, dict(
        shipped.vocabulary
    )


def _lesson(rows: list[Row], known: dict[str, int], kept: list[int]) -> np.ndarray:
    """What the teachers say; kept in a file until a row changes, since teaching takes the longest."""
    path = lesson.path_of(rows)
    if not path.exists():
        np.save(path, teach.taught(rows, known, kept))
    said: np.ndarray = np.load(path)
    return said


if __name__ == "__main__":
    main()
