"""Questions: what an import was not sure of, one after the other."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.answer import Asked, answer, questions
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, read
from tactful.web.rendering import page

FEW = 20
LARGEST = 2**63 - 1
"""No number of a row is larger."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """An answer."""

    answer: Literal["yes", "no"]


class After(msgspec.Struct, frozen=True, kw_only=True):
    """The question that was looked at last."""

    after: int = 0


@get("/questions", sync_to_thread=True)
def asked(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The next one, and what follows."""
    every = open_questions(desk)
    after = read(dict(request.query_params), After).after
    ahead = [one for one in every if one.number > after]
    return page(
        request,
        "questions.html",
        desk,
        now=ahead[0] if ahead else None,
        then=ahead[1 : FEW + 1],
        more=max(0, len(ahead) - 1 - FEW),
        before=len(every) - len(ahead),
        every=len(every),
    )


@post("/questions/{number:int}", sync_to_thread=True, status_code=303)
def answered(number: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Yes or no."""
    say(desk, number, yes=read(data, Said).answer == "yes")
    return Redirect(f"/questions?noted=answered&after={number}", status_code=303)


def say(desk: Desk, number: int, *, yes: bool) -> None:
    """Answer one. Raises NotFound, BadInput."""
    with desk.change() as ledger:
        answer(ledger, max(0, min(number, LARGEST)), yes=yes, now=desk.now())


def open_questions(desk: Desk) -> list[Asked]:
    """All that wait, the oldest first."""
    return desk.kept(("questions",), questions) if desk.exists else []


HANDLERS: list[Any] = [asked, answered]
