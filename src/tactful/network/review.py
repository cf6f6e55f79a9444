"""Connections to look at again: those that are spam, and those that the person marked. Weak ties are worth keeping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

MOST = 10
"""At most so many at a time."""


class Review(Struct, frozen=True, kw_only=True):
    """A connection to look at: `spam`, the platform filed what they sent so; `marked`, by the person."""

    id: int
    name: str
    why: Literal["spam", "marked"]


def to_review(spam: Iterable[tuple[int, str]], marked: Iterable[tuple[int, str]]) -> tuple[Review, ...]:
    """At most MOST of these people, by id and name: the marked first, nobody twice."""
    found: dict[int, Review] = {}
    for one, name in marked:
        found.setdefault(one, Review(id=one, name=name, why="marked"))
    for one, name in spam:
        found.setdefault(one, Review(id=one, name=name, why="spam"))
    return tuple(found.values())[:MOST]
