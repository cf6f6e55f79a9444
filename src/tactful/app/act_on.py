"""What a person answers to advice: it went out, not now, never, or take it up again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tactful.app import find
from tactful.app.record import Around, log
from tactful.app.set_fact import set_fact
from tactful.core.moment import Moment, What
from tactful.core.situation import Action
from tactful.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import PersonRow

LATER = timedelta(days=7)
"""How long `not now` lasts (practice: one look a week)."""

LARGEST = 2**63
"""No number of a row is as large."""

WHAT: dict[Action, What] = {
    "connect": "invited", "message": "messaged", "thank": "thanked", "follow-up": "followed-up",
    "remind": "followed-up", "like": "liked", "comment": "commented", "share": "shared", "email": "emailed",
    "ask-permission": "messaged", "ask-introduction": "messaged", "ask-referral": "messaged",
    "ask-recommendation": "messaged", "ask-conversation": "messaged", "withdraw": "withdrew",
}  # fmt: skip
"""The moment that an action is, once it is done; a look at a profile and a follow leave none."""


def called(ledger: Ledger, person_id: int) -> str:
    """What finds just this person when it is typed: their address, their e-mail, or name and company.

    Raises NotFound for a number of nobody, Ambiguous for people whom nothing tells apart.
    """
    from tactful.ledger import queries

    person = queries.person(ledger, person_id) if 0 < person_id < LARGEST else None
    if person is None:
        raise NotFound("There is nobody with this number.", "Look for them by name.")
    for typed in _ways(ledger, person):
        if typed and len(typed) <= find.LONGEST:
            found = queries.find_people(ledger, typed, limit=2)
            if [one.id for one in found] == [person_id]:
                return typed
    raise Ambiguous(
        f"More than one person is called {person.name}, and nothing tells them apart.",
        "If they are one, merge them; else give one of them an e-mail or a company.",
        [person.name],
    )


def _ways(ledger: Ledger, person: PersonRow) -> Iterator[str | None]:
    """What may find a person, the surest first; companies are read only where nothing else did."""
    from tactful.ledger import queries

    yield person.url
    yield person.name
    yield person.email
    if person.company_id is not None:
        places = {one.id: one.name for one in queries.companies(ledger)}
        yield f"{person.name} @ {places[person.company_id]}"


def sent(
    ledger: Ledger, person_id: int, action: Action, *, text: str | None, on: date, now: datetime
) -> What | None:
    """Note that an action was done, with the words that went out; None for what leaves no moment."""
    what = WHAT.get(action)
    if what is not None:
        typed = called(ledger, person_id)
        log(ledger, Moment(on=on, what=what, by="me"), [typed], Around(), text=text or None, now=now)
    return what


def not_now(ledger: Ledger, person_id: int, play: str | None, *, on: date, now: datetime) -> date:
    """Set one piece of advice about somebody aside for a while (all of it where no play is named); give until when."""
    until = on + LATER
    value = f"{play} until {until}" if play else str(until)
    set_fact(ledger, called(ledger, person_id), "aside", value, today=on, now=now)
    return until


def never(ledger: Ledger, person_id: int, *, on: date, now: datetime) -> None:
    """Set all advice about somebody aside for good."""
    set_fact(ledger, called(ledger, person_id), "aside", "never", today=on, now=now)


def take_up(ledger: Ledger, person_id: int, *, on: date, now: datetime) -> None:
    """Take up again all that was set aside about somebody."""
    set_fact(ledger, called(ledger, person_id), "aside", "no", today=on, now=now)
