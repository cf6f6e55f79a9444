"""What signs of a part weigh comes from the data, the network and the patterns that lie here."""

from __future__ import annotations

import numpy as np
import pytest
from training.examples import ASIDE, NEEDED, authors, digest

from tactful.app.load_rules import load_part_weights
from tactful.notes.check.tone.network import PARTS
from training import lesson, weigh

MADE = load_part_weights()


def test_the_weights_of_the_signs_are_not_stale() -> None:
    assert MADE.data == digest(MADE.authors), "The data changed: run `make train`."
    assert MADE.network == weigh.network_digest(), "The network changed: run `python -m training.weigh`."
    assert MADE.signs == weigh.signs_digest(), "The patterns changed: run `python -m training.weigh`."


def test_they_are_fitted_to_all_authors_of_notes_but_those_kept_aside() -> None:
    assert set(MADE.authors) == set(authors(notes_only=True)) - set(ASIDE)


@pytest.mark.parametrize("part", PARTS)
def test_every_sign_of_a_rule_has_its_weight_and_no_other(part: str) -> None:
    weights = MADE.part[part]
    assert 0 < weights.missing_from < 1
    known = {"felt", "felt-next", "felt-anywhere", "sentences", "words", *weigh.rule_of(part).signs}
    known |= {f"in-{scenario}" for scenario in NEEDED[part]} | {f"beside-{other}" for other in PARTS}
    assert weights.weight.keys() <= known
    assert weigh.rule_of(part).weights == weights


@pytest.mark.parametrize("part", PARTS)
def test_what_is_felt_and_said_speaks_for_a_part(part: str) -> None:
    weight = MADE.part[part].weight
    assert weight["felt"] < 0
    assert weight["words"] < 0


def test_a_sign_that_tells_is_found_and_one_that_tells_nothing_weighs_nothing() -> None:
    rng = np.random.default_rng(5)
    signs = np.column_stack((rng.normal(size=2_000), rng.normal(size=2_000), np.ones(2_000)))
    true = signs[:, 0] + rng.normal(size=2_000) > 0.3
    start, weight = weigh.fit(signs, true)
    assert start < 0
    assert weight[0] > 1
    assert abs(weight[1]) < 0.2
    assert weight[2] == 0


def test_a_lesson_is_kept_under_a_name_that_changes_with_its_rows() -> None:
    rows = lesson.rows()
    assert lesson.path_of(rows[:3]) != lesson.path_of(rows[:2])
    made = lesson.by_note(rows[:6], np.arange(6.0))
    assert sum(len(each) for each in made.values()) == sum(bool(row.bag) for row in rows[:6])
