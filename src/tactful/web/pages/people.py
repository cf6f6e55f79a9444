"""People: the search."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from tactful.app.search_people import People
from tactful.ledger.open import Ledger
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Sought, read
from tactful.web.rendering import kept_page, page


@get("/people", sync_to_thread=False)
def people(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """Everybody, narrowed by what stands in the address."""
    sought = read(dict(request.query_params), Sought)
    if not desk.exists:
        nobody = People(people=(), page=1, more=False)
        return page(request, "people.html", desk, sought=sought, found=nobody, tags=())

    def told() -> dict[str, Any]:
        tags = desk.kept(("tags",), desk.directory().tags)
        return {"sought": sought, "found": search(desk, sought), "tags": tags}

    return kept_page(request, "people.html", desk, told, sought)


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
