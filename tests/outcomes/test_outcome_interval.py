"""Intervals: the published values, what must hold for all of them, and how often they hold what they should."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.outcomes.interval import deviate, difference, wilson

SHARES = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
LEVELS = st.floats(0.5, 0.999)

# R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3.
ONE = [
    ((81, 263), (0.2553, 0.3662)),
    ((15, 148), (0.0624, 0.1605)),
    ((0, 20), (0.0, 0.1611)),
    ((1, 29), (0.0061, 0.1718)),
]
# The same, 873-890, table II, method 10.
TWO = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0)),
    ((10, 10), (0, 10), (0.6075, 1.0)),
]


@pytest.mark.parametrize(("share", "published"), ONE)
def test_the_published_intervals_of_a_share(share: tuple[int, int], published: tuple[float, float]) -> None:
    found = wilson(*share)
    assert (found.low, found.high) == pytest.approx(published, abs=5e-5)


@pytest.mark.parametrize(("one", "other", "published"), TWO)
def test_the_published_intervals_of_a_difference(one, other, published) -> None:
    found = difference(one, other)
    assert (found.low, found.high) == pytest.approx(published, abs=5e-5)


def test_the_deviate_that_everybody_knows() -> None:
    assert deviate(0.95) == pytest.approx(1.959964, abs=1e-6)


@given(SHARES, LEVELS)
def test_an_interval_lies_within_bounds_and_holds_the_share(share: tuple[int, int], level: float) -> None:
    found = wilson(*share, level)
    assert 0 <= found.low <= share[0] / share[1] <= found.high <= 1
    assert found.low < found.high


@given(SHARES, LEVELS)
def test_noes_are_the_mirror_of_yeses(share: tuple[int, int], level: float) -> None:
    yes, no = wilson(*share, level), wilson(share[1] - share[0], share[1], level)
    assert (yes.low, yes.high) == pytest.approx((1 - no.high, 1 - no.low))


@given(st.integers(1, 200), LEVELS)
def test_more_yeses_move_both_ends_up(of: int, level: float) -> None:
    found = [wilson(yes, of, level) for yes in range(of + 1)]
    assert all(a.low < b.low and a.high < b.high for a, b in pairwise(found))


@given(SHARES, st.integers(2, 20))
def test_more_tries_narrow_it(share: tuple[int, int], times: int) -> None:
    few, many = wilson(*share), wilson(share[0] * times, share[1] * times)
    assert many.high - many.low < few.high - few.low


@given(SHARES, st.floats(0.5, 0.9), st.floats(0.01, 0.09))
def test_more_confidence_widens_it(share: tuple[int, int], level: float, more: float) -> None:
    one, two = wilson(*share, level), wilson(*share, level + more)
    assert two.low <= one.low
    assert one.high <= two.high


@given(SHARES, SHARES, LEVELS)
def test_a_difference_holds_what_was_seen_and_turns_round(one, other, level: float) -> None:
    found, back = difference(one, other, level), difference(other, one, level)
    seen = one[0] / one[1] - other[0] / other[1]
    assert -1 <= found.low <= seen + 1e-12
    assert seen - 1e-12 <= found.high <= 1
    assert (found.low, found.high) == pytest.approx((-back.high, -back.low))


@given(SHARES, LEVELS)
def test_a_share_does_not_differ_from_itself(share: tuple[int, int], level: float) -> None:
    found = difference(share, share, level)
    assert found.low < 0 < found.high


@pytest.mark.parametrize(("yes", "of"), [(0, 0), (-1, 5), (6, 5), (0, -1)])
def test_what_is_no_share_is_refused(yes: int, of: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(yes, of)


@pytest.mark.parametrize("level", [0, 1, -0.5, 95])
def test_what_is_no_level_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, level)


@pytest.mark.parametrize("true", [0.1, 0.3, 0.5, 0.8])
@pytest.mark.parametrize("of", [10, 20, 60])
def test_nineteen_of_twenty_intervals_hold_the_truth(of: int, true: float) -> None:
    chance = random.Random(20261122 + of)
    held = 0
    for _ in range(2000):
        found = wilson(sum(chance.random() < true for _ in range(of)), of)
        held += found.low <= true <= found.high
    assert 0.915 <= held / 2000 <= 0.99


@pytest.mark.parametrize(
    ("one", "other"), [((20, 0.3), (20, 0.3)), ((20, 0.5), (60, 0.4)), ((40, 0.9), (25, 0.6))]
)
def test_nineteen_of_twenty_differences_hold_the_truth(one, other) -> None:
    chance = random.Random(7)
    held = 0
    for _ in range(2000):
        seen = [(sum(chance.random() < true for _ in range(of)), of) for of, true in (one, other)]
        found = difference(*seen)
        held += found.low <= one[1] - other[1] <= found.high
    assert 0.93 <= held / 2000 <= 0.985
