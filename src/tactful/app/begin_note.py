"""Beginning a note: the draft for a person and a step, or for a kind of note alone, and what it asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.draft_advised import Drafted, draft_advised, draft_for, recipe_of_play
from tactful.app.draft_note import channel_of, draft_note, recipe_of
from tactful.app.given_facts import KIND, Kind, kind_of, own_words, with_given
from tactful.app.load_playbook import load_engine
from tactful.app.load_rules import load_wording
from tactful.core.advice import Advice
from tactful.core.agenda import Who
from tactful.core.playbook import Play
from tactful.core.situation import Action, Me, Person, Plan, Role, Situation
from tactful.notes.compose import Draft
from tactful.notes.note import Channel, Scenario
from tactful.notes.telling import Task, slots_of, task_of
from tactful.notes.wording import Wording

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting
    from tactful.ledger.open import Ledger

_TO_TYPE = re.compile(r' Give it with --say "\.\.\."(?:; (\w)|\.)')
_HELPS = ("me", "company", "title")
"""Facts that most notes are better with; of somebody in the ledger they are known."""
_OPENING = re.compile(r'^(.*?)(?: An opening: "(.*)")?$', re.DOTALL)


class Step(Struct, frozen=True, kw_only=True):
    """What a note is for; all but `given` may be left out. `given` are facts typed for it, by name."""

    person_id: int | None = None
    action: Action | None = None
    scenario: Scenario | None = None
    channel: Channel | None = None
    plan: Plan | None = None
    to: Role | None = None
    given: Mapping[str, str] = {}


class Question(Struct, frozen=True, kw_only=True):
    """A fact that is asked for, by its name in the wording, and what may answer it.

    What is not `needed` only makes the note better.
    """

    name: str
    text: str
    kind: Kind
    needed: bool = True


class Prompt(Struct, frozen=True, kw_only=True):
    """What helps to find words of one's own: a question, and perhaps how an answer may begin."""

    text: str
    opening: str | None = None


class Used(Struct, frozen=True, kw_only=True):
    """A fact that a draft rests on, by its short name, as it stands in the draft."""

    name: str
    value: str


