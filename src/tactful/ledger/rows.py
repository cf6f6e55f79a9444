"""People, companies and opportunities as the ledger hands them out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from msgspec import Struct, convert

from tactful.core.moment import By, Moment, What
from tactful.core.situation import Culture, Manner, Policy, Posting, Role, Share, Shared, Stage, Welcome


class CultureNote(Struct, frozen=True, kw_only=True):
    """An answer to one of the questions asked about a company's culture: where it comes from, and of when it is."""

    question: str
    answer: str
    source: str | None = None
    on: date | None = None


class CompanyRow(Struct, frozen=True, kw_only=True):
    """A company; `kept_from` is the employer that must not learn of the search."""

    id: int
    name: str
    key: str
    culture: Culture | None = None
    policy: Policy | None = None
    culture_source: str | None = None
    culture_on: date | None = None
    admire: str | None = None
    followed: bool = False
    target: bool = False
    kept_from: bool = False
    culture_notes: tuple[CultureNote, ...] | None = None


class PersonRow(Struct, frozen=True, kw_only=True):
    """Somebody. `connected_on` is what the list of connections says, `gone_on` when they left it, `link` what
    the seeker says; `kept_out` when the seeker wants no advice about them. `tags` are words of the seeker's own."""

    id: int
    name: str
    url: str | None = None
    email: str | None = None
    company_id: int | None = None
    title: str | None = None
    role: Role | None = None
    link: str | None = None
    connected_on: date | None = None
    gone_on: date | None = None
    welcome: Welcome | None = None
    manner: Manner | None = None
    mutuals: int | None = None
    mutual_names: tuple[str, ...] | None = None
    shares: tuple[Share, ...] | None = None
    shared: tuple[Shared, ...] | None = None
    kept_out: bool = False
    tags: tuple[str, ...] | None = None


class OpportunityRow(Struct, frozen=True, kw_only=True):
    """A job at a company; `description`, `contact` (a name) and `closes_on` are what its posting says."""

    id: int
    company_id: int
    title: str
    stage: Stage
    url: str | None = None
    posting: Posting | None = None
    description: str | None = None
    contact: str | None = None
    closes_on: date | None = None


class AsideRow(Struct, frozen=True, kw_only=True):
    """Advice set aside: one play or all (`*`), until a day or for good."""

    play: str
    until: date | None = None


class TimelineRow(Struct, frozen=True, kw_only=True):
    """A moment with its id and words, for the eye."""

    id: int
    on: date
    at: datetime | None
    what: What
    by: By
    text: str | None
    details: dict[str, Any]
    retracted: bool = False


class OpportunityParts(Struct, frozen=True, kw_only=True):
    """An opportunity and what happened in it: without a person, or with others (`with`)."""

    opportunity: OpportunityRow
    moments: tuple[Moment, ...] = ()


class Parts(Struct, frozen=True, kw_only=True):
    """What a situation is made of: the person, their company, its opportunities, their moments in order.

    Group chats and what the platform filed as spam are left out of `moments`.
    """

    person: PersonRow
    company: CompanyRow | None = None
    opportunities: tuple[OpportunityParts, ...] = ()
    moments: tuple[Moment, ...] = ()
    aside: tuple[AsideRow, ...] = ()


T = TypeVar("T")


def columns_of(table: Any, kind: type[Struct]) -> list[Any]:
    """The columns of a table that a value is made of."""
    return [table.c[name] for name in kind.__struct_fields__]


def made(kind: type[T], row: Mapping[Any, Any]) -> T:
    """A row as its value."""
    return convert({str(name): value for name, value in row.items()}, kind)
