"""The values that the page of the week is made of."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from tactful.core.agenda import Due
from tactful.core.limits import Budget

Sort = Literal["interview", "answer", "deadline"]


class Fixed(Struct, frozen=True, kw_only=True):
    """A day that is set: an interview, a promised answer, the last day of a posting. `at` is in the owner's zone.

    `prepare` is what `tactful prepare` takes for an interview, `opportunity` its number in the ledger.
    """

    sort: Sort
    title: str
    names: tuple[str, ...] = ()
    job: str | None = None
    prepare: str | None = None
    at: str | None = None
    opportunity: int | None = None


class Step(Struct, frozen=True, kw_only=True):
    """One thing to do for a person, by name and number. `supposing` is the interview that has to take place first."""

    title: str
    name: str
    company: str | None
    because: str
    sources: tuple[str, ...]
    verdict: str
    first: str | None = None
    person: int | None = None
    until: date | None = None
    supposing: date | None = None


class DayAhead(Struct, frozen=True, kw_only=True):
    """One day: what is fixed, and what can be done from then on; `more` is how many steps are not listed."""

    on: date
    fixed: tuple[Fixed, ...]
    steps: tuple[Step, ...]
    more: int = 0


class Week(Struct, frozen=True, kw_only=True):
    """Seven days from `on`. `any_day` can be done on any of them, `more` is how many are not listed.

    `tasks` are those of the week.
    """

    on: date
    days: tuple[DayAhead, ...]
    any_day: tuple[Step, ...]
    tasks: tuple[Due, ...]
    quiet: bool
    budget: Budget
    remarks: tuple[str, ...] = ()
    more: int = 0
