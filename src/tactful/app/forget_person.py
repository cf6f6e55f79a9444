"""Forgetting a person for good, and what is to be told of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app import find
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


class Gone(Struct, frozen=True, kw_only=True):
    """What was said when somebody was forgotten: sentences, and the backups that still hold them."""

    told: tuple[str, ...]
    backups: tuple[str, ...]


def forget_person(ledger: Ledger, person_id: int, *, now: datetime, named: str | None = None) -> Gone:
    """Remove a person and all that was said, for good; not to be undone.

    Where `named` is given it must be the name, typed again. Raises NotFound, BadInput, LedgerUnusable.
    """
    from tactful.ledger.forgetting import forget
    from tactful.ledger.identity import fold

    person = find.person(ledger, person_id)
    if named is not None and fold(named) != fold(person.name):
        raise BadInput("That is not the name.", f"Type {person.name} to have them forgotten.")
    gone = forget(ledger, person.id, now=now)
    told = [
        f"Forgotten, with {gone.moments} moment{_s(gone.moments)} and {gone.texts} text{_s(gone.texts)}. "
        "A later import leaves this person out."
    ]
    if not gone.scrubbed:
        told.append(
            "Another program holds the ledger: close it and run tactful doctor --repair, so that no trace stays."
        )
    if gone.mentions:
        told.append(f"{gone.mentions} texts of other people still mention the name.")
    told.append("Backups made before still hold this person; delete those you no longer need.")
    return Gone(told=tuple(told), backups=tuple(gone.backups))


def _s(count: int) -> str:
    return "" if count == 1 else "s"
