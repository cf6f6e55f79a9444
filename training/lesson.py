"""What the larger networks made of each sentence, kept in a file until a row or the teaching changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from training.examples import (
    ASIDE,
    CALIBRATION,
    HERE,
    Row,
    authors,
    rows_of,
    rule_rows,
    wording_rows,
)


def learners() -> list[str]:
    """The authors that are trained on."""
    return [name for name in authors() if name not in (*CALIBRATION, *ASIDE)]


def rows() -> list[Row]:
    """Every sentence that is trained on."""
    return [row for name in learners() for row in rows_of(name)] + wording_rows() + rule_rows()


def path_of(taught: Iterable[Row]) -> Path:
    """Where the lesson on these rows is kept."""
    sums = hashlib.sha256((HERE / "teach.py").read_bytes())
    for row in taught:
        sums.update(repr((row.author, row.text, row.scenario, row.to, row.y.tolist())).encode())
    return HERE / f".lesson-{sums.hexdigest()[:16]}.npy"


def by_note(taught: Iterable[Row], lesson: np.ndarray) -> dict[tuple[str, int], np.ndarray]:
    """What was made of each note's sentences, in their order, by author and number of the note."""
    said: dict[tuple[str, int], list[np.ndarray]] = {}
    for row, likely in zip(taught, lesson, strict=True):
        if row.bag:
            said.setdefault(row.bag, []).append(likely)
    return {bag: np.array(each) for bag, each in said.items()}
