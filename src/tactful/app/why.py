"""The rules of a playbook, each with who says so, where people disagree, and what it brings about."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from tactful.app.coverage import coverage
from tactful.app.load_playbook import load_playbook
from tactful.core.playbook import Boundary, Contested, Play, Source


class Told(Struct, frozen=True, kw_only=True):
    """A rule: what it says, its sources by id, who disagrees, and the parts of the program that rest on it."""

    id: str
    says: str
    topic: str
    sources: tuple[tuple[str, Source | None], ...]
    contested: tuple[Contested, ...]
    places: tuple[str, ...]


@lru_cache
def why(playbook: str = "standard") -> tuple[Told, ...]:
    """All rules of a playbook in its order."""
    book = load_playbook(playbook)
    entries: list[Play | Boundary] = [*book.play.values(), *book.boundary.values()]
    places = coverage(book)
    return tuple(
        Told(
            id=name,
            says=rule.says,
            topic=rule.topic,
            sources=tuple((source, book.source.get(source)) for source in rule.sources),
            contested=tuple(
                dict.fromkeys(one for entry in entries if name in entry.rules for one in entry.contested)
            ),
            places=tuple(places.get(name, ())),
        )
        for name, rule in book.rule.items()
    )
