"""Today: the agenda, and what is answered to it. An empty ledger begins with the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.record import done
from tactful.core.moment import What
from tactful.errors import BadInput
from tactful.ledger import queries
from tactful.ledger.open import Ledger
from tactful.ledger.undoing import undo
from tactful.web import answers
from tactful.web.desk import TheDesk
from tactful.web.forms import Form
from tactful.web.pages.ask import questions
from tactful.web.rendering import kept_page

FEW = 5
"""Of each list beside the agenda, how many are shown at first."""
LISTS = re.compile(r"/(people|opportunities|targets|questions|profile|settings)(?:/(\d{1,18}))?")
"""The pages that one comes back to after taking something back."""
REACTIONS: dict[str, What] = {"liked": "liked", "commented": "commented"}


@get("/", sync_to_thread=False)
def today(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The agenda of the day."""
    if not desk.exists or desk.kept(("empty",), lambda ledger: queries.totals(ledger).people == 0):
        return questions(request, desk, first=True)
    whole = "all" in request.query_params

    def told() -> dict[str, Any]:
        agenda = answers.agenda(desk)
        people = [who for due in agenda.tasks if not due.every for who in due.people]
        return {
            "agenda": agenda,
            "ready": [answers.ready(desk, item) for item in agenda.do],
            "interviews": [answers.interviewed(desk, who) for who in people],
            "few": FEW,
            "everything": whole,
        }

    return kept_page(request, "today.html", desk, told, whole)


@post("/tasks/{task:str}/done", sync_to_thread=True, status_code=303)
def task_done(task: FromPath[str], desk: TheDesk, data: Form) -> Redirect:
    """A task of the week is done, with what one did for each of its people."""
    with desk.change() as ledger:
        done(ledger, task, list(_reactions(data)), on=desk.today(), now=desk.now())
    return Redirect("/?noted=done", status_code=303)


def _reactions(data: dict[str, str]) -> Iterator[tuple[int, What]]:
    """The fields `did-NUMBER`: what was done for the person with this number."""
    for name, value in data.items():
        number = name.removeprefix("did-")
        if number == name or not value:
            continue
        if not number.isdecimal() or value not in REACTIONS:
            raise BadInput("That is no answer of a reading round.", "Choose one from the list.")
        yield int(number), REACTIONS[value]


@post("/undo", sync_to_thread=True, status_code=303)
def taken_back(desk: TheDesk, data: Form) -> Redirect:
    """Take back the last thing that was done, and go on where one was, if that is still there."""
    with desk.change() as ledger:
        undo(ledger, now=desk.now())
        back = _still_there(ledger, data.get("back", "/"))
    return Redirect(f"{back}?noted=undone", status_code=303)


def _still_there(ledger: Ledger, place: str) -> str:
    """The page, the list it stood in where it is gone, Today for what is no page of a list."""
    found = LISTS.fullmatch(place)
    if not found:
        return "/"
    kind, number = found.groups()
    if number is None:
        return f"/{kind}"
    here = (
        queries.person(ledger, int(number)) is not None
        if kind == "people"
        else any(one.id == int(number) for one in queries.opportunities(ledger))
    )
    return place if here else f"/{kind}"


HANDLERS: list[Any] = [today, task_done, taken_back]
