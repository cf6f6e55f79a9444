"""Targets: the companies one hopes for, and whom one knows there."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.show_targets import Targets, drop_target, name_targets, show_targets
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form
from tactful.web.rendering import page


def seen(desk: Desk) -> Targets:
    """All targets."""
    if not desk.exists:
        return Targets(targets=(), followed=())
    return desk.kept(("targets",), lambda ledger: show_targets(ledger, kept=desk.setting().kept))


@get("/targets", sync_to_thread=True)
def targets(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The list, and the form to name more."""
    return page(request, "targets.html", desk, seen=seen(desk))


@post("/targets", sync_to_thread=True, status_code=303)
def name_some(desk: TheDesk, data: Form) -> Redirect:
    """Name companies, one a line."""
    with desk.change(create=True) as ledger:
        name_targets(ledger, data.get("names", "").splitlines(), now=desk.now())
    return Redirect("/targets?noted=targets", status_code=303)


@post("/targets/{company_id:int}/drop", sync_to_thread=True, status_code=303)
def drop(company_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """No target any more."""
    with desk.change() as ledger:
        drop_target(ledger, company_id, now=desk.now())
    return Redirect("/targets?noted=dropped", status_code=303)


HANDLERS: list[Any] = [targets, name_some, drop]
