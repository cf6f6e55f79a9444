"""Write: a note, checked."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post

from tactful.app.check_note import Checked
from tactful.app.spelling import spelling_trouble
from tactful.errors import BadInput
from tactful.web import answers
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Draft, Form, read
from tactful.web.marks import pieces
from tactful.web.rendering import page


@get("/write", sync_to_thread=True)
def write(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """An empty sheet."""
    return _sheet(request, desk, read(dict(request.query_params), Draft))


@post("/write", sync_to_thread=True, status_code=200)
def check(
    request: Request[Any, Any, Any],
    desk: TheDesk,
    data: Form,
) -> Response[str]:
    """The note with its findings. Nothing is kept."""
    draft = read(data, Draft)
    if not draft.text:
        return _sheet(request, desk, draft)
    try:
        checked = answers.checked(desk, draft)
    except BadInput as error:
        return _sheet(request, desk, draft, error=error)
    return _sheet(request, desk, draft, checked=checked)


def _sheet(
    request: Request[Any, Any, Any],
    desk: Desk,
    draft: Draft,
    *,
    checked: Checked | None = None,
    error: BadInput | None = None,
) -> Response[str]:
    return page(
        request,
        "write.html",
        desk,
        status=error.status if error else 200,
        draft=draft,
        checked=checked,
        error=error,
        pieces=pieces(draft.text, checked.findings) if checked else [],
        trouble=spelling_trouble() if checked else None,
    )


HANDLERS: list[Any] = [write, check]
