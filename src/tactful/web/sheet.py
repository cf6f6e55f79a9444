"""The sheet one writes on: how a note begins, what the check says, and what was set aside."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from threading import Thread
from typing import get_args

import msgspec
from msgspec import Struct

from tactful.app.begin_note import Begun, Step, begin_note
from tactful.app.check_note import Checked, check_note
from tactful.app.load_rules import load_rules
from tactful.app.set_aside import asides_at, put_aside, take_up
from tactful.app.spelling import child, names_at
from tactful.app.why import why
from tactful.core.situation import Action, Plan, Role, Situation
from tactful.errors import BadInput, TactfulError
from tactful.ledger.open import Ledger
from tactful.notes.check.length import limit_of
from tactful.notes.note import CHANNELS, Channel, NoteFacts, Scenario
from tactful.web.desk import ALONE, Desk
from tactful.web.forms import Draft
from tactful.web.text import source_name

GIVEN = "fact-"
"""Before the name of a fact in a form."""

STEPS: dict[Channel, Action] = {"request": "connect", "email": "email", "comment": "comment"}
"""What a note is, by the way it goes out, where nothing else says so."""


class Beginning(Struct, frozen=True, kw_only=True):
    """What a draft is wanted for: a person (by number) and a step, or a kind of note; `facts` by their names."""

    person: int | None = None
    action: Action | None = None
    scenario: Scenario | None = None
    channel: Channel | None = msgspec.field(default=None, name="as")
    plan: Plan | None = None
    to: Role | None = None
    facts: dict[str, str] = {}


class Decision(Struct, frozen=True, kw_only=True):
    """A rule to set aside, or to take `up`, for a text; for all texts where there is none, or where it was for all."""

    rule: str
    text: str | None = None
    up: bool = False


@cache
def get_ready() -> None:
    """Read what the check needs and start its child, beside the page that is shown meanwhile."""

    def work() -> None:
        with ALONE, suppress(TactfulError):
            check_note("Hello, and thank you for the talk.", spelling=False)

    child().start()
    Thread(target=work, daemon=True).start()


def facts_in(data: Mapping[str, str]) -> dict[str, str]:
    """The facts that a form carries, by the names that the wording gives them."""
    return {
        name.removeprefix(GIVEN): value.strip()
        for name, value in data.items()
        if name.startswith(GIVEN) and value.strip()
    }


def begun(desk: Desk, step: Step) -> Begun:
    """A note that is begun; nobody is known where there is no ledger. Raises NotFound, BadInput."""
    if not desk.exists:
        with ALONE:
            return begin_note(None, step, desk.today())
    given = tuple(sorted(step.given.items()))
    key = ("begun", *(value for value in msgspec.structs.astuple(step) if value is not step.given), given)
    return desk.kept(key, lambda ledger: begin_note(ledger, step, desk.today(), setting=desk.setting()))


def checked(desk: Desk, draft: Draft) -> Checked:
    """The note, checked; against what is known of `person` where one is named. Raises NotFound, Ambiguous."""
    situation, facts = _known(desk, draft.person) if draft.person and desk.exists else (None, None)
    names = desk.kept(("names",), lambda _: names_at(desk.path)) if desk.exists else ()
    if draft.spelling:
        # The child takes seconds to get ready; whoever waits for it must keep nobody else waiting.
        child().ask("", ())()
    with ALONE:
        return check_note(
            draft.text,
            scenario=draft.scenario,
            to=draft.to,
            channel=draft.channel,
            plan=draft.plan,
            situation=situation,
            facts=facts,
            asides=asides_at(desk.path),
            spelling=draft.spelling,
            names=names,
        )


def _known(desk: Desk, person: str) -> tuple[Situation, NoteFacts]:
    from tactful.app.check_for import known_about

    typed = int(person) if person.isdecimal() else person

    def work(ledger: Ledger) -> tuple[Situation, NoteFacts]:
        return known_about(ledger, typed, desk.today(), setting=desk.setting())

    return desk.kept(("known about", typed), work)


def decide(desk: Desk, decision: Decision) -> None:
    """Set a finding aside, or take it up again. Raises BadInput for what is no rule."""
    if decision.text is not None and not decision.text.strip():
        raise BadInput("There are no words to set it aside for.", "Write the note first.")
    everywhere = decision.up and decision.rule in asides_at(desk.path).always()
    change = take_up if decision.up else put_aside
    with desk.change(create=True) as ledger:
        change(ledger, [decision.rule], None if everywhere else decision.text, now=desk.now())


def limits() -> dict[str, dict[str, int | None]]:
    """The characters that fit, by channel and plan; None where nothing limits them."""
    with ALONE:
        rules = load_rules()
        return {
            channel: {plan: limit_of(rules, channel, plan) for plan in get_args(Plan)} for channel in CHANNELS
        }


class Cited(Struct, frozen=True, kw_only=True):
    """Who says so, by name, and the rule on the page Why, None where it has no place there."""

    name: str
    rule: str | None


@cache
def cited() -> dict[str, Cited]:
    """What the findings rest on, by the id that they name."""
    with ALONE:
        told = {rule.id: rule for rule in why("standard")}
        return {
            named: Cited(
                name=", ".join(source_name(source) for source, _ in told[named].sources[:2])
                if named in told
                else source_name(named),
                rule=named if named in told else None,
            )
            for named in sorted({rule.source[0] for rule in load_rules()})
        }
