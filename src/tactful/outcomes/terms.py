"""The counts, days and words by which outcomes are judged; the numbers are in `terms.toml`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tactful.core.moment import What

LookName = Literal["occasion", "role", "tie", "note", "length", "weekday", "contact"]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every table has in common: named keys only."""


class Least(Entry, frozen=True, kw_only=True):
    """How many it takes before a `share` is given, and in each of two groups before they are compared."""

    share: int
    compare: int
    basis: str


class Days(Entry, frozen=True, kw_only=True):
    """Numbers of days.

    `period` is how far back is looked; `request`, `message` and `application` are how old one must be to count;
    `quiet` how long nothing was written before a message that begins; `thanks` how soon after an interview a message
    is read as thanks; `referral` how long after an application a referral still counts; `reach` how far back an
    export can be trusted to hold the requests that nobody accepted.
    """

    period: int
    request: int
    message: int
    quiet: int
    thanks: int
    application: int
    referral: int
    reach: int
    basis: str


class Occasion(Entry, frozen=True, kw_only=True):
    """What happened before a request, within so many days; `theirs` counts only what the other side did."""

    id: str
    label: str
    what: tuple[What, ...]
    within: int
    theirs: bool = False


class Length(Entry, frozen=True, kw_only=True):
    """A band of lengths, up to `most` characters; None has no end."""

    id: str
    label: str
    most: int | None = None


class Contested(Entry, frozen=True, kw_only=True):
    """Where informed people disagree about one way of looking."""

    look: LookName
    text: str


class Published(Entry, frozen=True, kw_only=True):
    """A published figure: what it says, whose it is, how solid, and what it does not say."""

    says: str
    source: str
    url: str
    grade: Literal["A", "B", "C"]
    solidity: str
    silent: str


class Terms(Entry, frozen=True, kw_only=True):
    """All of it; `level` is the confidence of every interval."""

    level: float
    least: Least
    days: Days
    occasion: tuple[Occasion, ...]
    length: tuple[Length, ...]
    contested: tuple[Contested, ...]
    published: tuple[Published, ...]
