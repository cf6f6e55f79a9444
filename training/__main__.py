"""`python -m training`: train the tone model on the authors that are not kept aside, set its thresholds, write it."""

from __future__ import annotations

import os

os.environ["HF_HUB_OFFLINE"] = "1"

import torch

from tactful.notes.check.tone.model import Made
from tactful.notes.check.tone.network import Network
from tactful.notes.check.tone.pieces import Pieces
from training.calibrate import fault_thresholds, part_thresholds
from training.examples import ASIDE, CALIBRATION, authors, digest, rows_of, wording_rows
from training.fit import fit, vocabulary
from training.weights import write


def main() -> None:
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    names = [name for name in authors() if name not in (*CALIBRATION, *ASIDE)]
    rows = [row for name in names for row in rows_of(name)] + wording_rows()
    print(f"{len(rows)} sentences of {len(names)} authors")
    known, kept = vocabulary(rows)
    model = fit(rows, known, kept)
    weights = model.exported()
    network, pieces = Network(weights), Pieces(known)
    fault = fault_thresholds(CALIBRATION, network, pieces)
    seen = [name for name in authors(notes_only=True) if name not in ASIDE]
    part, trace = part_thresholds(seen, network, pieces)
    made = Made(
        authors=tuple(names),
        data=digest(names),
        calibrated_on=CALIBRATION,
        fault=fault,
        part=part,
        part_trace=trace,
    )
    write(weights, list(known), made)
    print(made)


if __name__ == "__main__":
    main()
