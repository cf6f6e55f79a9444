"""What the platform leaves: its limits, the person's own numbers, what was used."""

from __future__ import annotations

from tactful.core.limits import Budget, budget
from tactful.core.playbook import Limit
from tactful.core.situation import Plan


def limit(value: int) -> Limit:
    return Limit(value=value, unit="made up", source="book", on="2026-01-01", sure="low")


LIMITS = {
    "invitations-a-week": limit(100),
    "notes-a-month-free": limit(5),
    "request-note-free": limit(200),
    "request-note-premium": limit(300),
}


def left(
    plan: Plan = "free", own: dict[str, int] | None = None, *, invitations: int = 0, notes: int = 0
) -> Budget:
    return budget(LIMITS, own or {}, plan, invitations_sent=invitations, notes_sent=notes, pending=3)


def test_free() -> None:
    assert left(invitations=12, notes=2) == Budget(
        plan="free",
        invitations_sent=12,
        invitations_left=88,
        notes_sent=2,
        notes_left=3,
        pending=3,
        note_characters=200,
    )


def test_premium_has_longer_notes_without_number() -> None:
    premium = left("premium", notes=40)
    assert (premium.notes_left, premium.note_characters) == (None, 300)


def test_own_numbers_override() -> None:
    own = left(own={"notes-a-month-free": 3, "request-note-free": 300}, notes=1)
    assert (own.notes_left, own.note_characters, own.invitations_left) == (2, 300, 100)


def test_nothing_left_is_zero() -> None:
    used = left(invitations=120, notes=9)
    assert (used.invitations_left, used.notes_left) == (0, 0)
