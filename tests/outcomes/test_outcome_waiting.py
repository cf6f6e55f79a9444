"""Waiting times with some still waiting: published values, what must hold, and how often the interval does."""

from __future__ import annotations

import random
from itertools import pairwise
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.outcomes.waiting import Median, Wait, curve, median

WAITS = st.lists(st.builds(Wait, st.integers(0, 60), st.booleans()), max_size=80)

# Weeks of remission of E. J. Freireich and others, Blood 21 (1963), as every textbook has them; negative: still so.
MERCAPTOPURINE = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def waits(weeks: list[int]) -> list[Wait]:
    return [Wait(abs(week), week > 0) for week in weeks]


def test_the_textbook_curve() -> None:
    steps = curve(waits(MERCAPTOPURINE))
    assert [(step.day, step.watched) for step in steps] == [
        (6, 21), (7, 17), (10, 15), (13, 12), (16, 11), (22, 7), (23, 6),
    ]  # fmt: skip
    assert [step.without for step in steps] == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )
    assert (steps[-1].interval.low, steps[-1].interval.high) == pytest.approx((0.188, 0.680), abs=5e-4)


def test_the_textbook_medians() -> None:
    assert median(curve(waits(MERCAPTOPURINE))) == Median(day=23, low=13, high=None)
    assert median(curve(waits(PLACEBO))) == Median(day=8, low=4, high=11)


def test_nobody_has_no_median() -> None:
    assert median(curve([])) == Median(day=None, low=None, high=None)
    assert curve([Wait(9, False)]) == []


def test_two_quick_answers_settle_nothing() -> None:
    found = median(curve([Wait(1, True), Wait(1, True)]))
    assert (found.day, found.high) == (1, None)


def test_who_still_waits_is_no_refusal() -> None:
    came = [Wait(1, True)] * 6
    assert curve([*came, *[Wait(0, False)] * 50])[0].without == 0
    assert curve([*came, *[Wait(60, False)] * 6])[-1].without == pytest.approx(0.5)


def test_a_negative_wait_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        curve([Wait(-1, True)])


@given(WAITS)
def test_the_curve_only_falls_and_its_interval_holds_it(given_: list[Wait]) -> None:
    steps = curve(given_)
    assert all(a.day < b.day and a.without > b.without and a.watched > b.watched for a, b in pairwise(steps))
    for step in steps:
        assert 0 <= step.interval.low <= step.without + 1e-12
        assert step.without - 1e-12 <= step.interval.high <= 1


@given(st.lists(st.integers(0, 60), min_size=1, max_size=60))
def test_without_anybody_waiting_it_is_the_plain_share(days: list[int]) -> None:
    for step in curve([Wait(day, True) for day in days]):
        assert step.without == pytest.approx(sum(day > step.day for day in days) / len(days))


@given(WAITS)
def test_the_median_lies_in_its_interval(given_: list[Wait]) -> None:
    found = median(curve(given_))
    if found.day is not None:
        assert found.low is not None
        assert found.low <= found.day
        assert found.high is None or found.day <= found.high


@given(WAITS)
def test_the_order_does_not_matter(given_: list[Wait]) -> None:
    assert curve(given_) == curve(list(reversed(given_)))


def test_nineteen_of_twenty_intervals_hold_the_true_median() -> None:
    chance = random.Random(4)
    rate, held = log(2) / 12, 0
    for _ in range(1000):
        made = []
        for _ in range(60):
            takes, watched = round(1000 * chance.expovariate(rate)), 1000 * chance.randint(3, 60)
            made.append(Wait(min(takes, watched), takes <= watched))
        found = median(curve(made))
        held += (found.low or 10**9) <= 12_000 <= (found.high or 10**9)
    assert 0.93 <= held / 1000 <= 0.98
