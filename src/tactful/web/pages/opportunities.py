"""Opportunities: the board, the list, a new one, and moving one from stage to stage."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.move_opportunity import PLACES, Place, move, near
from tactful.app.record import add_opportunity
from tactful.app.show_opportunities import Card, a_page, board, fitting, show_opportunities
from tactful.core.situation import Stage
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, read
from tactful.web.rendering import page

DATED = ("applied", "offer")
"""Places whose coming is noted for the day of the move."""


STILL = {"stands": "It stands there already.", "same": "Nothing was changed."}
"""What was not done, so that there is nothing to undo."""


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Opportunities as they are sought in the address."""

    q: str = ""
    company: str = ""
    place: Place | None = None
    view: Literal["board", "table"] = "board"
    page: int = 1

    def address(self, **other: object) -> str:
        """The address of the same search, with some of it otherwise."""
        told = {name: getattr(self, name) for name in self.__struct_fields__} | other
        usual = {"q": "", "company": "", "place": None, "view": "board", "page": 1}
        query = urlencode({name: value for name, value in told.items() if value != usual.get(name)})
        return f"/opportunities?{query}" if query else "/opportunities"


class New(msgspec.Struct, frozen=True, kw_only=True):
    """A new opportunity."""

    title: Annotated[str, msgspec.Meta(max_length=200)]
    company: Annotated[str, msgspec.Meta(max_length=200)]
    stage: Stage = "saved"
    closes_on: date | None = None


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """Where an opportunity moves, and on which day it came there."""

    to: Place
    on: date | None = None


def cards(desk: Desk) -> tuple[Card, ...]:
    """All opportunities in short."""
    if not desk.exists:
        return ()
    return desk.kept(("opportunities",), lambda ledger: show_opportunities(ledger, desk.today()))


def moved(desk: Desk, opportunity_id: int, told: Move) -> str:
    """Move it; give the word for what was done. Raises NotFound, BadInput."""
    with desk.change() as ledger:
        today = desk.today()
        done = move(ledger, opportunity_id, told.to, on=told.on or today, today=today, now=desk.now())
    if not done:
        return "stands"
    if told.to in ("interviewing", "rejected", "ghosted"):
        return told.to
    if told.to == "accepted" and told.on is None:
        return told.to
    return "moved-today" if told.to in DATED and told.on is None else "moved"


def added(desk: Desk, told: New) -> int:
    """Add it; give its number. Raises BadInput."""
    near(told.closes_on)
    fields = {"closes_on": told.closes_on} if told.closes_on else {}
    with desk.change(create=True) as ledger:
        return add_opportunity(ledger, told.title, told.company, told.stage, fields, now=desk.now())


@get("/opportunities", sync_to_thread=True)
def opportunities(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The board or the list, narrowed by what stands in the address."""
    sought = read(dict(request.query_params), Sought)
    every = cards(desk)
    found = fitting(every, sought.q, sought.company)
    table = sought.view == "table"
    return page(
        request,
        "opportunities.html",
        desk,
        still=STILL.get(request.query_params.get("noted", "")),
        sought=sought,
        some=bool(every),
        found=len(found),
        columns=() if table else board(found),
        listed=a_page(found, sought.place, sought.page) if table else None,
        places=PLACES,
    )


@post("/opportunities", sync_to_thread=True, status_code=303)
def add(desk: TheDesk, data: Form) -> Redirect:
    """A new one."""
    number = added(desk, read(data, New))
    return Redirect(f"/opportunities/{number}?noted=added", status_code=303)


@post("/opportunities/{opportunity_id:int}/move", sync_to_thread=True, status_code=303)
def move_one(
    request: Request[Any, Any, Any], opportunity_id: FromPath[int], desk: TheDesk, data: Form
) -> Redirect:
    """Move one, and go back to where it was moved."""
    noted = moved(desk, opportunity_id, read(data, Move))
    if "back" in request.query_params:
        return Redirect(f"/opportunities/{opportunity_id}?noted={noted}", status_code=303)
    sought = read(dict(request.query_params), Sought)
    return Redirect(sought.address(noted=noted), status_code=303)


HANDLERS: list[Any] = [opportunities, add, move_one]
