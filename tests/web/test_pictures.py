"""Pictures keep what they show: in place, in order, never larger than what it stands for."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from tactful.web.pictures import HIGH, MIDDLE, ROW, bars, columns, grid, rings, whisker

COUNTS = st.lists(st.integers(0, 40_000), min_size=1, max_size=16)
SHARES = st.lists(st.floats(0, 1), min_size=3, max_size=3).map(sorted)


@given(COUNTS)
def test_a_bar_is_as_long_as_its_count(counts: list[int]) -> None:
    drawn = bars((str(place), count) for place, count in enumerate(counts))
    assert [one.count for one in drawn] == counts
    assert max(one.wide for one in drawn) == (100 if any(counts) else 0)
    assert all((one.wide > 0) == (one.count > 0) for one in drawn)
    in_order = sorted(drawn, key=lambda one: one.count)
    assert all(one.wide <= other.wide for one, other in itertools.pairwise(in_order))


def test_a_bar_beside_a_whole_never_passes_it() -> None:
    assert [one.wide for one in bars([("some", 5), ("too many", 30), ("none", 0)], 20)] == [25.0, 100.0, 0.0]
    assert bars([]) == ()


@given(COUNTS)
def test_columns_stand_on_the_ground_side_by_side(counts: list[int]) -> None:
    rows = [(str(2024 + place // 4), f"Q{place % 4 + 1}", count) for place, count in enumerate(counts)]
    drawn = columns(rows)
    assert all(one.top + one.high == HIGH and 0 <= one.high <= HIGH for one in drawn)
    assert all((one.high > 0) == (one.count > 0) for one in drawn)
    assert all(one.x + one.wide < other.x for one, other in itertools.pairwise(drawn))
    assert drawn[0].x >= 0
    assert drawn[-1].x + drawn[-1].wide <= 100
    labels = [one.label for one in drawn if one.label]
    assert labels == sorted({year for year, _, _ in rows})


def test_no_quarters_no_columns() -> None:
    assert columns([]) == ()


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=3))
def test_the_dots_of_a_ring_stand_for_all_of_its_people(people: list[int]) -> None:
    drawn = rings([(str(place), count) for place, count in enumerate(people)])
    for ring, count in zip(drawn, people, strict=True):
        assert ring.people == count
        assert (len(ring.dots) - 1) * ring.each < count <= len(ring.dots) * ring.each or count == 0 == len(
            ring.dots
        )
        assert ring.each == 1 or len(ring.dots) > 5
        assert all(abs(hypot(dot.x - MIDDLE, dot.y - MIDDLE) - ring.radius) < 0.2 for dot in ring.dots)
        assert all(dot.x - dot.radius > 0 and dot.x + dot.radius < 2 * MIDDLE for dot in ring.dots)
        assert len({(dot.x, dot.y) for dot in ring.dots}) == len(ring.dots)


@given(SHARES)
def test_the_dot_lies_between_the_ends(shares: list[float]) -> None:
    drawn = whisker(*shares)
    assert 0 <= drawn.low <= drawn.at <= drawn.high <= 100


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=1, max_size=14))
def test_the_grid_has_a_dot_for_every_count(rows: list[list[int]]) -> None:
    first = date(2026, 11, 1)
    days = [first + timedelta(days=n) for n in (0, 1, 9)]
    drawn = grid(days, {str(place): counts for place, counts in enumerate(rows)})
    assert [on for on, _ in drawn.days] == days
    assert drawn.high == ROW * len(rows)
    for line, counts in zip(drawn.lines, rows, strict=True):
        assert list(line.counts) == counts
        assert len(line.dots) == sum(count > 0 for count in counts)
        assert all(dot.y == line.y and dot.radius <= ROW / 2 for dot in line.dots)
    sizes = sorted(
        (count, dot.radius)
        for line, counts in zip(drawn.lines, rows, strict=True)
        for count, dot in zip([count for count in counts if count], line.dots, strict=True)
    )
    assert all(one[1] <= other[1] for one, other in itertools.pairwise(sizes))
