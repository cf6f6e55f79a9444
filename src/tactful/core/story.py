"""A story: what the moments say about one person as of today, folded into facts that a playbook can ask for.

Two kinds of facts: *states* (a value, a number, a set) and *marks* (how many days ago something last happened;
negative when it lies ahead). What is unknown is None, and no condition holds on it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.moment import Moment
from tactful.core.rapport import Rapport, rapport
from tactful.core.situation import (
    Culture,
    Gap,
    Link,
    Manner,
    NoteText,
    Plan,
    Policy,
    Posting,
    Role,
    Share,
    Situation,
    Stage,
    Welcome,
)  # fmt: skip

Mark = Literal[
    "applied", "met", "attended", "scheduled", "interviewed", "others-interviewed", "referred", "invited",
    "invited-me", "accepted", "accepted-theirs", "connected", "declined", "withdrew", "talked", "wrote", "heard",
    "thanked", "liked", "commented", "shared", "posted", "moved", "recommended", "recommended-them", "endorsed",
    "rejected", "offered", "hired", "promised", "exchanged", "engaged",
]  # fmt: skip
MARKS: tuple[Mark, ...] = get_args(Mark)

Owes = Literal["me", "them", "nobody"]
Decision = Literal["none", "open", "known"]

# What the other side did that answers whatever was asked before.
_THEIR_WORD = frozenset({"heard", "talked", "interviewed", "met", "rejected", "offered", "hired", "referred"})
_WRITING = frozenset({"messaged", "emailed", "followed-up"})
_TOUCHES = _WRITING | {"commented", "shared"}
_OF_THE_OPPORTUNITY = frozenset({"applied", "rejected", "offered", "hired"})
_DIRECTED: dict[str, tuple[Mark | None, Mark | None]] = {
    # what: (mark when I did it, mark when they did)
    "invited": ("invited", "invited-me"),
    "accepted": ("accepted-theirs", "accepted"),
    "messaged": ("wrote", "heard"),
    "emailed": ("wrote", "heard"),
    "followed-up": ("wrote", "heard"),
    "thanked": ("thanked", "heard"),
    "liked": ("liked", "engaged"),
    "commented": ("commented", "engaged"),
    "shared": ("shared", "engaged"),
    "posted": (None, "posted"),
    "moved": (None, "moved"),
    "recommended": ("recommended-them", "recommended"),
    "endorsed": (None, "endorsed"),
    "declined": (None, "declined"),
    "withdrew": ("withdrew", None),
}
MONTH = timedelta(days=30)
WEEK = timedelta(days=7)
MEMORY = timedelta(days=365)
THANKS = timedelta(days=3)


class Story(Struct, frozen=True, kw_only=True):
    """The facts about one person as of `today`. Numbers of days are whole calendar days."""

    today: date
    dates: dict[str, date]
    days: dict[str, int]
    touches: tuple[date, ...]
    role: Role | None
    link: Link
    welcome: Welcome
    manner: Manner
    culture: Culture
    policy: Policy
    stage: Stage
    posting: Posting | None
    plan: Plan
    note: Literal["planned", "none", "text"]
    outlook: Literal["positive", "neutral", "negative", "unknown"]
    interview: Literal["screening", "technical", "panel", "final", "informal", "unknown"]
    decision: Decision
    owes: Owes
    rapport: Rapport
    shares: frozenset[Share]
    gaps: frozenset[Gap]
    audited: frozenset[Gap]
    profile_checked: bool
    mutuals: int | None
    requests: int
    unanswered: int
    reminded: bool
    touches_week: int
    touches_month: int
    notes_left: int | None
    invitations_left: int | None
    topic: bool
    titled: bool
    named_referral: bool | None
    discreet: bool
    kept: bool


# The states a condition may ask for, with the values allowed (None: a whole number or a range; bool: true/false).
STATES: dict[str, tuple[str, ...] | type | None] = {
    "role": get_args(Role),
    "link": get_args(Link),
    "welcome": get_args(Welcome),
    "manner": get_args(Manner),
    "culture": get_args(Culture),
    "policy": get_args(Policy),
    "stage": get_args(Stage),
    "posting": get_args(Posting),
    "plan": get_args(Plan),
    "note": ("planned", "none", "text"),
    "outlook": ("positive", "neutral", "negative", "unknown"),
    "interview": ("screening", "technical", "panel", "final", "informal", "unknown"),
    "decision": get_args(Decision),
    "owes": get_args(Owes),
    "rapport": get_args(Rapport),
    "shares": get_args(Share),
    "gaps": get_args(Gap),
    "profile_checked": bool,
    "mutuals": None,
    "requests": None,
    "unanswered": None,
    "reminded": bool,
    "touches_week": None,
    "touches_month": None,
    "notes_left": None,
    "invitations_left": None,
    "topic": bool,
    "titled": bool,
    "named_referral": bool,
    "discreet": bool,
    "kept": bool,
}


def fold(situation: Situation) -> Story:
    """Fold a situation into a story. Pure: the same situation gives the same story."""
    today = situation.today
    every = _standing(situation)
    past = [m for m in every if m.on <= today]
    past.sort(key=_when)
    past = _thanks_read(_held(past, today))
    dates = _dates(past, every, today)
    stage = situation.opportunity.stage or _stage(dates)
    link = situation.person.link or _link(dates)
    me, person = situation.me, situation.person
    if link == "connected" and "accepted" not in dates:
        _infer_acceptance(dates)
    interview = _last(past, "interviewed")
    touches = _touches(past)
    marks = dates.keys()
    two_way = "exchanged" in marks
    welcome = person.welcome
    if welcome == "unknown" and link == "none" and "invited-me" in marks:
        welcome = "invited"
    promised = dates.get("promised")
    note = situation.note
    referral = _last(past, "referred")
    unanswered, reminded = _unanswered(past, today)
    return Story(
        today=today,
        dates=dates,
        days={mark: (today - on).days for mark, on in dates.items()},
        touches=touches,
        role=person.role,
        link=link,
        welcome=welcome,
        manner=person.manner,
        culture=situation.company.culture,
        policy=situation.company.policy,
        stage=stage,
        posting=situation.opportunity.posting,
        plan=me.plan or "free",
        note="text" if isinstance(note, NoteText) else note,
        outlook=(interview and interview.outlook) or "unknown",
        interview=(interview and interview.kind) or "unknown",
        decision=_decision(stage, promised is not None),
        owes=_owes(past),
        rapport=rapport(marks, two_way=two_way, role=person.role, shares=person.shares),
        shares=frozenset(person.shares).union(s.what for s in person.shared),
        gaps=frozenset(me.profile_gaps or ()),
        audited=frozenset(me.profile_gaps or ()).intersection(me.audited_gaps),
        profile_checked=me.profile_gaps is not None,
        mutuals=person.mutuals if person.mutuals is not None else len(person.mutual_names) or None,
        requests=sum(m.what == "invited" and m.mine for m in past),
        unanswered=unanswered,
        reminded=reminded,
        touches_week=sum(today - on < WEEK for on in touches),
        touches_month=sum(today - on < MONTH for on in touches),
        notes_left=me.personal_notes_left,
        invitations_left=me.invitations_left,
        topic=any(m.about for m in past if m.what in ("interviewed", "met", "talked", "attended")),
        titled=situation.opportunity.title is not None,
        named_referral=referral.agreed if referral else None,
        discreet=bool(me.discreet),
        kept=bool(me.discreet and _same(me.employer, situation.company.name)),
    )


def _standing(situation: Situation) -> tuple[Moment, ...]:
    """The moments without the interviews that a no has called off."""
    if situation.opportunity.stage not in ("rejected", "withdrawn"):
        return situation.moments
    nos = [m.on for m in situation.moments if m.what == "rejected" and m.on <= situation.today]
    over = max(nos, default=situation.today)
    return tuple(m for m in situation.moments if m.what != "scheduled" or m.on <= over)


def _held(past: list[Moment], today: date) -> list[Moment]:
    """An interview whose date has passed counts as held, unless it was recorded itself within a day of it."""
    held = [m.on for m in past if m.what == "interviewed" and not m.with_]
    return [
        replace(moment, what="interviewed")
        if moment.what == "scheduled"
        and moment.on < today
        and all(abs((moment.on - on).days) > 1 for on in held)
        else moment
        for moment in past
    ]


def _thanks_read(past: list[Moment]) -> list[Moment]:
    """The first thing I write within three days of an interview is the thank-you."""
    interviewed: date | None = None
    read: list[Moment] = []
    for moment in past:
        if moment.what == "interviewed" and not moment.with_:
            interviewed = moment.on
        elif (
            interviewed
            and moment.mine
            and moment.what in ("emailed", "messaged", "thanked")
            and not moment.with_
        ):
            if moment.on - interviewed <= THANKS:
                moment = replace(moment, what="thanked")  # noqa: PLW2901
            interviewed = None
        read.append(moment)
    return read


def _when(moment: Moment) -> tuple[date, str]:
    return moment.on, moment.at or ""


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other and one.strip().casefold() == other.strip().casefold())


def _dates(past: list[Moment], every: tuple[Moment, ...], today: date) -> dict[str, date]:
    """The date of the last of each mark."""
    dates: dict[str, date] = {}
    first_exchange: set[bool] = set()
    for moment in past:
        what, mine = moment.what, moment.mine
        if what == "scheduled":
            continue
        if moment.with_ and what not in _OF_THE_OPPORTUNITY:
            if what == "interviewed":
                dates["others-interviewed"] = moment.on
            continue
        mark = _mark(moment)
        if mark is None:
            continue
        dates[mark] = moment.on
        if mark in ("wrote", "heard", "thanked"):
            first_exchange.add(mine)
            if len(first_exchange) == 2:
                dates["exchanged"] = moment.on
        elif mark in ("talked", "interviewed", "met"):
            dates["exchanged"] = moment.on
    _plan_ahead(dates, every, today)
    return dates


def _plan_ahead(dates: dict[str, date], every: tuple[Moment, ...], today: date) -> None:
    """Interviews ahead and answers promised."""
    ahead = [m.on for m in every if m.what == "scheduled" and not m.with_ and m.on >= today]
    if ahead and dates.get("interviewed") != today:
        dates["scheduled"] = min(ahead)
    promises = [m for m in every if m.answer_by and m.on <= today]
    if promises:
        last = max(promises, key=_when)
        heard = max(
            (dates[m] for m in ("heard", "rejected", "offered", "hired") if m in dates), default=date.min
        )
        if last.answer_by and heard <= last.on:
            dates["promised"] = last.answer_by


def _last(past: list[Moment], what: str) -> Moment | None:
    return next((m for m in reversed(past) if m.what == what and not m.with_), None)


def _stage(dates: dict[str, date]) -> Stage:
    order: tuple[tuple[str, Stage], ...] = (
        ("hired", "accepted"), ("rejected", "rejected"), ("offered", "offer"), ("scheduled", "interviewing"),
        ("interviewed", "interviewing"), ("others-interviewed", "interviewing"), ("applied", "applied"),
    )  # fmt: skip
    return next((stage for mark, stage in order if mark in dates), "none")


def _link(dates: dict[str, date]) -> Link:
    if "accepted" in dates or "accepted-theirs" in dates or "connected" in dates:
        return "connected"
    invited = dates.get("invited")
    if invited is None:
        return "none"
    over = max(dates.get("declined", date.min), dates.get("withdrew", date.min))
    return "none" if over >= invited else "pending"


def _infer_acceptance(dates: dict[str, date]) -> None:
    """A connection that follows my request was accepted by them, one that follows theirs by me."""
    connected, mine, theirs = dates.get("connected"), dates.get("invited"), dates.get("invited-me")
    if connected is None:
        return
    if mine is not None and mine <= connected and (theirs is None or theirs < mine):
        dates["accepted"] = connected
    elif theirs is not None and theirs <= connected:
        dates["accepted-theirs"] = connected


def _decision(stage: Stage, promised: bool) -> Decision:
    if stage in ("applied", "interviewing"):
        return "open"
    if stage in ("offer", "accepted", "rejected", "withdrawn"):
        return "known"
    return "open" if promised else "none"


def _owes(past: list[Moment]) -> Owes:
    """Who has yet to answer whom, by the last word between the two."""
    for moment in reversed(past):
        if moment.with_:
            continue
        if moment.what in _WRITING or (moment.what == "thanked" and moment.mine):
            return "them" if moment.mine else "me"
        if moment.what in ("talked", "thanked"):
            break
    return "nobody"


def _unanswered(past: list[Moment], today: date) -> tuple[int, bool]:
    """My messages since their last word, within a year, and whether one of them was a follow-up."""
    count, reminded = 0, False
    for moment in reversed(past):
        if moment.with_ and moment.what not in _OF_THE_OPPORTUNITY:
            continue
        if moment.mine and moment.what in _WRITING:
            if today - moment.on <= MEMORY:
                count += 1
                reminded = reminded or moment.what == "followed-up"
        elif _mark(moment) in _THEIR_WORD:
            break
    return count, reminded


def _mark(moment: Moment) -> str | None:
    if moment.what in _DIRECTED:
        return _DIRECTED[moment.what][0 if moment.mine else 1]
    return moment.what


def _touches(past: list[Moment]) -> tuple[date, ...]:
    """Dates of what I did unasked, newest first; the first answer to their message is no touch."""
    touches: list[date] = []
    asked = False
    for moment in past:
        if moment.with_:
            continue
        if not moment.mine and moment.what in _WRITING:
            asked = True
        elif moment.mine and moment.what in _TOUCHES:
            if asked and moment.what in _WRITING:
                asked = False
            else:
                touches.append(moment.on)
    touches.reverse()
    return tuple(touches)
