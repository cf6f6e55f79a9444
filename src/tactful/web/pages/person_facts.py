"""What is written down about a person: each fact set by itself, and whether advice is wanted at all."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect

from tactful.app.set_fact import PERSON, set_fact
from tactful.errors import BadInput
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Form, read

ELSEWHERE = frozenset({"aside", "kept-out"})
"""Fields that have buttons of their own."""


class Set(msgspec.Struct, frozen=True, kw_only=True):
    """A field and its new value; an empty one takes it away."""

    field: str
    value: str = ""


def set_field(desk: Desk, person_id: int, told: Set) -> None:
    """Set one fact as `tactful set PERSON` does. Raises NotFound, BadInput."""
    if told.field not in PERSON:
        raise BadInput("There is no such fact.", "Go back and load the page again.")
    with desk.change() as ledger:
        set_fact(ledger, person_id, told.field, told.value, today=desk.today(), now=desk.now())


@post("/people/{person_id:int}/fact", sync_to_thread=True, status_code=303)
def fact(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:
    """Set one fact."""
    several = ", ".join(name.removeprefix("value-") for name in data if name.startswith("value-"))
    told = read(data, Set)
    if told.field in ELSEWHERE:
        raise BadInput("There is no such fact.", "Go back and load the page again.")
    set_field(desk, person_id, msgspec.structs.replace(told, value=told.value or several))
    return Redirect(f"/people/{person_id}?noted=set#facts", status_code=303)


@post("/people/{person_id:int}/keep-out", sync_to_thread=True, status_code=303)
def keep_out(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """Keep them out of all advice."""
    set_field(desk, person_id, Set(field="kept-out", value="yes"))
    return Redirect(f"/people/{person_id}?noted=kept-out", status_code=303)


@post("/people/{person_id:int}/let-in", sync_to_thread=True, status_code=303)
def let_in(person_id: FromPath[int], desk: TheDesk, data: Form) -> Redirect:  # noqa: ARG001
    """Let them in again."""
    set_field(desk, person_id, Set(field="kept-out", value="no"))
    return Redirect(f"/people/{person_id}?noted=let-in", status_code=303)


HANDLERS: list[Any] = [fact, keep_out, let_in]
