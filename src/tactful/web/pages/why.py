"""Why: the rules of the playbook, who says so, and where people disagree."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from tactful.app.load_playbook import load_playbook, shipped
from tactful.app.set_fact import set_fact
from tactful.app.why import why
from tactful.errors import BadInput
from tactful.ledger import queries
from tactful.web.desk import ALONE, TheDesk
from tactful.web.forms import Chosen, Form, read
from tactful.web.rendering import page
from tactful.web.words import TOPICS


@get("/why", sync_to_thread=True)
def reasons(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """All rules, by topic."""
    followed = str(
        (desk.kept(("settings",), queries.settings) if desk.exists else {}).get("playbook") or "standard"
    )
    shown = request.query_params.get("playbook") or followed
    if shown not in (*shipped(), followed):
        raise BadInput("There is no such playbook.", f"Choose one of {', '.join(shipped())}.")
    with ALONE:
        told = why(shown)
    rules = sorted(told, key=lambda rule: list(TOPICS).index(rule.topic))
    return page(
        request,
        "why.html",
        desk,
        topics=[(topic, list(group)) for topic, group in groupby(rules, key=lambda rule: rule.topic)],
        playbooks=[load_playbook(name).header for name in reversed(shipped())],
        shown=load_playbook(shown).header,
        followed=followed,
    )


@post("/playbook", sync_to_thread=True, status_code=303)
def choose(desk: TheDesk, data: Form) -> Redirect:
    """Follow another playbook from now on."""
    chosen = read(data, Chosen).playbook
    if chosen not in shipped():
        raise BadInput("There is no such playbook.", f"Choose one of {', '.join(shipped())}.")
    with desk.change(create=True) as ledger:
        set_fact(ledger, "me", "playbook", chosen, today=desk.today(), now=desk.now())
    return Redirect("/why?noted=playbook", status_code=303)


HANDLERS: list[Any] = [reasons, choose]
