"""Setting the thresholds: of faults on authors whom the network never saw, of parts together with the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

import numpy as np

from tactful.app.load_rules import load_rules
from tactful.notes.check.tone.network import FAULTS, PARTS, Network
from tactful.notes.check.tone.pieces import Pieces
from tactful.notes.note import Note
from training.examples import NEEDED, read, rows_of

_STEPS = np.round(np.arange(0.1, 0.96, 0.02), 2)
_CARE = 2.0
"""A part wrongly called missing weighs as much as two that are missed: a fine note is not to be held back."""
_DOUBT = {"purpose": (0.0, 0.05, 0.1, 0.15), "personal": (0.0, 0.05, 0.1, 0.15)}
"""Of these two parts the patterns say too often that they are there; those of the others tell plain things, and are
doubted only where the network is sure."""
_SURE = (0.0, 0.01, 0.02, 0.03, 0.04)
_COARSE = np.round(np.arange(0.0, 1.06, 0.05), 2)
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


def part_thresholds(
    authors: Iterable[str], network: Network, pieces: Pieces, taught: Mapping[tuple[str, int], np.ndarray]
) -> tuple[dict[str, float], dict[str, float]]:
    """For each part the likelihood from which it is felt, and that from which the patterns of its rule are believed.

    The labels of parts are of whole notes and few, so all authors but those kept aside have a say: with what the
    network makes of their notes, or, where it has learned from them, with what a teacher made of them that had not
    (`taught`, by author and number of the note).
    """
    said, notes = _said(authors, network, pieces, taught)
    rules = {rule.name: rule for rule in load_rules()}
    felt: dict[str, float] = {}
    trace: dict[str, float] = {}
    for index, part in enumerate(PARTS, len(FAULTS)):
        rule = rules[f"missing-{part}"]
        asked = [i for i, note in enumerate(notes) if note["scenario"] in NEEDED[part]]
        absent = np.array([part in notes[i]["missing"] for i in asked])
        likely = said[asked, index]
        shown = np.array([not list(rule.find(Note(text=notes[i]["text"]))) for i in asked])
        pairs = [(low, high) for low in _DOUBT.get(part, _SURE) for high in _COARSE if low <= high]
        best = max(
            pairs,
            key=lambda pair: _f1(
                np.where(shown, likely < pair[0], likely < pair[1]), absent, precision=_CARE
            ),
        )
        trace[part], felt[part] = float(best[0]), float(best[1])
    return felt, trace


def _said(
    authors: Iterable[str],
    network: Network,
    pieces: Pieces,
    taught: Mapping[tuple[str, int], np.ndarray] = MappingProxyType({}),
) -> tuple[np.ndarray, list[dict[str, object]]]:
    """For each note the highest likelihood of its sentences, and the notes."""
    said, notes = [], []
    for author in authors:
        lines = read(author)
        for bag, rows in groupby(rows_of(author), key=lambda row: row.bag):
            held = list(rows)
            if bag in taught:
                said.append(taught[bag])
            else:
                settings = [(row.scenario, row.to) for row in held]
                said.append(network.felt([pieces.of(row.text) for row in held], settings).max(0))
            notes.append(lines[bag[1]])
    return np.array(said), notes


def _f1(said: np.ndarray, true: np.ndarray, *, precision: float = 1.0) -> float:
    """The F measure; a wrong yes weighs `precision` times a wrong no."""
    hits, wrong, missed = float((said & true).sum()), float((said & ~true).sum()), float((true & ~said).sum())
    return (1 + precision) * hits / max(1.0, (1 + precision) * hits + precision * wrong + missed)
