"""Searching people: a page of those found, as the agenda names them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.core.agenda import Who
from tactful.core.situation import Role

if TYPE_CHECKING:
    from tactful.ledger.searching import Listed

A_PAGE = 50


class People(Struct, frozen=True, kw_only=True):
    """A page of people, `page` counted from 1; `more` says that another follows."""

    people: tuple[Who, ...]
    page: int
    more: bool


def search_people(
    everybody: Sequence[Listed],
    words: str = "",
    *,
    company: str = "",
    role: Role | None = None,
    connected: bool | None = None,
    page: int = 1,
) -> People:
    """Of everybody listed those whose name, company and title have words that begin as typed, in their order."""
    from tactful.ledger.identity import company_key, fold

    page = min(max(page, 1), 10_000)
    begins = [f" {word}" for word in fold(words[:200]).split()]
    place = f" {key}" if (key := company_key(company[:200])) else ""
    fitting = (
        one
        for one in everybody
        if all(begin in one.words for begin in begins)
        and place in one.place
        and (role is None or one.role == role)
        and (connected is None or one.connected == connected)
    )
    found = list(islice(fitting, A_PAGE * (page - 1), A_PAGE * page + 1))
    return People(people=tuple(_who(one) for one in found[:A_PAGE]), page=page, more=len(found) > A_PAGE)


def _who(one: Listed) -> Who:
    url = f"https://www.linkedin.com/{one.url}" if one.url else None
    return Who(id=one.id, name=one.name, role=one.role, company=one.company, title=one.title, url=url)
