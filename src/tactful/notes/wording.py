"""The wording of a playbook: what each kind of note is made of, and the ways to say each part."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from tactful.core.situation import Role
from tactful.notes.note import Channel, Scenario

Ingredient = Literal[
    "greeting", "opening", "tie", "who-i-am", "purpose", "news", "specific", "thanks", "enthusiasm", "wish",
    "way-out", "forward", "sign-off",
]  # fmt: skip
Tone = Literal["formal", "relaxed"]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all tables of a wording have in common: named keys only."""


class Way(Entry, frozen=True, kw_only=True):
    """One way to say an ingredient; `{role}` and the like are filled from facts, and all must be known.

    It is meant for the readers (`to`, but `not_to`), channels and tone that it names (all when none), for when the
    facts and marks in `when` are known and none of those in `without` is. `also` are ingredients that it says in the
    same breath. A way that is said only for want of room has a `worth` below zero. Short forms (I'm, I'd) are written
    out where the tone is formal.
    """

    text: str
    to: tuple[Role, ...] = ()
    not_to: tuple[Role, ...] = ()
    channels: tuple[Channel, ...] = ()
    tone: Tone | None = None
    when: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    also: tuple[Ingredient, ...] = ()
    worth: int = 0

    def fits(self, to: Role | None, channel: Channel, tone: Tone, known: Collection[str]) -> bool:
        """True when it is meant for this reader, channel, tone and these facts and marks."""
        return (
            (not self.to or to in self.to)
            and to not in self.not_to
            and (not self.channels or channel in self.channels)
            and self.tone in (None, tone)
            and all(name in known for name in self.when)
            and not any(name in known for name in self.without)
        )


Ways = tuple[str | Way, ...]


class Part(Entry, frozen=True, kw_only=True):
    """An ingredient: the etiquette it carries, and the ways to say it where a recipe has none of its own."""

    rules: tuple[str, ...]
    ways: Ways = ()


class Recipe(Entry, frozen=True, kw_only=True):
    """What one kind of note is made of.

    It is checked as its `scenario`. `shapes` are orders of its parts that all read well. A note without an
    `essential` part is not written: the fact in `asks` is asked for. `prefers` orders the others by what they are
    worth when not all fit; `most` is how many parts, greeting and sign-off aside, a reader gets. It is addressed `to`
    the person, or to the contact both know. `say` holds the ways, `subjects` those for e-mail; `prompts` help with
    what only the person can say.
    """

    scenario: Scenario
    shapes: tuple[tuple[Ingredient, ...], ...]
    essential: tuple[Ingredient, ...]
    prefers: tuple[Ingredient, ...] = ()
    asks: dict[Ingredient, str] = {}
    most: int = 4
    to: Literal["person", "mutual"] = "person"
    subjects: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    say: dict[Ingredient, Ways] = {}


class Asked(Entry, frozen=True, kw_only=True):
    """A fact: its short name, the field of the situation that holds it, and how to ask for it."""

    name: str
    field: str
    ask: str


class Wording(Entry, frozen=True, kw_only=True):
    """All of it; `fact` names what may stand in braces, `mark` what `when` and `without` may name besides."""

    fact: dict[str, Asked]
    mark: dict[str, str]
    part: dict[Ingredient, Part]
    recipe: dict[str, Recipe]

    def said(self, part: Ingredient, recipe: str) -> tuple[Way, ...]:
        """All ways of a recipe to say a part; nothing where the part is no part of the wording."""
        own = self.recipe[recipe].say.get(part, ())
        ways = (own or self.part[part].ways) if part in self.part else ()
        return tuple(Way(text=way) if isinstance(way, str) else way for way in ways)

    def takes_own(self, recipe: str) -> bool:
        """True when a recipe has a place for a sentence of the person's own."""
        return any("{say}" in way.text for part in self.recipe[recipe].say for way in self.said(part, recipe))
