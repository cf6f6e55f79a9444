"""What the platform leaves this week and this month: its limits, the person's own numbers, what was used."""

from __future__ import annotations

from msgspec import Struct

from tactful.core.playbook import Limit
from tactful.core.situation import Plan


class Budget(Struct, frozen=True, kw_only=True):
    """What is left. `None` means without a limit. Counted over rolling days: 7 for invitations, 30 for notes."""

    plan: Plan
    invitations_sent: int
    invitations_left: int
    notes_sent: int
    notes_left: int | None
    pending: int
    note_characters: int


def budget(
    limits: dict[str, Limit],
    own: dict[str, int],
    plan: Plan,
    *,
    invitations_sent: int,
    notes_sent: int,
    pending: int,
) -> Budget:
    """Subtract what was used from what the platform allows; `own` numbers of the person override the limits."""

    def limit(name: str) -> int:
        return own.get(name, limits[name].value)

    notes_left = max(0, limit("notes-a-month-free") - notes_sent) if plan == "free" else None
    return Budget(
        plan=plan,
        invitations_sent=invitations_sent,
        invitations_left=max(0, limit("invitations-a-week") - invitations_sent),
        notes_sent=notes_sent,
        notes_left=notes_left,
        pending=pending,
        note_characters=limit(f"request-note-{plan}"),
    )
