"""Forgetting a person for good: the name is typed again, and what happened is told."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath

from tactful.app.forget_person import Gone, forget_person
from tactful.core.agenda import Who
from tactful.errors import BadInput
from tactful.web import answers
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, read
from tactful.web.rendering import page


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """The name, typed again."""

    name: str = ""


@get("/people/{person_id:int}/forget", sync_to_thread=True)
def asking(request: Request[Any, Any, Any], person_id: FromPath[int], desk: TheDesk) -> Response[str]:
    """What forgetting means, and the field for the name."""
    return _shown(request, desk, answers.portrait(desk, person_id).person)


@post("/people/{person_id:int}/forget", sync_to_thread=True, status_code=200)
def forgotten(
    request: Request[Any, Any, Any], person_id: FromPath[int], desk: TheDesk, data: Form
) -> Response[str]:
    """Forget them, and say what stays."""
    who = answers.portrait(desk, person_id).person
    named = read(data, Named).name
    try:
        with desk.change() as ledger:
            gone = forget_person(ledger, person_id, now=desk.now(), named=named)
    except BadInput as error:
        return _shown(request, desk, who, error=error)
    return _shown(request, desk, None, gone=gone)


def _shown(
    request: Request[Any, Any, Any],
    desk: Desk,
    who: Who | None,
    *,
    gone: Gone | None = None,
    error: BadInput | None = None,
) -> Response[str]:
    status = error.status if error else 200
    return page(request, "person_forget.html", desk, status=status, who=who, gone=gone, error=error)


HANDLERS: list[Any] = [asking, forgotten]
