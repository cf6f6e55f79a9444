"""The wording of a playbook: what each kind of note is made of, and the ways to say each part."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from tactful.notes.note import Channel, Scenario

Ingredient = Literal[
    "greeting", "who-i-am", "purpose", "tie", "specific", "thanks", "enthusiasm", "wish", "sign-off"
]
Tone = Literal["formal", "relaxed"]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all tables of a wording have in common: named keys only."""


class Way(Entry, frozen=True, kw_only=True):
    """One way to say an ingredient; `{title}` and the like are filled from facts, and all must be known.

    It is meant for the scenarios and channels it lists (all when none), for its tone (any when none), and for
    when the facts in `without` are unknown.
    """

    text: str
    scenarios: tuple[Scenario, ...] = ()
    channels: tuple[Channel, ...] = ()
    tone: Tone | None = None
    without: tuple[str, ...] = ()


class Part(Entry, frozen=True, kw_only=True):
    """An ingredient: the etiquette it carries and the ways to say it, the best first."""

    rules: tuple[str, ...]
    ways: tuple[Way, ...]


class Recipe(Entry, frozen=True, kw_only=True):
    """What a note of one scenario is made of, in the order of the text.

    A note without an `essential` ingredient is not written. `prefers` orders the others by what they are
    worth when not all fit. `subjects` are for e-mail.
    """

    parts: tuple[Ingredient, ...]
    essential: tuple[Ingredient, ...] = ()
    prefers: tuple[Ingredient, ...] = ()
    subjects: tuple[str, ...] = ()


class Asked(Entry, frozen=True, kw_only=True):
    """A fact: the field of the situation that holds it, and how to ask for it."""

    field: str
    ask: str


class Wording(Entry, frozen=True, kw_only=True):
    """All of it; `fact` names what may stand in braces."""

    fact: dict[str, Asked]
    part: dict[Ingredient, Part]
    recipe: dict[Scenario, Recipe]

    def ways(
        self, ingredient: Ingredient, scenario: Scenario, channel: Channel, tone: Tone, known: Collection[str]
    ) -> tuple[Way, ...]:
        """The ways to say an ingredient here, the best first; `known` are the facts there are."""
        part = self.part.get(ingredient)
        return tuple(
            way
            for way in (part.ways if part else ())
            if (not way.scenarios or scenario in way.scenarios)
            and (not way.channels or channel in way.channels)
            and way.tone in (None, tone)
            and not any(fact in known for fact in way.without)
        )
