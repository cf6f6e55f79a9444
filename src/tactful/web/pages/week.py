"""Week: what is set and what opens on which day, on one page to print."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from litestar import Request, Response, get

from tactful.app.week_page import days_from, week
from tactful.core.week import Week
from tactful.web import answers
from tactful.web.desk import Desk, TheDesk
from tactful.web.rendering import page

ROOMY, FULL = 16, 34
"""So many lines fit on a sheet together with the reason of each, and so many without."""


@get("/week", sync_to_thread=True)
def the_week(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The seven days from today; `print` leaves only the sheet."""
    told = planned(desk) if desk.exists else None
    lines = _lines(told) if told else 0
    return page(
        request,
        "week.html",
        desk,
        week=told,
        last=desk.today() + timedelta(days=6),
        free=[one.on for one in told.days[1:] if not one.fixed and not one.steps] if told else [],
        sheet="print" in request.query_params,
        room="" if lines <= ROOMY else "crowded" if lines <= FULL else "crowded packed",
    )


def _lines(told: Week) -> int:
    """What there is to read, by the line."""
    return sum(len(one.fixed) + len(one.steps) for one in told.days) + len(told.any_day) + len(told.tasks)


def planned(desk: Desk) -> Week:
    """The week, by the agenda of each of its days; each is worked out on its own, so that others need not wait."""
    today = desk.today()
    agendas = {day: answers.agenda(desk, day) for day in days_from(today)}
    return desk.kept(("week",), lambda ledger: week(ledger, today, agendas=agendas))


HANDLERS: list[Any] = [the_week]
