"""A larger network that teaches the one that ships: what it makes of rows that it has not seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.examples import Row
from training.fit import fit, likelihoods
from training.model import TEACHER

FOLDS, EPOCHS, RATE = 3, 4, 1.2e-4


def taught(rows: Sequence[Row], known: dict[str, int], kept: list[int]) -> np.ndarray:
    """One line a row: the likelihoods by a teacher that never read the row's author.

    The authors are dealt to as many teachers as there are folds; rows of nobody get the mean of all.
    """
    said = np.zeros((len(rows), len(rows[0].y)), dtype=np.float32)
    for turn, aside in enumerate(_dealt(rows)):
        print(f"teacher {turn + 1} of {FOLDS}, without {', '.join(sorted(aside))}", flush=True)
        model = fit(
            [row for row in rows if row.author not in aside], known, kept, TEACHER,
            epochs=EPOCHS, rate=RATE, seed=turn,
        )  # fmt: skip
        own = [place for place, row in enumerate(rows) if row.author in aside]
        said[own] = likelihoods(model, [rows[place] for place in own], known)
        nobodys = [place for place, row in enumerate(rows) if not row.author]
        said[nobodys] += likelihoods(model, [rows[place] for place in nobodys], known) / FOLDS
    return said


def _dealt(rows: Sequence[Row]) -> list[set[str]]:
    """The authors in groups of about as many rows."""
    size: dict[str, int] = {}
    for row in rows:
        if row.author:
            size[row.author] = size.get(row.author, 0) + 1
    groups: list[set[str]] = [set() for _ in range(FOLDS)]
    for name in sorted(size, key=lambda name: (-size[name], name)):
        min(groups, key=lambda group: sum(size[one] for one in group)).add(name)
    return groups
