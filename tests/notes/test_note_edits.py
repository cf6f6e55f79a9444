"""Slips of the hand, told apart and counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.notes.check.edits import one_slip, slips_between

WORDS = st.text("abcde", max_size=8)


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        ("recieve", "receive", "swapped"), ("taht", "that", "swapped"), ("untill", "until", "doubled"),
        ("recomend", "recommend", "doubled"), ("intrest", "interest", "dropped"), ("currrent", "current", "doubled"),
        ("thaink", "think", "added"), ("seperate", "separate", "vowel"), ("worl", "work", "beside"),
        ("smart", "smarm", "other"), ("same", "same", None), ("abc", "cba", None), ("", "a", "dropped"),
        ("ab", "abcd", None), ("wrkog", "work", None),
    ],
)  # fmt: skip
def test_each_slip_has_its_name(written: str, meant: str, slip: str | None) -> None:
    assert one_slip(written, meant) == slip


@given(WORDS, WORDS)
def test_a_single_slip_is_a_distance_of_one(one: str, other: str) -> None:
    assert (one_slip(one, other) is not None) == (slips_between(one, other) == 1)


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert slips_between(one, other) == slips_between(other, one) <= max(len(one), len(other))
    assert (slips_between(one, other) == 0) == (one == other)
