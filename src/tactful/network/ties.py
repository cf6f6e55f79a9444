"""How close two people are, in one of three words, with all that it rests on."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Word = Literal["close", "acquainted", "slight"]
Kind = Literal["messages", "talks", "recommendation", "endorsement", "shared", "years"]

BASIS = "our own reading: no study gives these weights, and they only put people in an order"
HALF_LIFE = 730
"""Days after which what passed between two people counts for half. What they shared does not fade."""
MESSAGE, MESSAGES_MOST = 0.5, 4.0
"""For each message of the side that wrote less: eight each way count fully."""
TALK, TALKS_MOST = 2.0, 4.0
RECOMMENDATION = 3.0
ENDORSEMENT, ENDORSEMENTS_MOST = 0.5, 1.0
EMPLOYER, SCHOOL = 1.5, 0.75
YEAR, YEARS_MOST = 0.05, 0.5
CLOSE, ACQUAINTED = 2.5, 0.75
"""From which weight on they are close, or acquainted."""


class Bond(Struct, frozen=True, kw_only=True):
    """What passed between two people, and what they share.

    `mine` and `theirs` count messages; each day is that of the last of its kind. `employers` and `schools` are
    those that are confirmed.
    """

    mine: int = 0
    theirs: int = 0
    wrote_on: date | None = None
    talks: int = 0
    talked_on: date | None = None
    recommended_me: date | None = None
    recommended_them: date | None = None
    endorsements: int = 0
    endorsed_on: date | None = None
    employers: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    connected_on: date | None = None


class Part(Struct, frozen=True, kw_only=True):
    """One thing that closeness rests on; `weight` is what is left of it today."""

    part: Kind
    says: str
    weight: float


class Closeness(Struct, frozen=True, kw_only=True):
    """How close: the word, its parts, and the day of the last exchange."""

    word: Word
    parts: tuple[Part, ...]
    last_on: date | None = None

    @property
    def weight(self) -> float:
        """What the parts weigh together; for an order, never to be shown alone."""
        return sum(part.weight for part in self.parts)


def closeness(bond: Bond, today: date) -> Closeness:
    """How close they are as of `today`."""
    parts = tuple(part for part in _parts(bond, today) if part.says)
    weight = sum(part.weight for part in parts)
    word: Word = "close" if weight >= CLOSE else "acquainted" if weight >= ACQUAINTED else "slight"
    last = max((on for on in (bond.wrote_on, bond.talked_on) if on), default=None)
    return Closeness(word=word, parts=parts, last_on=last)


def left_of(on: date | None, today: date) -> float:
    """How much of something that happened then still counts: 1 today, a half after HALF_LIFE days."""
    return 0.5 ** (max((today - on).days, 0) / HALF_LIFE) if on else 0.0


def _parts(bond: Bond, today: date) -> list[Part]:
    both = min(bond.mine, bond.theirs)
    praise = max((on for on in (bond.recommended_me, bond.recommended_them) if on), default=None)
    years = (today - bond.connected_on).days / 365.25 if bond.connected_on else 0.0
    weights: list[tuple[Kind, str, float]] = [
        ("messages", _messages(bond), min(both * MESSAGE, MESSAGES_MOST) * left_of(bond.wrote_on, today)),
        ("talks", _talks(bond), min(bond.talks * TALK, TALKS_MOST) * left_of(bond.talked_on, today)),
        ("recommendation", _praise(bond), RECOMMENDATION * left_of(praise, today)),
        (
            "endorsement",
            f"endorsed you in {bond.endorsed_on.year}" if bond.endorsed_on else "",
            min(bond.endorsements * ENDORSEMENT, ENDORSEMENTS_MOST) * left_of(bond.endorsed_on, today),
        ),
        ("shared", _shared(bond), EMPLOYER * bool(bond.employers) + SCHOOL * bool(bond.schools)),
        (
            "years",
            f"connected since {bond.connected_on.year}" if bond.connected_on else "",
            min(max(years, 0.0) * YEAR, YEARS_MOST),
        ),
    ]
    return [Part(part=kind, says=says, weight=round(weight, 3)) for kind, says, weight in weights]


def _messages(bond: Bond) -> str:
    count = bond.mine + bond.theirs
    if not count or bond.wrote_on is None:
        return ""
    when = f"the last in {month(bond.wrote_on)}"
    if not bond.theirs:
        return f"{_many(count, 'message')}, all yours, {when}"
    if not bond.mine:
        return f"{_many(count, 'message')}, all theirs, {when}"
    return f"{_many(count, 'message')}, {bond.mine} of them yours, {when}"


def _talks(bond: Bond) -> str:
    if not bond.talks or bond.talked_on is None:
        return ""
    return f"{_many(bond.talks, 'conversation')}, the last in {month(bond.talked_on)}"


def _praise(bond: Bond) -> str:
    told = []
    if bond.recommended_me:
        told.append(f"wrote you a recommendation in {bond.recommended_me.year}")
    if bond.recommended_them:
        told.append(f"you wrote them one in {bond.recommended_them.year}")
    if not bond.recommended_me and bond.recommended_them:
        told = [f"you wrote them a recommendation in {bond.recommended_them.year}"]
    return "; ".join(told)


def _shared(bond: Bond) -> str:
    told = [f"worked with you at {name}" for name in bond.employers]
    return "; ".join([*told, *(f"studied with you at {name}" for name in bond.schools)])


def _many(count: int, word: str) -> str:
    return f"one {word}" if count == 1 else f"{count} {word}s"


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip


def month(day: date) -> str:
    """`November 2025`."""
    return f"{MONTHS[day.month - 1]} {day.year}"
