"""Strangers' slips: sixty notes with some 77 and sixty without, by each of two who had seen nothing of the check.

No list and no pattern was made with these notes at hand; the bars of the network of slips were set with them.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tactful.app.check_note import check_note
from tactful.core.finding import Finding


class Slip(msgspec.Struct, frozen=True):
    """A slip as it stands, and what was meant."""

    quote: str
    fix: str


class Typed(msgspec.Struct, frozen=True):
    """A note with its slips."""

    text: str
    typos: tuple[Slip, ...]


def notes(typist: str) -> list[Typed]:
    lines = (Path(__file__).parent / "typists" / f"{typist}.jsonl").read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Typed) for line in lines]


def meets(finding: Finding, note: Typed, slip: Slip) -> bool:
    start = note.text.index(slip.quote)
    return finding.span is not None and finding.span[0] < start + len(slip.quote) and start < finding.span[1]


@pytest.mark.parametrize(("typist", "slips", "share"), [("one", 78, 0.73), ("other", 76, 0.58)])
def test_most_slips_are_found_and_hardly_a_fine_word_is_taken_for_one(
    typist: str, slips: int, share: float
) -> None:
    found = missed = wrong = 0
    for note in notes(typist):
        seen = [one for one in check_note(note.text).findings if one.rule == "typo"]
        met = [slip for slip in note.typos if any(meets(one, note, slip) for one in seen)]
        found, missed = found + len(met), missed + len(note.typos) - len(met)
        wrong += sum(not any(meets(one, note, slip) for slip in note.typos) for one in seen)
    assert found + missed == slips
    assert found >= share * slips
    assert wrong <= 3
