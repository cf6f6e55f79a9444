"""Words cut into known pieces."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.app.load_model import load_model
from tactful.notes.check.reading.pieces import MOST, Pieces

KNOWN = [
    "",
    "?",
    "hi",
    "cafe",
    "play",
    "##ing",
    "##ed",
    "re",
    "##play",
    ",",
    ".",
    "_",
    "p",
    "##l",
    "##a",
    "##y",
    "’",
    "5",
    "##0",
]
NUMBER = {piece: number for number, piece in enumerate(KNOWN)}
PIECES = Pieces(NUMBER)


def cut(text: str) -> list[str]:
    return [KNOWN[number] for number in PIECES.of(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("hi", ["hi"]),
        ("HI", ["hi"]),
        ("Café", ["cafe"]),
        ("Cafe\N{COMBINING ACUTE ACCENT}", ["cafe"]),
        ("playing", ["play", "##ing"]),
        ("replayed", ["re", "##play", "##ed"]),
        ("pla", ["p", "##l", "##a"]),
        ("hi, play.", ["hi", ",", "play", "."]),
        ("hi,play", ["hi", ",", "play"]),
        ("play_hi", ["play", "_", "hi"]),
        ("hi’hi", ["hi", "’", "hi"]),
        ("50", ["5", "##0"]),
        ("playx", ["?"]),
        ("hi ж 你好 hi", ["hi", "?", "?", "hi"]),
        ("hi 🙏🙏", ["hi", "?", "?"]),
        ("", ["?"]),
        ("   ", ["?"]),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_no_more_pieces_are_read_than_the_network_has_places() -> None:
    assert PIECES.of("hi " * 200) == (NUMBER["hi"],) * MOST
    assert len(PIECES.of("hi " * 63 + "replayed")) == MOST


def test_what_stands_at_the_begin_is_read_not_the_end() -> None:
    assert PIECES.of("play " + "hi " * 200)[0] == NUMBER["play"]


@given(st.text(max_size=100))
def test_any_text_is_numbers_of_the_vocabulary(text: str) -> None:
    for pieces, known in ((PIECES, NUMBER), (Pieces(load_model().vocabulary), load_model().vocabulary)):
        numbers = pieces.of(text)
        assert 1 <= len(numbers) <= MOST
        assert all(0 < number < len(known) for number in numbers)


@pytest.mark.parametrize("word", ["a" * 4_000, "pla" * 1_000, "ж" * 2_000, "7" * 3_000, "_" * 50_000])
def test_a_word_without_end_takes_no_time(word: str) -> None:
    pieces = Pieces(load_model().vocabulary)
    began = process_time()
    assert len(pieces.of(word)) <= MOST
    assert process_time() - began < 10
