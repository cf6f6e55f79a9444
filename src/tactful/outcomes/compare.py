"""Groups side by side: what each one's share may be, and which of them can be told apart at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tactful.outcomes.attempt import Trial
from tactful.outcomes.interval import Interval, difference, wilson
from tactful.outcomes.terms import LookName, Terms

Finding = Literal["too-few", "alike", "more", "fewer"]


class Tally(Struct, frozen=True, kw_only=True):
    """`yes` out of `of`; `share` is its interval, None below the least count."""

    yes: int
    of: int
    share: Interval | None = None


class Group(Struct, frozen=True, kw_only=True):
    """One group: its tally, and what can be said of it against all others.

    `difference` is the interval of its share less that of the others, at the level of the whole report;
    `alike` says that it holds 0: the two cannot be told apart.
    """

    id: str
    label: str
    tally: Tally
    finding: Finding
    difference: Interval | None = None


class Look(Struct, frozen=True, kw_only=True):
    """One way of looking: its groups, of how many nothing is known, and what can be concluded."""

    by: LookName
    groups: tuple[Group, ...]
    unknown: int
    says: str
    contested: str | None = None


def tally(trials: Sequence[Trial], terms: Terms) -> Tally:
    """The share of a set of trials, from the least count on."""
    yes, of = sum(one.yes for one in trials), len(trials)
    return Tally(yes=yes, of=of, share=wilson(yes, of, terms.level) if of >= terms.least.share else None)


def grouped(trials: Iterable[Trial], by: LookName) -> dict[str, list[Trial]]:
    """The trials by group; those of which it is unknown are left out."""
    groups: dict[str, list[Trial]] = {}
    for one in trials:
        if by in one.traits:
            groups.setdefault(one.traits[by], []).append(one)
    return groups


def comparisons(groups: Mapping[str, Sequence[Trial]], terms: Terms) -> list[str]:
    """The groups to hold against the rest: large enough, with a rest that is; of two, only the first."""
    every = sum(map(len, groups.values()))
    least = terms.least.compare
    fit = [name for name, held in groups.items() if len(held) >= least and every - len(held) >= least]
    return fit[:1] if len(groups) == 2 else fit


def held_against_the_rest(groups: Mapping[str, Sequence[Trial]], name: str, level: float) -> Interval:
    """The difference between one group and all the others."""
    ours = groups[name]
    rest = [one for other, held in groups.items() if other != name for one in held]
    return difference(
        (sum(one.yes for one in ours), len(ours)), (sum(one.yes for one in rest), len(rest)), level
    )


def finding(found: Interval | None) -> Finding:
    """What an interval of a difference lets one say."""
    if found is None:
        return "too-few"
    if found.low > 0:
        return "more"
    return "fewer" if found.high < 0 else "alike"
