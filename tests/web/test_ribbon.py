"""The ribbon holds every window: its parts fill it in order, and labels keep apart."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tactful.core.advice import Advice
from tactful.web.ribbon import APART, ribbon

TODAY = date(2026, 11, 22)


def advice(opens: int | None, best: tuple[int, int] = (0, 0), closes: int = 0) -> Advice:
    def day(offset: int) -> date:
        return TODAY + timedelta(days=offset)

    window = (
        {}
        if opens is None
        else {"opens": day(opens), "best": (day(best[0]), day(best[1])), "closes": day(closes)}
    )
    empty = {"opens": None, "best": None, "closes": None}
    return Advice(
        id=None, verdict="send", play=None, action="connect", because=(), first=(), say=(), avoid=(), instead=None,
        contested=(), **{**empty, **window},
    )  # fmt: skip


def test_advice_without_a_window_has_none() -> None:
    assert ribbon(advice(None), TODAY) is None


def test_today_is_told_by_where_it_lies() -> None:
    told = {
        offset: ribbon(advice(-offset, (1 - offset, 3 - offset), 6 - offset), TODAY)
        for offset in (-1, 0, 2, 5, 7)
    }
    assert [one.now for one in told.values() if one] == ["too soon", "good", "best", "good", "late"]


@given(st.integers(-400, 400), *(st.integers(0, 200) for _ in range(3)))
def test_any_window_is_drawn_whole(opens: int, before: int, length: int, after: int) -> None:
    drawn = ribbon(
        advice(opens, (opens + before, opens + before + length), opens + before + length + after), TODAY
    )
    assert drawn is not None
    assert 0 < drawn.today < 100
    ends = [(part.x, part.x + part.wide) for part in drawn.parts]
    assert ends[0][0] == 0
    assert abs(ends[-1][1] - 100) < 0.05
    assert all(abs(one[1] - other[0]) < 0.05 for one, other in itertools.pairwise(ends))
    kinds = [part.kind for part in drawn.parts]
    assert kinds == [kind for kind in ("soon", "in", "best", "out", "late") if kind in kinds]
    assert {"soon", "best", "late"} <= set(kinds)
    best = next(part.middle for part in drawn.parts if part.kind == "best")
    assert all(part.kind == "best" or abs(part.middle - best) >= APART for part in drawn.parts if part.name)
