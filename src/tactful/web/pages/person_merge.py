"""Two people who are one: the other is looked for, what will happen is said, then they are merged."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.merge import merge
from tactful.core.agenda import Who
from tactful.web import answers
from tactful.web.desk import TheDesk
from tactful.web.forms import Form, Sought, read
from tactful.web.pages.people import search
from tactful.web.rendering import page

SHOWN = 12


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """The other one, by number."""

    other: int


@get("/people/{person_id:int}/merge", sync_to_thread=True)
def looking(request: Request[Any, Any, Any], person_id: FromPath[int], desk: TheDesk) -> Response[str]:
    """Look for the other one; with `other` in the address, what will happen."""
    who = answers.portrait(desk, person_id).person
    query = dict(request.query_params)
    sought = read(query, Sought)
    other = answers.portrait(desk, read(query, Other).other) if query.get("other") else None
    first = (who.name.split() or [""])[0]
    words = sought.q if "q" in query else first
    found: tuple[Who, ...] = ()
    if other is None:
        told = search(desk, msgspec.structs.replace(sought, q=words)).people
        found = tuple(one for one in told if one.id != who.id)[:SHOWN]
    moments = sum(not row.retracted for row in other.timeline) if other else 0
    return page(
        request,
        "person_merge.html",
        desk,
        who=who,
        sought=words,
        found=found,
        other=other.person if other else None,
        moments=moments,
    )


@post("/people/{person_id:int}/merge", sync_to_thread=True, status_code=303)
def merged(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Let the one stand for both."""
    with desk.change() as ledger:
        merge(ledger, person_id, read(data, Other).other, now=desk.now())
    return Redirect(f"/people/{person_id}?noted=merged", status_code=303)


HANDLERS: list[Any] = [looking, merged]
