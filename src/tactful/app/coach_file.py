"""The file for a coach: where the search stands, without what the seeker leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tactful.app.leave_out import KINDS, Kind, Standing, standing
from tactful.app.plan_day import cases_of, plan_day, setting_of
from tactful.core.agenda import Agenda, Item
from tactful.core.situation import Stage
from tactful.core.story import Story
from tactful.errors import BadInput
from tactful.exports.coach_file import CoachDraft, CoachFile, CoachJob, CoachMoment, CoachStep, CoachStory

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import OpportunityRow, PersonRow, TimelineRow

CAUTION = (
    "Names that stand nowhere in the ledger are not known to it. What the seeker wrote or was written may hold some: "
    "read it before you hand it on."
)
FORMS: dict[str, Literal["html", "md", "json"]] = {
    ".html": "html", ".htm": "html", ".md": "md", ".json": "json",
}  # fmt: skip
MOST_PEOPLE = 40
MOST_JOBS = 20
"""Of the jobs that are under way, the people of how many are told of."""
MOST_MOMENTS = 10
MOST_DRAFTS = 5
STAGES: tuple[Stage, ...] = (
    "offer", "interviewing", "applied", "saved", "none", "accepted", "rejected", "withdrawn",
)  # fmt: skip


def coach_file(ledger: Ledger, on: date, keep: Collection[Kind] = ()) -> CoachFile:
    """What a coach is given on a day; all kinds are left out but those in `keep`."""
    from tactful.ledger import queries
    from tactful.ledger.around import people_of
    from tactful.ledger.situations import situation_parts

    setting = setting_of(ledger, on)
    agenda = plan_day(ledger, on)
    jobs = sorted(queries.opportunities(ledger), key=lambda job: STAGES.index(job.stage))
    away = {one.id for one in queries.companies(ledger) if one.name in setting.kept}
    jobs = [job for job in jobs if job.company_id not in away]
    lively = [job for job in jobs if job.stage in ("offer", "interviewing", "applied")]
    ids = [item.person.id for item in _items(agenda)]
    ids += [one.id for job in lively[:MOST_JOBS] for one in people_of(ledger, job)]
    ids = list(dict.fromkeys(ids))[:MOST_PEOPLE]
    cases = [case for case in cases_of(ledger, ids, setting, on) if not case.story.kept]
    parts = situation_parts(ledger, [case.who.id for case in cases])
    near = [(parts[case.who.id].person, case.story.role) for case in cases]
    told = standing(ledger, near, jobs, keep, employer=setting.me.employer, kept=setting.kept)
    page = _Page(ledger, told, on, frozenset(keep))
    stories = tuple(page.story(case.who.id, case.story, parts[case.who.id].person, jobs) for case in cases)
    drafts = tuple(page.drafts(agenda)) if "drafts" in keep else ()
    return CoachFile(
        form="tactful-coach-1",
        on=on,
        seeker=(setting.me.name or "the seeker") if "me" in keep else "the seeker",
        goal=told.clean(setting.me.goal) if setting.me.goal else None,
        inside=_inside(agenda, jobs, stories, drafts),
        left_out=tuple(KINDS[kind].left_out for kind in KINDS if kind not in keep),
        caution=CAUTION,
        stages=dict(Counter(job.stage for job in jobs)),
        funnel=_funnel(ledger, on),
        jobs=tuple(page.job(job) for job in jobs if job.stage != "none")[:MOST_PEOPLE],
        do=tuple(page.step(item) for item in agenda.do),
        later=tuple(page.step(item) for item in agenda.later),
        waiting=tuple(page.step(item) for item in agenda.waiting),
        leave=tuple(page.step(item) for item in agenda.leave),
        tasks=tuple(due.title for due in agenda.tasks),
        stories=stories,
        drafts=drafts,
        gaps=setting.me.profile_gaps,
    )


def check_target(path: Path) -> None:
    """Raise BadInput where a file for a coach cannot go: it is never written over anything."""
    from tactful.app.page_file import check_place

    if path.suffix.lower() not in FORMS:
        raise BadInput(
            "A file for a coach is a page, Markdown or JSON.", "Name it FILE.html, FILE.md or FILE.json."
        )
    check_place(path, again=False)


def write_coach_file(told: CoachFile, path: Path) -> None:
    """Write the file in the form of its name. Raises BadInput as `check_target` does."""
    from tactful.app.page_file import put_page
    from tactful.exports import coach

    check_target(path)
    put_page(path, coach.write(told, FORMS[path.suffix.lower()]), again=False)


class _Page:
    """Puts everything that is in words through what leaves names out."""

    def __init__(self, ledger: Ledger, told: Standing, on: date, keep: frozenset[Kind]) -> None:
        self._ledger, self._told, self._on, self._keep = ledger, told, on, keep

    def job(self, job: OpportunityRow) -> CoachJob:
        return CoachJob(
            title=self._told.clean(job.title),
            company=self._told.company(job.company_id),
            stage=job.stage,
            closes_on=job.closes_on,
        )

    def step(self, item: Item) -> CoachStep:
        about = self._told.clean(item.about) if item.about and "messages" in self._keep else None
        return CoachStep(
            title=item.title,
            who=self._told.person(item.person.id),
            verdict=item.verdict,
            because=tuple(one.text for one in item.because),
            sources=tuple(dict.fromkeys(source for one in item.because for source in one.source)),
            opens=item.opens,
            best=item.best,
            first=item.first if item.verdict == "hold" else (),
            instead=item.instead.text if item.instead else None,
            about=about,
        )

    def story(
        self, found: int, story: Story, person: PersonRow, jobs: Sequence[OpportunityRow]
    ) -> CoachStory:
        from tactful.ledger.queries import timeline

        rows = [
            row for row in timeline(self._ledger, found, limit=60) if not row.retracted and row.on <= self._on
        ]
        job = next((one for one in jobs if one.company_id == person.company_id), None)
        return CoachStory(
            who=self._told.person(found),
            role=story.role,
            job=self._told.clean(job.title) if job else None,
            link=story.link,
            rapport=story.rapport,
            culture=story.culture,
            policy=story.policy,
            moments=tuple(self._moment(row) for row in rows[:MOST_MOMENTS]),
        )

    def _moment(self, row: TimelineRow) -> CoachMoment:
        details = row.details
        via = details.get("via") if row.what in ("met", "attended") else None
        return CoachMoment(
            on=row.on,
            what=row.what,
            by=row.by,
            about=tuple(self._told.clean(str(topic)) for topic in details.get("about", ())),
            at_event=self._told.clean(str(via)) if via else None,
            outlook=details.get("outlook"),
            text=self._told.clean(row.text) if row.text and "messages" in self._keep else None,
        )

    def drafts(self, agenda: Agenda) -> Iterator[CoachDraft]:
        from tactful.app.draft_advised import draft_for

        for item in [item for item in agenda.do if item.drafts][:MOST_DRAFTS]:
            typed = item.person.url.partition("linkedin.com/")[2] if item.person.url else item.person.name
            drafted = draft_for(self._ledger, typed, self._on)
            if drafted.text:
                who = self._told.person(item.person.id)
                yield CoachDraft(title=item.title, who=who, text=self._told.clean(drafted.text))


def _items(agenda: Agenda) -> Iterator[Item]:
    yield from (*agenda.do, *agenda.later, *agenda.waiting, *agenda.leave)


def _funnel(ledger: Ledger, on: date) -> tuple[str, ...]:
    """What came of applications, in sentences; they count and name nobody."""
    from tactful.app.what_worked import what_worked

    return what_worked(ledger, on).applications.says


def _inside(
    agenda: Agenda,
    jobs: Sequence[OpportunityRow],
    stories: Sequence[CoachStory],
    drafts: Sequence[CoachDraft],
) -> tuple[str, ...]:
    steps = len(list(_items(agenda)))
    moments = sum(len(one.moments) for one in stories)
    written = (f"{_count(len(drafts), 'drafted note')}",) if drafts else ()
    return (
        f"{_count(len(jobs), 'job')} by stage",
        f"{_count(steps, 'line')} of the agenda, with their reasons",
        f"{_count(len(stories), 'story', 'stories')} of people, with {_count(moments, 'moment')}",
        *written,
        "what the profile lacks",
    )


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
