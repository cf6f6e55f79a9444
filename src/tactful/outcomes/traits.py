"""Which group a request or a message belongs to, read from what was known before its answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from msgspec import Struct

from tactful.core.moment import By, What
from tactful.core.situation import Role, Share
from tactful.outcomes.terms import LookName, Terms
from tactful.outcomes.words import WEEKDAYS

_MET: frozenset[What] = frozenset({"met", "talked", "interviewed"})


class Happened(Struct, frozen=True):
    """Something that happened with the person."""

    on: date
    what: What
    by: By


class Known(Struct, frozen=True, kw_only=True):
    """What is noted about the person; `linked` says connected, on whatever day."""

    role: Role | None = None
    shares: frozenset[Share] = frozenset()
    mutuals: bool = False
    linked: bool = False


def of_person(before: Collection[Happened], sent: date, who: Known) -> dict[LookName, str]:
    """What is known of any attempt: weekday, tie, and the role where it is noted."""
    found: dict[LookName, str] = {"weekday": weekday(sent), "tie": tie(before, sent, who)}
    if who.role:
        found["role"] = who.role
    return found


def occasion(before: Collection[Happened], sent: date, terms: Terms) -> str:
    """The occasion of a request: inferred, since nothing ties a request to the play it was sent for."""
    for one in terms.occasion:
        for happened in before:
            # A message of theirs of the same day may be the fruit of the request.
            near = int(one.theirs) <= (sent - happened.on).days <= one.within
            if happened.what in one.what and near and (happened.by == "them" or not one.theirs):
                return one.id
    return "no-occasion"


def tie(before: Iterable[Happened], sent: date, who: Known) -> str:
    """The closest tie on record: met, the same employer, the same school, mutual connections, or none noted.

    Where a person works must not be asked: an export tells it of those alone who accepted.
    """
    if any(one.what in _MET and one.on <= sent for one in before):
        return "met"
    if who.role == "colleague" or "employer" in who.shares:
        return "employer"
    if who.role == "alum" or "school" in who.shares:
        return "school"
    return "mutuals" if who.mutuals else "no-tie"


def length(characters: int, terms: Terms) -> str:
    """The band in which a length lies."""
    return next(one.id for one in terms.length if one.most is None or characters <= one.most)


def weekday(on: date) -> str:
    """The day of the week, in the owner's zone as the date is."""
    return WEEKDAYS[on.weekday()].lower()
