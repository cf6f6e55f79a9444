"""The look into a company's culture and policy: five questions, each answer kept with its source and date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tactful.app import find
from tactful.core.culture import CultureLook, Impression, LookQuestion, Seen, Told, impression, is_old
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import CompanyRow

QUESTIONS = Path(__file__).with_name("culture.toml")
LONGEST = 300


@lru_cache
def look_questions() -> dict[str, LookQuestion]:
    """The questions by name, in the order in which they are asked."""
    return msgspec.toml.decode(QUESTIONS.read_bytes(), type=dict[str, LookQuestion])


def culture_of(company: CompanyRow, today: date) -> CultureLook:
    """What is kept about a company."""
    told = {one.question: one for one in _told(company)}
    return CultureLook(
        company=company.name,
        culture=company.culture or "unknown",
        policy=company.policy or "unknown",
        admire=company.admire,
        source=company.culture_source,
        on=company.culture_on,
        old=is_old(company.culture_on, today),
        divided=_impression(told.values(), today).divided,
        seen=tuple(_seen(name, one, told.get(name), today) for name, one in look_questions().items()),
    )


def company_named(ledger: Ledger, typed: str) -> CompanyRow:
    """The company meant by `typed`. Raises NotFound."""
    company = find.company(ledger, typed)
    if company is None:
        near = _near(ledger, typed)
        add = f'add it: tactful culture "{typed[:80]}" --new'
        raise NotFound(
            f"There is no company called {typed[:80]!r}.",
            f'Did you mean "{near}"? Else {add}' if near else f"Type more of its name, or {add}",
        )
    return company


def _near(ledger: Ledger, typed: str) -> str | None:
    from difflib import get_close_matches

    from tactful.ledger import queries

    words = typed[:80].casefold()
    names: dict[str, str] = {}
    for one in queries.companies(ledger):
        names.setdefault(one.name.casefold().partition(" ")[0], one.name)
        names[one.name.casefold()] = one.name
    found = get_close_matches(words, names, n=1, cutoff=0.75)
    return names[found[0]] if found else None


def keep_answers(
    ledger: Ledger, typed: str, answers: Sequence[Told], *, today: date, now: datetime, new: bool = False
) -> CultureLook:
    """Keep answers, each in the place of an earlier one to the same question, in one act that can be undone.

    What they come to is set as the company's culture, policy and what one admires; what was set otherwise stays where
    they say nothing. An empty answer takes the one that is kept away. Raises NotFound, and BadInput for no answer.
    """
    from tactful.ledger.recording import acting

    company = find.company(ledger, typed)
    if company is None and not new:
        company = company_named(ledger, typed)
    known = {one.question: one for one in _told(company)} if company else {}
    before = _impression(known.values(), today)
    for one in answers:
        if _checked(one).answer:
            known[one.question] = one
        else:
            known.pop(one.question, None)
    fields: dict[str, Any] = {"culture_notes": [msgspec.to_builtins(one) for one in known.values()] or None}
    come_to = _impression(known.values(), today)
    for name in ("culture", "policy", "admire"):
        value, was = getattr(come_to, name), getattr(before, name)
        if value is not None or (was is not None and company and getattr(company, name) == was):
            fields[name] = value
    if "culture" in fields or "policy" in fields:
        latest = max(
            (one for one in known.values() if one.on), key=lambda one: one.on or date.min, default=None
        )
        fields |= {
            "culture_source": latest.source if latest else None,
            "culture_on": latest.on if latest else None,
        }
    with acting(ledger, "set", now=now) as act:
        act.set_company(company.id if company else act.company(typed.strip()), **fields)
    return culture_of(company_named(ledger, company.name if company else typed.strip()), today)


def _impression(told: Any, today: date) -> Impression:
    return impression(look_questions(), told, today)


def _told(company: CompanyRow) -> list[Told]:
    return [
        Told(question=one.question, answer=one.answer, source=one.source, on=one.on)
        for one in company.culture_notes or ()
    ]


def _checked(one: Told) -> Told:
    questions = look_questions()
    question = questions.get(one.question)
    if question is None:
        raise BadInput(
            f"There is no question {one.question[:40]!r}.", f"The five are: {', '.join(questions)}."
        )
    if question.choices and one.answer and one.answer not in question.choices:
        raise BadInput(
            f"{one.answer[:40]!r} is no answer to {one.question}.",
            f"Give one of: {', '.join(question.choices)}.",
        )
    for text in (one.answer, one.source or ""):
        if len(text) > LONGEST:
            raise BadInput("That is too long to be kept here.", f"Say it in {LONGEST} characters.")
    return one


def _seen(name: str, question: LookQuestion, told: Told | None, today: date) -> Seen:
    says = None
    if told:
        choice = question.choices.get(told.answer)
        says = choice.says if choice else told.answer
    return Seen(
        question=name,
        asks=question.asks,
        where=question.where,
        rules=question.rules,
        choices={key: choice.says for key, choice in question.choices.items()},
        answer=told.answer if told else None,
        says=says,
        source=told.source if told else None,
        on=told.on if told else None,
        old=is_old(told.on if told else None, today),
    )
