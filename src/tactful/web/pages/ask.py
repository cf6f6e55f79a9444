"""Ask: should I connect? A few questions, no data needed."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post

from tactful.app.load_playbook import load_playbook, shipped
from tactful.core.advice import Advice
from tactful.errors import BadInput
from tactful.web import answers
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Answers, Form, read
from tactful.web.marks import pieces
from tactful.web.rendering import page


@get("/ask", sync_to_thread=True)
def ask(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The questions."""
    return questions(request, desk, first=False)


@post("/ask", sync_to_thread=True, status_code=200)
def answered(
    request: Request[Any, Any, Any],
    desk: TheDesk,
    data: Form,
) -> Response[str]:
    """The answer, with the questions as they were answered below it. Nothing is kept."""
    told = read(data, Answers)
    try:
        advice = answers.asked(told, desk.today())
    except BadInput as error:
        return questions(request, desk, first=False, told=told, error=error)
    return questions(request, desk, first=False, told=told, advice=advice)


def questions(
    request: Request[Any, Any, Any],
    desk: Desk,
    *,
    first: bool,
    told: Answers | None = None,
    advice: Advice | None = None,
    error: BadInput | None = None,
) -> Response[str]:
    """The page; `first` is the one of an empty ledger."""
    told = told or Answers(playbook=_own(desk))
    findings = (advice.findings or ()) if advice else ()
    return page(
        request,
        "ask.html",
        desk,
        status=error.status if error else 200,
        first=first,
        told=told,
        advice=advice,
        error=error,
        pieces=pieces(told.note, findings) if told.note and advice else [],
        playbooks=[load_playbook(name).header for name in reversed(shipped())],
    )


def _own(desk: Desk) -> str:
    from tactful.ledger import queries

    named = desk.kept(("settings",), queries.settings).get("playbook") if desk.exists else None
    return str(named or "standard")


HANDLERS: list[Any] = [ask, answered]
