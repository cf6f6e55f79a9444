"""What has happened, as plain marks a wording can ask for, and days as people say them."""

from __future__ import annotations

from datetime import date, timedelta

from tactful.core.moment import Moment, What
from tactful.core.situation import Situation
from tactful.core.story import Story, fold
from tactful.notes.companies import AGENCY

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_APPLIED = frozenset({"applied", "interviewing", "offer", "accepted"})
_THERE: frozenset[What] = frozenset(
    {"applied", "scheduled", "interviewed", "talked", "referred", "rejected", "offered", "hired"}
)
_STAGES = frozenset({"applied", "interviewing", "offer", "accepted", "rejected", "withdrawn"})
_RECENT = 30
LATELY = timedelta(days=6)


def marks_of(situation: Situation) -> frozenset[str]:
    """What is known to have happened, and how the two stand; the names are explained in the wording's `[mark]`."""
    story = fold(situation)
    person = situation.person
    shares = {*person.shares, *(one.what for one in person.shared)}
    said = {name for name, days in story.days.items() if days >= 0}
    checks = {
        "applied": "applied" in said or story.stage in _APPLIED,
        "applied-lately": 0 <= story.days.get("applied", -1) <= _RECENT,
        "in-process": story.stage == "interviewing",
        "offered": "offered" in said or story.stage == "offer",
        "hired": "hired" in said or story.stage == "accepted",
        "rejected": "rejected" in said or story.stage == "rejected",
        "scheduled": story.days.get("scheduled", 1) <= 0 and "scheduled" in story.days,
        "knows-me": _knows_me(story, said),
        "same-school": "school" in shares or story.role == "alum",
        "same-employer": "employer" in shares or story.role == "colleague",
        "same-group": "group" in shares,
        "same-event": "event" in shares or "attended" in said,
        "same-field": "field" in shares,
        "mutuals": bool(person.mutual_names or person.mutuals),
        "connected": story.link == "connected",
        "others-interviewed": not said.isdisjoint({"interviewed", "others-interviewed"}),
        "went-well": any(m.outlook == "positive" for m in situation.moments if m.what == "interviewed"),
        "decision-open": story.decision == "open",
        "gone-from-there": gone_from_there(situation),
        "agency": through_agency(situation),
    }
    for name, holds in checks.items():
        (said.add if holds else said.discard)(name)
    return frozenset(said)


def _knows_me(story: Story, said: set[str]) -> bool:
    talked = not said.isdisjoint({"interviewed", "talked", "recommended", "recommended-them"})
    return talked or story.rapport == "warm" or story.role in ("colleague", "referrer")


def gone_from_there(situation: Situation) -> bool:
    """True when the person changed jobs and the company may well be the one they left.

    It is where the job is, or where you talked before the move; or the move names another place.
    """
    move = last(situation, "moved")
    if move is None:
        return False
    before = any(m.what in _THERE and m.on <= move.on for m in situation.moments)
    return before or situation.opportunity.stage in _STAGES or bool(move.about or move.via)


def through_agency(situation: Situation) -> bool:
    """True when the person recruits for other companies: the job is not at theirs."""
    name = situation.company.name
    return situation.person.role == "recruiter" and bool(name and AGENCY.search(name))


def last(situation: Situation, *whats: What, others: bool = False) -> Moment | None:
    """The last such moment of this person up to today; with `others` also those held by somebody else."""
    past = [
        m
        for m in situation.moments
        if m.what in whats and m.on <= situation.today and (others or not m.with_)
    ]
    return max(past, key=lambda m: m.on, default=None)


def day_words(on: date, today: date) -> str | None:
    """`today`, `yesterday`, `on Monday`; None for what is a week ago or longer, or to come."""
    ago = today - on
    if not timedelta(0) <= ago <= LATELY:
        return None
    return ("today", "yesterday")[ago.days] if ago.days < 2 else f"on {_DAYS[on.weekday()]}"
