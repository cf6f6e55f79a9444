"""Precision and recall of what is read out of a posting, against labels made by hand.

python tests/profile/posting_score.py [TRADE ...]
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from msgspec import Struct

from tactful.app.compare_job import load_heads, load_vocabulary, read_job
from tactful.profile.posting_terms import Wanted, wanted_in
from tactful.profile.stems import key_of

LABELS = Path(__file__).parent / "postings"
POSTINGS = Path(__file__).parents[1] / "sources" / "samples" / "posting"


class Score(Struct, frozen=True):
    """What was found of one posting: `false` is in no label, `missed` in nothing that was found."""

    trade: str
    right: tuple[str, ...]
    false: tuple[str, ...]
    missed: tuple[str, ...]
    labels: int

    @property
    def precision(self) -> float:
        """The share of what was found that a label names."""
        return len(self.right) / max(1, len(self.right) + len(self.false))

    @property
    def recall(self) -> float:
        """The share of the labels that was found."""
        return (self.labels - len(self.missed)) / self.labels


def score(trade: str) -> Score:
    """Score one posting."""
    told = tomllib.loads((LABELS / f"{trade}.toml").read_text(encoding="utf-8"))
    place = LABELS / told["file"]
    job = read_job(place if place.exists() else POSTINGS / told["file"])
    found = wanted_in(job.text, load_vocabulary(), load_heads(), company=job.company or "")
    labels = [label.split(" | ") for weight in ("must", "nice", "duties") for label in told[weight]]
    hit = {index for one in found for index, names in enumerate(labels) if _fits(one, names)}
    right = tuple(one.name for one in found if any(_fits(one, names) for names in labels))
    return Score(
        trade,
        right,
        tuple(one.name for one in found if one.name not in right),
        tuple(names[0] for index, names in enumerate(labels) if index not in hit),
        len(labels),
    )


def _fits(one: Wanted, names: list[str]) -> bool:
    told = [one.name, one.quote, *((name.removeprefix("!") for name in one.term.names) if one.term else ())]
    return any(sorted(key_of(name)) == sorted(key_of(other)) for name in names for other in told)


def pooled(scores: list[Score]) -> tuple[float, float]:
    """Precision and recall over all postings together."""
    right = sum(len(one.right) for one in scores)
    false = sum(len(one.false) for one in scores)
    labels = sum(one.labels for one in scores)
    missed = sum(len(one.missed) for one in scores)
    return right / (right + false), (labels - missed) / labels


if __name__ == "__main__":
    trades = sys.argv[1:] or sorted(path.stem for path in LABELS.glob("*.toml"))
    scores = [score(trade) for trade in trades]
    for one in scores:
        print(f"{one.trade:18} precision {one.precision:.2f}  recall {one.recall:.2f}  of {one.labels}")
        print("    false: ", "; ".join(one.false))
        print("    missed:", "; ".join(one.missed))
    print("all: precision {:.3f} recall {:.3f}".format(*pooled(scores)))
