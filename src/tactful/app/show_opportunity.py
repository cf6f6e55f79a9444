"""One opportunity: its people, company, posting, questions, and what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tactful.app.know_there import Acquaintance, know_there
from tactful.app.move_opportunity import Place, ghosted_in, job_with, place_of
from tactful.app.plan_day import Setting, cases_of, setting_of
from tactful.app.prepare import prepare
from tactful.core.agenda import Who
from tactful.core.playbook import Verdict
from tactful.core.preparation import Preparation
from tactful.core.situation import Action
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.app.compare_job import Compared
    from tactful.ledger.jobs import JobMoment
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import CompanyRow, OpportunityRow

KNOWN = 6
"""Of those known at the company, how many are named beside the job."""
_SILENCE = (
    "No answer came, and you have closed this one. It says little about you; answers get lost every day."
)


class OneAround(Struct, frozen=True, kw_only=True):
    """Somebody around the job: `there` when an interview with them is ahead, `named` when the posting names them.

    `verdict` and `action` are the advice of the day; `verdict` is None where it is set aside.
    """

    person: Who
    there: bool
    named: bool
    last: date | None
    verdict: Verdict | None
    action: Action | None


class Sight(Struct, frozen=True, kw_only=True):
    """An opportunity as the ledger knows it. `known` are others at the company; `known_more` are not named."""

    job: OpportunityRow
    company: CompanyRow
    place: Place
    people: tuple[OneAround, ...]
    known: tuple[Acquaintance, ...]
    known_more: int
    prepared: Preparation
    timeline: tuple[JobMoment, ...]


def show_opportunity(
    ledger: Ledger, opportunity_id: int, on: date, *, setting: Setting | None = None
) -> Sight:
    """All that is known of the opportunity with this number. Raises NotFound."""
    from tactful.ledger import jobs

    job = job_with(ledger, opportunity_id)
    company = jobs.company(ledger, job.company_id)
    if company is None:
        raise LookupError("an opportunity is always at a company of the ledger")
    setting = setting or setting_of(ledger, on)
    prepared = prepare_job(ledger, opportunity_id, on, setting=setting)
    cases = {
        case.who.id: case
        for case in cases_of(ledger, [face.person.id for face in prepared.people], setting, on)
    }
    people = []
    for face in prepared.people:
        case = cases[face.person.id]
        aside = "*" in case.aside or case.story.kept
        advice = None if aside else setting.engine.advise_story(case.story, None)
        people.append(
            OneAround(
                person=face.person,
                there=face.there,
                named=face.named,
                last=face.last,
                verdict=advice.verdict if advice else None,
                action=advice.action if advice else None,
            )
        )
    around = {one.person.id for one in people}
    known = [one for one in know_there(ledger, company.name, setting.kept) if one.id not in around]
    return Sight(
        job=job,
        company=company,
        place=place_of(job.stage, job.id, ghosted_in(ledger)),
        people=tuple(people),
        known=tuple(known[:KNOWN]),
        known_more=max(0, len(known) - KNOWN),
        prepared=prepared,
        timeline=tuple(jobs.moments_in(ledger, job.id)),
    )


def prepare_job(
    ledger: Ledger, opportunity_id: int, on: date, *, setting: Setting | None = None
) -> Preparation:
    """The page for its interview. Raises NotFound."""
    told = prepare(ledger, opportunity_id, on, setting=setting)
    return replace(told, over=_SILENCE) if told.over and opportunity_id in ghosted_in(ledger) else told


def compare_posting(ledger: Ledger, opportunity_id: int, on: date) -> Compared | None:
    """Its posting beside the profile; None while there is no posting, or no profile. Raises NotFound."""
    from tactful.app.compare_job import Job, compare_jobs, imported_profile
    from tactful.ledger import jobs

    job = job_with(ledger, opportunity_id)
    if not (job.description or "").strip():
        return None
    company = jobs.company(ledger, job.company_id)
    try:
        profile = imported_profile(ledger, today=on)
    except BadInput:
        return None
    told = Job(
        file="-", title=job.title, company=company.name if company else None, text=job.description or ""
    )
    return compare_jobs([told], profile, today=on).jobs[0]
