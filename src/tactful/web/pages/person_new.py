"""Adding a person by hand."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.response import Redirect

from tactful.app.record import add_person
from tactful.core.situation import Role, Welcome
from tactful.errors import BadInput
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, read
from tactful.web.rendering import page


class New(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody new; only the name is needed."""

    name: str = ""
    role: Role | None = None
    company: str | None = None
    title: str | None = None
    email: str | None = None
    welcome: Welcome | None = None


@get("/people/new", sync_to_thread=True)
def new(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The form."""
    return page(request, "person_new.html", desk, told=read(dict(request.query_params), New), error=None)


@post("/people/new", sync_to_thread=True, status_code=303)
def added(request: Request[Any, Any, Any], desk: TheDesk, data: Form) -> Response[Any]:
    """Add them, and show their page."""
    told = read(data, New)
    try:
        person_id = add(desk, told)
    except BadInput as error:
        return page(request, "person_new.html", desk, status=error.status, told=told, error=error)
    return Redirect(f"/people/{person_id}?noted=added", status_code=303)


def add(desk: Desk, told: New) -> int:
    """Add somebody as `tactful add person` does; give their number. Raises BadInput."""
    given = {"role": told.role, "title": told.title, "email": told.email, "welcome": told.welcome}
    fields = {name: value for name, value in given.items() if value}
    with desk.change(create=True) as ledger:
        return add_person(ledger, told.name, fields, told.company, now=desk.now())


HANDLERS: list[Any] = [new, added]
