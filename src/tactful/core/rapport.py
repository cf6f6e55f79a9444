"""Rapport: how well two people know each other, judged from what happened between them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from tactful.core.situation import Role, Share

Rapport = Literal["none", "some", "warm"]

_MET = frozenset({"interviewed", "met", "talked", "heard", "referred"})
_VOUCHED = frozenset({"recommended", "recommended-them"})


def rapport(
    marks: Collection[str], *, two_way: bool, role: Role | None, shares: Collection[Share] = ()
) -> Rapport:
    """Say how well they know each other.

    `warm` after a conversation outside an interview, a recommendation, or years at one employer with a two-way
    exchange; `some` after any word from them; else `none`. An accepted request alone is no rapport.
    """
    if "talked" in marks or any(mark in marks for mark in _VOUCHED):
        return "warm"
    worked_together = role == "colleague" or "employer" in shares
    if worked_together and two_way:
        return "warm"
    if two_way and "wrote" in marks and "heard" in marks:
        return "warm"
    return "some" if worked_together or any(mark in marks for mark in _MET) else "none"
