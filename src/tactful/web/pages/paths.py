"""Paths: who can help into a company or to a person, and what to ask of whom."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from tactful.app.find_paths import find_paths
from tactful.app.show_network import hoped_for
from tactful.errors import Ambiguous, BadInput, NotFound
from tactful.ledger.open import Ledger
from tactful.network.found import Found
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Sought
from tactful.web.pages.people import search
from tactful.web.rendering import page

LONGEST = 200
MEANT = 12
"""People who can be meant by one name, as they are shown."""


@get("/paths", sync_to_thread=True)
def paths(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """The ways into a company (`into`) or to a person (`to`, by name or number); `all` of them."""
    asked = request.query_params
    into, to = (asked.get("into") or "").strip(), (asked.get("to") or "").strip()
    every = "all" in asked
    found = error = None
    if desk.exists and (into or to):
        try:
            found = ways(desk, into, to, every=every)
        except (BadInput, NotFound) as unfit:
            error = unfit
    return page(
        request,
        "paths.html",
        desk,
        status=error.status if error else 200,
        found=found,
        error=error,
        perhaps=search(desk, Sought(q=to)).people[:MEANT] if isinstance(error, Ambiguous) else (),
        into=into or (found.company or "" if found else ""),
        to=to,
        hoped=_hoped(desk) if desk.exists else [],
    )


def ways(desk: Desk, into: str, to: str, *, every: bool = False) -> Found:
    """What a search finds. Raises BadInput without or with two ends, NotFound or Ambiguous for a person."""
    if bool(into) == bool(to):
        raise BadInput("A company or a person: one of the two.", "Name a company, or somebody you know of.")
    if len(into or to) > LONGEST:
        raise BadInput("No name is that long.", "Type the name as you would say it.")
    number = len(to) < 19 and to.isascii() and to.isdecimal()
    asked = int(to) if number else to or into

    def work(ledger: Ledger) -> Found:
        return find_paths(ledger, asked, desk.today(), to=bool(to), every=every)

    return desk.kept(("paths", into.casefold(), to.casefold(), every), work)


def _hoped(desk: Desk) -> list[str]:
    def work(ledger: Ledger) -> list[str]:
        return [one.name for one in hoped_for(ledger, desk.setting())]

    return desk.kept(("hoped",), work)


HANDLERS: list[Any] = [paths]
