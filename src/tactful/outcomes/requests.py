"""Requests as attempts: when the yes came, until when it would be known, and which cannot be counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from tactful.outcomes.attempt import Attempt
from tactful.outcomes.terms import LookName, Terms
from tactful.outcomes.traits import Happened, Known, length, occasion, of_person

_DAY = timedelta(days=1)


class Request(Struct, frozen=True, kw_only=True):
    """A request: its note where there is one, and the day of the export that showed it first (None: noted by hand)."""

    on: date
    text: str | None = None
    exported_on: date | None = None


def known_until(sent: date, exported_until: date | None, today: date) -> date:
    """Until when an answer would be known: the newest export; of what was sent after it, what is noted by hand."""
    return min(exported_until, today) if exported_until is not None and sent <= exported_until else today


def attempt(
    requests: Sequence[Request], told: Sequence[Happened], who: Known, end: date, terms: Terms
) -> Attempt | str:
    """The first of the requests to one person, or in a word why it cannot be counted.

    `told` is all that happened between the two, in its order, and `end` the last day on record.
    """
    first = requests[0]
    if first.exported_on and (first.exported_on - first.on).days > terms.days.reach:
        return "sent before an export surely holds those not accepted"
    # The list of connections has days of another zone: one may lie a day before the request.
    after = [one for one in told if one.on >= first.on - _DAY]
    yes = min((one.on for one in after if _accepts(one)), default=None)
    if yes is None and any(_accepts(one) for one in told):
        return "connected before"
    if yes is None and who.linked:
        return "connected on an unknown day"
    if any((one.what, one.by) == ("invited", "them") and one.on >= first.on for one in after):
        return "they asked too"
    back = min((one.on for one in after if (one.what, one.by) == ("withdrew", "me")), default=None)
    if back is not None and (yes is None or back < yes):
        if (back - first.on).days < terms.days.request:
            return "taken back soon"
        end = min(end, back)
    waited = max((yes - first.on).days, 0) if yes is not None and yes <= end else None
    return Attempt(
        on=first.on,
        watched=max((end - first.on).days, waited or 0, 0),
        waited=waited,
        traits=_traits(requests, told, who, terms),
    )


def _accepts(one: Happened) -> bool:
    return one.what == "connected" or (one.what, one.by) == ("accepted", "them")


def _traits(
    requests: Sequence[Request], told: Sequence[Happened], who: Known, terms: Terms
) -> dict[LookName, str]:
    sent = requests[0].on
    before = [one for one in told if one.on <= sent]
    traits: dict[LookName, str] = {"occasion": occasion(before, sent, terms), **of_person(before, sent, who)}
    # The same request may be noted by hand and stand in an export; by hand, its words may be left out.
    same = [one for one in requests if one.on - sent <= 2 * _DAY]
    text = next((one.text for one in same if one.text), None)
    if text:
        traits |= {"note": "note", "length": length(len(text), terms)}
    elif any(one.exported_on for one in same):
        traits["note"] = "no-note"
    return traits
