"""Any situation at all, for properties that hold whatever happens."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any, get_args

from core_cast import TODAY
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec import Struct

from tactful.core import moment, situation
from tactful.core.moment import WHATS, By, Moment, What
from tactful.core.situation import Company, Me, NoteText, Opportunity, Person, Shared, Situation

NAMES = ("Dana Reyes", "Northwind", "northwind ", "")
# Mostly the last weeks, where windows open and close; sometimes long ago, or ahead.
DAYS = (*range(-4, 32), -40, -21, -14, 45, 60, 90, 120, 200, 366, 701, 1500)
DATES = tuple(TODAY - timedelta(days=days) for days in DAYS)


def either(*values: Any) -> SearchStrategy[Any]:
    """One of the values."""
    return st.sampled_from(values)


def maybe(*values: Any) -> SearchStrategy[Any]:
    """One of the values, or unknown."""
    return st.sampled_from((None, *values))


def subsets(words: Any) -> SearchStrategy[Any]:
    """None of the words, one or two of them."""
    words = get_args(words)
    return st.sampled_from(((), *((word,) for word in words), *pairwise(words)))


# Beside what, when and by whom, a moment has at most one thing more; two moments have two.
MORE: tuple[dict[str, Any], ...] = (
    *({} for _ in range(6)),
    *({"outlook": outlook} for outlook in get_args(moment.Outlook)),
    *({"kind": kind} for kind in get_args(moment.Kind)),
    *({"answer_by": TODAY + timedelta(days=days)} for days in (-9, -1, 0, 1, 6)),
    {"at": "14:30"},
    {"about": ("Kafka migration",)},
    {"via": "Data Days"},
    {"with_": "Imre Kovacs"},
    {"agreed": False},
    {"agreed": True},
)


def happened(on: date, what: What, by: By | None, more: dict[str, Any]) -> Moment:
    return Moment(on=on, what=what, by=by, **more)


moments = st.builds(happened, either(*DATES), either(*WHATS), maybe(None, None, *get_args(By)), either(*MORE))

MOMENT = {"on", "what", "by"}.union(*MORE)
ME: dict[str, SearchStrategy[Any]] = {
    "name": maybe(*NAMES),
    "line": maybe(*NAMES),
    "experience": either((), NAMES),
    "goal": maybe(*NAMES),
    "discreet": maybe(True, False),
    "employer": maybe(*NAMES),
    "plan": maybe(*get_args(situation.Plan)),
    "profile_gaps": st.none() | subsets(situation.Gap),
    "audited_gaps": subsets(situation.Gap),
    "personal_notes_left": maybe(0, 3),
    "invitations_left": maybe(0, 3),
}
PERSON: dict[str, SearchStrategy[Any]] = {
    "name": maybe(*NAMES),
    "role": maybe(*get_args(situation.Role)),
    "link": maybe(*get_args(situation.Link)),
    "mutuals": maybe(0, 2),
    "mutual_names": either((), ("Luis Ortega",)),
    "shares": subsets(situation.Share),
    "shared": either((), (Shared(what="school", name="Harbour College"),)),
    "manner": either(*get_args(situation.Manner)),
    "welcome": either(*get_args(situation.Welcome)),
}
COMPANY: dict[str, SearchStrategy[Any]] = {
    "name": maybe(*NAMES),
    "culture": either(*get_args(situation.Culture)),
    "policy": either(*get_args(situation.Policy)),
    "admire": maybe(*NAMES),
}
OPPORTUNITY: dict[str, SearchStrategy[Any]] = {
    "title": maybe(*NAMES),
    "stage": maybe(*get_args(situation.Stage)),
    "posting": maybe(*get_args(situation.Posting)),
}
SITUATION: dict[str, SearchStrategy[Any]] = {
    "id": maybe(7, "seven"),
    "today": either(TODAY, TODAY, TODAY, *DATES),
    "considering": maybe(*get_args(situation.Action)),
    "note": either("planned", "none", NoteText(text="Hello Dana")),
    "me": st.builds(Me, **ME),
    "person": st.builds(Person, **PERSON),
    "company": st.builds(Company, **COMPANY),
    "opportunity": st.builds(Opportunity, **OPPORTUNITY),
    "moments": st.lists(moments, max_size=7).map(tuple),
}
FIELDS: dict[type[Struct], set[str]] = {
    Moment: MOMENT,
    Me: set(ME),
    Person: set(PERSON),
    Company: set(COMPANY),
    Opportunity: set(OPPORTUNITY),
    Situation: set(SITUATION),
}

situations = st.builds(Situation, **SITUATION)
