"""The report: requests, messages and applications, each with its intervals and a plain sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile

from msgspec import Struct

from tactful.outcomes.attempt import Attempt, Trial, trials
from tactful.outcomes.compare import (
    Group,
    Look,
    Tally,
    comparisons,
    finding,
    grouped,
    held_against_the_rest,
    tally,
)
from tactful.outcomes.funnel import Application, Funnel, after_applying, count
from tactful.outcomes.interval import Interval
from tactful.outcomes.sentences import about_funnel, about_look, about_tries, cautions
from tactful.outcomes.terms import LookName, Published, Terms
from tactful.outcomes.waiting import Median, curve, median
from tactful.outcomes.words import labels

MARKS = (1, 3, 7, 14, 30)
"""Days for which the share that had come by then is given."""
BY_REQUEST: tuple[LookName, ...] = ("note", "length", "occasion", "tie", "role", "weekday")
BY_MESSAGE: tuple[LookName, ...] = ("length", "tie", "role", "weekday")
BY_APPLICATION: tuple[LookName, ...] = ("contact",)


class ByDay(Struct, frozen=True):
    """The share that had said yes by the end of a day, those still waiting taken as watched only so far."""

    day: int
    share: Interval


class Tries(Struct, frozen=True, kw_only=True):
    """What came of requests or of messages.

    `sent` all of the period, `early` those too young to count, `left_out` others that cannot be counted, by
    reason; `tally` those that are old enough, a yes `within` so many days; `later` a yes after that. `median` and
    `by_day` are from all that were sent.
    """

    sent: int
    early: int
    left_out: dict[str, int]
    within: int
    tally: Tally
    later: int
    median: Median | None
    by_day: tuple[ByDay, ...]
    looks: tuple[Look, ...]
    says: tuple[str, ...]


class Applications(Struct, frozen=True, kw_only=True):
    """What came of applications: the funnel, and the share that led to an interview, with a contact and without."""

    funnel: Funnel
    tally: Tally
    within: int
    look: Look | None
    says: tuple[str, ...]


class Outcomes(Struct, frozen=True, kw_only=True):
    """The whole report. `known_until` is the day of the newest export, None where there is none.

    `comparisons` is how many differences were looked at, `level` the confidence of each of their intervals.
    """

    since: date
    until: date
    known_until: date | None
    level: float
    comparisons: int
    comparison_level: float
    requests: Tries
    messages: Tries
    applications: Applications
    cautions: tuple[str, ...]
    published: tuple[Published, ...]


class Counted(Struct, frozen=True, kw_only=True):
    """Attempts, and how many others were left out, by reason."""

    attempts: tuple[Attempt, ...] = ()
    left_out: Mapping[str, int] = {}


def report(
    requests: Counted,
    messages: Counted,
    applications: Sequence[Application],
    terms: Terms,
    *,
    since: date,
    until: date,
    known_until: date | None,
) -> Outcomes:
    """Weigh all that was tried. Pure: the same values give the same report."""
    asked = trials(requests.attempts, terms.days.request)
    wrote = trials(messages.attempts, terms.days.message)
    funnel = count(applications, terms)
    applied = after_applying(applications, terms) if funnel.told else []
    plan: tuple[tuple[Sequence[Trial], tuple[LookName, ...]], ...] = (
        (asked, BY_REQUEST),
        (wrote, BY_MESSAGE),
        (applied, BY_APPLICATION),
    )
    times = sum(len(comparisons(grouped(held, by), terms)) for held, looks in plan for by in looks)
    level = 1 - (1 - terms.level) / max(times, 1)
    of_asked, of_wrote, of_applied = (
        tuple(look for by in looks if (look := _look(held, by, terms, level)) is not None)
        for held, looks in plan
    )
    tallied = tally(applied, terms)
    told = any(
        one.finding in ("more", "fewer") for look in of_asked + of_wrote + of_applied for one in look.groups
    )
    return Outcomes(
        since=since,
        until=until,
        known_until=known_until,
        level=terms.level,
        comparisons=times,
        comparison_level=level,
        requests=_tries(requests, asked, terms.days.request, of_asked, "accepted", terms),
        messages=_tries(messages, wrote, terms.days.message, of_wrote, "answered", terms),
        applications=Applications(
            funnel=funnel,
            tally=tallied,
            within=terms.days.application,
            look=next(iter(of_applied), None),
            says=about_funnel(funnel, tallied, terms),
        ),
        cautions=cautions(times, found=told),
        published=terms.published,
    )


def _look(held: Sequence[Trial], by: LookName, terms: Terms, level: float) -> Look | None:
    groups = grouped(held, by)
    if not groups:
        return None
    fit = comparisons(groups, terms)
    called = labels(terms)
    order = [name for name in called if name in groups] + sorted(
        name for name in groups if name not in called
    )
    against = {name: held_against_the_rest(groups, name, level) for name in fit}
    if len(groups) == 2 and fit:
        (other,) = groups.keys() - against.keys()
        (found,) = against.values()
        against[other] = Interval(-found.high, -found.low)
    shown = tuple(
        Group(
            id=name,
            label=called.get(name, name.replace("-", " ")),
            tally=tally(groups[name], terms),
            finding=finding(against.get(name)),
            difference=against.get(name),
        )
        for name in order
    )
    return Look(
        by=by,
        groups=shown,
        unknown=len(held) - sum(map(len, groups.values())),
        says=about_look(shown, terms),
        contested=next((one.text for one in terms.contested if one.look == by and fit), None),
    )


def _tries(
    counted: Counted, held: Sequence[Trial], within: int, looks: tuple[Look, ...], verb: str, terms: Terms
) -> Tries:
    attempts = counted.attempts
    enough = len(attempts) >= terms.least.share
    steps = curve((one.wait for one in attempts), terms.level) if enough else []
    found = median(steps) if enough else None
    longest = max((one.watched for one in attempts), default=0)
    by_day = []
    for day in MARKS if enough else ():
        before = list(takewhile(lambda step, day=day: step.day <= day, steps))  # type: ignore[misc]
        if before and day <= longest:
            around = before[-1].interval
            by_day.append(ByDay(day, Interval(1 - around.high, 1 - around.low)))
    mine = tally(held, terms)
    later = sum(one.waited is not None and one.waited > within for one in attempts if one.watched >= within)
    return Tries(
        sent=len(attempts) + sum(counted.left_out.values()),
        early=len(attempts) - len(held),
        left_out=dict(counted.left_out),
        within=within,
        tally=mine,
        later=later,
        median=found,
        by_day=tuple(by_day),
        looks=looks,
        says=about_tries(mine, found, later, within, verb, terms),
    )
