"""Check a note: the words, against the rules and what is known."""

from __future__ import annotations

from msgspec import Struct

from tactful.app.load_rules import load_rules
from tactful.core.finding import Finding
from tactful.core.situation import Plan, Role, Situation
from tactful.notes.check import engine
from tactful.notes.check.engine import sendable
from tactful.notes.check.length import limit_of
from tactful.notes.note import Channel, Scenario, facts_of

__all__ = ["Checked", "check_note", "findings_for", "sendable"]


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
) -> Checked:
    """Check a note; what a situation knows (plan, reader, facts) is used where it is not given."""
    if situation:
        plan, to = plan or situation.me.plan, to or situation.person.role
    rules = load_rules()
    facts = facts_of(situation) if situation else None
    findings = engine.check(text, rules, scenario=scenario, to=to, channel=channel, plan=plan, facts=facts)
    return Checked(
        sendable=sendable(findings),
        characters=len(text),
        limit=limit_of(rules, channel, plan),
        findings=findings,
    )


def findings_for(
    text: str, situation: Situation, scenario: Scenario | None, channel: Channel | None
) -> tuple[Finding, ...]:
    """What is to be said about a note that is written for this situation."""
    return check_note(text, scenario=scenario, channel=channel, situation=situation).findings
