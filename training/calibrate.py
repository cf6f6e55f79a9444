"""Setting the thresholds of faults, on authors whom the network never saw."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import numpy as np

from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.tone.network import FAULTS, Network
from training.examples import read, rows_of

_STEPS = np.round(np.arange(0.1, 0.96, 0.02), 2)
_FINE_FLAGGED = 0.05
"""The most fine notes of an author that may be flagged by the network, as a share."""


def fault_thresholds(authors: Iterable[str], network: Network, pieces: Pieces) -> dict[str, float]:
    """For each fault the likelihood from which it is felt.

    They share one, that of best mean F1 among those that flag few fine notes: a dozen examples of each are too few to
    set it alone.
    """
    said, notes = _said(authors, network, pieces)
    labels = np.array([[any(s["label"] == f for s in note["spans"]) for f in FAULTS] for note in notes])
    faults, fine = said[:, : len(FAULTS)], np.array([note["sendable"] for note in notes])
    allowed = [t for t in _STEPS if (faults[fine] >= t).any(1).mean() <= _FINE_FLAGGED] or [_STEPS[-1]]

    def mean(step: float) -> float:
        return float(np.mean([_f1(faults[:, i] >= step, labels[:, i]) for i in range(len(FAULTS))]))

    return dict.fromkeys(FAULTS, float(max(allowed, key=mean)))


def _said(
    authors: Iterable[str], network: Network, pieces: Pieces
) -> tuple[np.ndarray, list[dict[str, object]]]:
    """For each note the highest likelihood of its sentences, and the notes."""
    said, notes = [], []
    for author in authors:
        lines = read(author)
        for bag, rows in groupby(rows_of(author), key=lambda row: row.bag):
            held = list(rows)
            settings = [(row.scenario, row.to) for row in held]
            said.append(network.felt([pieces.of(row.text) for row in held], settings).max(0))
            notes.append(lines[bag[1]])
    return np.array(said), notes


def _f1(said: np.ndarray, true: np.ndarray) -> float:
    return float(2 * (said & true).sum() / max(1, said.sum() + true.sum()))
