"""The child with the real library: what it knows, what it marks, and where."""

from __future__ import annotations

import pytest

from tactful.app.spelling import child, load_grammar
from tactful.spelling.client import ChildSpeller


@pytest.fixture(scope="module")
def speller() -> ChildSpeller:
    return child()


def test_every_rule_named_is_one_of_the_library() -> None:
    import harper

    grammar = load_grammar()
    assert grammar.rules - set(harper.get_default_lint_config()) == set()
    assert grammar.unless.keys() | grammar.after.keys() <= grammar.rules


@pytest.mark.parametrize(
    "word",
    ["colour", "color", "organise", "organize", "centre", "theatre", "grey", "cheque", "lakh", "enrol"],
)
def test_each_english_is_right(speller: ChildSpeller, word: str) -> None:
    answer = speller.ask("", (word,))()
    assert answer is not None
    assert word not in answer.unknown


def test_a_word_asked_twice_is_answered_twice(speller: ChildSpeller) -> None:
    for _ in range(2):
        answer = speller.ask("", ("recieve", "receive"))()
        assert answer is not None
        assert "receive" in answer.unknown["recieve"]
        assert "receive" not in answer.unknown


@pytest.mark.parametrize(
    "before", ["", "😀 ", "👩🏽‍🔬👨‍👩‍👧 ", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ", "e\u0301 ", "\x00\x07\x1b[0m ", "\t\r\n", "Ω "]
)
def test_places_count_code_points(speller: ChildSpeller, before: str) -> None:
    text = f"{before}I would of come."
    answer = speller.ask(text, ())()
    assert answer is not None
    assert [text[s.start : s.end] for s in answer.slips if s.rule == "ModalOf"] == ["would of"]


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00", "?", "😀", "\ud800", "a" * 5000])
def test_odd_texts_are_answered(speller: ChildSpeller, text: str) -> None:
    answer = speller.ask(text, ())()
    assert answer is not None
    assert answer.slips == ()


def test_a_very_long_note_is_answered(speller: ChildSpeller) -> None:
    answer = speller.ask("I would of come to see the yard on Monday. " * 1100, ())()
    assert answer is not None
    assert len(answer.slips) == 1100
