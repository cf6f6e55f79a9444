"""A sentence as the network of slips reads it, and what its edits write."""

from __future__ import annotations

import pytest

from tactful.app.spelling import load_confused, load_turns
from tactful.notes.check.reading.pieces import MOST, Pieces
from tactful.notes.check.slips.edits import kind, mended
from tactful.notes.check.slips.words import CAPITAL, CAPITALS, LOWER, Words

VOCABULARY = {"": 0, "?": 1, "[]": 2, "'": 3, "i": 4, "would": 5, "like": 6, "##s": 7, "d": 8}
SENTENCE = "I'd like see PDFs from you."
TURNS = load_turns().turns


def words(sentence: str = SENTENCE):
    return Words(Pieces(VOCABULARY)).of(sentence)


def test_words_keep_their_place_their_pieces_and_how_they_are_written() -> None:
    first, second, third, fourth, *_, last = words()
    assert (first.text, first.pieces, first.written) == ("I'd", (4, 3, 8), CAPITAL)
    assert (second.text, second.pieces, second.written) == ("like", (6,), LOWER)
    assert SENTENCE[third.start : third.end] == "see"
    assert fourth.written == CAPITAL
    assert last.text == "."
    assert words("CV of PR")[0].written == CAPITALS


def test_no_more_pieces_are_read_than_there_are_places() -> None:
    found = words("like " * 500)
    assert len(found) == MOST


@pytest.mark.parametrize(("word", "edit", "expected"), [
    ("like", "before:to", "I'd like to see PDFs from you."),
    ("see", "before:to", "I'd like to see PDFs from you."),
    ("see", "drop", "I'd like PDFs from you."),
    ("see", "as:sea", "I'd like sea PDFs from you."),
    ("see", "+ing", "I'd like seeing PDFs from you."),
    ("see", "+ed", "I'd like saw PDFs from you."),
    ("I'd", "drop", "like see PDFs from you."),
    ("I'd", "as:i'll", "I'll like see PDFs from you."),
    ("I'd", "before:as", "as I'd like see PDFs from you."),
])  # fmt: skip
def test_an_edit_mends_its_place(word: str, edit: str, expected: str) -> None:
    found = words()
    place = [one.text for one in found].index("see" if (word, edit) == ("like", "before:to") else word)
    assert " ".join(mended(found, place, edit, TURNS).of(SENTENCE).split()) == expected


def test_a_word_more_takes_its_neighbour_along() -> None:
    found = mended(words(), 2, "before:to", TURNS)
    assert (SENTENCE[found.start : found.end], found.fix) == ("like see", "like to see")


@pytest.mark.parametrize(("word", "edit", "expected"), [
    ("see", "drop", "drop"),
    ("see", "before:to", "before"),
    ("see", "before:i'm", None),
    ("use", "+ed", "form"),
    ("uses", "-s", "ending"),
    ("an", "as:and", "small"),
    ("strait", "as:straight", "confused"),
    ("ether", "as:either", "near"),
    ("reed", "as:list", None),
    ("see", "other", None),
    ("see", "keep", None),
])  # fmt: skip
def test_an_edit_is_of_a_kind_where_a_slip_asks_for_it(word: str, edit: str, expected: str | None) -> None:
    assert kind(word, edit, load_confused()) == expected


def test_what_is_mixed_up_is_mixed_up_both_ways() -> None:
    confused = load_confused()
    assert len(confused) > 500
    assert all(word in confused[other] for word, others in confused.items() for other in others)
    assert all(word not in others for word, others in confused.items())
