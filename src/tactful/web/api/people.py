"""People: the search, one person, and what is noted, set, merged and forgotten."""

from __future__ import annotations

from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Struct

from tactful.app import act_on
from tactful.app.forget_person import Gone, forget_person
from tactful.app.merge import Merged, merge
from tactful.app.search_people import People
from tactful.app.show_person import Portrait
from tactful.core.situation import Action, Role
from tactful.web import answers
from tactful.web.desk import TheDesk
from tactful.web.forms import Happened, Sent, Sought
from tactful.web.pages.people import search
from tactful.web.pages.person import note_moment
from tactful.web.pages.person_facts import Set, set_field
from tactful.web.pages.person_forget import Named
from tactful.web.pages.person_merge import Other
from tactful.web.pages.person_new import New, add


class Added(Struct, frozen=True, kw_only=True):
    """Somebody who was added, by number."""

    id: int


@get("/people", sync_to_thread=True, tags=["people"])
def people(
    desk: TheDesk,
    q: FromQuery[str] = "",
    company: FromQuery[str] = "",
    role: FromQuery[Role | None] = None,
    link: FromQuery[str | None] = None,
    tag: FromQuery[str] = "",
    page: FromQuery[int] = 1,
) -> People:
    """People by words of their name, company or title; `link` is `connected` or `not-connected`."""
    desk.needed()
    return search(desk, Sought(q=q, company=company, role=role, link=link, tag=tag, page=page))


@post("/people", sync_to_thread=True, status_code=201, tags=["people"])
def added(desk: TheDesk, data: JSONBody[New]) -> Added:
    """Add somebody; as `tactful add person`."""
    return Added(id=add(desk, data))


@get("/people/{person_id:int}", sync_to_thread=True, tags=["people"])
def person(desk: TheDesk, person_id: FromPath[int], considering: FromQuery[Action | None] = None) -> Portrait:
    """One person; `considering` asks about one action."""
    desk.needed()
    return answers.portrait(desk, person_id, considering)


@post("/people/{person_id:int}/sent", sync_to_thread=True, status_code=204, tags=["people"])
def sent(desk: TheDesk, person_id: FromPath[int], data: JSONBody[Sent]) -> None:
    """An action was done, with these words."""
    desk.needed()
    with desk.change() as ledger:
        act_on.sent(ledger, person_id, data.action, text=data.text, on=desk.today(), now=desk.now())


@post("/people/{person_id:int}/record", sync_to_thread=True, status_code=204, tags=["people"])
def record(desk: TheDesk, person_id: FromPath[int], data: JSONBody[Happened]) -> None:
    """Something happened; as `tactful log`."""
    desk.needed()
    note_moment(desk, person_id, data)


@post("/people/{person_id:int}/fact", sync_to_thread=True, status_code=204, tags=["people"])
def fact(desk: TheDesk, person_id: FromPath[int], data: JSONBody[Set]) -> None:
    """Set a fact, or with an empty value take it away; as `tactful set`."""
    desk.needed()
    set_field(desk, person_id, data)


@post("/people/{person_id:int}/merge", sync_to_thread=True, status_code=200, tags=["people"])
def merged(desk: TheDesk, person_id: FromPath[int], data: JSONBody[Other]) -> Merged:
    """Let this person stand for another one too; as `tactful merge`."""
    desk.needed()
    with desk.change() as ledger:
        return merge(ledger, person_id, data.other, now=desk.now())


@post("/people/{person_id:int}/forget", sync_to_thread=True, status_code=200, tags=["people"])
def forgotten(desk: TheDesk, person_id: FromPath[int], data: JSONBody[Named]) -> Gone:
    """Remove a person for good; the name confirms it. As `tactful forget`."""
    desk.needed()
    with desk.change() as ledger:
        return forget_person(ledger, person_id, now=desk.now(), named=data.name)


HANDLERS: list[Any] = [people, added, person, sent, record, fact, merged, forgotten]
