"""Windows of time: from days after a trigger to dates, and dates to wait for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from tactful.core.playbook import Shift, Until, Window
from tactful.core.story import Story


class Span(Struct, frozen=True):
    """When something may be done: not before `opens`, best within `best`, not after `closes`; days included."""

    opens: date
    best: tuple[date, date]
    closes: date

    def not_before(self, day: date) -> Span:
        """The same span, moved so that it does not open before `day`; its best part keeps its length."""
        if day <= self.opens:
            return self
        length = max(self.best[1] - self.best[0], timedelta(days=5))
        start = max(self.best[0], day)
        end = max(self.best[1], start + length)
        return Span(day, (start, end), max(self.closes, end))


def span(window: Window, anchor: date, shifts: Sequence[Shift] = ()) -> Span:
    """Dates of a window whose trigger happened on `anchor`, moved by `shifts`."""
    by = sum(shift.by for shift in shifts)
    start = window.best[0] + by + sum(shift.best[0] for shift in shifts)
    end = window.best[1] + by + sum(shift.best[1] for shift in shifts)
    start = max(start, window.opens + by)
    return Span(
        anchor + timedelta(days=window.opens + by),
        (anchor + timedelta(days=start), anchor + timedelta(days=max(start, end))),
        anchor + timedelta(days=max(window.closes + by, start, end)),
    )


def day_to_wait_for(until: Until, story: Story) -> date | None:
    """The date that a cool-off ends; None when what it counts from is unknown."""
    if until.touch is not None:
        if len(story.touches) < until.touch:
            return None
        anchor = story.touches[until.touch - 1]
    elif until.mark is not None:
        if until.mark not in story.dates:
            return None
        anchor = story.dates[until.mark]
    else:
        anchor = story.today
    return add_workdays(anchor, until.workdays) + timedelta(days=until.days)


def add_workdays(day: date, count: int) -> date:
    """`day` plus `count` days of Monday to Friday."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            count -= 1
    return day
