"""A short look into a company's culture and policy: the questions, and what the answers come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

OLD = timedelta(days=365)
"""The age from which an answer is worth another look: people and policies change."""

House = Literal["formal", "relaxed"]
Stance = Literal["encouraged", "restricted"]


class Choice(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to choose: its words, and what it speaks for."""

    says: str
    culture: House | None = None
    policy: Stance | None = None


class LookQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the look: what it asks, where to see it, and the rules behind it.

    Without `choices` the answer is in the person's own words, and tells what they admire.
    """

    asks: str
    where: str
    rules: tuple[str, ...]
    choices: dict[str, Choice] = {}


class Told(Struct, frozen=True, kw_only=True):
    """An answer as it was kept: `answer` names a choice, or is free text."""

    question: str
    answer: str
    source: str | None = None
    on: date | None = None


class Impression(Struct, frozen=True, kw_only=True):
    """What the answers come to; None where they say nothing, or speak against each other (`divided`)."""

    culture: House | None = None
    policy: Stance | None = None
    admire: str | None = None
    divided: bool = False


class Seen(Struct, frozen=True, kw_only=True):
    """One question with the answer that is kept, if any: `says` in words, `old` when it is over a year old."""

    question: str
    asks: str
    where: str
    rules: tuple[str, ...]
    choices: dict[str, str]
    answer: str | None = None
    says: str | None = None
    source: str | None = None
    on: date | None = None
    old: bool = False


class CultureLook(Struct, frozen=True, kw_only=True):
    """What is known of a company, question by question; `divided` when the answers speak for both cultures."""

    company: str
    culture: str
    policy: str
    admire: str | None
    source: str | None
    on: date | None
    old: bool
    divided: bool
    seen: tuple[Seen, ...]


def is_old(on: date | None, today: date) -> bool:
    """True for an answer that is over a year old."""
    return on is not None and today - on > OLD


def impression(questions: Mapping[str, LookQuestion], told: Iterable[Told], today: date) -> Impression:
    """What the answers of the last year say together.

    The culture is what more answers speak for. A restriction stands whatever else is said: to miss one would harm
    somebody. Answers to questions that are not asked any more say nothing.
    """
    houses: list[House] = []
    stances: list[Stance] = []
    admire: str | None = None
    for one in told:
        question = questions.get(one.question)
        if question is None or is_old(one.on, today):
            continue
        if not question.choices:
            admire = one.answer
        elif choice := question.choices.get(one.answer):
            houses += [choice.culture] if choice.culture else []
            stances += [choice.policy] if choice.policy else []
    formal, relaxed = houses.count("formal"), houses.count("relaxed")
    culture: House | None = None
    if formal != relaxed:
        culture = "formal" if formal > relaxed else "relaxed"
    policy: Stance | None = None
    if stances:
        policy = "restricted" if "restricted" in stances else "encouraged"
    return Impression(
        culture=culture, policy=policy, admire=admire, divided=bool(houses) and formal == relaxed
    )
