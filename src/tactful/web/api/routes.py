"""The same as JSON, for programs on this machine and for our own script."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import Router, get, post
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Struct, convert

from tactful.app.check_note import Checked
from tactful.app.search_people import People
from tactful.core.advice import Advice
from tactful.core.agenda import Agenda, Who
from tactful.core.situation import Action, Role
from tactful.errors import BadInput, LedgerMissing
from tactful.ledger.rows import TimelineRow
from tactful.web import answers
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Answers, Draft, Sought
from tactful.web.pages.people import search


class Person(Struct, frozen=True, kw_only=True):
    """A person: what is known, the advice of the day, what comes later, what happened, newest first."""

    person: Who
    link: str
    rapport: str
    stage: str
    opportunity: str | None
    culture: str
    policy: str
    advice: Advice
    coming: tuple[Advice, ...]
    timeline: tuple[TimelineRow, ...]
    aside: bool
    kept_out: bool
    contact: str | None


@get("/today", sync_to_thread=True, tags=["agenda"])
def today(desk: TheDesk, on: FromQuery[date | None] = None) -> Agenda:
    """The agenda of today, or of another day."""
    _ledger(desk)
    if on is not None and not 1900 <= on.year < 2200:
        raise BadInput("That is not a date of our time.", "Give a date between 1900 and 2199.")
    return answers.agenda(desk, on)


@get("/people", sync_to_thread=True, tags=["people"])
def people(
    desk: TheDesk,
    q: FromQuery[str] = "",
    company: FromQuery[str] = "",
    role: FromQuery[Role | None] = None,
    link: FromQuery[str | None] = None,
    page: FromQuery[int] = 1,
) -> People:
    """People by words of their name, company or title; `link` is `connected` or `not-connected`."""
    _ledger(desk)
    return search(desk, Sought(q=q, company=company, role=role, link=link, page=page))


@get("/people/{person_id:int}", sync_to_thread=True, tags=["people"])
def person(desk: TheDesk, person_id: FromPath[int], considering: FromQuery[Action | None] = None) -> Person:
    """One person; `considering` asks about one action."""
    _ledger(desk)
    return convert(answers.portrait(desk, person_id, considering), Person, from_attributes=True)


@post("/check", sync_to_thread=True, status_code=200, tags=["notes"])
def check(desk: TheDesk, data: JSONBody[Draft]) -> Checked:
    """Check a note; the answer of `tactful check --json`. Nothing is kept."""
    return answers.checked(desk, data)


@post("/ask", sync_to_thread=True, status_code=200, tags=["agenda"])
def ask(desk: TheDesk, data: JSONBody[Answers]) -> Advice:
    """Should I connect? From a few answers; the answer of `tactful advise`. Nothing is kept."""
    return answers.asked(data, desk.today())


def _ledger(desk: Desk) -> None:
    if not desk.exists:
        raise LedgerMissing("There is no ledger yet.", "Import your data first: tactful import EXPORT")


def routes() -> Router:
    """All of it, under /api."""
    handlers: list[Any] = [today, people, person, check, ask]
    return Router("/api", route_handlers=handlers)
