"""Windows in days become dates; cool-offs move them and never shorten their best part."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from core_cast import TODAY, ago, did, told

from tactful.core.playbook import Shift, Until, Window
from tactful.core.window import Span, add_workdays, day_to_wait_for, span

FEW_DAYS = Window(opens=3, best=(3, 7), closes=30, basis="practice: made up")
FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 3, day) for day in (13, 14, 15, 16))


def shift(by: int = 0, best: tuple[int, int] = (0, 0)) -> Shift:
    return Shift(when={}, rule="any", text="Because.", basis="practice: made up", by=by, best=best)


def days(dates: Span) -> tuple[int, int, int, int]:
    """The span in days after today."""
    return tuple((day - TODAY).days for day in (dates.opens, *dates.best, dates.closes))  # type: ignore[return-value]


def test_days_after_the_trigger() -> None:
    assert days(span(FEW_DAYS, TODAY)) == (3, 3, 7, 30)
    assert span(FEW_DAYS, ago(3)).opens == TODAY


def test_days_before_the_trigger() -> None:
    ahead = Window(opens=-21, best=(-14, -3), closes=-2, basis="practice: made up")
    assert days(span(ahead, ago(-20))) == (-1, 6, 17, 18)


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        ([shift(by=4)], (7, 7, 11, 34)),
        ([shift(by=4), shift(by=2)], (9, 9, 13, 36)),
        ([shift(best=(0, -2))], (3, 3, 5, 30)),
        ([shift(by=4), shift(best=(0, -2))], (7, 7, 9, 34)),
        ([shift(best=(2, 0))], (3, 5, 7, 30)),
        ([shift(best=(-2, 0))], (3, 3, 7, 30)),  # the best part never starts before it opens
        ([shift(best=(0, -9))], (3, 3, 3, 30)),  # nor ends before it starts
        ([shift(best=(0, 40))], (3, 3, 47, 47)),  # and it closes no earlier than its best part
        ([shift(by=-2)], (1, 1, 5, 28)),
    ],
)
def test_shifts(shifts: list[Shift], expected: tuple[int, int, int, int]) -> None:
    assert days(span(FEW_DAYS, TODAY, shifts)) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (0, (3, 3, 7, 30)),
        (3, (3, 3, 7, 30)),
        (5, (5, 5, 10, 30)),
        (20, (20, 20, 25, 30)),
        (28, (28, 28, 33, 33)),
    ],
)
def test_not_before(after: int, expected: tuple[int, int, int, int]) -> None:
    assert days(span(FEW_DAYS, TODAY).not_before(ago(-after))) == expected


def test_not_before_keeps_the_length_of_a_long_best_part() -> None:
    long = Window(opens=0, best=(0, 30), closes=60, basis="practice: made up")
    assert days(span(long, TODAY).not_before(ago(-10))) == (10, 10, 40, 60)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (TODAY, 0, TODAY),
        (TODAY, 2, date(2026, 3, 12)),
        (FRIDAY, 1, MONDAY),
        (FRIDAY, 2, date(2026, 3, 17)),
        (SATURDAY, 0, SATURDAY),
        (SATURDAY, 1, MONDAY),
        (SUNDAY, 1, MONDAY),
        (MONDAY, 5, date(2026, 3, 23)),
        (date(2026, 12, 31), 2, date(2027, 1, 4)),
    ],
)
def test_workdays(start: date, count: int, expected: date) -> None:
    assert add_workdays(start, count) == expected


def test_day_to_wait_for_a_mark() -> None:
    story = told(did("interviewed", 4))
    assert day_to_wait_for(Until(mark="interviewed", days=7), story) == ago(-3)
    assert day_to_wait_for(Until(mark="rejected", days=7), story) is None


def test_day_to_wait_for_counts_workdays_first() -> None:
    story = told(did("applied", 9, answer_by=FRIDAY))
    assert day_to_wait_for(Until(mark="promised", workdays=2), story) == date(2026, 3, 17)
    assert day_to_wait_for(Until(mark="promised", workdays=1, days=1), story) == date(2026, 3, 17)


def test_day_to_wait_for_a_touch() -> None:
    story = told(did("messaged", 20), did("commented", 8), did("shared", 2))
    assert day_to_wait_for(Until(touch=1, days=7), story) == ago(-5)
    assert day_to_wait_for(Until(touch=2, days=30), story) == ago(-22)
    assert day_to_wait_for(Until(touch=3, days=30), story) == ago(-10)
    assert day_to_wait_for(Until(touch=4, days=30), story) is None


def test_day_to_wait_for_from_today() -> None:
    assert day_to_wait_for(Until(days=7), told()) == TODAY + timedelta(days=7)
