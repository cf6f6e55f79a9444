"""What the check reaches on an author of whom nothing was learned, and on what asks for dignity."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from training.examples import ASIDE, authors, read
from training.score import Score, score

FLOORS = {"sendable F1": 0.84, "labels F1": 0.74, "missing F1": 0.75}
"""About 0.04 below the lower of what was measured with the weights that ship."""
FINE_FLAGGED = 0.15
"""The most fine notes that may be held back, 0.04 above what was measured."""
FALSE_ALARMS = 0.05
"""The most fine notes on what asks for dignity that may be held back."""
TOPICS = {
    "layoff", "gap", "first-job", "age", "disability", "sick-leave", "parental-leave", "carer", "bereavement", "visa",
    "mother-tongue", "prison",
}  # fmt: skip

DIGNITY = [name for name in authors(notes_only=True) if name.startswith("d") and not name.startswith("dev")]


@cache
def measured(author: str) -> Score:
    return score(author)


@pytest.mark.parametrize("author", ASIDE)
def test_an_author_kept_aside_is_understood(author: str) -> None:
    told = measured(author)
    reached = {"sendable F1": told.held.f1, "labels F1": told.macro, "missing F1": told.missing.f1}
    assert {name: figure for name, figure in reached.items() if figure < FLOORS[name]} == {}
    assert told.alarms <= FINE_FLAGGED


def test_a_hundred_and_fifty_notes_on_what_asks_for_dignity_stand_each_beside_one_that_is_not_fit() -> None:
    notes = [note for author in DIGNITY for note in read(author)]
    fine = [note for note in notes if note["sendable"]]
    assert len(fine) >= 150
    assert len({note["pair"] for note in fine}) == len(fine)
    assert {note["pair"] for note in fine} == {note["pair"] for note in notes if not note["sendable"]}
    assert all(note["dignity"] in TOPICS for note in notes)
    assert min(Counter(note["dignity"] for note in fine)[topic] for topic in TOPICS) >= 5


def test_to_say_how_it_is_raises_no_alarm() -> None:
    told = [measured(author) for author in DIGNITY]
    assert sum(one.flagged for one in told) < FALSE_ALARMS * sum(one.fine for one in told)


def test_what_stands_beside_it_is_seen() -> None:
    told = [measured(author) for author in DIGNITY]
    assert sum(one.held.hits for one in told) >= 0.6 * sum(one.notes - one.fine for one in told)
