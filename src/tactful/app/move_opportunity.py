"""Moving an opportunity from stage to stage, and telling the ways apart in which one ends."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, get_args

from tactful.core.moment import Moment, What
from tactful.core.situation import Stage
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from collections.abc import Container

    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import OpportunityRow

Place = Literal["saved", "applied", "interviewing", "offer", "accepted", "rejected", "ghosted", "withdrawn"]
"""Where an opportunity stands. `ghosted`: no answer came, and the person has closed it; to the playbook it is one
that they withdrew from."""

PLACES: tuple[Place, ...] = get_args(Place)
CLOSED: tuple[Place, ...] = ("accepted", "rejected", "ghosted", "withdrawn")
_TELLS: dict[Place, What] = {
    "applied": "applied",
    "offer": "offered",
    "accepted": "hired",
    "rejected": "rejected",
}
"""The moment that coming to a place is."""
_BEYOND: dict[Place, tuple[What, ...]] = {
    "saved": ("applied", "offered", "hired", "rejected"),
    "applied": ("offered", "hired", "rejected"),
    "interviewing": ("offered", "hired", "rejected"),
    "offer": ("hired", "rejected"),
    "accepted": ("rejected",),
    "rejected": ("hired",),
    "ghosted": ("hired", "rejected"),
    "withdrawn": ("hired", "rejected"),
}
"""What cannot have happened to one that stands here."""
_MARK = "ghosted:"


def place_of(stage: Stage, opportunity_id: int, ghosted: Container[int]) -> Place:
    """Where an opportunity of this stage stands."""
    if stage == "withdrawn" and opportunity_id in ghosted:
        return "ghosted"
    return "saved" if stage == "none" else stage


def ghosted_in(ledger: Ledger) -> frozenset[int]:
    """The numbers of those that were closed because no answer came."""
    from tactful.ledger import queries

    names = queries.settings(ledger)
    return frozenset(int(name.removeprefix(_MARK)) for name in names if name.startswith(_MARK))


def job_with(ledger: Ledger, opportunity_id: int) -> OpportunityRow:
    """The opportunity with this number. Raises NotFound."""
    from tactful.ledger import jobs

    found = jobs.job(ledger, opportunity_id)
    if found is None:
        raise NotFound("There is no opportunity with this number.", "Look for it among your opportunities.")
    return found


def near(*days: date | None) -> None:
    """Raise BadInput for a day of another age, which is a slip of the hand."""
    if any(day is not None and not 1900 <= day.year < 2200 for day in days):
        raise BadInput("That is not a date of our time.", "Give a date between 1900 and 2199.")


def move(ledger: Ledger, opportunity_id: int, to: Place, *, on: date, today: date, now: datetime) -> bool:
    """Move an opportunity, in one act that can be undone; false where it stands there already.

    Where coming there is a moment (applied, an offer, a yes, a no), it is noted for the day `on` unless one is there;
    what cannot have happened any more is taken back. Raises NotFound, and BadInput for a day to come.
    """
    from tactful.ledger import jobs
    from tactful.ledger.recording import acting

    near(on)
    if on > today:
        raise BadInput("That day has not come yet.", "Give the day on which it happened.")
    found, ghosted = job_with(ledger, opportunity_id), ghosted_in(ledger)
    if place_of(found.stage, found.id, ghosted) == to and found.stage != "none":
        return False
    told = [one for one in jobs.moments_in(ledger, found.id) if not one.retracted]
    what = _TELLS.get(to)
    with acting(ledger, "log" if what else "set", now=now) as act:
        act.set_opportunity(found.id, stage="withdrawn" if to == "ghosted" else to)
        if (to == "ghosted") != (found.id in ghosted):
            act.put_setting(f"{_MARK}{found.id}", True if to == "ghosted" else None)
        for one in told:
            if one.what in _BEYOND[to]:
                act.retract(one.id)
        if what and all(one.what != what for one in told):
            act.log(Moment(on=on, what=what), opportunity_id=found.id)
    return True
