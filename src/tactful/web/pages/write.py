"""Write: a note, begun from a draft or from nothing, checked while one types."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from litestar import Request, Response, get, post
from litestar.response import Redirect

from tactful.app import act_on, find
from tactful.app.begin_note import Begun, Step
from tactful.app.check_note import Checked
from tactful.app.spelling import spelling_trouble
from tactful.core.agenda import Who
from tactful.core.situation import Action, Plan
from tactful.errors import BadInput, TactfulError
from tactful.web import answers, sheet
from tactful.web.desk import Desk, TheDesk
from tactful.web.forms import Draft, Form, read
from tactful.web.marks import pieces
from tactful.web.rendering import page

Do = Literal["check", "begin", "nobody", "sent"]


class Sheet(Draft, frozen=True, kw_only=True):
    """What stands on the sheet, and which button was pressed.

    `action` is the step the note is for, `was` the one that the draft on it was begun for. `take` is the number of
    a variant, from 0. The others are rules to set aside for these words, for all, and to take up again.
    """

    do: Do = "check"
    action: Action | None = None
    was: str | None = None
    began: bool = False
    take: int | None = None
    aside: str | None = None
    always: str | None = None
    up: str | None = None


@get("/write", sync_to_thread=True)
def write(request: Request[Any, Any, Any], desk: TheDesk) -> Response[str]:
    """A sheet; for somebody, or with `began`, it begins with a draft."""
    sheet.get_ready()
    told = read(dict(request.query_params), Sheet)
    begins = bool(told.began or (told.person and not told.text))
    told = msgspec.structs.replace(told, do="begin" if begins else "check", was=told.action)
    return _answer(request, desk, told, {})


@post("/write", sync_to_thread=True, status_code=200)
def written(request: Request[Any, Any, Any], desk: TheDesk, data: Form) -> Response[Any]:
    """What the button asks for. Of the words nothing is kept, unless they went out."""
    told = read(data, Sheet)
    if told.do == "sent":
        return _sent(desk, told)
    return _answer(request, desk, told, sheet.facts_in(data))


def _answer(request: Request[Any, Any, Any], desk: Desk, told: Sheet, facts: dict[str, str]) -> Response[str]:
    if told.do == "nobody":
        told = msgspec.structs.replace(told, person=None, began=False, action=None)
    try:
        return _sheet(request, desk, told, facts)
    except TactfulError as error:
        return _shown(request, desk, told, facts, error=error)


def _sheet(request: Request[Any, Any, Any], desk: Desk, told: Sheet, facts: dict[str, str]) -> Response[str]:
    whom = _whom(desk, told.person)
    begun = before = None
    if told.began or told.do == "begin":
        begun = sheet.begun(desk, _step(told, whom, facts))
        texts = _texts(begun)
        new = _taken(told, texts)
        before = told.text if new and told.text not in ("", *texts) else None
        told = msgspec.structs.replace(
            told,
            text=new or told.text,
            scenario=begun.scenario,
            channel=begun.channel,
            plan=begun.plan,
            to=begun.to,
            began=True,
            was=told.action,
        )
    _decide(desk, told)
    checked = sheet.checked(desk, told) if told.text else None
    return _shown(request, desk, told, facts, whom=whom, begun=begun, before=before, checked=checked)


def _step(told: Sheet, whom: Who | None, facts: dict[str, str]) -> Step:
    """What the draft is for. Where another step was chosen, what belonged to the one before goes with it."""
    other = told.do == "begin" and whom is not None and (told.was or None) != told.action
    return Step(
        person_id=whom.id if whom else None,
        action=told.action,
        scenario=None if other else told.scenario,
        channel=None if other else told.channel,
        plan=told.plan,
        to=None if whom else told.to,
        given={} if other else facts,
    )


def _texts(begun: Begun) -> tuple[str, ...]:
    """The draft and its variants."""
    return (begun.draft.text, *begun.draft.variants) if begun.draft.text else ()


def _taken(told: Sheet, texts: tuple[str, ...]) -> str | None:
    """The words to put on the sheet: a draft that was asked for, or one of its variants."""
    if told.take is not None and 0 <= told.take < len(texts):
        return texts[told.take]
    return texts[0] if told.do == "begin" and texts else None


def _decide(desk: Desk, told: Sheet) -> None:
    for rule, text, up in ((told.aside, told.text, False), (told.always, None, False)):
        if rule:
            sheet.decide(desk, sheet.Decision(rule=rule, text=text, up=up))
    if told.up:
        sheet.decide(desk, sheet.Decision(rule=told.up, text=told.text, up=True))


def _sent(desk: Desk, told: Sheet) -> Redirect:
    whom = _whom(desk, told.person)
    if whom is None:
        raise BadInput("It is not said to whom it went.", "Go back and name the person.")
    if not told.text:
        raise BadInput("There are no words yet.", "Go back and write them, or record what happened.")
    action = told.action or sheet.STEPS.get(told.channel or "message", "message")
    with desk.change() as ledger:
        act_on.sent(ledger, whom.id, action, text=told.text, on=desk.today(), now=desk.now())
    return Redirect(f"/people/{whom.id}?noted=sent", status_code=303)


def _whom(desk: Desk, typed: str | None) -> Who | None:
    """Somebody of the ledger by number or name. Raises NotFound, Ambiguous."""
    if not typed or not desk.exists:
        return None
    with desk.ledger() as ledger:
        found = find.person(ledger, int(typed) if typed.isdecimal() else typed)
    return answers.portrait(desk, found.id).person


def _shown(
    request: Request[Any, Any, Any],
    desk: Desk,
    told: Sheet,
    facts: dict[str, str],
    *,
    whom: Who | None = None,
    begun: Begun | None = None,
    before: str | None = None,
    checked: Checked | None = None,
    error: TactfulError | None = None,
) -> Response[str]:
    plan: Plan | None = desk.setting().me.plan if desk.exists else None
    return page(
        request,
        "write.html",
        desk,
        status=error.status if error else 200,
        told=told,
        facts=facts,
        plan=told.plan or plan,
        whom=whom,
        begun=begun,
        texts=_texts(begun) if begun else (),
        before=before,
        checked=checked,
        error=error,
        limits=sheet.limits(),
        cited=sheet.cited(),
        citations={named: [one.name, one.rule] for named, one in sheet.cited().items()},
        pieces=pieces(told.text, checked.findings) if checked else [],
        trouble=spelling_trouble() if checked else None,
    )


HANDLERS: list[Any] = [write, written]
