"""Drafting: the best set of ingredients that fits, from facts only, never cut, always checked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import product

from msgspec import Struct

from tactful.core.finding import Finding
from tactful.core.situation import Situation
from tactful.notes.check.engine import check, sendable
from tactful.notes.check.length import limit_of
from tactful.notes.check.rule import Rule
from tactful.notes.known_facts import known_facts, tone_of
from tactful.notes.note import Channel, Scenario, facts_of
from tactful.notes.wording import Ingredient, Way, Wording

_SLOT = re.compile(r"\{(\w+)\}")
_MAY_REPEAT = frozenset(("company", "title", "me", "first", "name"))
_VARIANTS = 3
_TRIED = 60


class Draft(Struct, frozen=True, kw_only=True):
    """The public answer of `tactful draft`.

    `text` is None when a fact is missing (`missing` names the fields of the situation, `asks` asks for it)
    or when no wording fits and passes its own check. `used` are the fields that the text rests on.
    """

    text: str | None
    subject: str | None = None
    characters: int = 0
    limit: int | None = None
    variants: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    asks: tuple[str, ...] = ()


class Choice(Struct, frozen=True):
    """One way to say one ingredient, filled; `worth` grows with what is better said."""

    ingredient: Ingredient
    text: str
    slots: frozenset[str]
    worth: int


Picks = tuple[Choice, ...]


def compose(
    situation: Situation, scenario: Scenario, channel: Channel, wording: Wording, rules: Sequence[Rule]
) -> Draft:
    """Draft a note of this scenario for this channel from what the situation holds."""
    recipe, facts = wording.recipe[scenario], known_facts(situation)
    limit = limit_of(rules, channel, situation.me.plan)
    ways = {
        part: wording.ways(part, scenario, channel, tone_of(situation), facts.keys()) for part in recipe.parts
    }
    if missing := _missing([ways[part] for part in recipe.essential], facts):
        asked = [wording.fact[slot] for slot in missing]
        fields = tuple(dict.fromkeys(fact.field for fact in asked))
        return Draft(text=None, limit=limit, missing=fields, asks=tuple(fact.ask for fact in asked))
    worth = {part: 20 * 2 ** (len(recipe.prefers) - i) for i, part in enumerate(recipe.prefers)}
    choices = [
        _choices(part, ways[part], facts, 0 if part in recipe.essential else worth.get(part, 10))
        for part in recipe.parts
    ]
    passed: dict[str, tuple[Picks, tuple[Finding, ...]]] = {}
    failed: tuple[Finding, ...] = ()
    for picks in _sets(choices, channel, limit):
        text = _joined(picks, channel)
        findings = check(
            text,
            rules,
            scenario=scenario,
            to=situation.person.role,
            channel=channel,
            plan=situation.me.plan,
            facts=facts_of(situation),
        )
        if sendable(findings):
            passed[text] = picks, findings
        failed = failed or findings
        if len(passed) == _VARIANTS:
            break
    if not passed:
        return Draft(text=None, limit=limit, findings=failed, asks=_why_none(failed, limit))
    text, (picks, findings) = next(iter(passed.items()))
    subjects = (s.format_map(facts) for s in recipe.subjects if slots_of(s) <= facts.keys())
    return Draft(
        text=text,
        subject=next(subjects, None) if channel == "email" else None,
        characters=len(text),
        limit=limit,
        variants=tuple(passed)[1:],
        used=tuple(sorted({wording.fact[slot].field for pick in picks for slot in pick.slots})),
        findings=findings,
        asks=tuple(finding.advice for finding in findings),
    )


def slots_of(template: str) -> frozenset[str]:
    """The names of the facts a template needs."""
    return frozenset(_SLOT.findall(template))


def _missing(essential: Iterable[Sequence[Way]], facts: dict[str, str]) -> list[str]:
    """The facts to ask for: where an ingredient cannot be said at all, those of the way that lacks least."""
    missing: list[str] = []
    for ways in essential:
        lacking: list[list[str]] = [sorted(slots_of(way.text) - facts.keys()) for way in ways]
        if lacking and all(lacking):
            missing += sorted(lacking, key=len)[0]
    return list(dict.fromkeys(missing))


def _choices(part: Ingredient, ways: Sequence[Way], facts: dict[str, str], optional: int) -> list[Choice]:
    """What can be said; nothing at all too, where the ingredient is worth something but not essential."""
    said = [
        Choice(part, way.text.format_map(facts), slots, optional - place)
        for place, way in enumerate(ways)
        if (slots := slots_of(way.text)) <= facts.keys()
    ]
    return [*said, Choice(part, "", frozenset(), 0)] if optional else said


def _sets(choices: Sequence[Sequence[Choice]], channel: Channel, limit: int | None) -> list[Picks]:
    """The sets that fit and say no fact twice, the most worth first."""
    fitting = (
        picks
        for picks in product(*choices)
        if _once(picks) and (limit is None or len(_joined(picks, channel)) <= limit)
    )
    return nlargest(_TRIED, fitting, key=lambda picks: sum(pick.worth for pick in picks))


def _once(picks: Picks) -> bool:
    said = [slot for pick in picks for slot in pick.slots - _MAY_REPEAT]
    return len(said) == len(set(said))


def _joined(picks: Picks, channel: Channel) -> str:
    """Greeting, body and sign-off, each on a line of its own; a request has no room for blank lines."""
    ends = ("greeting", "sign-off")
    head = [pick.text for pick in picks if pick.ingredient == "greeting"]
    body = [pick.text for pick in picks if pick.text and pick.ingredient not in ends]
    tail = [pick.text for pick in picks if pick.text and pick.ingredient == "sign-off"]
    return ("\n" if channel == "request" else "\n\n").join([*head, " ".join(body), *tail])


def _why_none(failed: tuple[Finding, ...], limit: int | None) -> tuple[str, ...]:
    if failed:
        return tuple(finding.advice for finding in failed)
    return (
        f"What must be said does not fit into {limit} characters: shorten a fact, or send it as a message.",
    )
