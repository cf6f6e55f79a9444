"""Whether two company names mean one employer, as people mean it; and who else of many it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from tactful.network.groups import Aliases
from tactful.network.reading import Reading, read

Verdict = Literal["same", "related", "unsure", "different"]

_ENOUGH_INITIALS = 5


class Match(Struct, frozen=True):
    """A name among many that is, or may be, the company asked for; `at` is its place in the list."""

    at: int
    name: str
    verdict: Verdict


def same(one: str, other: str, aliases: Aliases) -> Verdict:
    """Do two names mean one employer?

    `same`: yes (`Google Germany GmbH`, Google). `related`: of one group, and told apart by people (YouTube,
    Google). `unsure`: it may be (Delta, Delta Air Lines): ask, and keep a secret from both. `different`: no, and
    always so for what names no employer (freelance, stealth, confidential, nothing at all).
    """
    return verdict(read(one, aliases), read(other, aliases), aliases)


def verdict(one: Reading, other: Reading, aliases: Aliases) -> Verdict:
    """The same of names that are read already."""
    if not one.full or not other.full:
        return "different"
    if one.known & other.known or one.full & other.full:
        return "same"
    ours, theirs = one.known | one.within, other.known | other.within
    if {aliases.root(name) for name in ours} & {aliases.root(name) for name in theirs}:
        return "related"
    if ours and theirs:
        return "different"
    if one.core & other.core:
        apart = one.places and other.places and not one.places & other.places
        return "related" if apart else "same"
    return _perhaps(one, other)


def _perhaps(one: Reading, other: Reading) -> Verdict:
    letters = (one.full & {other.initials}) | (other.full & {one.initials})
    if any(len(name) >= _ENOUGH_INITIALS for name in letters):
        return "same"
    if any(len(name) >= 3 for name in letters):
        return "unsure"
    if one.heads & (other.full | other.core) or other.heads & (one.full | one.core):
        return "unsure"
    near = any(_alike(a, b) for a in one.core for b in other.core)
    return "unsure" if near else "different"


def _alike(one: str, other: str) -> bool:
    """True when two names differ in so few letters, never the first and no digit, that one may be the other."""
    from rapidfuzz.distance import OSA

    length = min(len(one), len(other))
    allowed = 0 if length < 6 else 1 if length < 14 else 2
    if not allowed or one[0] != other[0] or OSA.distance(one, other, score_cutoff=allowed) > allowed:
        return False
    return _digits(one) == _digits(other)


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdigit())


class Companies:
    """Many company names, read once, to find all that are one company or part of it."""

    def __init__(self, names: Iterable[str], aliases: Aliases) -> None:
        self.names: tuple[str, ...] = tuple(names)
        self._aliases = aliases
        self._readings = [read(name, aliases) for name in self.names]
        self._by: dict[tuple[str, str], list[int]] = {}
        for at, reading in enumerate(self._readings):
            for mark in self._marks(reading):
                self._by.setdefault(mark, []).append(at)
        self._shapes: dict[tuple[str, int], list[tuple[str, int]]] = {}
        for at, reading in enumerate(self._readings):
            for core in reading.core:
                self._shapes.setdefault((core[:1], len(core)), []).append((core, at))

    def of(self, name: str) -> list[Match]:
        """Every name that is the same, related, or not surely another; the surest first, then in their order."""
        asked = read(name, self._aliases)
        found = {at for mark in self._looks(asked) for at in self._by.get(mark, ())}
        found.update(self._like(asked))
        return by_surety(
            Match(at, self.names[at], verdict(asked, self._readings[at], self._aliases)) for at in found
        )

    def _marks(self, reading: Reading) -> set[tuple[str, str]]:
        marks = {("name", name) for name in reading.full | reading.core}
        marks |= {("head", name) for name in reading.heads}
        marks |= {("root", self._aliases.root(name)) for name in reading.known | reading.within}
        return marks | ({("initials", reading.initials)} if reading.initials else set())

    def _looks(self, asked: Reading) -> set[tuple[str, str]]:
        marks = self._marks(asked) - {("initials", asked.initials)}
        marks |= {(kind, name) for name in asked.full | asked.core for kind in ("head", "initials")}
        return marks | {("name", name) for name in (*asked.heads, asked.initials) if name}

    def _like(self, asked: Reading) -> Iterable[int]:
        for core in asked.core:
            for length in range(len(core) - 2, len(core) + 3):
                for other, at in self._shapes.get((core[:1], length), ()):
                    if _alike(core, other):
                        yield at


def by_surety(found: Iterable[Match]) -> list[Match]:
    """Those that are not surely another company: the same first, then the related, then the unsure."""
    order: Sequence[Verdict] = ("same", "related", "unsure")
    told = (one for one in found if one.verdict in order)
    return sorted(told, key=lambda one: (order.index(one.verdict), one.at))


def among(name: str, names: Iterable[str], aliases: Aliases) -> list[Match]:
    """All of many names that are this company, related to it, or unsure. For more than one question: `Companies`."""
    return Companies(names, aliases).of(name)