class Begun(Struct, frozen=True, kw_only=True):
    """A note that was begun: the draft, what it rests on and asks for, and where it goes.

    `advice` and `person` are of somebody in the ledger. `prompts` are there where only one's own words will do.
    """

    draft: Draft
    scenario: Scenario | None
    channel: Channel
    plan: Plan | None
    to: Role | None
    questions: tuple[Question, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    used: tuple[Used, ...] = ()
    person: Who | None = None
    advice: Advice | None = None


def begin_note(ledger: Ledger | None, step: Step, on: date, *, setting: Setting | None = None) -> Begun:
    """Draft a first version of the note. Without a ledger nobody is known. Raises NotFound, BadInput."""
    if ledger is None or step.person_id is None:
        return _to_anybody(ledger, step, on, setting)
    return _to_somebody(ledger, step.person_id, step, on, setting)


def _to_anybody(ledger: Ledger | None, step: Step, on: date, setting: Setting | None) -> Begun:
    me, playbook = Me(), "standard"
    if ledger is not None:
        setting = setting or _setting(ledger, on)
        me, playbook = setting.me, str(setting.settings.get("playbook") or "standard")
    known = Situation(
        today=on,
        considering=step.action,
        me=replace(me, plan=step.plan or me.plan),
        person=Person(role=step.to),
    )
    wording = load_wording(playbook)
    situation = with_given(known, step.given, wording)
    recipe = step.scenario or recipe_of(situation)
    channel = step.channel or ("comment" if recipe == "comment" else channel_of(situation))
    task = task_of(situation, recipe, channel, wording, None, own_words(step.given, wording))
    own = own_words(step.given, wording) if wording.takes_own(recipe) else None
    draft = draft_note(situation, recipe, channel, playbook=playbook, own=own, aside=_aside(ledger))
    return _begun(draft, task, step)


def _to_somebody(ledger: Ledger, person_id: int, step: Step, on: date, setting: Setting | None) -> Begun:
    from tactful.app import find
    from tactful.app.plan_day import situations_of
    from tactful.app.situations import who
    from tactful.ledger.sent import texts_beside

    found = find.person(ledger, person_id)
    setting = setting or _setting(ledger, on)
    playbook = str(setting.settings.get("playbook") or "standard")
    wording = load_wording(playbook)
    parts, known, _ = situations_of(ledger, [found.id], setting, on)[found.id]
    known = replace(known, considering=step.action, me=replace(known.me, plan=step.plan or known.me.plan))
    situation = with_given(known, step.given, wording)
    engine = load_engine(playbook)
    advice = engine.advise(known)
    play = engine.playbook.play.get(advice.play or "")
    recipe, way = (
        recipe_of_play(play, situation)
        if step.scenario in (None, play and play.scenario)
        else (str(step.scenario), None)
    )
    channel = step.channel or way or channel_of(situation)
    own = own_words(step.given, wording) if wording.takes_own(recipe) else None
    plain = (
        not step.action
        and not any(step.given.values())
        and known.me.plan == setting.me.plan
        and (recipe, channel) == _advised(play, known)
    )
    draft: Drafted = (
        draft_for(ledger, found.id, on, anyway=True, setting=setting)
        if plain
        else draft_advised(
            situation,
            step.scenario,
            step.channel,
            anyway=True,
            playbook=playbook,
            own=own,
            sent=texts_beside(ledger, found.id),
            aside=_aside(ledger),
        )
    )
    begun = _begun(draft, task_of(situation, recipe, channel, wording, None, own), step)
    return replace(begun, person=who(parts), advice=advice)


def _advised(play: Play | None, known: Situation) -> tuple[str, Channel]:
    """The recipe and the channel that the advice itself has."""
    recipe, way = recipe_of_play(play, known)
    return recipe, way or channel_of(known)


def _begun(draft: Draft, task: Task, step: Step) -> Begun:
    wordless = draft.nothing is not None
    missing = [] if wordless else task.missing()
    given = [name for name in step.given if not name.endswith(KIND) and name in task.wording.fact]
    thinks = any(task.wording.fact[name].name == "say" for name in (*missing, *given))
    prompts = task.recipe.prompts if thinks and not wordless else ()
    needed = list(dict.fromkeys((*missing, *given)))
    topics = {slot for prompt in prompts for slot in slots_of(prompt)}
    helping = _helping(task) if step.person_id is None and not wordless else ()
    questions = [_question(task, name, needed=False) for name in _unknown(task, topics, needed)]
    questions += [_question(task, name) for name in needed]
    questions += [_question(task, name, needed=False) for name in _unknown(task, helping, needed)]
    return Begun(
        draft=draft,
        scenario=task.recipe.scenario,
        channel=task.channel,
        plan=task.situation.me.plan,
        to=task.situation.person.role,
        questions=tuple(questions),
        prompts=tuple(_prompt(text) for text in task.filled(prompts)),
        used=tuple(_used(draft, task)),
    )


def _helping(task: Task) -> list[str]:
    """Those of the facts that most notes are better with for which this one has words."""
    parts = (*task.recipe.essential, *task.recipe.prefers)
    slots = {slot for part in parts for way in task.ways(part) for slot in slots_of(way.text)}
    fields = {task.wording.fact[slot].field for slot in slots}
    return [name for name in _HELPS if task.wording.fact[name].field in fields]


def _unknown(task: Task, names: Collection[str], asked: Collection[str]) -> list[str]:
    fact = task.wording.fact
    told = {fact[name].name for name in asked}
    return [name for name in sorted(names) if name not in task.facts and fact[name].name not in told]


def _question(task: Task, name: str, *, needed: bool = True) -> Question:
    text = task.questions([name])[0]
    text = _TO_TYPE.sub(lambda m: f" {m[1].upper()}" if m[1] else "", text)
    return Question(name=name, text=text, kind=kind_of(task.wording.fact[name].field), needed=needed)


def _prompt(text: str) -> Prompt:
    found = _OPENING.match(text)
    return Prompt(text=found[1], opening=found[2]) if found else Prompt(text=text)


def _used(draft: Draft, task: Task) -> list[Used]:
    """The facts that stand in the draft, each field once, in the order of the wording."""
    told: dict[str, Used] = {}
    wording: Wording = task.wording
    for name, asked in wording.fact.items():
        value = task.facts.get(name)
        if asked.field in draft.used and value and value.rstrip(".?!") in (draft.text or ""):
            told.setdefault(asked.field, Used(name=asked.name, value=value))
    return list(told.values())


def _setting(ledger: Ledger, on: date) -> Setting:
    from tactful.app.plan_day import setting_of

    return setting_of(ledger, on)


def _aside(ledger: Ledger | None) -> frozenset[str]:
    from tactful.app.set_aside import asides_at

    return asides_at(ledger.path).always() if ledger else frozenset()
