"""Fitting: which ingredients, said in which way, are the best that a limit holds. Nothing is ever cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest, nsmallest

from msgspec import Struct

from tactful.notes.wording import Ingredient

BEAM = 60
CHEAP = 12
REPEATED, OPENS_ALIKE, TOO_MUCH_I = 7, 12, 8
MOST_I = 2


class Choice(Struct, frozen=True):
    """One way to say one ingredient, filled, and those it says `also`.

    `fields` are the facts it states, `words` its own telling words.
    """

    part: Ingredient
    also: frozenset[Ingredient]
    way: str
    text: str
    slots: frozenset[str]
    fields: frozenset[str]
    words: frozenset[str]
    worth: int

    @property
    def counts(self) -> bool:
        """True for what a reader reads as a sentence."""
        return self.part not in ("greeting", "sign-off")


Picks = tuple[Choice, ...]


class Set(Struct, frozen=True):
    """Some choices, with what their sum is worth and how much room they take."""

    picks: Picks = ()
    worth: float = 0
    size: int = -1
    parts: int = 0
    fields: frozenset[str] = frozenset()
    said: frozenset[Ingredient] = frozenset()
    words: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()


def best_sets(
    needed: Sequence[Sequence[Choice]], wanted: Sequence[Sequence[Choice]], room: int, most: int
) -> list[Picks]:
    """The sets that fit into `room` characters and say no fact twice, the most worth first.

    One choice of each in `needed`, at most one of each in `wanted` (the most worth first), and no more than `most`
    sentences. A beam search: linear in the number of choices, and it never drops the shortest sets, so that what can
    fit is found.
    """
    shortest = [min((len(choice.text) + 1 for choice in part), default=room + 2) for part in needed]
    beam = [Set()]
    for place, part in enumerate(needed):
        ahead = sum(shortest[place + 1 :])
        beam = _kept(
            grown
            for one in beam
            for choice in part
            if (grown := _grown(one, choice)) and grown.size + ahead <= room
        )
    for part in wanted:
        longer = (
            grown
            for one in beam
            for choice in part
            if (grown := _grown(one, choice)) and grown.size <= room and grown.parts <= most
        )
        beam = _kept([*beam, *longer])
    return [one.picks for one in nlargest(BEAM, beam, key=lambda one: one.worth)]


def _kept(sets: Iterator[Set] | Sequence[Set]) -> list[Set]:
    every = list(sets)
    best = nlargest(BEAM, every, key=lambda one: one.worth)
    return best + [one for one in nsmallest(CHEAP, every, key=lambda one: one.size) if one not in best]


def _grown(one: Set, choice: Choice) -> Set | None:
    """The set with one more choice; None when it would say something twice."""
    parts = choice.also | {choice.part}
    if not (one.fields.isdisjoint(choice.fields) and one.said.isdisjoint(parts)):
        return None
    opening = " ".join(choice.text.split()[:2]).casefold() if choice.counts else ""
    i_before = sum(start.partition(" ")[0] in ("i", "i'm", "i'd", "i've") for start in one.openings)
    i_now = opening.partition(" ")[0] in ("i", "i'm", "i'd", "i've")
    cost = REPEATED * len(one.words & choice.words)
    cost += OPENS_ALIKE * (bool(opening) and opening in one.openings)
    cost += TOO_MUCH_I * (i_now and i_before >= MOST_I)
    return Set(
        picks=(*one.picks, choice),
        worth=one.worth + choice.worth - cost,
        size=one.size + len(choice.text) + 1,
        parts=one.parts + choice.counts,
        fields=one.fields | choice.fields,
        said=one.said | parts,
        words=one.words | choice.words,
        openings=(*one.openings, opening) if opening else one.openings,
    )
