"""A situation: all that is known about one person, one opportunity and oneself on one day.

The public input of `tactful advise`. What is left out is unknown.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from tactful.core.moment import Moment

Action = Literal[
    "connect", "message", "thank", "follow-up", "remind", "like", "comment", "share", "email", "view", "follow",
    "ask-permission", "ask-introduction", "ask-referral", "ask-recommendation", "ask-conversation", "withdraw",
]  # fmt: skip
Role = Literal[
    "hiring-manager",
    "interviewer",
    "recruiter",
    "referrer",
    "employee",
    "alum",
    "colleague",
    "executive",
    "other",
]
Link = Literal["none", "pending", "connected"]
Share = Literal["school", "employer", "group", "event", "field"]
Welcome = Literal["invited", "open", "closed", "unknown"]
Manner = Literal["reserved", "warm", "unknown"]
Culture = Literal["formal", "relaxed", "unknown"]
Policy = Literal["encouraged", "restricted", "unknown"]
Stage = Literal["none", "saved", "applied", "interviewing", "offer", "accepted", "rejected", "withdrawn"]
Posting = Literal["open", "no-contact", "closed"]
Plan = Literal["free", "premium"]
Gap = Literal[
    "photo", "header-image", "headline", "summary", "experience", "achievements", "education", "skills", "network",
    "tailoring", "typos",
]  # fmt: skip


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every part of a situation has in common: immutable, named fields only, unknowns left out."""


class Me(Part, frozen=True, kw_only=True):
    """The job seeker. `profile_gaps` None means not checked, empty means checked and in order.

    `audited_gaps` are those among them that an audit found and the person has not named.
    """

    name: str | None = None
    line: str | None = None
    experience: tuple[str, ...] = ()
    goal: str | None = None
    discreet: bool | None = None
    employer: str | None = None
    plan: Plan | None = None
    profile_gaps: tuple[Gap, ...] | None = None
    audited_gaps: tuple[Gap, ...] = ()
    personal_notes_left: int | None = None
    invitations_left: int | None = None


class Shared(Part, frozen=True, kw_only=True):
    """One thing in common, by name: `{"what": "school", "name": "ETH Zürich"}`."""

    what: Share
    name: str


class Person(Part, frozen=True, kw_only=True):
    """Someone in the seeker's working life."""

    name: str | None = None
    role: Role | None = None
    link: Link | None = None
    mutuals: int | None = None
    mutual_names: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    shared: tuple[Shared, ...] = ()
    manner: Manner = "unknown"
    welcome: Welcome = "unknown"


class Company(Part, frozen=True, kw_only=True):
    """Where the person works."""

    name: str | None = None
    culture: Culture = "unknown"
    policy: Policy = "unknown"
    admire: str | None = None


class Opportunity(Part, frozen=True, kw_only=True):
    """One job at the company."""

    title: str | None = None
    stage: Stage | None = None
    posting: Posting | None = None


class NoteText(Part, frozen=True, kw_only=True):
    """A note that is already written."""

    text: str


class Situation(Part, frozen=True, kw_only=True):
    """One question for the advice engine; `considering` left out asks what is best now."""

    id: str | int | None = None
    today: date
    considering: Action | None = None
    note: Literal["planned", "none"] | NoteText = "planned"
    me: Me = Me()
    person: Person = Person()
    company: Company = Company()
    opportunity: Opportunity = Opportunity()
    moments: tuple[Moment, ...] = ()
