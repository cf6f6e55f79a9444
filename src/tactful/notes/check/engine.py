"""The engine: hold one note against all rules and say what was found. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from tactful.core.finding import Finding, blocks
from tactful.core.situation import Plan, Role
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.check.spelling import Asks
from tactful.notes.note import Channel, Model, Note, NoteFacts, Scenario

TYPO = "typo"


def check(
    text: str,
    rules: Sequence[Rule],
    *,
    scenario: Scenario | None = None,
    to: Role | None = None,
    channel: Channel | None = None,
    plan: Plan | None = None,
    facts: NoteFacts | None = None,
    model: Model | None = None,
    spelling: Asks | None = None,
) -> tuple[Finding, ...]:
    """What the rules say about a note, in the order of the text; what is missing comes last.

    What is not given is unknown: without a scenario no part is missing, without a channel no limit holds,
    without facts nothing is compared. `plan` left out is the free one. Without a `model` only the words of the
    rules count, without `spelling` only the slips they list.
    """
    note = Note(text=text, scenario=scenario, to=to, channel=channel, plan=plan, facts=facts, model=model)
    waiting = spelling.ask(note) if spelling else None
    said = [
        (rule, finding)
        for rule in rules
        if rule.applies(note)
        for finding in _findings(rule, note, rule.find(note))
    ]
    if waiting:
        said += _misspelt(rules, note, waiting(), [finding for rule, finding in said if rule.name == TYPO])
    kept = [finding for rule, finding in said if not _gives_way(rule, finding, [f for _, f in said])]
    return tuple(_each_slip_once(sorted(kept, key=_place)))


def _each_slip_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of slips that overlap only the one that begins first: two patterns may know the same."""
    last: Finding | None = None
    for finding in findings:
        if finding.rule == TYPO:
            if last is not None and _overlap(finding, last):
                continue
            last = finding
        yield finding


def sendable(findings: Iterable[Finding]) -> bool:
    """True when there is no error and no warning."""
    return not any(blocks(finding) for finding in findings)


def _misspelt(
    rules: Iterable[Rule], note: Note, hits: Iterable[Hit], own: Collection[Finding]
) -> Iterator[tuple[Rule, Finding]]:
    """What the speller found and the rule of typos did not."""
    for rule in rules:
        if rule.name == TYPO and rule.applies(note):
            for finding in _findings(rule, note, hits):
                if not any(_overlap(finding, other) for other in own):
                    yield rule, finding


def _findings(rule: Rule, note: Note, hits: Iterable[Hit]) -> Iterator[Finding]:
    for hit in hits:
        quote = note.text[slice(*hit.span)] if hit.span else None
        yield Finding(
            rule=rule.name,
            level=hit.level or rule.level,
            span=hit.span,
            quote=quote,
            message=_filled(rule.message, hit, quote),
            advice=_filled(rule.advice, hit, quote),
            why=rule.why,
            source=rule.source[0],
            sources=rule.source,
        )


def _filled(sentence: str, hit: Hit, quote: str | None) -> str:
    """The sentence with the hit's fields; what they hold is never read as a template itself."""
    return sentence.format_map({"quote": quote or "", **hit.fields})


def _gives_way(rule: Rule, finding: Finding, others: Collection[Finding]) -> bool:
    return any(other.rule in rule.yields_to and _overlap(finding, other) for other in others)


def _overlap(one: Finding, other: Finding) -> bool:
    if one.span is None or other.span is None:
        return one.span is other.span
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _place(finding: Finding) -> tuple[bool, tuple[int, int], str]:
    return finding.span is None, finding.span or (0, 0), finding.rule
