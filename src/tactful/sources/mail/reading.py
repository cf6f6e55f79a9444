"""What one mail says of the search: a fact where that is certain, a question where it is not, else nothing."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.facts import Fact, MomentFact, OpportunityFact, PersonFact, Question, Skipped
from tactful.core.moment import Kind, What
from tactful.core.situation import Stage
from tactful.sources.linkedin.text import name
from tactful.sources.mail import phrases
from tactful.sources.mail.letter import Letter
from tactful.sources.mail.naming import Job, job_in, same
from tactful.sources.mail.phrases import Saying
from tactful.sources.mail.when import interview_day
from tactful.sources.mail.who import Sender, human_to, sender

_STAGES: dict[Saying, tuple[What, Stage, str]] = {
    "received": ("applied", "applied", "confirm that you applied"),
    "interview": ("emailed", "interviewing", "invite you to an interview"),
    "offered": ("offered", "offer", "offer you a job"),
    "rejected": ("rejected", "rejected", "turn down your application"),
}
_DECIDED: tuple[Saying, ...] = ("rejected", "offered", "interview", "received")
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("screening", r"phone screen|screening|phone interview|recruiter call|initial (call|interview)"),
    ("technical", r"technical|coding|skills test|trade test"),
    ("panel", r"panel|assessment (day|centre)"),
    ("final", r"final[- ](round|interview|stage)"),
    ("informal", r"informal|coffee"),
)


class _Mail(Struct, frozen=True):
    """One mail, who sent it, what it says and of which job."""

    letter: Letter
    file: str
    day: date
    sender: Sender
    said: dict[Saying, bool]
    job: Job


def read(letter: Letter, file: str) -> Fact | Question | Skipped:
    """Say what a mail is to the search. `file` is what the fact gives as its file."""
    said = phrases.said(letter.text)
    topic = phrases.said(letter.subject) if not (letter.reply or letter.forward) else {}
    other = phrases.said(f"{letter.sender} {letter.address}")
    topic |= {kind: True for kind in ("elsewhere",) if kind in other}
    said = {kind: said.get(kind, False) or topic.get(kind, False) for kind in {*said, *topic}}
    if _is_nobodys(letter, said, topic):
        return Skipped(file=file, reason="not about the search")
    day = letter.day
    if day is None:
        known = any(kind in said for kind in _DECIDED)
        return Skipped(file=file, reason="unreadable date" if known else "not about the search")
    who = sender(letter)
    mail = _Mail(letter, file, day, who, said, _job(letter, who))
    if "mine" in said and not who.applicants:
        return _mine(mail)
    kind: Saying | None = next((kind for kind in _DECIDED if said.get(kind)), None)
    if kind == "received" and "rejected" in said:
        kind = None
    doubtful = _doubtful(mail, kind)
    kind = kind or next((kind for kind in _DECIDED if kind in said), None)
    if kind is None or (who.board and kind != "received"):
        return _wrote(mail)
    if doubtful is None:
        return Skipped(file=file, reason="not about the search")
    return _of_kind(mail, kind, sure=not doubtful)


def _is_nobodys(letter: Letter, said: dict[Saying, bool], topic: dict[Saying, bool]) -> bool:
    if "away" in topic and not said.get("received"):
        return True
    if letter.automatic and not any(said.get(kind) for kind in _DECIDED):
        return True
    return "away" in said and not any(kind in said for kind in _DECIDED)


def _doubtful(mail: _Mail, kind: Saying | None) -> bool | None:
    """Whether what was seen is in doubt; None when it has to do with something else than the search."""
    said, letter, who = mail.said, mail.letter, mail.sender
    other = "elsewhere" in said and not (who.applicants or who.board)
    if (letter.bulk and not (who.applicants or who.board)) or other:
        named = bool(mail.job.title) and not letter.forward
        return True if kind and named else None
    decided = [one for one in ("rejected", "offered", "interview") if said.get(one)]
    if "changed" in said or len(decided) > 1 or letter.forward:
        return True
    return kind is None or who.free


def _of_kind(mail: _Mail, kind: Saying, *, sure: bool) -> Fact | Question | Skipped:
    what, stage, asked = _STAGES[kind]
    job, letter = mail.job, mail.letter
    people = _people(mail)
    moment = _moment(mail, what, None)
    if kind == "interview":
        moment, dated = _interview(mail, moment)
        sure = sure and dated
    opportunity = None
    if job.company:
        opportunity = OpportunityFact(company=job.company, title=job.title, stage=stage)
        sure = sure and job.clear and bool(job.title)
    elif not people:
        return Skipped(file=mail.file, reason="no name")
    elif job.title or kind in ("received", "offered"):
        sure = False
    fact = Fact(file=mail.file, key=letter.key, people=people, moment=moment, opportunity=opportunity)
    if sure:
        return fact
    about = f" {'as' if kind == 'offered' else 'for'} {job.title}" if job.title else ""
    about += f" at {job.company}" if job.company else ""
    about += f" on {moment.on}" if what != moment.what and moment.on else ""
    return Question(text=f"Does the mail {_from(mail)} {asked}{about}?", fact=fact)


def _moment(mail: _Mail, what: What, on: date | None) -> MomentFact:
    letter = mail.letter
    return MomentFact(
        what=what,
        by="me" if what in ("applied", "scheduled") else "them",
        at=None if on else letter.at,
        on=on or (None if letter.at else letter.on),
    )


def _interview(mail: _Mail, wrote: MomentFact) -> tuple[MomentFact, bool]:
    """The interview on its day where the mail states one, else that they wrote; and whether there is no doubt."""
    letter, day = mail.letter, mail.day
    text = f"{letter.subject}\n\n{letter.text}"
    on = interview_day(text, day)
    if on is None and letter.calendar is not None:
        from tactful.sources.mail.invitation import starts_on  # calendars are heavy, and few mails carry one

        on = starts_on(letter.calendar, day)
    if on is None:
        return wrote, True
    kinds = [kind for kind, words in _KINDS if re.search(words, text, re.IGNORECASE)]
    moment = replace(_moment(mail, "scheduled", on), kind=kinds[0] if len(kinds) == 1 else None)
    return moment, True


def _wrote(mail: _Mail) -> Fact | Question | Skipped:
    """A human's mail about a job is a moment of its own; one that only may be about a job is asked about."""
    who, said, letter = mail.sender, mail.said, mail.letter
    about = "search" in said or "changed" in said
    if not who.human or who.board or letter.bulk or letter.automatic or letter.forward or not about:
        return Skipped(file=mail.file, reason="not about the search")
    fact = Fact(file=mail.file, key=letter.key, people=_people(mail), moment=_moment(mail, "emailed", None))
    if who.free or "elsewhere" in said or not _plainly_about(letter):
        return Question(text=f"Is the mail {_from(mail)} about your search?", fact=fact)
    return fact


