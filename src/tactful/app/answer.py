"""The questions that imports left open, in words, and what a yes or a no to them does."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from tactful.core.facts import Fact
from tactful.exports.days import short

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from tactful.ledger.open import Ledger
    from tactful.ledger.questions import QuestionRow
    from tactful.ledger.rows import PersonRow

SOURCES = {
    "calendar": "the calendar", "mail": "the mail", "posting": "the posting", "tracker": "the table",
    "vcard": "the contacts", "contacts": "the contacts", "resume": "the CV",
}  # fmt: skip
"""What the sources are called in a question."""


class Asked(Struct, frozen=True, kw_only=True):
    """An open question: its number, its words, and what a yes would record."""

    number: int
    text: str
    yes: str
    asked_on: date


def questions(ledger: Ledger) -> list[Asked]:
    """All that wait for an answer, the oldest first."""
    from tactful.ledger import queries
    from tactful.ledger.questions import open_questions

    found = open_questions(ledger)
    pairs = any(row.person for row in found)
    places = {one.id: one.name for one in queries.companies(ledger)} if pairs else {}
    return [
        Asked(number=row.number, text=_text(row, places), yes=_yes(row, ledger.zone), asked_on=row.asked_on)
        for row in found
    ]


def answer(ledger: Ledger, number: int, *, yes: bool, now: datetime) -> int:
    """Answer a question; give how many moments a yes brought or moved. Raises NotFound, BadInput."""
    from tactful.ledger.questions import answer as answer_row

    return answer_row(ledger, number, yes=yes, now=now)


def _text(row: QuestionRow, places: dict[int, str]) -> str:
    if row.person is None or row.other is None:
        return re.sub(r"\s+([,;?])", r"\1", " ".join((row.text or "").split()))
    met = f" of {SOURCES.get(row.met_in, row.met_in)}" if row.met_in else _known_as(row.person, places)
    return f"Is {row.person.name}{met} the {row.other.name}{_known_as(row.other, places)}?"


def _known_as(one: PersonRow, places: dict[int, str]) -> str:
    if one.company_id is not None:
        return f" at {places[one.company_id]}"
    if one.email or one.url:
        return f" ({one.email or one.url})"
    return " whom you know"


def _yes(row: QuestionRow, zone: ZoneInfo) -> str:
    if row.fact is None:
        return "the two become one person"
    return describe(row.fact, zone)


def describe(fact: Fact, zone: ZoneInfo) -> str:
    """What a fact would record, in a line: what happened, with whom, where, when (in the owner's zone)."""
    told: list[str] = []
    moment, job = fact.moment, fact.opportunity
    if moment is not None:
        told.append(moment.what + (f" ({moment.kind})" if moment.kind else ""))
    told += [_person(one.name, one.company) for one in fact.people]
    if job is not None:
        told.append(
            " at ".join(filter(None, (job.title, job.company)))
            + (f" ({job.stage})" if job.stage != "none" else "")
        )
    if fact.followed:
        told.append(f"a company you follow: {fact.followed}")
    if moment is not None and (when := _when(moment.on, moment.at, zone)):
        told.append(when)
    return ", ".join(told) or "what the record says"


def _person(name: str, company: str | None) -> str:
    return f"{name} at {company}" if company else name


def _when(on: date | None, at: datetime | None, zone: ZoneInfo) -> str:
    if at is not None:
        local = at.astimezone(zone)
        return f"{short(local.date())} {local:%H:%M}"
    return short(on) if on is not None else ""
