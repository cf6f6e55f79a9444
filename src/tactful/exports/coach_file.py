"""What a file for a coach holds; whatever is in words has been through what leaves names out."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tactful.core.moment import By, What
from tactful.core.situation import Stage


class CoachMoment(Struct, frozen=True, kw_only=True):
    """One thing that happened; `text` only where messages are kept."""

    on: date
    what: What
    by: By
    about: tuple[str, ...] = ()
    at_event: str | None = None
    outlook: str | None = None
    text: str | None = None


class CoachStory(Struct, frozen=True, kw_only=True):
    """One person: what stands for them, and how it went."""

    who: str
    role: str | None
    job: str | None
    link: str
    rapport: str
    culture: str
    policy: str
    moments: tuple[CoachMoment, ...]


class CoachStep(Struct, frozen=True, kw_only=True):
    """One line of the agenda, with its reasons and where they are written."""

    title: str
    who: str
    verdict: str
    because: tuple[str, ...]
    sources: tuple[str, ...]
    opens: date | None
    best: tuple[date, date] | None
    first: tuple[str, ...]
    instead: str | None
    about: str | None = None


class CoachJob(Struct, frozen=True, kw_only=True):
    """One job and its stage."""

    title: str
    company: str
    stage: Stage
    closes_on: date | None


class CoachDraft(Struct, frozen=True, kw_only=True):
    """A note drafted for a step, and what is to mend in it."""

    title: str
    who: str
    text: str


class CoachFile(Struct, frozen=True, kw_only=True):
    """All that a coach is given. `inside`, `left_out` and `caution` say in sentences what that is."""

    form: str
    on: date
    seeker: str
    goal: str | None
    inside: tuple[str, ...]
    left_out: tuple[str, ...]
    caution: str
    stages: dict[str, int]
    funnel: tuple[str, ...]
    jobs: tuple[CoachJob, ...]
    do: tuple[CoachStep, ...]
    later: tuple[CoachStep, ...]
    waiting: tuple[CoachStep, ...]
    leave: tuple[CoachStep, ...]
    tasks: tuple[str, ...]
    stories: tuple[CoachStory, ...]
    drafts: tuple[CoachDraft, ...]
    gaps: tuple[str, ...] | None
