"""The same as JSON, for programs on this machine and for our own script."""

from __future__ import annotations

from datetime import date
from typing import Any

from litestar import Router, get, post
from litestar.params import FromQuery, JSONBody

from tactful.core.advice import Advice
from tactful.core.agenda import Agenda
from tactful.errors import BadInput
from tactful.web import answers
from tactful.web.api import insight, notes, opportunities, people, settings
from tactful.web.desk import TheDesk
from tactful.web.forms import Answers


@get("/today", sync_to_thread=True, tags=["agenda"])
def today(desk: TheDesk, on: FromQuery[date | None] = None) -> Agenda:
    """The agenda of today, or of another day."""
    desk.needed()
    if on is not None and not 1900 <= on.year < 2200:
        raise BadInput("That is not a date of our time.", "Give a date between 1900 and 2199.")
    return answers.agenda(desk, on)


@post("/ask", sync_to_thread=True, status_code=200, tags=["agenda"])
def ask(desk: TheDesk, data: JSONBody[Answers]) -> Advice:
    """Should I connect? From a few answers; the answer of `tactful advise`. Nothing is kept."""
    return answers.asked(data, desk.today())


def routes() -> Router:
    """All of it, under /api."""
    handlers: list[Any] = [
        today,
        ask,
        *people.HANDLERS,
        *notes.HANDLERS,
        *insight.HANDLERS,
        *settings.HANDLERS,
        *opportunities.HANDLERS,
    ]
    return Router("/api", route_handlers=handlers)
