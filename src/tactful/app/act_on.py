"""What a person answers to advice: it went out, not now, never, or take it up again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tactful.app.record import Around, log
from tactful.app.set_fact import set_fact
from tactful.core.moment import Moment, What
from tactful.core.situation import Action

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

LATER = timedelta(days=7)
"""How long `not now` lasts (practice: one look a week)."""

WHAT: dict[Action, What] = {
    "connect": "invited", "message": "messaged", "thank": "thanked", "follow-up": "followed-up",
    "remind": "followed-up", "like": "liked", "comment": "commented", "share": "shared", "email": "emailed",
    "ask-permission": "messaged", "ask-introduction": "messaged", "ask-referral": "messaged",
    "ask-recommendation": "messaged", "ask-conversation": "messaged", "withdraw": "withdrew",
}  # fmt: skip
"""The moment that an action is, once it is done; a look at a profile and a follow leave none."""


def sent(
    ledger: Ledger, person_id: int, action: Action, *, text: str | None, on: date, now: datetime
) -> What | None:
    """Note that an action was done, with the words that went out; None for what leaves no moment."""
    what = WHAT.get(action)
    if what is not None:
        log(ledger, Moment(on=on, what=what, by="me"), [person_id], Around(), text=text or None, now=now)
    return what


def not_now(ledger: Ledger, person_id: int, play: str | None, *, on: date, now: datetime) -> date:
    """Set one piece of advice about somebody aside for a while (all of it where no play is named); give until when."""
    until = on + LATER
    value = f"{play} until {until}" if play else str(until)
    set_fact(ledger, person_id, "aside", value, today=on, now=now)
    return until


def never(ledger: Ledger, person_id: int, *, on: date, now: datetime) -> None:
    """Set all advice about somebody aside for good."""
    set_fact(ledger, person_id, "aside", "never", today=on, now=now)


def take_up(ledger: Ledger, person_id: int, *, on: date, now: datetime) -> None:
    """Take up again all that was set aside about somebody."""
    set_fact(ledger, person_id, "aside", "no", today=on, now=now)
