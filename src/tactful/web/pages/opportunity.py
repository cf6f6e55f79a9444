"""One opportunity: what is known of it, and the page for its interview."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from tactful.app.compare_job import Compared
from tactful.app.move_opportunity import PLACES
from tactful.app.profile_words import HEADS, MARKS, NOT_FOUND, called, not_found
from tactful.app.show_opportunity import Sight, compare_posting, prepare_job, show_opportunity
from tactful.core.preparation import Preparation
from tactful.web.desk import Desk, TheDesk
from tactful.web.pages.opportunities import STILL
from tactful.web.rendering import page

SHOWN = 30
"""Moments that the timeline shows first."""


def sight(desk: Desk, opportunity_id: int) -> Sight:
    """An opportunity as it is known. Raises NotFound, LedgerMissing."""
    return desk.kept(
        ("opportunity", opportunity_id),
        lambda ledger: show_opportunity(ledger, opportunity_id, desk.today(), setting=desk.setting()),
    )


def compared(desk: Desk, opportunity_id: int) -> Compared | None:
    """Its posting beside the profile."""
    return desk.kept(
        ("compared", opportunity_id), lambda ledger: compare_posting(ledger, opportunity_id, desk.today())
    )


def prepared(desk: Desk, opportunity_id: int) -> Preparation:
    """The page for its interview. Raises NotFound, LedgerMissing."""
    return desk.kept(
        ("prepare", opportunity_id),
        lambda ledger: prepare_job(ledger, opportunity_id, desk.today(), setting=desk.setting()),
    )


@get("/opportunities/{opportunity_id:int}", sync_to_thread=True)
def opportunity(
    request: Request[Any, Any, Any], opportunity_id: FromPath[int], desk: TheDesk
) -> Response[str]:
    """All that is known of it."""
    seen = sight(desk, opportunity_id)
    beside = compared(desk, opportunity_id)
    everything = "all" in request.query_params
    return page(
        request,
        "opportunity.html",
        desk,
        still=STILL.get(request.query_params.get("noted", "")),
        seen=seen,
        compared=beside,
        heads=HEADS,
        marks=MARKS,
        caution=NOT_FOUND,
        called=called,
        not_found=not_found(beside.asked) if beside else {},
        places=PLACES,
        timeline=seen.timeline if everything else seen.timeline[:SHOWN],
        rest=0 if everything else max(0, len(seen.timeline) - SHOWN),
        whole_posting="posting" in request.query_params,
    )


@get("/opportunities/{opportunity_id:int}/prepare", sync_to_thread=True)
def prepare(request: Request[Any, Any, Any], opportunity_id: FromPath[int], desk: TheDesk) -> Response[str]:
    """The page for its interview, to read or to print."""
    return page(request, "prepare.html", desk, told=prepared(desk, opportunity_id), number=opportunity_id)


HANDLERS: list[Any] = [opportunity, prepare]
