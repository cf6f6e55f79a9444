"""What an occurrence says: facts where it is certain, questions where it is not.

| entry | becomes |
|---|---|
| interview with others | `scheduled` for each of them; once over, the question whether it took place |
| interview with nobody, but a job in its title | `scheduled` about that job; the person named is a question |
| interview that is tentative, or where owner and others cannot be told apart | a question for each |
| of the other side (`Interviewing candidate …`), or perhaps no interview (`Onsite`) | a question for each |
| cancelled, declined by the owner, or by that person | void |
| coffee, catch-up, … with one person from outside, over | the question whether they talked |
| conference, fair, … that is over | the question whether the owner was there |
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from tactful.core.facts import Fact, MomentFact, PersonFact, Question, Skipped, SkipReason
from tactful.core.moment import What
from tactful.sources.calendar import titles
from tactful.sources.calendar.occurrences import Occurrence
from tactful.sources.calendar.parties import MOST, Party, divide
from tactful.sources.calendar.words import Topic, folded, words
from tactful.sources.linkedin import text
from tactful.sources.one_file import Items

ASKED = timedelta(days=400)
"""What lies further back is not asked about."""

_WORDS: dict[What, str] = {
    "scheduled": "event",
    "interviewed": "took-place",
    "talked": "talk",
    "attended": "attended",
}


class Reading(Struct, frozen=True, kw_only=True):
    """What is the same for all events of a file: its name, the day it is read as of, the owner's addresses,
    and whether the whole file is a cancellation."""

    file: str
    today: date
    owner: frozenset[str]
    off: bool = False


def told(one: Occurrence, topic: Topic, reading: Reading) -> Items:
    """Yield what one occurrence says; at least one value."""
    if topic == "event":
        yield _event(one, reading)
        return
    there = divide(list(one.attendees), one.organizer, reading.owner)
    if len(there.others) > MOST:
        yield _skipped(reading, "not about the search")
    elif topic == "talk":
        yield _talk(one, there.others, there.mine, reading)
    else:
        off = _is_off(one, reading) or any(party.declined for party in there.mine)
        fixed = one.status != "TENTATIVE" and not any(party.tentative for party in there.mine)
        sure = topic == "interview" and fixed
        entry = _Interview(one, reading, sure=sure, off=off)
        if there.others:
            for other in there.others:
                yield from entry.with_party(other, sure=there.sure)
        else:
            yield from entry.alone()


class _Interview:
    """One interview; `sure` when it is one, and the owner's own, `off` when it was called off."""

    def __init__(self, one: Occurrence, reading: Reading, *, sure: bool, off: bool) -> None:
        self.one, self.reading, self.sure, self.off = one, reading, sure, off
        self.kind = words().kind(one.title)
        self.job = titles.opportunity(one.title)

    def with_party(self, other: Party, *, sure: bool) -> Items:
        """What it says about one of the others."""
        name = other.name or other.guess
        if name is None:
            yield _skipped(self.reading, "no name")
            return
        person = PersonFact(name=name, email=other.address, company=self._company(other))
        off = self.off or other.declined
        yield from self._told(other.tag, person, sure=sure and other.name is not None, off=off)

    def alone(self) -> Items:
        """What it says when no other takes part: the job in its title, and perhaps a person."""
        name = titles.person(self.one.title)
        if self.job is not None:
            yield from self._told("", None, sure=True, off=self.off)
        if name is not None:
            yield from self._told(f"title:{name.casefold()}", PersonFact(name=name), sure=False, off=self.off)
        if self.job is None and name is None:
            yield _skipped(self.reading, "no name")

    def _told(self, tag: str, person: PersonFact | None, *, sure: bool, off: bool) -> Items:
        one, today = self.one, self.reading.today
        past = one.day < today
        if off:
            yield Fact(file=self.reading.file, key=_key(one, "scheduled", tag), state="off", void=True)
            return
        asks = past and today - one.day <= ASKED
        if sure and self.sure:
            yield self._fact("scheduled", tag, person)
            if asks:
                what = (
                    f"with {person.name} "
                    if person
                    else f"for {self.job.title} at {self.job.company} "
                    if self.job
                    else ""
                )
                yield Question(
                    text=f"Did the interview {what}on {_shown(one.day)} take place?",
                    fact=self._fact("interviewed", tag, person),
                )
        elif asks:
            yield Question(text=self._asked("Did", person), fact=self._fact("interviewed", tag, person))
        elif not past:
            yield Question(text=self._asked("Will", person), fact=self._fact("scheduled", tag, person))
        else:
            yield _skipped(self.reading, "not about the search")

    def _asked(self, verb: str, person: PersonFact | None) -> str:
        day, title = _shown(self.one.day), self.one.title
        if person is None:
            return f"{verb} you have the interview “{title}” on {day}, as a candidate?"
        return f"{verb} {person.name} interview you on {day}? The calendar says “{title}”."

    def _fact(self, what: What, tag: str, person: PersonFact | None) -> Fact:
        one, job = self.one, self.job
        state = text.digest(
            str(one.at or one.on),
            self.kind or "",
            *((job.company, job.title) if job else ()),
            *_described(person),
        )
        return Fact(
            file=self.reading.file,
            key=_key(one, what, tag),
            state=state,
            people=(person,) if person else (),
            moment=MomentFact(what=what, at=one.at, on=one.on, kind=self.kind),
            opportunity=job,
        )

    def _company(self, other: Party) -> str | None:
        """The company of the title, when the person's mailbox is there too; a mailbox alone says nothing."""
        if self.job is None or other.private:
            return None
        bare = "".join(filter(str.isalnum, folded(self.job.company)))
        return self.job.company if bare in other.host.split(".")[:-1] else None


