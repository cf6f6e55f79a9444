"""`python -m training.score [AUTHOR...]`: what the check makes of labelled notes, author by author.

Authors of sentences are not scored. Without names, all authors of notes but those kept aside: look at them when nothing
is left to tune. A label counts by note (it has it or has it not), a typo by place; hints count as nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tactful.app.check_note import check_note
from tactful.core.finding import Finding, blocks
from tactful.notes.check.tone.network import FAULTS, PARTS
from training.examples import ASIDE, CALIBRATION, authors, read


@dataclass
class Tally:
    """How often one question was answered rightly with yes, wrongly with yes, wrongly with no."""

    hits: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, said: bool, true: bool) -> None:
        self.hits += said and true
        self.wrong += said and not true
        self.missed += true and not said

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.hits / max(1, 2 * self.hits + self.wrong + self.missed)


@dataclass
class Score:
    """The figures of one author. `fine` counts the notes that are fit to send, `flagged` those of them that the check
    holds back, and `felt` those that it holds back for their tone."""

    author: str
    notes: int = 0
    fine: int = 0
    flagged: int = 0
    felt: int = 0
    placed: Tally = field(default_factory=Tally)
    held: Tally = field(default_factory=Tally)
    typos: Tally = field(default_factory=Tally)
    missing: Tally = field(default_factory=Tally)
    labels: dict[str, Tally] = field(default_factory=lambda: {label: Tally() for label in FAULTS})

    @property
    def macro(self) -> float:
        """The mean F1 of the labels that the author's notes have."""
        own = [tally.f1 for tally in self.labels.values() if tally.hits or tally.missed]
        return sum(own) / max(1, len(own))

    @property
    def alarms(self) -> float:
        """The share of fine notes that are held back."""
        return self.flagged / max(1, self.fine)


def score(author: str, *, spelling: bool = True) -> Score:
    """Check all notes of an author and count."""
    told = Score(author)
    for note in read(author):
        checked = check_note(
            note["text"], scenario=note["scenario"], to=note["to"], plan="premium", spelling=spelling
        )
        _count(told, note, [finding for finding in checked.findings if blocks(finding)])
    return told


def _count(told: Score, note: dict[str, Any], findings: Sequence[Finding]) -> None:
    rules = {finding.rule for finding in findings}
    true = {span["label"] for span in note["spans"]}
    told.notes += 1
    told.held.add(bool(findings), not note["sendable"])
    if note["sendable"]:
        told.fine += 1
        told.flagged += bool(findings)
        told.felt += not rules.isdisjoint(FAULTS)
    for label, tally in told.labels.items():
        tally.add(label in rules, label in true)
    for part in PARTS:
        told.missing.add(f"missing-{part}" in rules, part in note["missing"])
    for span in note["spans"]:
        if span["label"] in rules:
            told.placed.add(any(f.rule == span["label"] and _at(f, note, span) for f in findings), True)
    count_typos(told.typos, note, findings)


def count_typos(tally: Tally, note: dict[str, Any], findings: Sequence[Finding]) -> None:
    """Count the slips of a note that were found, missed, and seen where there are none."""
    slips = [finding for finding in findings if finding.rule == "typo"]
    for typo in note["typos"]:
        tally.add(any(_at(slip, note, typo) for slip in slips), True)
    for slip in slips:
        tally.wrong += not any(_at(slip, note, typo) for typo in note["typos"])


def _at(finding: Finding, note: dict[str, Any], quoted: dict[str, str]) -> bool:
    """True when the finding overlaps what is quoted."""
    start = note["text"].index(quoted["quote"])
    return finding.span is not None and (
        finding.span[0] < start + len(quoted["quote"]) and start < finding.span[1]
    )


def kind_of(author: str) -> str:
    """What an author is to the tone model."""
    if author in ASIDE:
        return "kept aside"
    return "calibrated on" if author in CALIBRATION else "trained on"


_FIGURES: dict[str, Callable[[Score], float]] = {
    "sendable P": lambda s: s.held.precision,
    "sendable R": lambda s: s.held.recall,
    "sendable F1": lambda s: s.held.f1,
    "labels F1": lambda s: s.macro,
    "missing F1": lambda s: s.missing.f1,
    "typos F1": lambda s: s.typos.f1,
    "placed": lambda s: s.placed.recall,
    "fine flagged": lambda s: s.alarms,
    "by tone": lambda s: s.felt / max(1, s.fine),
}


def table(scores: Collection[Score]) -> str:
    """All scores, a line each, then each label's F1, a column each."""
    lines = [f"{'':8}{'notes':>6}{''.join(f'{name:>13}' for name in _FIGURES)}  is"]
    for told in scores:
        figures = "".join(f"{figure(told):13.3f}" for figure in _FIGURES.values())
        lines.append(f"{told.author:8}{told.notes:6}{figures}  {kind_of(told.author)}")
    lines += ["", f"{'F1':15}{''.join(f'{told.author:>14}' for told in scores)}"]
    lines += [_label_line(label, scores) for label in FAULTS]
    lines += [_dignity_line(told) for told in scores if any("dignity" in note for note in read(told.author))]
    return "\n".join(lines)


def _label_line(label: str, scores: Iterable[Score]) -> str:
    """Each author's F1, and of how many notes that have the label."""
    cells = []
    for tally in (told.labels[label] for told in scores):
        true = tally.hits + tally.missed
        cells.append(f"{tally.f1:8.2f} of {true:<3}" if true else f"{f'-, {tally.wrong} wrong':>14}")
    return f"{label:15}{''.join(cells)}"


def _dignity_line(told: Score) -> str:
    return (
        f"\n{told.author}: of {told.fine} fine notes on what asks for dignity, {told.felt} are held back for their "
        f"tone, {told.flagged} at all."
    )


def main() -> None:
    every = authors(notes_only=True)
    parser = argparse.ArgumentParser(prog="python -m training.score", description=__doc__)
    parser.add_argument("author", nargs="*", help="all but those kept aside, if none is named")
    parser.add_argument("--no-spelling", action="store_true", help="leave the spelling checker out")
    options = parser.parse_args()
    if unknown := set(options.author) - set(every):
        parser.error(f"no notes of {', '.join(sorted(unknown))}; there are {', '.join(every)}")
    names = options.author or [name for name in every if name not in ASIDE]
    print(table([score(name, spelling=not options.no_spelling) for name in names]))


if __name__ == "__main__":
    main()
