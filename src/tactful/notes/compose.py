"""Drafting: the best set of ingredients that fits, from facts only, never cut, always checked. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from tactful.core.finding import Finding, blocks
from tactful.core.situation import Situation
from tactful.notes.check.engine import check, sendable
from tactful.notes.check.length import limit_of
from tactful.notes.check.rule import Rule
from tactful.notes.fitting import Choice, Picks, best_sets
from tactful.notes.known_facts import Facts
from tactful.notes.note import Channel, Model, facts_of
from tactful.notes.telling import Task, task_of
from tactful.notes.variants import another, same_words
from tactful.notes.wording import Wording

_VARIANTS = 3
_TRIED = 24
_BRIEF = 3
_NO_LIMIT = 100_000


class Draft(Struct, frozen=True, kw_only=True):
    """The public answer of `tactful draft`.

    `text` is None when something essential is missing (`missing` names it, `asks` asks for it), when there is
    `nothing` to write, or when no wording fits and passes its own check. `variants` are other wordings of the same.
    `used` are the fields of the situation that the text rests on.
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
    nothing: str | None = None


class _Found(Struct, frozen=True):
    text: str
    picks: Picks
    findings: tuple[Finding, ...]


class _Desk(Struct, frozen=True):
    """The task with what every text is held against: rules, model, limit, and what others have been sent."""

    task: Task
    rules: Sequence[Rule]
    model: Model | None
    limit: int | None
    sent: tuple[str, ...]


def compose(
    situation: Situation,
    recipe: str,
    channel: Channel,
    wording: Wording,
    rules: Sequence[Rule],
    *,
    seed: int | None = None,
    own: str | None = None,
    sent: Collection[str] = (),
    model: Model | None = None,
) -> Draft:
    """Draft the note of a recipe for this channel from what the situation holds.

    `own` are words of the person's own, set in as they are. `sent` are texts that others at the company have, none
    of which is written again. It passes the rules and, where there is one, the `model`. The same facts and `seed`
    (left out, it follows from the person) give the same draft.
    """
    task = task_of(situation, recipe, channel, wording, seed, own)
    limit = limit_of(rules, channel, situation.me.plan)
    if missing := task.missing():
        names = dict.fromkeys(wording.fact[slot].name for slot in missing)
        return Draft(text=None, limit=limit, missing=tuple(names), asks=task.questions(missing))
    found, failed = _drafts(_Desk(task, rules, model, limit, tuple(sent)))
    if not found:
        return Draft(text=None, limit=limit, findings=failed, asks=_why_none(failed, limit))
    first = found[0]
    return Draft(
        text=first.text,
        subject=next(iter(task.filled(task.recipe.subjects)), None) if channel == "email" else None,
        characters=len(first.text),
        limit=limit,
        variants=tuple(one.text for one in found[1:]),
        used=tuple(sorted({wording.fact[slot].field for pick in first.picks for slot in pick.slots})),
        findings=first.findings,
    )


def _drafts(desk: _Desk) -> tuple[list[_Found], tuple[Finding, ...]]:
    """The draft and its variants; where there is none, what the best of them failed on.

    A fact whose words fail the check is left out where the note can do without it.
    """
    found: list[_Found] = []
    failed: tuple[Finding, ...] = ()
    spoilt: frozenset[str] = frozenset()
    while len(found) < _VARIANTS:
        one, findings = _next(desk, found, spoilt)
        if one:
            found.append(one)
            continue
        failed = failed or findings
        more = spoilt | {slot for finding in findings for slot in _spoiling(desk.task.facts, finding)}
        if found or more == spoilt:
            break
        spoilt = more
    return found, failed


def _next(
    desk: _Desk, found: Sequence[_Found], spoilt: Collection[str]
) -> tuple[_Found | None, tuple[Finding, ...]]:
    """The best text that passes, is another one than those found and was sent to nobody; else why the best failed."""
    said = {pick.way for one in found for pick in one.picks if pick.counts}
    texts = [one.text for one in found]
    failed: tuple[Finding, ...] = ()
    tried = 0
    for picks in _sets(desk, said, spoilt):
        text = _joined(picks, desk.task, len(found))
        long = desk.limit is not None and len(text) > desk.limit
        if long or not another(text, texts) or same_words(text, desk.sent):
            continue
        findings = _checked(text, desk)
        if sendable(findings):
            return _Found(text, picks, findings), ()
        failed = failed or findings
        tried += 1
        if tried == _TRIED:
            break
    return None, failed


def _sets(desk: _Desk, said: Collection[str], spoilt: Collection[str]) -> list[Picks]:
    task = desk.task
    parts = [part for part in task.recipe.essential if part in task.wording.part]
    needed = [task.choices(part, said, spoilt) for part in parts]
    wanted = [task.choices(part, said, spoilt) for part in task.recipe.prefers]
    sentences = len([part for part in parts if part not in ("greeting", "sign-off")])
    most = min(task.recipe.most, _BRIEF) if task.situation.person.role == "executive" else task.recipe.most
    return best_sets(needed, wanted, _NO_LIMIT if desk.limit is None else desk.limit, max(most, sentences))


def _joined(picks: Picks, task: Task, turn: int) -> str:
    """Greeting, body and sign-off, each on a line of its own; a request is one paragraph."""
    shape = task.recipe.shapes[(task.seed + turn) % len(task.recipe.shapes)]
    said = {pick.part: pick for pick in picks}
    body = [said[part] for part in shape if part in said]
    lines = [said[part].text for part in ("greeting", "forward", "sign-off") if part in said]
    words = " ".join(pick.text for pick in body)
    place = int("greeting" in said)
    if task.channel != "request":
        return "\n\n".join([*lines[:place], words, *lines[place:]])
    return " ".join([*lines[:place], _small(words, body[0]) if place and body else words, *lines[place:]])


def _small(words: str, first: Choice) -> str:
    """A body as it goes on after a greeting on the same line; what begins with a name keeps its letters."""
    named = first.way.startswith("{") and not first.way.startswith("{role_}")
    word = words.partition(" ")[0].replace("’", "'").partition("'")[0]
    return words if named or word == "I" else words[:1].lower() + words[1:]


def _checked(text: str, desk: _Desk) -> tuple[Finding, ...]:
    situation = desk.task.situation
    return check(
        text,
        desk.rules,
        scenario=desk.task.recipe.scenario,
        to=situation.person.role,
        channel=desk.task.channel,
        plan=situation.me.plan,
        facts=facts_of(situation),
        model=desk.model,
    )


def _spoiling(facts: Facts, finding: Finding) -> Iterator[str]:
    """The facts whose words a finding that blocks is about."""
    said = (finding.quote or "").casefold()
    if said and blocks(finding):
        words = {word for word in said.split() if len(word) > 3}
        for slot, value in facts.items():
            low = value.casefold()
            if said in low or low in said or words & set(low.split()):
                yield slot


def _why_none(failed: Iterable[Finding], limit: int | None) -> tuple[str, ...]:
    advice = tuple(dict.fromkeys(finding.advice for finding in failed if blocks(finding)))
    if advice:
        return advice
    if limit is None or limit > 1000:
        return ("Every wording has gone to somebody else there: write this one in your own words.",)
    return (
        f"What must be said does not fit into {limit} characters: shorten a fact, or send it as a message.",
    )
