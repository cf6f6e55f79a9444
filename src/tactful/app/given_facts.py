"""Facts that somebody types for one note: put into the situation for its draft, and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec.structs import replace

from tactful.core.moment import Moment, What
from tactful.core.situation import Share, Shared, Situation
from tactful.errors import BadInput
from tactful.notes.wording import Wording

Kind = Literal["line", "words", "day", "tie", "news"]
"""What answers a question: a line, a few sentences, a day, something in common with its kind, or what came of it."""

LONGEST = 1_000
"""Characters of one fact."""
OWN = "--say"
KIND = "-kind"
"""After the name of a fact: the kind of what is in common."""
NEWS: tuple[What, ...] = ("interviewed", "offered", "rejected")

_UNDATED = timedelta(days=14)
"""So long ago that no wording names the day: none was given."""
_SINGLE = {
    "person.name": ("person", "name"), "me.name": ("me", "name"), "me.line": ("me", "line"),
    "me.goal": ("me", "goal"), "company.name": ("company", "name"), "company.admire": ("company", "admire"),
    "opportunity.title": ("opportunity", "title"),
}  # fmt: skip


def kind_of(field: str) -> Kind:
    """How a fact that lies in this field of a situation is asked for."""
    if field == OWN:
        return "words"
    if field == "moments":
        return "news"
    if field == "person.shared":
        return "tie"
    return "day" if field.startswith("moments.") and field.endswith(".on") else "line"


def with_given(situation: Situation, given: Mapping[str, str], wording: Wording) -> Situation:
    """The situation with these facts, by the names that the wording gives them; the person's own words are no fact.

    Raises BadInput for a name that is none, and for what is no such fact.
    """
    for name, value in given.items():
        if name.endswith(KIND) or not value.strip():
            continue
        if name not in wording.fact:
            raise BadInput("There is no such fact.", "Go back and load the page again.")
        if len(value) > LONGEST:
            raise BadInput("That is too long for one fact.", f"Say it in {LONGEST:,} characters.")
        field = wording.fact[name].field
        situation = _put(situation, field, value.strip(), given.get(name + KIND))
    return situation


def own_words(given: Mapping[str, str], wording: Wording) -> str | None:
    """What somebody wants to say in words of their own."""
    said = (
        value for name, value in given.items() if name in wording.fact and wording.fact[name].field == OWN
    )
    return next((value.strip() for value in said if value.strip()), None)


def _put(situation: Situation, field: str, value: str, kind: str | None) -> Situation:
    person = situation.person
    if field in _SINGLE:
        part, name = _SINGLE[field]
        return replace(situation, **{part: replace(getattr(situation, part), **{name: value})})
    if field == "me.experience":
        return replace(situation, me=replace(situation.me, experience=(value, *situation.me.experience)))
    if field == "person.mutual_names":
        return replace(situation, person=replace(person, mutual_names=(value, *person.mutual_names)))
    if field == "person.shared":
        return _tied(situation, value, kind)
    if field.startswith("person.shared."):
        return _tied(situation, value, field.rpartition(".")[2])
    if field == "moments":
        return _happened(situation, "on", value) if value in NEWS else situation
    if field.startswith("moments."):
        _, what, which = field.split(".")
        return _happened(situation, which, what, value)
    return situation


def _tied(situation: Situation, value: str, kind: str | None) -> Situation:
    """Something in common; without its kind it cannot be put into words."""
    person = situation.person
    if kind == "mutual":
        return replace(situation, person=replace(person, mutual_names=(value, *person.mutual_names)))
    if kind == "met":
        return _happened(situation, "via", "met", value)
    if kind == "post":
        return _happened(situation, "about", "posted", value)
    for share in get_args(Share):
        if share == kind:
            return replace(
                situation, person=replace(person, shared=(Shared(what=share, name=value), *person.shared))
            )
    return situation


def _happened(situation: Situation, which: str, what: str, value: str | None = None) -> Situation:
    """The last such moment with what was told of it, or a new one."""
    named: What = next(one for one in get_args(What) if one == what)
    own = [m for m in situation.moments if m.what == named and not m.with_ and m.on <= situation.today]
    last = max(own, key=lambda m: m.on, default=None)
    rest = tuple(m for m in situation.moments if m is not last)
    told = last or Moment(on=situation.today - _UNDATED, what=named)
    if which == "about" and value:
        told = replace(told, about=(value, *told.about))
    elif which == "via" and value:
        told = replace(told, via=value)
    elif which == "on" and value:
        told = replace(told, on=_day(value, situation.today))
    return replace(situation, moments=(*rest, told))


def _day(value: str, today: date) -> date:
    try:
        on = date.fromisoformat(value)
    except ValueError:
        raise BadInput(f"{value[:40]} is no date.", "Write it as 2026-12-01.") from None
    if on > today:
        raise BadInput("That day has not come yet.", "Give the day on which it happened.")
    return on