def _plainly_about(letter: Letter) -> bool:
    pattern = phrases.load_pattern("search")
    return len({hit[0].casefold() for hit in pattern.finditer(f"{letter.subject}\n{letter.text}")}) > 1


def _mine(mail: _Mail) -> Question | Skipped:
    """What reads as the seeker's own mail is theirs only if they say so."""
    other = human_to(mail.letter)
    if other is None or mail.letter.day is None:
        return Skipped(file=mail.file, reason="not about the search")
    moment = replace(_moment(mail, "emailed", None), by="me")
    person = PersonFact(name=other[0], email=other[1])
    fact = Fact(file=mail.file, key=mail.letter.key, people=(person,), moment=moment)
    return Question(text=f"Did you write this mail to {other[0]} on {mail.day.isoformat()}?", fact=fact)


def _people(mail: _Mail) -> tuple[PersonFact, ...]:
    who, job = mail.sender, mail.job
    if not who.human:
        return ()
    theirs = job.company if who.domain and job.company and _is_domain(job.company, who.domain) else None
    address = None if who.applicants or who.board else mail.letter.address
    return (PersonFact(name=who.human, email=address or None, company=theirs),)


def _job(letter: Letter, who: Sender) -> Job:
    """The job by the mail's words; its company by the sender where the words agree or are silent."""
    job = job_in((letter.subject, letter.text))
    if who.board and job.company and not job.title:
        job = Job(job.company, _above(letter.text, job.company), job.clear)
    if who.company and not job.company:
        return Job(who.company, job.title, job.clear)
    if who.company and not same(who.company, job.company):
        return Job(job.company, job.title, False)
    if not job.company and who.domain and (said := _said_domain(letter, who.domain)):
        return Job(said, job.title, job.clear)
    return job


def _above(text: str, company: str) -> str:
    """The line above the company's: boards show the job as title, company, place."""
    rows = [row for row in text.split("\n") if row]
    for title, below in pairwise(rows):
        if same(below.partition(" - ")[0], company) and not same(title, company) and len(title) < 80:
            return name(title) if title[-1] not in ".!?:" and company not in title else ""
    return ""


def _said_domain(letter: Letter, domain: str) -> str:
    """The company of the sender's domain as the mail itself writes it: `Fern & Oak` for `fernoak`, else nothing."""
    for text in (letter.foot, letter.text, letter.subject, letter.sender):
        for found in re.finditer(r"[A-ZÀ-Þ][\w'+-]*(?: (?:&|and|of|[A-ZÀ-Þ0-9][\w'+-]*)){0,4}", text):
            words = found[0].split(" ")
            for start in range(len(words)):
                for end in range(len(words), start, -1):
                    if _is_domain(shown := " ".join(words[start:end]), domain) and shown[0].isupper():
                        return shown
    return ""


def _is_domain(company: str, domain: str) -> bool:
    plain = "".join(filter(str.isalnum, company.casefold().replace("&", "and")))
    told = "".join(filter(str.isalnum, domain.casefold()))
    return bool(plain) and (
        plain == told
        or plain.replace("and", "") == told.replace("and", "")
        or (len(told) > 3 and plain.startswith(told))
    )


def _from(mail: _Mail) -> str:
    who = mail.sender
    shown = who.human or (mail.letter.address if who.free else who.company or mail.job.company)
    shown = shown or mail.letter.sender or mail.letter.address
    return f"{f'from {shown} ' if shown else ''}of {mail.day.isoformat()}"
