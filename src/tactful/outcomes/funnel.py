"""How far applications came, with a contact inside and without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import get_args

from msgspec import Struct

from tactful.core.moment import What
from tactful.core.situation import Stage
from tactful.outcomes.attempt import Trial
from tactful.outcomes.terms import Terms


class History(Struct, frozen=True, kw_only=True):
    """An opportunity as it is on record: its stage, those it `had` before, what happened and when.

    `added_on` is the day it was noted; `inside` says that somebody there was connected before I applied.
    """

    stage: Stage
    added_on: date
    had: frozenset[str] = frozenset()
    moments: tuple[tuple[What, date], ...] = ()
    inside: bool = False
    referred_on: tuple[date, ...] = ()


class Application(Struct, frozen=True, kw_only=True):
    """One opportunity as of the day of the report.

    `applied_on` is None while it is only saved; `reached` holds all stages that it ever had, `contact` whether
    somebody inside was connected before, or referred; `age` is in days since the application.
    """

    applied_on: date | None
    age: int = 0
    reached: frozenset[Stage] = frozenset()
    contact: bool = False


class Column(Struct, frozen=True, kw_only=True):
    """How many came how far; one that came further counts before it too.

    `closed` are over, whichever way; `no_word` were sent a while ago, and nothing is noted since; `early` are too
    young to say.
    """

    applied: int = 0
    interviewing: int = 0
    offer: int = 0
    closed: int = 0
    no_word: int = 0
    early: int = 0


class Funnel(Struct, frozen=True, kw_only=True):
    """Saved, and then the applications: all, with a contact inside, without one noted.

    `told` says whether anything was noted of what came after an application: an export does not tell.
    """

    saved: int
    every: Column
    contact: Column
    without: Column
    told: bool


_REACHED: dict[What, Stage] = {
    "applied": "applied",
    "scheduled": "interviewing",
    "interviewed": "interviewing",
    "offered": "offer",
    "hired": "accepted",
    "rejected": "rejected",
}
_SENT: frozenset[Stage] = frozenset(get_args(Stage)) - {"none", "saved"}
_INTERVIEW: frozenset[Stage] = frozenset({"interviewing", "offer", "accepted"})
_OFFER: frozenset[Stage] = frozenset({"offer", "accepted"})
_CLOSED: frozenset[Stage] = frozenset({"accepted", "rejected", "withdrawn"})


def application(history: History, since: date, today: date, terms: Terms) -> Application | None:
    """An opportunity as the funnel takes it; None when it is of another time, or no more than a name."""
    stage = history.stage
    happened = [(what, on) for what, on in history.moments if on <= today]
    first = min((on for what, on in happened if what == "applied"), default=None)
    if first is None and stage in _SENT:
        first = min((on for _, on in happened), default=history.added_on)
    if first is None:
        return Application(applied_on=None) if stage == "saved" else None
    if not since <= first <= today:
        return None
    reached = {stage, *(_REACHED[what] for what, _ in happened if what in _REACHED)}
    if stage in ("rejected", "withdrawn"):
        # What it had before is lost from the stage alone; any other step back is a correction.
        reached |= {one for one in _SENT if one in history.had}
    last = first + timedelta(days=terms.days.referral)
    return Application(
        applied_on=first,
        age=(today - first).days,
        reached=frozenset(reached),
        contact=history.inside or any(on <= last for on in history.referred_on),
    )


def count(applications: Sequence[Application], terms: Terms) -> Funnel:
    """Count how far they came."""
    applied = [one for one in applications if one.applied_on is not None]
    return Funnel(
        saved=len(applications) - len(applied),
        every=_column(applied, terms),
        contact=_column([one for one in applied if one.contact], terms),
        without=_column([one for one in applied if not one.contact], terms),
        told=any(_moved_on(one) for one in applied),
    )


def after_applying(applications: Sequence[Application], terms: Terms) -> list[Trial]:
    """Those old enough to count, and whether an interview came of them so far."""
    return [
        Trial(
            yes=bool(one.reached & _INTERVIEW),
            traits={"contact": "contact" if one.contact else "no-contact"},
        )
        for one in applications
        if one.applied_on is not None and one.age >= terms.days.application
    ]


def _moved_on(one: Application) -> bool:
    return bool(one.reached & (_INTERVIEW | _CLOSED))


def _column(applied: Sequence[Application], terms: Terms) -> Column:
    still = [one for one in applied if not _moved_on(one)]
    return Column(
        applied=len(applied),
        interviewing=sum(bool(one.reached & _INTERVIEW) for one in applied),
        offer=sum(bool(one.reached & _OFFER) for one in applied),
        closed=sum(bool(one.reached & _CLOSED) for one in applied),
        no_word=sum(one.age >= terms.days.application for one in still),
        early=sum(one.age < terms.days.application for one in still),
    )
