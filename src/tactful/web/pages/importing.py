"""Import: hand over files, see how far it is, then the report with every row accounted for."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.past_imports import past_import, past_imports, undo_import
from tactful.errors import TactfulError
from tactful.ledger import queries
from tactful.ledger.questions import how_many
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form
from tactful.web.import_run import Busy, Imports, TheImports
from tactful.web.rendering import page
from tactful.web.uploads import FORM, MOST, receive, throw_away

EVERY = "2"
"""Seconds between two looks of a browser without script."""


@get("/import", sync_to_thread=True)
def importing(request: Request[Any, Any, Any], desk: TheDesk, imports: TheImports) -> Response[str]:
    """Where files are handed over, and what was imported before."""
    return _page(request, desk, running=imports.told().state in ("receiving", "reading"))


@post("/import", **FORM, status_code=303)
async def hand_over(request: Request[Any, Any, Any], imports: TheImports) -> Redirect:
    """Take the files in, and begin."""
    await take_in(request, imports)
    return Redirect("/import/now", status_code=303)


async def take_in(request: Request[Any, Any, Any], imports: Imports) -> None:
    """Take in the files of a form, and begin to read them. Raises Busy, and what `receive` does."""
    try:
        run = imports.claim()
    except Busy:
        await throw_away(request)
        raise
    try:
        await receive(request, run.folder, run.upload)
        run.start()
    except BaseException:
        run.drop()
        raise


@get("/import/now", sync_to_thread=True)
def now(request: Request[Any, Any, Any], desk: TheDesk, imports: TheImports) -> Response[Any]:
    """How far it is; a browser looks again by itself."""
    told = imports.told()
    if told.state == "none":
        return Redirect("/import", status_code=303)
    if told.state == "done":
        return Redirect(f"/imports/{told.number}", status_code=303)
    if told.state == "failed":
        error = TactfulError(told.what, told.next_step)
        return _page(request, desk, trouble=error, status=422)
    answer = page(request, "import_now.html", desk, told=told)
    answer.headers["Refresh"] = EVERY
    return answer


@get("/imports/{number:int}", sync_to_thread=True)
def report(
    request: Request[Any, Any, Any], number: FromPath[int], desk: TheDesk, imports: TheImports
) -> Response[str]:
    """What became of every row."""
    told = desk.kept(("import", number), lambda ledger: past_import(ledger, number))
    return page(
        request,
        "import_report.html",
        desk,
        told=told,
        remarks=imports.remarks(number),
        asked=desk.kept(("asked",), how_many),
        totals=desk.kept(("totals",), queries.totals),
    )


@post("/imports/{number:int}/undo", sync_to_thread=True, status_code=303)
def undone(number: FromPath[int], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """Take it back, whole."""
    with desk.change() as ledger:
        undo_import(ledger, number, now=desk.now())
    return Redirect("/import?noted=undone", status_code=303)


def _page(
    request: Request[Any, Any, Any],
    desk: Desk,
    *,
    running: bool = False,
    trouble: TactfulError | None = None,
    status: int = 200,
) -> Response[str]:
    return page(
        request,
        "import.html",
        desk,
        status=status,
        running=running,
        trouble=trouble,
        most=MOST,
        before=desk.kept(("imports",), past_imports) if desk.exists else [],
        asked=desk.kept(("asked",), how_many) if desk.exists else 0,
    )


HANDLERS: list[Any] = [importing, hand_over, now, report, undone]
