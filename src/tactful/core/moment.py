"""A moment: one dated thing that happened. A fact, appended and never edited."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from msgspec import Struct, field

What = Literal[
    "applied", "met", "attended", "scheduled", "interviewed", "referred", "invited", "accepted", "connected",
    "declined", "withdrew", "messaged", "emailed", "thanked", "followed-up", "liked", "commented", "shared",
    "posted", "talked", "moved", "recommended", "endorsed", "rejected", "offered", "hired",
]  # fmt: skip
By = Literal["me", "them"]
Outlook = Literal["positive", "neutral", "negative"]
Kind = Literal["screening", "technical", "panel", "final", "informal"]

WHATS: tuple[What, ...] = get_args(What)

BY_THEM: frozenset[What] = frozenset(
    {"accepted", "declined", "referred", "posted", "moved", "rejected", "offered", "hired"}
)


class Moment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing that happened with a person.

    `on` is the calendar date in the owner's zone, `at` a time of day as `14:30`. `by` left out means `them`
    for what only the other side can do and `me` for all else. `with_` names another person whose moment it is.
    """

    on: date
    what: What
    by: By | None = None
    at: str | None = None
    outlook: Outlook | None = None
    kind: Kind | None = None
    answer_by: date | None = None
    about: tuple[str, ...] = ()
    via: str | None = None
    with_: str | None = field(default=None, name="with")
    agreed: bool | None = None

    @property
    def mine(self) -> bool:
        """True when I did it."""
        return self.by == "me" if self.by else self.what not in BY_THEM
