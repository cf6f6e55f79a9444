"""What is set about the seeker, what the imported profile says instead, and what the platform's numbers are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.core.playbook import Limit
from tactful.core.situation import Plan

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

OWN_LIMITS = ("invitations-a-week", "notes-a-month-free")
"""The limits that differ from member to member."""


class Weekly(Struct, frozen=True, kw_only=True):
    """A task that comes back: `every` so many days, 0 for never; `usual` where nothing is set; `done` is when last."""

    task: str
    title: str
    because: str
    every: int
    usual: int
    done: date | None


class AboutMe(Struct, frozen=True, kw_only=True):
    """The settings as they stand. `known_name` and `known_employer` are what the profile says where nothing is set."""

    name: str | None = None
    known_name: str | None = None
    line: str | None = None
    goal: str | None = None
    experience: tuple[str, ...] = ()
    plan: Plan = "free"
    own_limits: dict[str, int] = {}
    limits: dict[str, Limit] = {}
    playbook: str = "standard"
    discreet: bool = False
    employer: str | None = None
    known_employer: str | None = None
    kept_from: tuple[str, ...] = ()
    tasks: tuple[Weekly, ...] = ()


def about_me(ledger: Ledger | None) -> AboutMe:
    """The settings of this ledger; without one, those that hold from the beginning."""
    from tactful.app.load_playbook import load_playbook
    from tactful.app.situations import me_from

    if ledger is None:
        book = load_playbook()
        return AboutMe(
            limits={name: book.limit[name] for name in OWN_LIMITS}, tasks=_tasks("standard", {}, {})
        )
    from tactful.ledger import network_rows, queries

    told = queries.settings(ledger)
    name = str(told.get("playbook") or "standard")
    book = load_playbook(name)
    me = me_from({}, queries.entries(ledger), ledger.keeper().name)
    done = {
        key.removeprefix("done:"): date.fromisoformat(value)
        for key, value in told.items()
        if key.startswith("done:")
    }
    return AboutMe(
        name=told.get("name"),
        known_name=me.name,
        line=told.get("line"),
        goal=told.get("goal"),
        experience=tuple(told.get("experience") or ()),
        plan=told.get("plan") or "free",
        own_limits={key: int(told[key]) for key in OWN_LIMITS if key in told},
        limits={key: book.limit[key] for key in OWN_LIMITS},
        playbook=name,
        discreet=bool(told.get("discreet")),
        employer=told.get("employer"),
        known_employer=me.employer,
        kept_from=tuple(network_rows.kept_names(ledger)),
        tasks=_tasks(name, done, told.get("cadence") or {}),
    )


def _tasks(playbook: str, done: dict[str, date], cadence: dict[str, int]) -> tuple[Weekly, ...]:
    from tactful.app.load_playbook import load_playbook

    found = [
        Weekly(
            task=name,
            title=task.title,
            because=task.because,
            every=cadence.get(name, task.every),
            usual=task.every,
            done=done.get(name),
        )
        for name, task in load_playbook(playbook).task.items()
        if not task.trigger
    ]
    return tuple(sorted(found, key=lambda one: (one.usual, one.title)))
