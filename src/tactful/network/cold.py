"""Ties that were close once and have been quiet since: which are worth a word, and what about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct

from tactful.core.agenda import Who
from tactful.network.ties import Bond, month

SHOWN = 5
QUIET_FROM, QUIET_TO = 180, 1095
"""Days of quiet after which a tie is going cold, and after which it is another story."""
FRESH = timedelta(days=365)
"""So long a move is news."""
CLOSE_ONCE = 3
"""Messages of the side that wrote less, from which on two people were close once; a recommendation is as good."""


class Cold(Struct, frozen=True, kw_only=True):
    """A tie going cold, its last word, and a reason to write; `next` is the command that comes next."""

    person: Who
    last_on: date
    was: str
    reason: str
    next: str


def was_close(bond: Bond) -> bool:
    """True for two people who were close once."""
    return min(bond.mine, bond.theirs) >= CLOSE_ONCE or bond.recommended_me is not None


def reason(
    bond: Bond, company: str | None, moved_on: date | None, today: date, hoped_for: Collection[str]
) -> str:
    """What to write about: their news before mine, and never the silence."""
    if moved_on and company and today - moved_on <= FRESH:
        return f"They are new at {company}: wish them well."
    if bond.recommended_me:
        return f"They recommended you in {bond.recommended_me.year}: tell them what has come of it."
    if company and company in hoped_for:
        return f"They work at {company}, where you hope to be: ask how it is."
    if bond.endorsed_on and today - bond.endorsed_on <= FRESH:
        return f"They endorsed you in {month(bond.endorsed_on)}: thank them."
    if bond.employers:
        return f"You worked together at {bond.employers[0]}: ask what they are building now."
    if bond.schools:
        return f"You studied together at {bond.schools[0]}: ask what has become of the others."
    return "Send something you read that made you think of them; it needs no other reason."
