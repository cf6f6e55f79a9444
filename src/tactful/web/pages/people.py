"""People: the search."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from tactful.app.search_people import People
from tactful.ledger.open import Ledger
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Sought, read
from tactful.web.rendering import page


@get("/people", sync_to_thread=False)
def people(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """Everybody, narrowed by what stands in the address."""
    sought = read(dict(request.query_params), Sought)
    found = search(desk, sought) if desk.exists else People(people=(), page=1, more=False)
    tags = desk.kept(("tags",), desk.directory().tags) if desk.exists else ()
    return page(request, "people.html", desk, sought=sought, found=found, tags=tags)


def search(desk: Desk, sought: Sought) -> People:
    """The people sought."""
    linked = {"connected": True, "not-connected": False}.get(sought.link or "")

    def work(ledger: Ledger) -> People:
        return desk.directory().search(
            ledger,
            sought.q,
            company=sought.company,
            role=sought.role,
            connected=linked,
            tag=sought.tag,
            page=sought.page,
        )

    return desk.kept(("people", sought), work)


HANDLERS: list[Any] = [people]
