"""Turns of phrase: each family is held to its own texts, and corrections are words of English."""

from __future__ import annotations

import pytest

from tactful.app.spelling import load_lexicon, load_turns
from tactful.notes.check.openings import openings
from tactful.notes.check.pattern import compiled
from tactful.notes.check.turns import Turn, Turns, with_classes

LOADED = load_turns()
TURNS = LOADED.turns


def mended(text: str, turns: Turns = TURNS) -> list[tuple[str, object]]:
    return [(text[slice(*hit.span or (0, 0))], hit.fields["fix"]) for hit in turns.find(text)]


def test_the_texts_of_the_families_are_flagged_and_passed() -> None:
    assert [text for text in LOADED.flags if not mended(text)] == []
    assert [(text, mended(text)) for text in LOADED.passes if mended(text)] == []
    assert len(LOADED.flags) >= 130
    assert len(LOADED.passes) >= 70


@pytest.mark.parametrize("turn", TURNS.turns, ids=lambda turn: turn.slip[:60])
def test_each_turn_is_a_pattern_whose_beginning_is_known(turn: Turn) -> None:
    compiled(turn.slip)
    compiled(turn.unless or "x")
    assert openings(turn.slip), "a turn that can begin anywhere is searched for in every note"


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("I look forward to get it.", "look forward to get", "look forward to getting"),
        ("I look forward to write the report.", "look forward to write", "look forward to writing"),
        ("Thank you for agree to it.", "Thank you for agree", "Thank you for agreeing"),
        ("I did not went.", "did not went", "did not go"),
        ("Did you received it?", "Did you received", "Did you receive"),
        ("I have ate there.", "have ate", "have eaten"),
        ("I haven't meet her.", "haven't meet", "haven't met"),
        ("I have apply for it.", "have apply", "have applied"),
        ("This make me hope.", "This make", "This makes"),
        ("My brother have a van.", "My brother have", "My brother has"),
        ("My colleagues was kind.", "My colleagues was", "My colleagues were"),
        ("It is more easy to talk.", "more easy", "easier"),
        ("It is more big than ours.", "more big", "bigger"),
        ("I suggest him to wait.", "suggest him to", "suggest that he"),
        ("One of your baker, three of my sister.", "three of my sister", "three of my sisters"),
    ],
)
def test_a_correction_has_the_form_that_is_asked_for(text: str, slip: str, right: str) -> None:
    assert (slip, right) in mended(text)


def test_what_a_turn_lets_be_is_let_be() -> None:
    turns = Turns(
        turns=tuple(with_classes([Turn("big ({pet})", r"small \1", "hound|dog")], {"pet": "dog|cat"}))
    )
    assert mended("A big cat and a big dog.", turns) == [("big cat", "small cat")]
    assert mended("See a.big cat or big/cat, Big cat.", turns) == [("Big cat", "Small cat")]


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        tuple(with_classes([Turn("big {pet}", "small")], {}))


def test_words_that_are_others_without_their_capital_are_let_be() -> None:
    proper = load_lexicon().proper
    assert {"monday", "i", "french"} <= proper.keys()
    assert not {"march", "may", "august", "polish", "turkey", "china", "nice", "reading"} & proper.keys()
    assert all(word == name.lower() and name[0].isupper() for word, name in proper.items())
