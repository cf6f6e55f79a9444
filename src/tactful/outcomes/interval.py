"""Intervals for a share and for the difference of two shares."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from msgspec import Struct


class Interval(Struct, frozen=True):
    """From `low` to `high`, both included; a share lies in 0..1, a difference in -1..1."""

    low: float
    high: float


def deviate(level: float) -> float:
    """The two-sided normal deviate of a level of confidence: 1.96 for 0.95. Raises ValueError outside 0..1."""
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not {level}")
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(yes: int, of: int, level: float = 0.95) -> Interval:
    """Wilson's score interval for a share, without a correction for continuity.

    Source: E. B. Wilson, JASA 22 (1927); method 3 in R. G. Newcombe, Statistics in Medicine 17 (1998), 857-872.
    Raises ValueError unless 0 <= yes <= of and of > 0.
    """
    if of <= 0 or not 0 <= yes <= of:
        raise ValueError(f"{yes} of {of} is no share")
    z = deviate(level)
    middle = yes + z * z / 2
    reach = z * sqrt(yes * (of - yes) / of + z * z / 4)
    # At the ends the bound is exact, and rounding would miss it.
    low = 0.0 if yes == 0 else max(0.0, (middle - reach) / (of + z * z))
    high = 1.0 if yes == of else min(1.0, (middle + reach) / (of + z * z))
    return Interval(low, high)


def difference(one: tuple[int, int], other: tuple[int, int], level: float = 0.95) -> Interval:
    """Newcombe's interval for `one` share less the `other`, each given as (yes, of).

    Source: method 10 in R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890. Raises ValueError as `wilson`.
    """
    first, second = wilson(*one, level), wilson(*other, level)
    p, q = one[0] / one[1], other[0] / other[1]
    low = p - q - sqrt((p - first.low) ** 2 + (second.high - q) ** 2)
    high = p - q + sqrt((first.high - p) ** 2 + (q - second.low) ** 2)
    return Interval(max(-1.0, low), min(1.0, high))