def _talk(
    one: Occurrence, others: tuple[Party, ...], mine: tuple[Party, ...], reading: Reading
) -> Question | Skipped:
    inside = {party.host for party in mine if not party.private and party.host}
    outside = [party for party in others if party.host not in inside]
    if (
        _is_off(one, reading)
        or len(outside) > 1
        or (others and not outside)
        or any(party.declined for party in mine)
    ):
        return _skipped(reading, "not about the search")
    name = (outside[0].name or outside[0].guess) if outside else titles.person(one.title)
    if name is None:
        return _skipped(reading, "no name" if outside else "not about the search")
    tag = outside[0].tag if outside else f"title:{name.casefold()}"
    person = PersonFact(name=name, email=outside[0].address if outside else None)
    return _asked_back(
        one,
        reading,
        f"Did you talk with {name} about work on {_shown(one.day)}? The calendar says “{one.title}”.",
        Fact(
            file=reading.file,
            key=_key(one, "talked", tag),
            state=text.digest(str(one.at or one.on), *_described(person)),
            people=(person,),
            moment=MomentFact(what="talked", at=one.at, on=one.on),
        ),
    )


def _event(one: Occurrence, reading: Reading) -> Question | Skipped:
    if _is_off(one, reading):
        return _skipped(reading, "not about the search")
    return _asked_back(
        one,
        reading,
        f"Were you at “{one.title}” on {_shown(one.day)}?",
        Fact(
            file=reading.file,
            key=_key(one, "attended", ""),
            state=text.digest(str(one.at or one.on), one.title),
            moment=MomentFact(what="attended", at=one.at, on=one.on, about=(one.title,)),
        ),
    )


def _asked_back(one: Occurrence, reading: Reading, asked: str, fact: Fact) -> Question | Skipped:
    """Ask about what is over and not long ago; only an interview may lie ahead."""
    if one.day >= reading.today:
        return _skipped(reading, "still ahead")
    if reading.today - one.day > ASKED:
        return _skipped(reading, "not about the search")
    return Question(text=asked, fact=fact)


def _is_off(one: Occurrence, reading: Reading) -> bool:
    return reading.off or one.status == "CANCELLED"


def _key(one: Occurrence, what: What, tag: str) -> str:
    return f"{_WORDS[what]}:{text.digest(one.uid, one.which, tag)}"


def _described(person: PersonFact | None) -> Iterator[str]:
    if person is not None:
        yield from (person.name, person.email or "", person.company or "")


def _skipped(reading: Reading, reason: SkipReason) -> Skipped:
    return Skipped(file=reading.file, reason=reason)


def _shown(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
