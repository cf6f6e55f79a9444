"""Recording by hand: moments, people, opportunities, targets and facts about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct, convert, to_builtins

from tactful.app import find
from tactful.core.moment import Moment, What
from tactful.core.situation import Role, Stage
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.recording import Act
    from tactful.ledger.rows import PersonRow, TimelineRow

STAGES: dict[str, Stage] = {
    "applied": "applied",
    "scheduled": "interviewing",
    "interviewed": "interviewing",
    "offered": "offer",
    "hired": "accepted",
    "rejected": "rejected",
}
"""The stage that a moment brings its opportunity to."""


class Around(Struct, frozen=True, kw_only=True):
    """Whose moment it is, beside the people: the company, the job, the role of those people.

    `number` is the job's own, where two at a company have one title.
    """

    company: str | None = None
    title: str | None = None
    role: Role | None = None
    new: bool = False
    number: int | None = None


def log(
    ledger: Ledger,
    moment: Moment,
    who: Sequence[str | int],
    around: Around,
    *,
    text: str | None,
    now: datetime,
) -> list[str]:
    """Append a moment for each of the people (or for the opportunity alone); give what was recorded, in words.

    Raises NotFound for someone unknown unless `around.new`, BadInput when there is nothing to hang it on.
    """
    from tactful.ledger.recording import acting

    if not who and not around.company:
        raise BadInput(f"Who or where was it that {moment.what!r} is about?", "Name a person, or --company.")
    found = [_person(ledger, name, new=around.new) for name in who]
    job = _job(ledger, around, found)
    earlier = _without_topic(ledger, moment, found)
    done: list[str] = []
    with acting(ledger, "log", now=now) as act:
        opportunity_id = _opportunity(act, around, moment, job)
        for typed, one in zip(who, found, strict=True):
            person_id = one.id if one else act.add_person(str(typed).strip())
            _place(act, person_id, around, one)
            if before := earlier.get(person_id):
                act.retract(before.id)
            told = _with_what_was_known(moment, before) if before else moment
            act.log(told, person_id=person_id, opportunity_id=opportunity_id, text=text)
            done.append(one.name if one else str(typed).strip())
        if not who:
            act.log(moment, opportunity_id=opportunity_id, text=text)
            done.append(f"{around.title or 'the job'} at {around.company}")
    return done


def _person(ledger: Ledger, typed: str | int, *, new: bool) -> PersonRow | None:
    try:
        return find.person(ledger, typed)
    except NotFound as error:
        if isinstance(typed, int):
            raise
        if new:
            return None
        raise NotFound(
            error.what, "Type another part of the name, or run it again with --new to add them."
        ) from error


def _without_topic(
    ledger: Ledger, moment: Moment, found: Sequence[PersonRow | None]
) -> dict[int, TimelineRow]:
    """By person, the same interview noted before without a topic: the debrief takes its place."""
    from tactful.ledger import queries

    earlier: dict[int, TimelineRow] = {}
    if moment.what != "interviewed" or not moment.about:
        return earlier
    for one in filter(None, found):
        for row in queries.timeline(ledger, one.id):
            same = row.what == moment.what and row.on == moment.on and not row.retracted
            if same and not row.details.get("about"):
                earlier[one.id] = row
    return earlier


def _with_what_was_known(moment: Moment, before: TimelineRow) -> Moment:
    known = {
        name: value for name, value in before.details.items() if name in ("outlook", "kind", "answer_by")
    }
    return convert({**known, **to_builtins(moment)}, Moment)


def _job(ledger: Ledger, around: Around, found: Sequence[PersonRow | None]) -> tuple[int, Stage] | None:
    """The opportunity that exists already: named, or the only live one at the company."""
    from tactful.ledger import queries

    company_id = None
    if around.company:
        row = queries.company(ledger, around.company)
        company_id = row.id if row else None
    elif found and found[0]:
        company_id = found[0].company_id
    if company_id is None:
        return None
    there = [one for one in queries.opportunities(ledger) if one.company_id == company_id]
    if around.number is not None:
        there = [one for one in there if one.id == around.number]
    elif around.title:
        there = [one for one in there if one.title.casefold() == around.title.casefold()]
    live = [one for one in there if one.stage not in ("rejected", "withdrawn", "accepted")] or there
    return (live[0].id, live[0].stage) if len(live) == 1 or (live and around.title) else None


def _opportunity(act: Act, around: Around, moment: Moment, job: tuple[int, Stage] | None) -> int | None:
    stage = STAGES.get(moment.what)
    if job is None:
        if not around.company or not (around.title or stage):
            return None
        company_id = act.company(around.company)
        return act.add_opportunity(company_id, around.title or "a role", stage or "none")
    opportunity_id, before = job
    if stage and stage != before:
        act.set_opportunity(opportunity_id, stage=stage)
    return opportunity_id


def _place(act: Act, person_id: int, around: Around, one: PersonRow | None) -> None:
    fields: dict[str, Any] = {}
    if around.company and (one is None or one.company_id is None):
        fields["company_id"] = act.company(around.company)
    if around.role:
        fields["role"] = around.role
    if fields:
        act.set_person(person_id, **fields)


def add_person(
    ledger: Ledger, name: str, fields: dict[str, Any], company: str | None, *, now: datetime
) -> int:
    """Add somebody, fields as in `tactful set`; give their number. Raises BadInput for one who is there already."""
    from tactful.ledger import queries
    from tactful.ledger.recording import acting

    place = queries.company(ledger, company) if company else None
    twin = [p for p in queries.find_people(ledger, name) if p.name.casefold() == name.strip().casefold()]
    if any(p.company_id == (place.id if place else None) for p in twin):
        raise BadInput(f"{name} is in the ledger already.", f'Look: tactful person "{name}"')
    with acting(ledger, "add", now=now) as act:
        if company:
            fields = {**fields, "company_id": act.company(company)}
        return act.add_person(name, **fields)


def add_opportunity(
    ledger: Ledger, title: str, company: str, stage: Stage, fields: dict[str, Any], *, now: datetime
) -> int:
    """Add a job at a company; give its number."""
    from tactful.ledger.recording import acting

    if not title.strip():
        raise BadInput("A job needs a title.", 'Give one, such as "Data Engineer".')
    with acting(ledger, "add", now=now) as act:
        return act.add_opportunity(act.company(company), title.strip(), stage, **fields)


def add_company(ledger: Ledger, name: str, *, now: datetime) -> None:
    """Add a company. Raises BadInput when it is in the ledger already."""
    from tactful.ledger import queries
    from tactful.ledger.recording import acting

    if queries.company(ledger, name):
        raise BadInput(
            f"{name} is in the ledger already.", f'Say more of it: tactful set "{name}" FIELD VALUE'
        )
    with acting(ledger, "add", now=now) as act:
        act.company(name)


def add_targets(ledger: Ledger, companies: Sequence[str], *, now: datetime) -> None:
    """Mark companies as hoped for."""
    from tactful.ledger.recording import acting

    with acting(ledger, "target", now=now) as act:
        for name in companies:
            act.set_company(act.company(name), target=True)


def done(
    ledger: Ledger, task: str, reactions: Sequence[tuple[str | int, What | None]], *, on: date, now: datetime
) -> None:
    """Mark a task of the playbook as done on a day; log what one did for the people of a reading round.

    Raises BadInput for a task that is not one, or that is done by what is noted of a person.
    """
    from tactful.app.load_playbook import load_playbook
    from tactful.ledger import queries
    from tactful.ledger.recording import acting

    tasks = load_playbook(str(queries.settings(ledger).get("playbook") or "standard")).task
    coming = [name for name, one in tasks.items() if not one.trigger]
    if task not in tasks:
        raise BadInput(f"There is no task {task!r}.", f"Give one of: {', '.join(coming)}.")
    if task not in coming:
        raise BadInput(
            f"{task!r} is done by what you note.", "Note a topic: tactful log interviewed NAME --about TOPIC"
        )
    if reactions and not tasks[task].people:
        raise BadInput(f"{task!r} is about nobody in particular.", f"Leave the name out: tactful done {task}")
    people = [(find.person(ledger, typed).id, what) for typed, what in reactions]
    with acting(ledger, "done", now=now) as act:
        act.put_setting(f"done:{task}", on.isoformat())
        for person_id, what in people:
            if what:
                act.log(Moment(on=on, what=what), person_id=person_id)
