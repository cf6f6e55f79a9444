"""Check a note: the words, against the rules and what is known."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.load_model import load_model
from tactful.app.load_rules import load_rules
from tactful.app.set_aside import Asides
from tactful.app.spelling import speller_for
from tactful.core.finding import Finding
from tactful.core.situation import Plan, Role, Situation
from tactful.errors import BadInput
from tactful.notes.check import engine
from tactful.notes.check.engine import sendable
from tactful.notes.check.length import limit_of
from tactful.notes.check.spelling import Asks
from tactful.notes.note import CHANNELS, SCENARIOS, Channel, Model, NoteFacts, Scenario, facts_of

__all__ = ["Checked", "as_channel", "as_scenario", "check_note", "findings_for", "sendable"]

Name = TypeVar("Name", bound=str)

LONGEST = 50_000
"""Characters that are read; the longest message the platform takes has 8,000."""


class Checked(Struct, frozen=True, kw_only=True):
    """The public answer of `tactful check`; `characters` and `limit` count code points."""

    sendable: bool
    characters: int
    limit: int | None
    findings: tuple[Finding, ...]


def check_note(
    text: str,
    *,
    scenario: Scenario | None = None,
    to: Role | None = None,
    channel: Channel | None = None,
    plan: Plan | None = None,
    situation: Situation | None = None,
    facts: NoteFacts | None = None,
    grounded: bool = False,
    asides: Asides | None = None,
    spelling: bool = True,
    names: tuple[str, ...] = (),
    model: Model | None = None,
    speller: Asks | None = None,
) -> Checked:
    """Check a note; what a situation knows (plan, reader, facts) is used where it is not given.

    `grounded` is for words that the person did not write: all that they say must be among the facts. `asides` are
    the findings that were set aside; they are listed, and count no more. Raises BadInput for a text too long to
    be read, and where a draft has no facts to be held against. Without `spelling` only the slips that a rule lists
    are found, and no second process is started; `names` are words that are right. `model` is the one that ships,
    `speller` the one of this program.
    """
    if len(text) > LONGEST:
        raise BadInput(
            f"The note has {len(text):,} characters.",
            f"Give what goes out, {LONGEST:,} characters at the most.",
        )
    if situation:
        plan, to = plan or situation.me.plan, to or situation.person.role
    speller = (speller or speller_for(names)) if spelling else None
    rules = load_rules()
    facts = facts_for(facts, situation, grounded=grounded)
    if grounded and facts is None:
        raise BadInput(
            "Nothing is known to hold a draft against.", "Give the facts: a situation or a person."
        )
    findings = engine.check(
        text,
        rules,
        scenario=scenario,
        to=to,
        channel=channel,
        plan=plan,
        facts=facts,
        model=model or load_model(),
        spelling=speller,
    )
    if asides:
        findings = asides.marked(findings, text)
    return Checked(
        sendable=sendable(findings),
        characters=len(text),
        limit=limit_of(rules, channel, plan),
        findings=findings,
    )


def facts_for(facts: NoteFacts | None, situation: Situation | None, *, grounded: bool) -> NoteFacts | None:
    """The facts that a note is held against: those given, else those of the situation."""
    facts = facts or (facts_of(situation) if situation else None)
    return replace(facts, drafted=True) if facts and grounded else facts


def findings_for(
    text: str, situation: Situation, scenario: str | None, channel: str | None
) -> tuple[Finding, ...]:
    """What is to be said about a note for this situation; a play gives scenario and channel."""
    kind, way = as_scenario(scenario), as_channel(channel)
    return check_note(text, scenario=kind, channel=way, situation=situation).findings


def as_scenario(name: str | None) -> Scenario | None:
    """The scenario of this name. Raises BadInput."""
    return _named(name, SCENARIOS, "kind of note")


def as_channel(name: str | None) -> Channel | None:
    """The channel of this name; a play that sends no words has `none`. Raises BadInput."""
    return _named(None if name == "none" else name, CHANNELS, "channel")


def _named(name: str | None, allowed: tuple[Name, ...], what: str) -> Name | None:
    if name is None:
        return None
    for known in allowed:
        if known == name:
            return known
    raise BadInput(f"There is no {what} {name}.", f"Use one of {', '.join(allowed)}.")
