"""People who are never proposed, and companies from which the search is kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from tactful.app import find
from tactful.app.set_fact import set_fact
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.kept_out import KeptOut
    from tactful.ledger.open import Ledger

LONGEST = 200


def never_proposed(ledger: Ledger) -> list[KeptOut]:
    """The people left out for good, by name."""
    from tactful.ledger.kept_out import kept_out

    return kept_out(ledger)


def propose_never(ledger: Ledger, person_id: int, *, on: date, now: datetime) -> None:
    """Leave somebody out of all advice, paths and lists, for good. Raises NotFound."""
    set_fact(ledger, person_id, "kept-out", "yes", today=on, now=now)


def propose_again(ledger: Ledger, person_id: int, *, now: datetime) -> None:
    """Take somebody up again, whichever way they were left out. Raises NotFound."""
    from tactful.ledger.recording import acting

    found = next((one for one in never_proposed(ledger) if one.id == person_id), None)
    if found is None:
        raise NotFound("There is nobody with this number on the list.", "Look at the list.")
    with acting(ledger, "set", now=now) as act:
        act.set_person(person_id, kept_out=False)
        act.take_up(person_id)


def keep_from(ledger: Ledger, company: str, *, kept: bool, now: datetime) -> str:
    """Keep the search from a company, known or not, or no longer; give its name. Raises BadInput, NotFound."""
    from tactful.ledger.recording import acting

    if not company.strip() or len(company) > LONGEST:
        raise BadInput("Which company?", "Type its name.")
    found = find.company(ledger, company)
    if found is None and not kept:
        raise NotFound("There is no such company.", "Type its whole name.")
    with acting(ledger, "set", now=now) as act:
        number = found.id if found else act.company(company.strip())
        act.set_company(number, kept_from=kept)
    return found.name if found else company.strip()
