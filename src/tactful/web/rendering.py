"""Pages from templates: everything that is put in is harmless and escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.template.base import csrf_token
from markupsafe import Markup

from tactful.web import words
from tactful.web.ribbon import ribbon
from tactful.web.text import day, harmless, near, source_name, web_address

if TYPE_CHECKING:
    from tactful.web.desk import Desk

HTML = "text/html; charset=utf-8"
ANYBODY = token_hex(32)
"""Stands for the token of whoever looks, in a page that is kept; nobody can know it."""
TEMPLATES = Path(__file__).with_name("templates")
NAVIGATION = (
    ("/", "Today"),
    ("/people", "People"),
    ("/opportunities", "Opportunities"),
    ("/write", "Write"),
    ("/ask", "Ask"),
)
FURTHER = (
    ("/week", "The week"),
    ("/targets", "Companies hoped for"),
    ("/paths", "Paths"),
    ("/network", "Network"),
    ("/profile", "Profile"),
    ("/outcomes", "Outcomes"),
    ("/import", "Import"),
    ("/questions", "Questions"),
    ("/settings", "Settings"),
    ("/why", "Why"),
)
NOTED = {
    "sent": "Noted as sent.",
    "later": "Set aside for a week.",
    "never": "Nothing more will be advised about them.",
    "again": "Taken up again.",
    "recorded": "Noted.",
    "rejected": "Noted. That is no judgement of you. Nothing has to be done today.",
    "done": "Noted as done.",
    "playbook": "The playbook is chosen.",
    "undone": "Taken back.",
    "kept-out": "They are kept out of all advice.",
    "let-in": "They are let in again.",
    "merged": "The two are one now.",
    "let-be": "Let be. You can take it up again below.",
    "answered": "Your answer is noted.",
    "set": "It is set.",
    "left-out": "They are left out from now on.",
    "moved": "Moved.",
    "interviewing": "Moved. When is the interview? Record it on its page, and you will be prepared in time.",
    "accepted": "Noted for today. Congratulations!",
    "moved-today": "Moved, and noted for today. Was it another day? Undo it, and say so on its page.",
    "ghosted": "Closed. No answer says little about you; nothing has to be done.",
    "added": "Added.",
    "kept": "Kept.",
    "posting": "The posting is kept.",
    "around": "They stand with this job now.",
    "looked": "Your look is kept.",
    "targets": "Kept as companies you hope for.",
    "dropped": "No longer one you hope for.",
}
"""What was just done, by the word that stands in the address."""


@lru_cache
def environment() -> Environment:
    """The templates; `finalize` sees every value before it is escaped."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=day, near=near, source_name=source_name, web_address=web_address)
    made.globals.update(words=words, options=options, ribbon=ribbon, navigation=navigation)
    return made


def options(choices: Mapping[str, str], chosen: object, blank: str | None = None) -> Markup:
    """The choices of a list, that of `chosen` taken; a `blank` one first where it is given."""
    return _options(tuple(choices.items()), chosen, blank)


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str], ...], chosen: object, blank: str | None) -> Markup:
    macros: Any = environment().get_template("options.html").module
    made: Markup = macros.options(choices, chosen, blank)
    return made


def navigation(path: str) -> Markup:
    """The ways to all pages, the one marked that this path is or lies beneath."""
    every = (address for address, _ in NAVIGATION + FURTHER)
    here = (one for one in every if path == one or (one != "/" and path.startswith(f"{one}/")))
    return _navigation(next(here, None))


@lru_cache
def _navigation(here: str | None) -> Markup:
    macros: Any = environment().get_template("navigation.html").module
    made: Markup = macros.navigation(here, NAVIGATION, FURTHER)
    return made


def page(
    request: Request[Any, Any, Any], template: str, desk: Desk | None, *, status: int = 200, **told: Any
) -> Response[str]:
    """A page. Without a desk it names nobody."""
    text = _text(request, template, desk, csrf_token({"request": request}), told)
    return Response(text, media_type=HTML, status_code=status)


def kept_page(
    request: Request[Any, Any, Any],
    template: str,
    desk: Desk,
    told: Callable[[], dict[str, Any]],
    *key: object,
) -> Response[str]:
    """A page that stays the same until the ledger changes, made once for each `key` of what it shows."""
    kept: str = desk.kept(
        ("page", template, _noted(request), *key), lambda _: _text(request, template, desk, ANYBODY, told())
    )
    return Response(kept.replace(ANYBODY, str(csrf_token({"request": request}))), media_type=HTML)


def _text(
    request: Request[Any, Any, Any], template: str, desk: Desk | None, csrf: str, told: dict[str, Any]
) -> str:
    return (
        environment()
        .get_template(template)
        .render(
            path=request.url.path,
            owner=desk.owner() if desk else None,
            inside=desk is not None,
            made_up=desk is not None and desk.made_up,
            empty=desk is None or not desk.exists,
            today=desk.today() if desk else None,
            csrf=csrf,
            noted=_noted(request),
            **told,
        )
    )


def _noted(request: Request[Any, Any, Any]) -> str | None:
    return NOTED.get(request.query_params.get("noted", ""))
