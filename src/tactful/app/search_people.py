"""Searching people: a page of those found, as the agenda names them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.core.agenda import Who
from tactful.core.situation import Role

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.searching import Listed, Shown

A_PAGE = 50
LAST = 10_000
"""The last page that is turned to."""
LONGEST = 200
"""Characters of what is typed that count."""


class Listing(Who, frozen=True, kw_only=True):
    """Somebody in a list, with the tags that the seeker gave them."""

    tags: tuple[str, ...] = ()


class People(Struct, frozen=True, kw_only=True):
    """A page of people, `page` counted from 1; `more` says that another follows."""

    people: tuple[Listing, ...]
    page: int
    more: bool


class Directory:
    """Everybody, as last read. Not safe to share between threads."""

    def __init__(self) -> None:
        self._mark: tuple[object, ...] = ()
        self._everybody: list[Listed] = []
        self._words = ""
        self._ends: list[int] = []

    def current(self, ledger: Ledger) -> Directory:
        """The same, with everybody read again if somebody has changed."""
        from tactful.ledger import searching

        mark = searching.people_mark(ledger)
        if mark != self._mark:
            self._everybody, self._mark = searching.everybody_listed(ledger), mark
            self._words = "".join(f"{one.words}\n" for one in self._everybody)
            self._ends = list(accumulate(len(one.words) + 1 for one in self._everybody))
        return self

    def search(
        self,
        ledger: Ledger,
        words: str = "",
        *,
        company: str = "",
        role: Role | None = None,
        connected: bool | None = None,
        tag: str = "",
        page: int = 1,
    ) -> People:
        """Those whose name, company and title have words that begin as typed: connections first, then by name."""
        from tactful.ledger import searching
        from tactful.ledger.identity import company_key, fold

        page = min(max(page, 1), LAST)
        people = self._with([f" {word}" for word in fold(words[:LONGEST]).split()])
        if key := company_key(company[:LONGEST]):
            place = f" {key}"
            people = (one for one in people if place in one.place)
        if role is not None:
            people = (one for one in people if one.role == role)
        if connected is not None:
            people = (one for one in people if one.connected == connected)
        if wanted := fold(tag[:LONGEST]):
            people = (one for one in people if wanted in one.tags)
        ids = [one.id for one in islice(people, A_PAGE * (page - 1), A_PAGE * page + 1)]
        found = searching.shown(ledger, ids[:A_PAGE])
        return People(people=tuple(map(_listing, found)), page=page, more=len(ids) > A_PAGE)

    def _with(self, begins: list[str]) -> Iterator[Listed]:
        """Those whose words have all of these: one text is searched for the longest, which is the rarest."""
        if not begins:
            yield from self._everybody
            return
        rarest = max(begins, key=len)
        at = self._words.find(rarest)
        while at >= 0:
            place = bisect_right(self._ends, at)
            one = self._everybody[place]
            if all(begin in one.words for begin in begins):
                yield one
            at = self._words.find(rarest, self._ends[place])

    def tags(self, ledger: Ledger) -> tuple[str, ...]:
        """All tags that are in use, in order."""
        from tactful.ledger import searching

        return searching.tags(ledger) if any(one.tags for one in self._everybody) else ()


def _listing(one: Shown) -> Listing:
    url = f"https://www.linkedin.com/{one.url}" if one.url else None
    return Listing(
        id=one.id,
        name=one.name,
        role=one.role,
        company=one.company,
        title=one.title,
        url=url,
        tags=one.tags or (),
    )
