"""A stranger's slips: sixty notes with 78 of them and sixty without, by somebody who had seen nothing of the check.

No word list and no pattern was made with these notes at hand, so the figures say what a stranger may expect.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

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


def notes() -> list[Typed]:
    lines = Path(__file__).with_name("typist.jsonl").read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Typed) for line in lines]


def meets(finding: Finding, note: Typed, slip: Slip) -> bool:
    start = note.text.index(slip.quote)
    return finding.span is not None and finding.span[0] < start + len(slip.quote) and start < finding.span[1]


def test_six_slips_in_ten_are_found_and_hardly_a_fine_word_is_taken_for_one() -> None:
    found = missed = wrong = 0
    for note in notes():
        slips = [one for one in check_note(note.text).findings if one.rule == "typo"]
        met = [slip for slip in note.typos if any(meets(one, note, slip) for one in slips)]
        found, missed = found + len(met), missed + len(note.typos) - len(met)
        wrong += sum(not any(meets(one, note, slip) for slip in note.typos) for one in slips)
    assert found + missed == 78
    assert found >= 0.6 * 78
    assert wrong <= 3
