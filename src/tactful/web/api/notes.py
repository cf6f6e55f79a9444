"""Notes: the check, the draft, and what is set aside."""

from __future__ import annotations

from typing import Any

from litestar import post
from litestar.params import JSONBody

from tactful.app.begin_note import Begun, Step
from tactful.app.check_note import Checked
from tactful.web import sheet
from tactful.web.desk import TheDesk
from tactful.web.forms import Draft
from tactful.web.sheet import Beginning, Decision


@post("/check", sync_to_thread=True, status_code=200, tags=["notes"])
def check(desk: TheDesk, data: JSONBody[Draft]) -> Checked:
    """Check a note; the answer of `tactful check --json`. Nothing is kept."""
    return sheet.checked(desk, data)


@post("/draft", sync_to_thread=True, status_code=200, tags=["notes"])
def draft(desk: TheDesk, data: JSONBody[Beginning]) -> Begun:
    """Draft a note from what is known and from these facts; what is missing is asked for. Nothing is kept."""
    step = Step(
        person_id=data.person,
        action=data.action,
        scenario=data.scenario,
        channel=data.channel,
        plan=data.plan,
        to=data.to,
        given=data.facts,
    )
    return sheet.begun(desk, step)


@post("/aside", sync_to_thread=True, status_code=204, tags=["notes"])
def aside(desk: TheDesk, data: JSONBody[Decision]) -> None:
    """Set a finding aside, or take it up again; as `tactful check --set-aside` and `--take-up` do."""
    sheet.decide(desk, data)


HANDLERS: list[Any] = [check, draft, aside]
