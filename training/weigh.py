"""`python -m training.weigh`: what each sign of a part weighs, fitted to the notes of all authors but those kept aside.

One small logistic rule a part. Each note is told by the words of its rule and by what a network felt that had not read
its author: a teacher, or, where nobody was taught, the network that ships. The likelihood from which a part is missing
is the best when each author in turn is left out. Needs no torch once there is a lesson (`make train`).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import numpy as np

from tactful.app.load_model import WEIGHTS, load_model
from tactful.app.load_rules import PART_WEIGHTS, load_rules
from tactful.notes.check.missing import Missing
from tactful.notes.check.parts import PartWeights, Weights
from tactful.notes.check.reading.pieces import Pieces
from tactful.notes.check.tone.network import FAULTS, PARTS
from tactful.notes.note import Felt, Note
from training import lesson
from training.examples import ASIDE, NEEDED, authors, digest, read, rows_of

PULL = 10.0
"""How strongly weights are pulled towards nothing."""
CARE = 1.5
"""A part wrongly called missing weighs as much as so many that are missed: a fine note is not to be held back."""
_STEPS = np.round(np.arange(0.2, 0.81, 0.02), 2)
_ROUNDS = 40

Held = tuple[str, dict[str, Any], tuple[Felt, ...]]
"""An author, one of their notes, and how it is felt."""


def main() -> None:
    rows = lesson.rows()
    path = lesson.path_of(rows)
    if not path.exists():
        sys.exit("There is no lesson on these notes: run `make train`.")
    held = list(felt_notes(lesson.by_note(rows, np.load(path))))
    found = {part: weights_of(part, held) for part in PARTS}
    write(found)
    for part, (weights, f1) in found.items():
        print(f"{part:10} missing from {weights.missing_from:.2f}, F1 with each author left out {f1:.3f}")


def seen() -> list[str]:
    """The authors whose notes are weighed."""
    return [name for name in authors(notes_only=True) if name not in ASIDE]


def rule_of(part: str) -> Missing:
    """The rule of a part."""
    rule = next(rule for rule in load_rules() if rule.name == f"missing-{part}")
    assert isinstance(rule, Missing)
    return rule


def signs_digest() -> str:
    """What the patterns of the parts are, in one word that changes with any of them."""
    told = [(part, rule_of(part).present, rule_of(part).signs) for part in PARTS]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def network_digest() -> str:
    """What the network is, in one word."""
    return hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:16]


def felt_notes(taught: Mapping[tuple[str, int], np.ndarray]) -> Iterator[Held]:
    """The notes, felt by a network that has not read their author."""
    model = load_model()
    pieces = Pieces(model.vocabulary)
    for author in seen():
        lines = read(author)
        for bag, rows in groupby(rows_of(author), key=lambda row: row.bag):
            each = list(rows)
            assert bag
            likely = taught.get(bag)
            if likely is None:
                likely = model.network.felt(
                    [pieces.of(row.text) for row in each],
                    [(row.scenario, row.to) for row in each],  # type: ignore[misc]
                )
            yield author, lines[bag[1]], tuple(_felt(row) for row in likely.tolist())


def _felt(row: list[float]) -> Felt:
    return Felt(span=(0, 0), parts=dict(zip(PARTS, row[len(FAULTS) :], strict=True)))


def weights_of(part: str, held: Iterable[Held]) -> tuple[Weights, float]:
    """The weights of a part, and its F1 when each author in turn is left out."""
    asked = [one for one in held if one[1]["scenario"] in NEEDED[part]]
    rule = rule_of(part)
    told = [rule.told_by(Note(text=note["text"], scenario=note["scenario"]), felt) for _, note, felt in asked]
    names = sorted({name for one in told for name in one})
    signs = np.array([[one.get(name, 0.0) for name in names] for one in told])
    absent = np.array([part in note["missing"] for _, note, _ in asked])
    whose = np.array([author for author, _, _ in asked])
    likely = np.zeros(len(asked))
    for author in set(whose):
        start, weight = fit(signs[whose != author], absent[whose != author])
        likely[whose == author] = _sure(start + signs[whose == author] @ weight)
    reached = np.array([_f1(likely >= step, absent, care=CARE) for step in _STEPS])
    # One step is luck: it is judged by its neighbours too.
    smooth = np.convolve(np.pad(reached, 2, mode="edge"), np.full(5, 0.2), "valid")
    best = int(np.argmax(smooth))
    start, weight = fit(signs, absent)
    weights = Weights(
        missing_from=float(_STEPS[best]),
        start=round(start, 3),
        weight={name: round(float(w), 3) for name, w in zip(names, weight, strict=True) if abs(w) >= 0.0005},
    )
    return weights, _f1(likely >= _STEPS[best], absent)


def fit(signs: np.ndarray, true: np.ndarray) -> tuple[float, np.ndarray]:
    """The start and the weights of a logistic rule, by Newton's steps, pulled towards nothing."""
    mean, spread = signs.mean(0), signs.std(0)
    known = spread > 1e-9
    scaled = (signs[:, known] - mean[known]) / spread[known]
    inputs = np.column_stack((np.ones(len(scaled)), scaled))
    pull = np.full(inputs.shape[1], PULL)
    pull[0] = 1e-9
    weight = np.zeros(inputs.shape[1])
    for _ in range(_ROUNDS):
        likely = _sure(inputs @ weight)
        slope = inputs.T @ (likely - true) + pull * weight
        bend = (inputs.T * (likely * (1 - likely))) @ inputs + np.diag(pull)
        weight -= np.linalg.solve(bend, slope)
    each = np.zeros(signs.shape[1])
    each[known] = weight[1:] / spread[known]
    return float(weight[0] - each @ mean), each


def write(found: Mapping[str, tuple[Weights, float]]) -> None:
    """Write the weights beside the rules, a table a part."""
    made = PartWeights(
        authors=tuple(seen()), data=digest(seen()), network=network_digest(), signs=signs_digest(), part={}
    )
    lines = [
        "# What each sign of a part of a note weighs: written by `python -m training.weigh`, not by hand.",
        "# Odds add up from `start`; the part is missing from the likelihood `missing_from`.",
        f"authors = {json.dumps(made.authors)}",
        *(f'{name} = "{getattr(made, name)}"' for name in ("data", "network", "signs")),
    ]
    for part, (weights, _) in found.items():
        lines += ["", f"[part.{part}]", f"missing_from = {weights.missing_from}", f"start = {weights.start}"]
        lines += [f"weight.{name} = {weight}" for name, weight in sorted(weights.weight.items())]
    PART_WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sure(odds: np.ndarray) -> np.ndarray:
    likely: np.ndarray = 1 / (1 + np.exp(-odds))
    return likely


def _f1(said: np.ndarray, true: np.ndarray, *, care: float = 1.0) -> float:
    """The F measure; a wrong yes weighs `care` times a wrong no."""
    hits, wrong, missed = float((said & true).sum()), float((said & ~true).sum()), float((true & ~said).sum())
    return (1 + care) * hits / max(1.0, (1 + care) * hits + care * wrong + missed)


if __name__ == "__main__":
    main()
