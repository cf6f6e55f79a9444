"""What was recorded or taken back, in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.exports.days import short

if TYPE_CHECKING:
    from tactful.ledger.last_act import Wrote
    from tactful.ledger.open import Ledger

MOST = 5


def wrote_last(ledger: Ledger, kind: str | None = None) -> list[str]:
    """What the last act wrote, or the last of a kind: up to five lines, and one that more follow."""
    from tactful.ledger.last_act import last_wrote

    told = last_wrote(ledger, kind=kind, limit=MOST + 1)
    return [*map(line, told[:MOST]), *(["and more"] if len(told) > MOST else [])]


def line(one: Wrote) -> str:
    """`rejected: Data Engineer at Northwind, 3 Nov 2026`."""
    job = " at ".join(part for part in (one.title, one.company) if part)
    who = ", ".join(part for part in (one.person, job, one.setting) if part)
    what = ": ".join(part for part in (one.what, who) if part)
    return f"{what}, {short(one.on)}" if one.on else what
