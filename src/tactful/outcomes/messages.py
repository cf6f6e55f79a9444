"""Messages as attempts: the one that begins a conversation, and whether a word came back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tactful.outcomes.attempt import Attempt
from tactful.outcomes.terms import LookName, Terms
from tactful.outcomes.traits import Happened, Known, length, of_person

_BEGINS = frozenset({"messaged", "emailed"})
_WRITTEN = frozenset({"messaged", "emailed", "thanked", "followed-up"})
_TOGETHER = frozenset({"talked", "interviewed", "met"})


def beginning(told: Sequence[Happened], since: date, terms: Terms) -> int | None:
    """The place of the first message of mine, from `since` on, that begins a conversation or takes one up after
    a quiet time; thanks for an interview ask for no answer. None where there is none."""
    last: date | None = None
    interviewed: date | None = None
    for place, one in enumerate(told):
        quiet = last is None or (one.on - last).days > terms.days.quiet
        thanks = interviewed is not None and (one.on - interviewed).days <= terms.days.thanks
        if one.what in _BEGINS and one.by == "me" and one.on >= since and quiet and not thanks:
            return place
        if one.what in _WRITTEN or one.what == "talked":
            last = one.on
        if one.what == "interviewed":
            interviewed = one.on
    return None


def attempt(
    told: Sequence[Happened], place: int, text: str | None, who: Known, end: date, terms: Terms
) -> Attempt:
    """The message at that place as an attempt; `end` is the last day on record."""
    sent = told[place]
    answer = min((one.on for one in told[place + 1 :] if _answers(one)), default=None)
    traits: dict[LookName, str] = of_person(told[:place], sent.on, who)
    if text:
        traits["length"] = length(len(text), terms)
    return Attempt(
        on=sent.on,
        watched=max((end - sent.on).days, 0),
        waited=(answer - sent.on).days if answer is not None and answer <= end else None,
        traits=traits,
    )


def _answers(one: Happened) -> bool:
    return one.what in _TOGETHER or (one.what in _WRITTEN and one.by == "them")
