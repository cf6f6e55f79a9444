"""Errors as pages, and as JSON under /api: what, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException

from tactful.errors import Ambiguous, PlaybookFault, TactfulError
from tactful.web.desk import Desk
from tactful.web.guarding import Door
from tactful.web.rendering import page

SENTENCES = {
    400: ("The request cannot be read.", "Go back and try again."),
    401: (
        "This browser has not been let in yet.",
        "Open the address that `tactful serve` printed. If you came here by a link, try it again from here.",
    ),
    403: ("The change was not asked for by a page of ours.", "Go back, load the page again, and repeat it."),
    404: ("There is no such page.", "Begin with today's agenda."),
    405: ("That cannot be done here.", "Begin with today's agenda."),
    413: ("That is too large.", "Send less at once; the longest message holds 8,000 characters."),
    422: ("The request cannot be read.", "Go back and try again."),
    500: (
        "Something went wrong in Tactful itself; nothing was lost.",
        "Go back and try again, or start it anew.",
    ),
}

NAMES = {401: "not-let-in", 403: "refused", 404: "not-found", 405: "not-allowed", 413: "too-large"}

Handler = Callable[[Request[Any, Any, Any], Any], Response[Any]]


def handlers(desk: Desk, door: Door) -> dict[int | type[Exception], Handler]:
    """What answers each kind of error."""

    def ours(request: Request[Any, Any, Any], error: TactfulError) -> Response[Any]:
        more = (
            error.candidates
            if isinstance(error, Ambiguous)
            else error.problems
            if isinstance(error, PlaybookFault)
            else []
        )
        return answer(request, error.status, error.id, error.what, error.next_step, more)

    def theirs(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
        status = error.status_code
        what, next_step = SENTENCES.get(status, SENTENCES[400 if status < 500 else 500])
        name = NAMES.get(status, "bad-request" if status < 500 else "fault")
        return answer(request, status, name, what, next_step, [])

    def fault(request: Request[Any, Any, Any], _: Exception) -> Response[Any]:
        return answer(request, 500, "fault", *SENTENCES[500], [])

    def answer(
        request: Request[Any, Any, Any], status: int, name: str, what: str, next_step: str, more: list[str]
    ) -> Response[Any]:
        if request.url.path.startswith("/api"):
            told = {"error": name, "what": what, "next_step": next_step, "more": more}
            return Response(told, status_code=status, media_type="application/json")
        seen = (
            desk if status != 401 and door.knows(request) and name != "fault" and not _broken(desk) else None
        )
        return page(request, "error.html", seen, status=status, what=what, next_step=next_step, more=more)

    return {TactfulError: ours, HTTPException: theirs, Exception: fault}


def refused(request: Request[Any, Any, Any], what: str, next_step: str) -> Response[str]:
    """The page of a closed door; it names nobody."""
    return page(request, "error.html", None, status=401, what=what, next_step=next_step, more=[])


def _broken(desk: Desk) -> bool:
    """True when the ledger cannot even tell whose it is."""
    try:
        desk.owner()
    except TactfulError:
        return True
    return False
