"""Today: the agenda, and what is answered to it. An empty ledger begins with the question."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.record import done
from tactful.ledger import queries
from tactful.ledger.undoing import undo
from tactful.web import answers
from tactful.web.desk import TheDesk
from tactful.web.forms import Form
from tactful.web.pages.ask import questions
from tactful.web.rendering import page

FEW = 5


@get("/", sync_to_thread=True)
def today(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The agenda of the day."""
    if not desk.exists or desk.kept(("empty",), lambda ledger: queries.totals(ledger).people == 0):
        return questions(request, desk, first=True)
    agenda = answers.agenda(desk)
    return page(
        request,
        "today.html",
        desk,
        agenda=agenda,
        ready=[answers.ready(desk, item) for item in agenda.do],
        few=FEW,
        everything="all" in request.query_params,
    )


@post("/tasks/{task:str}/done", sync_to_thread=True, status_code=303)
def task_done(task: FromPath[str], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """A task of the week is done."""
    with desk.ledger() as ledger:
        done(ledger, task, [], on=desk.today(), now=desk.now())
    desk.forget()
    return Redirect("/?noted=done", status_code=303)


@post("/undo", sync_to_thread=True, status_code=303)
def taken_back(desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """Take back the last thing that was done."""
    with desk.ledger() as ledger:
        undo(ledger, now=desk.now())
    desk.forget()
    return Redirect("/?noted=undone", status_code=303)


HANDLERS: list[Any] = [today, task_done, taken_back]
