"""Settings: about yourself, plan and limits, whom the search is kept from, and where the rest is."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from tactful.app.about_me import OWN_LIMITS, AboutMe, about_me
from tactful.app.feed_path import feed_secret
from tactful.app.forget_all import WORD, backups_of
from tactful.app.load_playbook import load_playbook, shipped
from tactful.app.never_propose import keep_from
from tactful.app.set_about_me import set_about_me
from tactful.app.take_out import jobs
from tactful.errors import BadInput
from tactful.ledger.questions import how_many
from tactful.web.desk import ALONE, Desk, TheDesk
from tactful.web.forms import Form
from tactful.web.rendering import page

FIELDS = ("name", "line", "goal", "plan", "employer", "playbook", *OWN_LIMITS)
"""What a form may hold; a form that holds a field sets it, empty to take it away."""


@get("/settings", sync_to_thread=True)
def settings(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """All of them, with those on pages of their own linked."""
    secret = feed_secret(desk.path)
    return page(
        request,
        "settings.html",
        desk,
        me=about(desk),
        playbooks=[load_playbook(name).header for name in reversed(shipped())],
        feed=f"{request.base_url}feed/{secret}.ics" if secret else None,
        jobs=desk.kept(("jobs",), jobs) if desk.exists else {},
        backups=backups_of(desk.path),
        asked=desk.kept(("asked",), how_many) if desk.exists else 0,
        word=WORD,
        ledger=str(desk.path),
    )


@post("/settings", sync_to_thread=True, status_code=303)
def changed(desk: TheDesk, data: Form) -> Redirect:
    """Set what the form holds; `experience` has a line for each."""
    told = {name: data[name] for name in FIELDS if name in data}
    if "experience" in data:
        told["experience"] = ";".join(data["experience"].splitlines())
    if "discreet-asked" in data:
        told["discreet"] = "yes" if data.get("discreet") else "no"
    if "cadence-asked" in data:
        told["cadence"] = ";".join(
            f"{name.removeprefix('every-')} {value}"
            for name, value in data.items()
            if name.startswith("every-") and value
        )
    # What changed nothing leaves nothing to take back, and so nothing to offer that for.
    noted = "?noted=set" if set_about(desk, told) else ""
    return Redirect(f"/settings{noted}#{_part(data)}", status_code=303)


@post("/settings/kept-from", sync_to_thread=True, status_code=303)
def kept(desk: TheDesk, data: Form) -> Redirect:
    """Keep the search from a company, or no longer."""
    with desk.change(create=True) as ledger:
        keep_from(ledger, data.get("company", ""), kept=data.get("keep") != "no", now=desk.now())
    return Redirect("/settings?noted=set#discreet", status_code=303)


def about(desk: Desk) -> AboutMe:
    """What is set, with what holds where nothing is."""
    if desk.exists:
        return desk.kept(("about me",), about_me)
    with ALONE:
        return about_me(None)


def set_about(desk: Desk, told: dict[str, str]) -> list[str]:
    """Set several fields as one thing that can be taken back. Raises BadInput."""
    if told.get("playbook") and told["playbook"] not in shipped():
        raise BadInput("There is no such playbook.", f"Choose one of {', '.join(shipped())}.")
    with desk.change(create=True) as ledger:
        return set_about_me(ledger, told, now=desk.now())


def _part(data: dict[str, str]) -> str:
    part = data.get("part", "")
    return part if part in ("me", "plan", "playbook", "week", "discreet") else "me"


HANDLERS: list[Any] = [settings, changed, kept]
