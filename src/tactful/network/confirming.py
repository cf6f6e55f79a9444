"""Who may have been a colleague or a fellow student: whom to ask the person about, the likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from tactful.core.situation import Share
from tactful.network.years import Stay

MOST = 10
"""People in one round: two minutes."""


class Candidate(Struct, frozen=True, kw_only=True):
    """A connection: the companies where they are, or were as an earlier export has it, and messages exchanged."""

    id: int
    name: str
    title: str | None
    connected_on: date
    company_ids: frozenset[int]
    messages: int = 0


class Maybe(Struct, frozen=True, kw_only=True):
    """One question of the round: did you work (or study) with them there? `why` is what speaks for it."""

    id: int
    name: str
    title: str | None
    what: Share
    place: str
    why: str


def to_ask(
    people: Iterable[Candidate],
    mine: Iterable[Stay],
    places: Mapping[str, Collection[int]],
    settled: Collection[tuple[int, str, str]],
    most: int = MOST,
) -> tuple[Maybe, ...]:
    """The likeliest of these people, one question each.

    `places` has the companies that each of my employers and schools means, by id; `settled` has what was said
    before (person, `employer` or `school`, name).
    """
    stays = list(mine)
    ranked = []
    for one in people:
        told = [
            (rank, place, stay)
            for place, stay in enumerate(stays)
            if (one.id, stay.what, stay.name) not in settled and (rank := _likely(one, stay, places))
        ]
        if told:
            rank, _, stay = min(told, key=lambda found: (-found[0], found[1]))
            ranked.append((-rank, -one.messages, -one.connected_on.toordinal(), one.name, one, stay))
    ranked.sort(key=lambda found: found[:4])
    return tuple(_asked(one, stay, -rank) for rank, _, _, _, one, stay in ranked[:most])


_TOGETHER, _THERE, _THEN = 3, 2, 1


def _likely(one: Candidate, stay: Stay, places: Mapping[str, Collection[int]]) -> int:
    """How likely: there and connected in my years; there at some time; connected in my years. 0 for neither."""
    there = not one.company_ids.isdisjoint(places.get(stay.name, ()))
    then = stay.holds(one.connected_on)
    return _TOGETHER if there and then else _THERE if there else _THEN if then else 0


def _asked(one: Candidate, stay: Stay, rank: int) -> Maybe:
    why = {
        _TOGETHER: f"of {stay.name}, and you connected in your years there",
        _THERE: f"of {stay.name}",
        _THEN: f"you connected in your years at {stay.name}",
    }[rank]
    return Maybe(id=one.id, name=one.name, title=one.title, what=stay.what, place=stay.name, why=why)
