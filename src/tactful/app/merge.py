"""Two people of the ledger are one: find both by what was typed, and merge them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.app import find
from tactful.errors import Ambiguous, BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import PersonRow


class Merged(Struct, frozen=True, kw_only=True):
    """Who stands for both now, under which name the other was known, and how many moments moved."""

    name: str
    other: str
    moments: int


def merge(ledger: Ledger, typed: str | int, other: str | int | None, *, now: datetime) -> Merged:
    """Merge `other` into the person meant by `typed`, each by name or number; one act, taken back by undo.

    Without `other`: the two people that `typed` fits. Raises NotFound, Ambiguous, or BadInput for one person.
    """
    from tactful.ledger.merging import merge as merge_rows
    from tactful.ledger.recording import acting
    from tactful.ledger.threads import rebuild

    kept, gone = _both(ledger, typed, other)
    with acting(ledger, "merge", now=now) as act:
        moved = merge_rows(act.connection, act.owner, act.id, kept.id, gone.id)
        rebuild(act.connection, act.owner)
    return Merged(name=kept.name, other=gone.name, moments=moved)


def _both(ledger: Ledger, typed: str | int, other: str | int | None) -> tuple[PersonRow, PersonRow]:
    from tactful.ledger import queries

    if isinstance(typed, int) or isinstance(other, int):
        return _numbered(ledger, typed, other)
    if other is None:
        found = queries.find_people(ledger, typed, limit=3)
        if len(found) == 1:
            raise BadInput(f"Only {found[0].name} fits {typed!r}.", "Name the other one too.")
        if len(found) > 2:
            return find.person(ledger, typed), found[0]
        if not found:
            raise NotFound(f"Nobody called {typed!r} is in the ledger.", "Type another part of the name.")
        first, second = sorted(found, key=lambda one: (one.url is None, one.id))
        return first, second
    kept = _named(ledger, typed, apart_from=None)
    if kept is None:
        gone = find.person(ledger, other)
        kept = _named(ledger, typed, apart_from=gone) or find.person(ledger, typed)
    else:
        gone = _named(ledger, other, apart_from=kept) or find.person(ledger, other)
    if kept.id == gone.id:
        raise BadInput(f"{typed!r} and {other!r} are one person already.", "Name two people.")
    return kept, gone


def _numbered(ledger: Ledger, typed: str | int, other: str | int | None) -> tuple[PersonRow, PersonRow]:
    """Two people, at least one of them by number."""
    if other is None:
        raise BadInput("Two people are needed to merge.", "Name the other one too.")
    kept, gone = find.person(ledger, typed), find.person(ledger, other)
    if kept.id == gone.id:
        raise BadInput(f"That is {kept.name} already.", "Name two people.")
    return kept, gone


def _named(ledger: Ledger, typed: str, *, apart_from: PersonRow | None) -> PersonRow | None:
    """The one person meant, the other of the two left out; None where more than one fits."""
    from tactful.ledger import queries

    try:
        return find.person(ledger, typed)
    except Ambiguous:
        if apart_from is None:
            return None
    left = [one for one in queries.find_people(ledger, typed, limit=3) if one.id != apart_from.id]
    return left[0] if len(left) == 1 else None
