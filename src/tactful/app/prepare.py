"""The page for an interview: who will be there, what is known, what to ask, how to part, whom to thank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tactful.app import find
from tactful.app.look_at_culture import culture_of
from tactful.app.plan_day import Setting, setting_of, situations_of
from tactful.app.posting_words import asks_for, on_contact
from tactful.app.situations import who
from tactful.core.agenda import Who
from tactful.core.culture import CultureLook
from tactful.core.interview import GroundNote, LookFirst, Wordings, at_goodbye, worth_asking
from tactful.core.moment import Moment, What
from tactful.core.preparation import Face, First, Meeting, Noted, Parting, PostingSays, Preparation, Thanks
from tactful.core.situation import Company, Opportunity, Situation
from tactful.core.story import Story, fold
from tactful.errors import NotFound

if TYPE_CHECKING:
    from tactful.ledger.coming import Interview
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import CompanyRow, OpportunityRow, TimelineRow

WORDINGS = Path(__file__).with_name("prepare.toml")
NOTES = 3
"""Notes of each person that are shown, the newest."""
ASKED = 3
"""Of what the posting asks for, how much may become a question."""
_NOTED: frozenset[What] = frozenset(
    {"posted", "commented", "liked", "shared", "met", "talked", "attended", "interviewed", "referred"}
)
_OVER = {
    "rejected": "This one ended with a no. It is no judgement of you, and there is nothing left to prepare.",
    "withdrawn": "You have withdrawn from this one: there is nothing left to prepare.",
}
_PUBLISHED: frozenset[What] = frozenset({"posted", "commented", "liked", "shared"})


@lru_cache
def load_wordings() -> Wordings:
    """What the page may say."""
    return msgspec.toml.decode(WORDINGS.read_bytes(), type=Wordings)


def prepare(ledger: Ledger, typed: str | int, on: date, *, setting: Setting | None = None) -> Preparation:
    """The page for the opportunity meant by `typed`, or with this number. Raises NotFound or Ambiguous."""
    from tactful.ledger import jobs
    from tactful.ledger.around import people_of

    job = find.opportunity(ledger, typed) if isinstance(typed, int) or typed.strip() else None
    if job is None and isinstance(typed, int):
        raise NotFound("There is no opportunity with this number.", "Look for it among your opportunities.")
    if job is None:
        raise NotFound(
            f"There is no opportunity {str(typed)[:80]!r}.",
            'Type a part of its title or company, or add it: tactful add opportunity "TITLE" --company "COMPANY"',
        )
    company = jobs.company(ledger, job.company_id)
    if company is None:
        raise LookupError("an opportunity is always at a company of the ledger")
    people = [one.id for one in people_of(ledger, job) if not one.kept_out]
    return _Page(ledger, job, company, on, setting or setting_of(ledger, on)).made(people)


def write_preparation(told: Preparation, path: Path) -> None:
    """Write it as a page. Raises BadInput as `put_page` does."""
    from tactful.app.page_file import put_page
    from tactful.exports import prepare_html

    put_page(path, prepare_html.write(told))


class _Page:
    """One job on one day: puts the page together."""

    def __init__(
        self, ledger: Ledger, job: OpportunityRow, company: CompanyRow, on: date, setting: Setting
    ) -> None:
        self._ledger, self._job, self._company, self._on = ledger, job, company, on
        self._setting = setting
        self._words = load_wordings()

    def made(self, person_ids: Sequence[int]) -> Preparation:
        from tactful.ledger.coming import interviews
        from tactful.ledger.identity import fold as folded
        from tactful.ledger.queries import timeline

        on, job = self._on, self._job
        over = _OVER.get(job.stage)
        ahead = [
            one
            for one in interviews(self._ledger, today=on, since=on, until=date.max)
            if one.opportunity_id == job.id or (one.opportunity_id is None and one.person_id in person_ids)
        ]
        days = {one.person_id: one.on for one in reversed(ahead) if one.person_id is not None}
        faces: list[Face] = []
        thanks: list[Thanks] = []
        notes: list[GroundNote] = []
        told = situations_of(self._ledger, person_ids, self._setting, on)
        for found, (parts, situation, _) in told.items():
            rows = [row for row in timeline(self._ledger, found) if not row.retracted and row.on <= on]
            person = who(parts)
            face = self._face(person, situation, rows, there=found in days)
            if job.contact and folded(job.contact) == folded(person.name):
                face = replace(face, named=True)
            faces.append(face)
            notes += _notes(face)
            thanks += self._thanks(person, situation, days.get(found))
            thanks += self._referrers(situation)
        faces.sort(key=lambda face: (not face.there, _ROLES.get(face.person.role or "", 9), face.person.name))
        culture, posting = culture_of(self._company, on), self._posting()
        notes += _company_notes(culture, posting)
        return Preparation(
            on=on,
            title=job.title,
            company=self._company.name,
            stage=job.stage,
            meetings=tuple(_meetings(ahead, self._ledger.zone)),
            people=tuple(faces),
            culture=culture,
            posting=posting,
            questions=() if over else worth_asking(self._words.question, notes),
            over=over,
            parting=self._parting(self._stranger()),
            thanks=tuple(sorted(dict.fromkeys(thanks), key=lambda one: one.best or (date.max, date.max))),
            first=() if over else tuple(self._first(faces, culture, posting, met=bool(ahead))),
        )

    def _face(self, person: Who, situation: Situation, rows: Sequence[TimelineRow], *, there: bool) -> Face:
        story = fold(situation)
        noted = [
            Noted(what=row.what, on=row.on, about=tuple(map(str, row.details.get("about", ()))))
            for row in rows
            if row.what in _NOTED and row.details.get("about")
        ]
        return Face(
            person=replace(person, role=situation.person.role),
            there=there,
            named=False,
            link=story.link,
            rapport=story.rapport,
            manner=story.manner,
            shares=tuple(one.name for one in situation.person.shared) or tuple(sorted(story.shares)),
            last=max((row.on for row in rows), default=None),
            published=tuple(one for one in noted if one.what in _PUBLISHED)[:NOTES],
            talked=tuple(one for one in noted if one.what not in _PUBLISHED)[:NOTES],
            parting=self._before(story, self._parting(situation)) if there else self._parting(situation),
        )

    def _before(self, story: Story, parting: Parting) -> Parting:
        """The line, with a word on a request that is advised before they meet."""
        if parting.says is None or self._setting.engine.outcome(story, "connect").verdict != "send":
            return parting
        asked = "You may send a request before you meet; if you have asked already, leave this line."
        return replace(parting, because=f"{parting.because} {asked}")

    def _stranger(self) -> Situation:
        """Whoever else is there: of them only the company and the job are known."""
        return Situation(
            today=self._on,
            me=self._setting.me,
            company=Company(
                name=self._company.name,
                culture=self._company.culture or "unknown",
                policy=self._company.policy or "unknown",
            ),
            opportunity=Opportunity(title=self._job.title, stage=self._job.stage, posting=self._job.posting),
        )

    def _parting(self, situation: Situation) -> Parting:
        line = at_goodbye(self._words.goodbye, fold(situation))
        return Parting(
            says=line.says, because=line.because, rules=line.rules, sources=self._sources(line.rules)
        )

    def _sources(self, rules: Iterable[str]) -> tuple[str, ...]:
        known = self._setting.engine.playbook.rule
        return tuple(dict.fromkeys(s for rule in rules if rule in known for s in known[rule].sources))

    def _thanks(self, person: Who, situation: Situation, day: date | None) -> Iterator[Thanks]:
        """The playbook's thanks: for the interview ahead as if it were held, and for what was given already."""
        if day is not None:
            held = Moment(on=day, what="interviewed")
            moments = (*(m for m in situation.moments if m.what != "scheduled" or m.on != day), held)
            yield from self._advised(person, replace(situation, today=day, moments=moments), if_held=True)
        yield from self._advised(person, situation, if_held=False)

    def _advised(self, person: Who, situation: Situation, *, if_held: bool) -> Iterator[Thanks]:
        for outcome in self._setting.engine.outcomes(fold(situation)):
            play, span = outcome.play, outcome.span
            if (
                play is None
                or span is None
                or not (play.action == "thank" or play.scenario == "after-rejection")
                or outcome.verdict not in ("send", "wait")
            ):
                continue
            if if_held and "interviewed" not in play.trigger:
                continue
            yield Thanks(
                name=person.name,
                title=play.title,
                because=play.because,
                best=span.best,
                say=play.say,
                rules=play.rules,
                sources=self._sources(play.rules),
                if_held=if_held,
            )

    def _referrers(self, situation: Situation) -> Iterator[Thanks]:
        owed = self._words.referrer
        for moment in situation.moments:
            if moment.what == "referred" and moment.via:
                yield Thanks(
                    name=moment.via,
                    title=owed.title,
                    because=owed.because,
                    best=None,
                    say=(),
                    rules=owed.rules,
                    sources=self._sources(owed.rules),
                    if_held=False,
                )

    def _posting(self) -> PostingSays:
        text = self._job.description or ""
        return PostingSays(
            kept=bool(text.strip()),
            state=self._job.posting,
            contact=self._job.contact,
            closes_on=self._job.closes_on,
            words=on_contact(text, self._job.contact),
            asks_for=asks_for(text, self._company.name)[:8],
        )

    def _first(
        self, faces: Sequence[Face], culture: CultureLook, posting: PostingSays, *, met: bool
    ) -> Iterator[First]:
        if not met:
            yield self._look("interview")
        if not faces:
            yield self._look("people")
        for face in faces:
            if not face.published and (face.there or face.named or face.person.role == "hiring-manager"):
                yield self._look("posts", name=face.person.name)
        seen = [one for one in culture.seen if one.says]
        if not seen and "unknown" in (culture.culture, culture.policy):
            yield self._look("culture")
        elif culture.old or any(one.old for one in seen):
            yield self._look("old")
        if not posting.kept:
            yield self._look("posting")

    def _look(self, which: str, **more: str) -> First:
        look: LookFirst = self._words.look[which]
        filled = {"company": self._company.name, "title": self._job.title, **more}

        def fill(text: str, *, typed: bool = False) -> str:
            for key, value in filled.items():
                text = text.replace("{" + key + "}", typeable(value) if typed else value)
            return text

        return First(says=fill(look.says), keep=fill(look.keep, typed=True))


