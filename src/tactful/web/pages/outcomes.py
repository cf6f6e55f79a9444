"""Outcomes: what worked so far, drawn as intervals; nothing is claimed from a handful."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from litestar import Request, Response, get
from msgspec import Struct

from tactful.app.what_worked import nothing_yet, what_worked, worth_a_line_each
from tactful.errors import BadInput
from tactful.outcomes.report import Outcomes
from tactful.outcomes.words import LOOKS, of_100
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import read
from tactful.web.pictures import bars, whisker
from tactful.web.rendering import page

SPANS = (("a quarter", 91), ("a year", 365), ("three years", 1096))
"""How far back one may look, in days; a year unless another is chosen."""


class Since(Struct, frozen=True, kw_only=True):
    """The first day that counts, as it stands in the address."""

    since: date | None = None


@get("/outcomes", sync_to_thread=True)
def outcomes(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The report of a time."""
    chosen = read(dict(request.query_params), Since).since
    found = weighed(desk, chosen)
    funnel = found.applications.funnel
    return page(
        request,
        "outcomes.html",
        desk,
        found=found,
        spans=[(name, desk.today() - timedelta(days=days)) for name, days in SPANS],
        everything="all" in request.query_params,
        chosen=chosen,
        looks=LOOKS,
        worth_a_line_each=worth_a_line_each,
        of_100=of_100,
        whisker=whisker,
        steps=bars(
            [
                ("saved", funnel.saved),
                ("sent", funnel.every.applied),
                ("to an interview", funnel.every.interviewing),
                ("to an offer", funnel.every.offer),
            ]
        ),
        nothing=not (found.requests.sent or found.messages.sent or funnel.saved or funnel.every.applied),
    )


def weighed(desk: Desk, since: date | None) -> Outcomes:
    """The report of what was sent from `since`, a year back by default. Raises BadInput for a day to come."""
    today = desk.today()
    if since is not None and not date(1900, 1, 1) <= since <= today:
        raise BadInput("That day cannot be counted from.", "Give a day that has been.")
    if not desk.exists:
        return nothing_yet(today, since)
    return desk.kept(("outcomes", since), lambda ledger: what_worked(ledger, today, since))


HANDLERS: list[Any] = [outcomes]
