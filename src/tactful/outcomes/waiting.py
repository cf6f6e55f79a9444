"""How long a yes takes, while some have not come yet: the estimate of Kaplan and Meier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import exp, log, sqrt

from msgspec import Struct

from tactful.outcomes.interval import Interval, deviate


class Wait(Struct, frozen=True):
    """Whole days until the yes, or until where the record ends (`came` false)."""

    days: int
    came: bool


class Step(Struct, frozen=True):
    """From this day on: the share still without a yes, its interval, and how many were watched until then."""

    day: int
    without: float
    interval: Interval
    watched: int


class Median(Struct, frozen=True, kw_only=True):
    """The day by which half have said yes, and its interval; None is beyond what the record shows."""

    day: int | None
    low: int | None
    high: int | None


def curve(waits: Iterable[Wait], level: float = 0.95) -> list[Step]:
    """The steps of the estimate, one for each day on which a yes came.

    A wait that ends without a yes counts as watched until its day and no longer. The variance is Greenwood's, the
    interval taken on the scale of log(-log S). Source: J. D. Kalbfleisch, R. L. Prentice, The Statistical
    Analysis of Failure Time Data (1980), 1.3. Raises ValueError for a negative wait.
    """
    return list(_steps(list(waits), deviate(level)))


def _steps(waits: list[Wait], z: float) -> Iterator[Step]:
    if any(wait.days < 0 for wait in waits):
        raise ValueError("a wait cannot be negative")
    came = Counter(wait.days for wait in waits if wait.came)
    ended = Counter(wait.days for wait in waits)
    watched, without, variance = len(waits), 1.0, 0.0
    around = Interval(1.0, 1.0)
    for day in sorted(ended):
        if came[day]:
            left = watched - came[day]
            without *= left / watched
            variance += came[day] / (watched * left) if left else 0.0
            # Where nobody is left the variance says nothing: the upper bound stays.
            around = _around(without, variance, z) if left else Interval(0.0, around.high)
            yield Step(day, without, around, watched)
        watched -= ended[day]


def _around(without: float, variance: float, z: float) -> Interval:
    reach = z * sqrt(variance) / -log(without)
    # Beyond this the power is 0 or 1 to the last digit.
    reach = min(reach, 50.0)
    return Interval(without ** exp(reach), without ** exp(-reach))


def median(steps: Iterable[Step]) -> Median:
    """The median with the interval of Brookmeyer and Crowley (Biometrics 38, 1982) from the steps of `curve`."""
    listed = list(steps)

    def first(values: Iterable[tuple[int, float]]) -> int | None:
        # Products of fractions miss one half by a rounding.
        return next((day for day, value in values if value <= 0.5 + 1e-12), None)

    return Median(
        day=first((step.day, step.without) for step in listed),
        low=first((step.day, step.interval.low) for step in listed),
        high=first((step.day, step.interval.high) for step in listed),
    )
