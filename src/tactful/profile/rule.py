"""A rule of the audit: the form of the note rules, over a profile instead of a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, Self

from msgspec import Struct

from tactful.core.finding import Level
from tactful.core.situation import Gap
from tactful.notes.check.typos import Typos as Slips
from tactful.profile.profile import Profile
from tactful.profile.sections import SectionName, View

Helps = Literal["much", "some", "little"]
TODAY = date(2026, 11, 22)
"""The day of an example that names none."""


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A profile, as much of it as the rule needs, as of a day."""

    profile: Profile
    today: date = TODAY

    def view(self) -> View:
        """The example as a rule sees it."""
        return View(self.profile, self.today)


class Spot(Struct, frozen=True, kw_only=True):
    """Where a rule has something to say: the section, the place in its text, the entry; `fields` fill its sentences."""

    section: SectionName | None = None
    span: tuple[int, int] | None = None
    about: str | None = None
    fields: Mapping[str, object] = {}


class ProfileRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One rule, read from one file of its name.

    `sections` are those it looks at; what it finds belongs to the first unless it says otherwise. `helps` is how
    much mending it helps, `minutes` what that takes (our own estimate). A `gap` makes it hold back requests until it
    is mended. It gives way where a rule in `yields_to` has spoken. `basis` says where its numbers come from. With
    `whole` it is silent while only a part of the profile is known. `message` and `advice` may hold `{quote}`,
    `{about}` and what its kind fills in.
    """

    name: str
    level: Level
    sections: tuple[SectionName, ...]
    message: str
    advice: str
    why: str
    source: tuple[str, ...]
    rules: tuple[str, ...] = ()
    helps: Helps
    minutes: int
    gap: Gap | None = None
    yields_to: tuple[str, ...] = ()
    basis: str | None = None
    whole: bool = False
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]

    def find(self, view: View) -> Iterable[Spot]:
        """The places of a profile to which it applies."""
        raise NotImplementedError

    def with_slips(self, slips: Slips) -> Self:  # noqa: ARG002
        """The rule with the slips of the pen that the check of notes lists put in."""
        return self
