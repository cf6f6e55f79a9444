"""People who are never proposed: the list, and a search to add to it."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.never_propose import never_proposed, propose_again, propose_never
from tactful.web.desk import TheDesk
from tactful.web.forms import Form, Sought, read
from tactful.web.pages.people import search
from tactful.web.rendering import page

FEW = 12
PLACE = "/settings/never"


@get("/settings/never", sync_to_thread=True)
def never(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """Who is on it, and who is found."""
    sought = read(dict(request.query_params), Sought)
    out = desk.kept(("kept out",), never_proposed) if desk.exists else []
    known = {one.id for one in out}
    found = search(desk, sought).people if sought.q and desk.exists else ()
    return page(
        request,
        "never.html",
        desk,
        out=out,
        q=sought.q,
        found=[who for who in found if who.id not in known][:FEW],
        more=len(found) > FEW,
    )


@post("/settings/never/{person_id:int}", sync_to_thread=True, status_code=303)
def added(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """Never propose somebody."""
    with desk.change() as ledger:
        propose_never(ledger, person_id, on=desk.today(), now=desk.now())
    return Redirect(f"{PLACE}?noted=left-out", status_code=303)


@post("/settings/never/{person_id:int}/again", sync_to_thread=True, status_code=303)
def removed(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """Take somebody up again."""
    with desk.change() as ledger:
        propose_again(ledger, person_id, now=desk.now())
    return Redirect(f"{PLACE}?noted=again", status_code=303)


HANDLERS: list[Any] = [never, added, removed]
