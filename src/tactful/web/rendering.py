"""Pages from templates: everything that is put in is harmless and escaped."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Request, Response
from litestar.template.base import csrf_token

from tactful.web import words
from tactful.web.ribbon import ribbon
from tactful.web.text import day, harmless, near, source_name, web_address

if TYPE_CHECKING:
    from tactful.web.desk import Desk

TEMPLATES = Path(__file__).with_name("templates")
NAVIGATION = (("/", "Today"), ("/ask", "Ask"), ("/people", "People"), ("/write", "Write"), ("/why", "Why"))
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
    made.globals.update(words=words, ribbon=ribbon, navigation=NAVIGATION)
    return made


def page(
    request: Request[Any, Any, Any], template: str, desk: Desk | None, *, status: int = 200, **told: Any
) -> Response[str]:
    """A page. Without a desk it names nobody."""
    noted = NOTED.get(request.query_params.get("noted", ""))
    text = (
        environment()
        .get_template(template)
        .render(
            path=request.url.path,
            owner=desk.owner() if desk else None,
            inside=desk is not None,
            empty=desk is None or not desk.exists,
            today=desk.today() if desk else None,
            csrf=csrf_token({"request": request}),
            noted=noted,
            **told,
        )
    )
    return Response(text, media_type="text/html; charset=utf-8", status_code=status)
