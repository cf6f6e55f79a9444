"""The agenda: all advice together, as today's short list, what waits, and whom to leave in peace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from tactful.core.advice import Advice
from tactful.core.engine import CLOSING, Engine
from tactful.core.limits import Budget
from tactful.core.outcome import Outcome
from tactful.core.playbook import Task
from tactful.core.story import Story

QUIET = timedelta(days=1)
LATER = 25
"""How much of what can come another day is kept in sight."""
URGENT = 80
"""The rank from which something is done even on a quiet day: an answer owed, thanks that are due."""


class Who(Struct, frozen=True, kw_only=True):
    """A person on the agenda; `url` is the address of their profile, for the person to open."""

    id: int
    name: str
    role: str | None = None
    company: str | None = None
    title: str | None = None
    url: str | None = None


class Case(Struct, frozen=True, kw_only=True):
    """A person with their story. `aside` names the plays set aside, `*` for all; `about` is what is behind it."""

    who: Who
    story: Story
    aside: frozenset[str] = frozenset()
    about: str | None = None


class Item(Advice, frozen=True, kw_only=True):
    """One line of the agenda: advice with its person and a title; `drafts` says that a note can be drafted for it."""

    person: Who
    title: str
    about: str | None = None
    last: date | None = None
    drafts: bool = False


class Due(Struct, frozen=True, kw_only=True):
    """A task of the day or the week. It comes back `every` so many days; 0 is for what belongs to a person."""

    task: str
    title: str
    because: str
    steps: tuple[str, ...]
    rules: tuple[str, ...]
    people: tuple[Who, ...] = ()
    every: int = 0


class Ahead(Struct, frozen=True, kw_only=True):
    """An interview of the coming days; `job` is what `tactful prepare` takes for it, `opportunity` its number."""

    on: date
    job: str
    opportunity: int | None = None


class Agenda(Struct, frozen=True, kw_only=True):
    """What to do today, what can come later, what waits and until when, whom to leave in peace and why."""

    on: date
    do: tuple[Item, ...]
    later: tuple[Item, ...]
    waiting: tuple[Item, ...]
    leave: tuple[Item, ...]
    tasks: tuple[Due, ...]
    budget: Budget
    quiet: bool = False
    remarks: tuple[str, ...] = ()
    ahead: tuple[Ahead, ...] = ()


class Habit(Struct, frozen=True, kw_only=True):
    """What the tasks of the week need to know: when each was last done, and how many connections there are.

    `cadence` has the days after which a task comes back where the person has set them; 0 is for never.
    """

    done: dict[str, date] = {}
    connections: int = 0
    cadence: dict[str, int] = {}


def plan(
    engine: Engine,
    cases: Iterable[Case],
    budget: Budget,
    on: date,
    *,
    habit: Habit | None = None,
    quiet: bool = False,
    remarks: tuple[str, ...] = (),
    limit: int = 5,
) -> Agenda:
    """Order everything into one day. `limit` is how many things the day holds.

    `quiet` says that a no came in; one from these people is seen without it.
    """
    cases = list(cases)
    now: list[tuple[Case, Outcome]] = []
    waiting: list[tuple[Case, Outcome]] = []
    leave: list[tuple[Case, Outcome]] = []
    for case in cases:
        outcomes = [o for o in engine.outcomes(case.story) if _counts(o, case)]
        ready = [o for o in outcomes if o.verdict in ("send", "hold")]
        coming = [o for o in outcomes if o.verdict == "wait" and o.span]
        if ready:
            now.append((case, ready[0]))
        if coming:
            waiting.append((case, min(coming, key=lambda o: o.span.opens if o.span else on)))
        elif not ready and (vetoed := _vetoed(engine, case, outcomes)):
            leave.append((case, vetoed))
    quiet = quiet or any(0 <= case.story.days.get("rejected", 9) <= QUIET.days for case in cases)
    now.sort(key=lambda pair: _order(*pair))
    today, later = _pick(now, limit, quiet=quiet)
    waiting.sort(
        key=lambda pair: (pair[1].span.opens if pair[1].span else on, -_rank(pair[1]), pair[0].who.name)
    )
    leave.sort(key=lambda pair: (-_rank(pair[1]), pair[0].who.name))
    return Agenda(
        on=on,
        do=tuple(_item(engine, *pair) for pair in today),
        later=tuple(_item(engine, *pair) for pair in later[:LATER]),
        waiting=tuple(_item(engine, *pair) for pair in waiting),
        leave=tuple(_item(engine, *pair) for pair in leave),
        tasks=tuple(_tasks(engine, cases, habit or Habit(), on, quiet=quiet)),
        budget=budget,
        quiet=quiet,
        remarks=remarks,
    )


def _vetoed(engine: Engine, case: Case, outcomes: Sequence[Outcome]) -> Outcome | None:
    """Why to leave someone for now: a play that is vetoed, or the next message to someone who has not answered."""
    vetoed = [outcome for outcome in outcomes if outcome.verdict == "dont"]
    if not vetoed and case.story.unanswered and "*" not in case.aside:
        vetoed = [o for o in (engine.outcome(case.story, "message"),) if o.verdict == "dont"]
    return vetoed[0] if vetoed else None


def _counts(outcome: Outcome, case: Case) -> bool:
    """Mild plays and what is too late stay off the agenda, and so does what was set aside."""
    if outcome.play is None or outcome.play.mild or outcome.late:
        return False
    return outcome.name not in case.aside and "*" not in case.aside


def _rank(outcome: Outcome) -> int:
    return outcome.play.rank if outcome.play else 0


def _order(case: Case, outcome: Outcome) -> tuple[int, int, int, int, str]:
    """Open and closing soon first; then the rarer, the warmer, the fresher."""
    closing = outcome.span is not None and outcome.span.best[1] - case.story.today <= CLOSING
    warmth = {"warm": 0, "some": 1, "none": 2}[case.story.rapport]
    fresh = min((days for days in case.story.days.values() if days >= 0), default=9999)
    return 0 if closing and _rank(outcome) >= 60 else 1, -_rank(outcome), warmth, fresh, case.who.name


def _pick(
    now: Sequence[tuple[Case, Outcome]], limit: int, *, quiet: bool
) -> tuple[list[tuple[Case, Outcome]], list[tuple[Case, Outcome]]]:
    """The things of today, within how many of a kind a day holds; the rest can come later."""
    today: list[tuple[Case, Outcome]] = []
    later: list[tuple[Case, Outcome]] = []
    kinds: Counter[str | None] = Counter()
    for case, outcome in now:
        most = outcome.play.a_day if outcome.play else 1
        if len(today) >= limit or kinds[outcome.name] >= most or (quiet and not _last_call(case, outcome)):
            later.append((case, outcome))
        else:
            kinds[outcome.name] += 1
            today.append((case, outcome))
    return today, later


def _last_call(case: Case, outcome: Outcome) -> bool:
    """What is done even on a quiet day: urgent, and at its best or open no longer than tomorrow."""
    if outcome.span is None or _rank(outcome) < URGENT:
        return False
    today = case.story.today
    tomorrow = today + QUIET
    return today <= outcome.span.best[1] <= tomorrow or outcome.span.closes <= tomorrow


def _item(engine: Engine, case: Case, outcome: Outcome) -> Item:
    advice = engine.explained(case.story, outcome)
    fields = msgspec.structs.asdict(advice)
    title = outcome.play.title if outcome.play else next((b.title for _, b in outcome.bounds), "")
    last = max((day for day in case.story.dates.values() if day <= case.story.today), default=None)
    return Item(
        **{
            **fields,
            "person": case.who,
            "title": title,
            "about": case.about,
            "last": last,
            "drafts": _drafts(outcome),
        }
    )


def _drafts(outcome: Outcome) -> bool:
    return bool(outcome.verdict == "send" and outcome.play and outcome.play.draft and outcome.play.scenario)


def _tasks(engine: Engine, cases: Sequence[Case], habit: Habit, on: date, *, quiet: bool) -> Iterable[Due]:
    """Tasks of a person first, then at most one task of the week, and none on a day that had one."""
    tasks = sorted(engine.tasks, key=lambda task: -task[1].rank)
    for name, task, holds in tasks:
        if task.trigger:
            people = tuple(
                c.who for c in cases if any(t in c.story.dates for t in task.trigger) and holds(c.story)
            )
            if people:
                yield _due(name, task, people)
    if quiet or on in habit.done.values():
        return
    for name, task, _ in tasks:
        done, every = habit.done.get(name), habit.cadence.get(name, task.every)
        if task.trigger or not every or (done and (on - done).days < every):
            continue
        if task.fewer is not None and habit.connections >= task.fewer:
            continue
        people = tuple(case.who for case in _worth_reading(cases)[: task.people])
        if task.people and not people:
            continue
        yield _due(name, task, people, every)
        return


def _worth_reading(cases: Sequence[Case]) -> list[Case]:
    """People whose posts are worth a look: connected, known, with nothing open between you."""
    known = [
        case
        for case in cases
        if case.story.link == "connected" and case.story.rapport != "none" and case.who.url
    ]
    return sorted(
        known, key=lambda case: (case.story.touches_month, case.story.rapport != "warm", case.who.name)
    )


def _due(name: str, task: Task, people: tuple[Who, ...], every: int = 0) -> Due:
    return Due(
        task=name,
        title=task.title,
        because=task.because,
        steps=task.steps,
        rules=task.rules,
        people=people,
        every=every,
    )