def typeable(name: str) -> str:
    """A name for a command in quotes: without what a shell would read as more than a name."""
    return "".join("'" if sign == '"' else " " if sign in "$`\\!" else sign for sign in name)


_ROLES = {"hiring-manager": 0, "interviewer": 1, "recruiter": 2, "referrer": 3}


def _notes(face: Face) -> Iterator[GroundNote]:
    """What the questions may rest on: their topics, the newest first, and not those of one's own asking."""
    for one in sorted((*face.published, *face.talked), key=lambda one: one.on, reverse=True):
        for topic in one.about:
            yield GroundNote(
                ground="moment",
                note=topic,
                what=one.what,
                whose=face.person.name,
                source=f"{one.what}, {one.on.isoformat()}",
            )


def _company_notes(culture: CultureLook, posting: PostingSays) -> Iterator[GroundNote]:
    if culture.admire:
        yield GroundNote(ground="admire", note=culture.admire, source=culture.source)
    for one in culture.seen:
        if one.answer and one.choices and not one.old:
            yield GroundNote(ground="culture", note=one.answer, question=one.question, source=one.source)
    for name in posting.asks_for[:ASKED]:
        yield GroundNote(ground="posting", note=name, source="the posting")


def _meetings(ahead: Sequence[Interview], zone: tzinfo) -> Iterator[Meeting]:
    """Interviews that are one: at one time, told in the seeker's zone, or on one day without a time."""
    groups: dict[object, list[Interview]] = {}
    for one in ahead:
        groups.setdefault(one.at or one.on, []).append(one)
    for panel in groups.values():
        first = panel[0]
        yield Meeting(
            on=first.on,
            at=first.at.astimezone(zone) if first.at else None,
            people=tuple(dict.fromkeys(one.person for one in panel if one.person)),
            kind=next((one.kind for one in panel if one.kind), None),
        )
