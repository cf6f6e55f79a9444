"""Marking places under the lines of a text."""

from __future__ import annotations

import pytest

from tactful.notes.check.mark import columns, marked


def test_a_place_is_underlined_with_its_number() -> None:
    assert list(marked("one two three", [(4, 7)], 40)) == ["one two three", "    1~~"]


def test_places_that_overlap_get_lines_of_their_own() -> None:
    assert list(marked("abcdef", [(0, 4), (2, 6)], 40)) == ["abcdef", "1~~~", "  2~~~"]


def test_a_place_goes_on_where_the_line_wraps() -> None:
    assert list(marked("one two three four", [(4, 13)], 8)) == [
        "one two",
        "    1~~",
        "three",
        "~~~~~",
        "four",
    ]


def test_a_word_too_long_for_the_line_is_broken_and_nothing_is_lost() -> None:
    lines = list(marked("x" * 25, [], 10))
    assert lines == ["x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("山田", 4), ("🙏", 2), ("e\u0301", 1)])
def test_columns_are_those_of_the_terminal(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_wide_letters_move_the_mark() -> None:
    assert list(marked("山田 ok", [(3, 5)], 40)) == ["山田 ok", "     1~"]


def test_what_would_steer_the_terminal_is_shown_as_a_dot() -> None:
    assert list(marked("a\x1b[2Jb\tc", [], 40)) == ["a·[2Jb·c"]


def test_lines_of_the_text_stay_lines() -> None:
    assert list(marked("a\n\nbc", [(3, 5)], 40)) == ["a", "", "bc", "1~"]
