"""One person: story, advice, draft, timeline, and what is recorded about them."""

from __future__ import annotations

from typing import Any, get_args

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app import act_on
from tactful.app.record import Around, log
from tactful.core.situation import Action
from tactful.errors import BadInput
from tactful.web import answers, words
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, Happened, Put, Sent, read
from tactful.web.moments_line import moments_line
from tactful.web.rendering import page

SHOWN = 40
CHOICES = {
    "role": words.ROLES,
    "welcome": words.WELCOMES,
    "manner": words.MANNERS,
    "link": words.LINKS,
    "shares": words.SHARES,
}
"""Facts that are chosen; the others are typed."""


@get("/people/{person_id:int}", sync_to_thread=False)
def person(request: Request[Any, Any, Any], person_id: FromPath[int], desk: TheDesk) -> Response[str]:
    """Story, advice, draft, timeline."""
    considering = _action(request.query_params.get("considering"))
    anyway = "anyway" in request.query_params
    portrait = answers.portrait(desk, person_id, considering)
    wanted = anyway or (portrait.advice.verdict == "send" and "note" in request.query_params)
    draft = answers.words_for(desk, person_id, considering, anyway=anyway) if wanted else None
    facts = answers.facts(desk, person_id)
    everything = "all" in request.query_params
    return page(
        request,
        "person.html",
        desk,
        portrait=portrait,
        considering=considering,
        anyway=anyway,
        draft=draft,
        facts=facts,
        choices=CHOICES,
        named_shares=[words.SHARES[one] for one in facts.shares],
        line=moments_line(portrait.timeline, desk.today()),
        timeline=portrait.timeline if everything else portrait.timeline[:SHOWN],
        rest=0 if everything else max(0, len(portrait.timeline) - SHOWN),
    )


def _action(name: str | None) -> Action | None:
    if not name:
        return None
    for action in get_args(Action):
        if name == action:
            found: Action = action
            return found
    raise BadInput("There is no such action.", "Choose one from the list.")


def _back(data: dict[str, str], person_id: int, noted: str) -> Redirect:
    place = "/" if data.get("back") == "today" else f"/people/{person_id}"
    return Redirect(f"{place}?noted={noted}", status_code=303)


@post("/people/{person_id:int}/sent", sync_to_thread=True, status_code=303)
def sent(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """It went out: note it with its words."""
    told = read(data, Sent)
    with desk.change() as ledger:
        act_on.sent(ledger, person_id, told.action, text=told.text, on=desk.today(), now=desk.now())
    return _back(data, person_id, "sent")


@post("/people/{person_id:int}/later", sync_to_thread=True, status_code=303)
def later(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Not now."""
    with desk.change() as ledger:
        act_on.not_now(ledger, person_id, read(data, Put).play, on=desk.today(), now=desk.now())
    return _back(data, person_id, "later")


@post("/people/{person_id:int}/never", sync_to_thread=True, status_code=303)
def never(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Never."""
    with desk.change() as ledger:
        act_on.never(ledger, person_id, on=desk.today(), now=desk.now())
    return _back(data, person_id, "never")


@post("/people/{person_id:int}/again", sync_to_thread=True, status_code=303)
def again(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Take up again what was set aside."""
    with desk.change() as ledger:
        act_on.take_up(ledger, person_id, on=desk.today(), now=desk.now())
    return _back(data, person_id, "again")


@post("/people/{person_id:int}/record", sync_to_thread=True, status_code=303)
def record(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Record a moment."""
    told = read(data, Happened)
    note_moment(desk, person_id, told)
    return _back(data, person_id, "rejected" if told.what == "rejected" else "recorded")


def note_moment(desk: Desk, person_id: int, told: Happened) -> None:
    """Note what happened with somebody. Raises NotFound, BadInput for a day that has not come."""
    moment = told.moment(desk.today())
    with desk.change() as ledger:
        log(ledger, moment, [person_id], Around(), text=told.text, now=desk.now())


HANDLERS: list[Any] = [person, sent, later, never, again, record]
