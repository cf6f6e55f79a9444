"""Marking places under the lines of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.notes.check.mark import LONG, Mark, columns
from tactful.notes.check.mark import marked as marked_pieces


def marked(text: str, spans: list[tuple[int, int]], width: int, names: tuple[str, ...] = ()) -> list[str]:
    """The lines as text; the marks are numbered from 1."""
    named = [*names, *[""] * (len(spans) - len(names))]
    marks = [Mark(span, str(n), name) for n, (span, name) in enumerate(zip(spans, named, strict=True), 1)]
    return ["".join(piece for piece, _ in line) for line in marked_pieces(text, marks, width)]


def test_a_place_is_underlined_with_its_number() -> None:
    assert (marked("one two three", [(4, 7)], 40)) == ["one two three", "    1~~"]


def test_places_that_overlap_get_lines_of_their_own() -> None:
    assert (marked("abcdef", [(0, 4), (2, 6)], 40)) == ["abcdef", "1~~~", "  2~~~"]


def test_a_place_goes_on_where_the_line_wraps() -> None:
    assert (marked("one two three four", [(4, 13)], 8)) == [
        "one two",
        "    1~~",
        "three",
        "~~~~~",
        "four",
    ]


def test_a_word_too_long_for_the_line_is_broken_and_nothing_is_lost() -> None:
    lines = marked("x" * 25, [], 10)
    assert lines == ["x" * 10, "x" * 10, "x" * 5]


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("山田", 4), ("🙏", 2), ("e\u0301", 1)])
def test_columns_are_those_of_the_terminal(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_wide_letters_move_the_mark() -> None:
    assert (marked("山田 ok", [(3, 5)], 40)) == ["山田 ok", "     1~"]


def test_what_would_steer_the_terminal_is_shown_as_a_dot() -> None:
    assert (marked("a\x1b[2Jb\tc", [], 40)) == ["a·[2Jb·c"]


def test_lines_of_the_text_stay_lines() -> None:
    assert (marked("a\n\nbc", [(3, 5)], 40)) == ["a", "", "bc", "1~"]


def test_the_name_of_a_mark_follows_where_there_is_room() -> None:
    assert marked("one two three", [(4, 7)], 40, ("pressure",)) == ["one two three", "    1~~ pressure"]
    assert marked("one two three", [(4, 7)], 13, ("pressure",)) == ["one two three", "    1~~"]


def test_marks_side_by_side_share_a_row_and_names_never_run_into_the_next() -> None:
    assert marked("one two three", [(0, 3), (8, 13)], 40) == ["one two three", "1~~     2~~~~"]
    assert marked("one two three", [(0, 3), (8, 13)], 40, ("generic", "typo")) == [
        "one two three",
        "1~~ generic",
        "        2~~~~ typo",
    ]


def test_three_that_overlap_stay_apart_in_their_order() -> None:
    assert marked("abcdefgh", [(0, 8), (2, 4), (5, 7)], 40) == ["abcdefgh", "1~~~~~~~", "  2~ 3~"]


def test_signs_that_only_vary_the_sign_before_take_no_column() -> None:
    assert columns("❤\ufe0f") == 1
    assert marked("❤\ufe0f ok", [(3, 5)], 40) == ["❤\ufe0f ok", "  1~"]


def test_of_a_long_note_only_the_lines_around_the_marks_are_shown() -> None:
    text = "\n".join(f"line {n}" for n in range(60))
    at = text.index("line 30")
    lines = marked(text, [(at, at + 4)], 40)
    assert lines == [
        "line 0", "... 28 lines ...", "line 29", "line 30", "1~~~", "line 31", "... 27 lines ...", "line 59",
    ]  # fmt: skip
    assert len(marked(text, [], 40)) == 60
    assert len(marked("\n".join("x" * LONG), [(0, 1)], 40)) == LONG + 1


def test_each_drawn_piece_says_whose_it_is() -> None:
    pieces = [piece for line in marked_pieces("one two", [Mark((4, 7), "1", "typo")], 40) for piece in line]
    assert pieces == [("one two", None), ("    ", None), ("1~~ typo", 0)]


@given(
    text=st.text(max_size=120),
    spans=st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40)), max_size=6),
    width=st.integers(8, 50),
)
def test_no_line_is_wider_than_asked_and_every_place_is_marked(
    text: str, spans: list[tuple[int, int]], width: int
) -> None:
    marks = [
        Mark((a, min(a + size, len(text))), str(n), "name")
        for n, (a, size) in enumerate(spans, 1)
        if a < len(text)
    ]
    lines = list(marked_pieces(text, marks, width))
    drawn = {number for line in lines for _, number in line if number is not None}
    assert drawn == set(range(len(marks)))
    for line in lines:
        words = "".join(piece for piece, number in line if number is None)
        assert columns(words) <= width
