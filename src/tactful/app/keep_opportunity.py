"""What is written down about an opportunity: its posting, its facts, the people around it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType

from tactful.app import find
from tactful.app.compare_job import is_text
from tactful.app.move_opportunity import job_with, near
from tactful.core.moment import Moment, What
from tactful.core.situation import Posting, Role
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import PersonRow

LONGEST = 200


class Facts(Struct, frozen=True, kw_only=True):
    """Facts about an opportunity; None takes one away, UNSET leaves it."""

    title: str | UnsetType = UNSET
    contact: str | UnsetType | None = UNSET
    closes_on: date | UnsetType | None = UNSET
    posting: Posting | UnsetType | None = UNSET


class Somebody(Struct, frozen=True, kw_only=True):
    """Somebody to put around a job: by number, or by name, added when there is nobody of it.

    `what` is what happened with them about it, on the day `on`.
    """

    who: str | int
    role: Role
    title: str | None = None
    what: What | None = None
    on: date | None = None


def keep_facts(ledger: Ledger, opportunity_id: int, facts: Facts, *, now: datetime) -> None:
    """Set facts about an opportunity, in one act. Raises NotFound, BadInput."""
    from tactful.ledger.recording import acting

    job_with(ledger, opportunity_id)
    told = {name: getattr(facts, name) for name in facts.__struct_fields__}
    fields: dict[str, Any] = {
        name: value.strip() or None if isinstance(value, str) else value
        for name, value in told.items()
        if value is not UNSET
    }
    if "title" in fields and not fields["title"]:
        raise BadInput("A job needs a title.", 'Give one, such as "Data Engineer".')
    if any(isinstance(value, str) and len(value) > LONGEST for value in fields.values()):
        raise BadInput("That is too long.", f"Say it in {LONGEST} characters.")
    near(fields.get("closes_on"))
    if not fields:
        return
    with acting(ledger, "set", now=now) as act:
        act.set_opportunity(opportunity_id, **fields)


def keep_posting(ledger: Ledger, opportunity_id: int, page: bytes, *, now: datetime) -> None:
    """Keep the text of a posting, a saved page or plain words, with what it says on contact and its last day.

    What it does not say stays as it was noted. Raises NotFound, and BadInput for what cannot be read.
    """
    from tactful.ledger.recording import acting
    from tactful.sources.one_file import decoded
    from tactful.sources.posting import read_posting

    job_with(ledger, opportunity_id)
    found = read_posting(decoded(page)) if is_text(page) else None
    if found is None or not found.text or len(found.text.split()) < 5:
        raise BadInput(
            "No posting can be read in that.", "Save the page with its text, or copy the text itself."
        )
    said = {"posting": found.posting, "contact": found.contact, "closes_on": found.closes_on}
    fields = {name: value for name, value in said.items() if value is not None}
    with acting(ledger, "set", now=now) as act:
        act.set_opportunity(opportunity_id, description=found.text, **fields)


def add_around(ledger: Ledger, opportunity_id: int, one: Somebody, *, today: date, now: datetime) -> int:
    """Put somebody around an opportunity, in one act; give their number.

    They stand there by their role at its company, or by a moment in it. Raises NotFound, Ambiguous, and BadInput
    where neither would hold them there.
    """
    from tactful.app.record import STAGES
    from tactful.ledger.around import DECIDING
    from tactful.ledger.recording import acting

    job = job_with(ledger, opportunity_id)
    on = one.on or today
    near(on)
    if on > today and one.what != "scheduled":
        raise BadInput("That day has not come yet.", "Only a planned interview may lie ahead.")
    found = _somebody(ledger, one.who)
    elsewhere = found is not None and found.company_id not in (None, job.company_id)
    if one.what is None and (elsewhere or one.role not in DECIDING):
        why = "work elsewhere" if elsewhere else "have no part in the decision"
        raise BadInput(
            f"They {why}, so nothing ties them to this job yet.", "Say what happened with them about it."
        )
    with acting(ledger, "add", now=now) as act:
        if found is None:
            person_id = act.add_person(
                str(one.who).strip(), company_id=job.company_id, role=one.role, title=one.title
            )
        else:
            person_id = found.id
            fields: dict[str, Any] = {"role": one.role}
            if found.company_id is None:
                fields["company_id"] = job.company_id
            if one.title:
                fields["title"] = one.title
            act.set_person(person_id, **fields)
        if one.what:
            stage = STAGES.get(one.what)
            if stage and stage != job.stage:
                act.set_opportunity(job.id, stage=stage)
            act.log(Moment(on=on, what=one.what), person_id=person_id, opportunity_id=job.id)
    return person_id


def _somebody(ledger: Ledger, typed: str | int) -> PersonRow | None:
    """Whoever is meant; None for a whole name that nobody has. A part of a name makes nobody new."""
    from tactful.ledger import queries
    from tactful.ledger.identity import fold

    if isinstance(typed, int) or "@" in typed or len(fold(typed).split()) < 2 or len(typed) > LONGEST:
        return find.person(ledger, typed)
    same = [one for one in queries.find_people(ledger, typed) if fold(one.name) == fold(typed)]
    return find.person(ledger, typed) if same else None
