"""The facts of a situation that may stand in a draft, by the name the wording uses for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tactful.core.moment import Moment
from tactful.core.situation import Share, Situation
from tactful.notes.background import aimed, lived
from tactful.notes.clauses import plain
from tactful.notes.companies import spoken
from tactful.notes.headlines import about_me, here, said_of_me
from tactful.notes.job_titles import job, role
from tactful.notes.names import Name, parse
from tactful.notes.occasions import day_words, gone_from_there, last, through_agency
from tactful.notes.topics import opinion, place, topic
from tactful.notes.wording import Tone

_EVENT = re.compile(
    r"conference|meet-?up|\bfair\b|summit|expo\b|congress|forum|workshop|festival|hackathon|\bcon\b|Con\b|symposium"
    r"|\bdays?\b|\b20\d\d\b|mixer|breakfast|reunion|webinar|trade show|evening|dinner",
)
Facts = dict[str, str]


def known_facts(situation: Situation, tone: Tone = "relaxed", *, to: str | None = None) -> Facts:
    """What is known, as words that fit into a sentence; what is unknown is left out.

    `to` is the name of the reader where that is not the person. A referrer who has not agreed to be named is unknown.
    """
    person, company = situation.person, situation.company
    reader = parse(to or person.name)
    values: dict[str, str | None] = {
        "first": greeted(reader, tone, knows=bool(to) or _on_first_names(situation)),
        "them": parse(person.name).full,
        "company": spoken(plain(company.name)) if company.name and not through_agency(situation) else None,
        "admire": opinion(plain(company.admire), own=to is None) if company.admire else None,
        **_mine(situation, to),
        **_job(situation),
        **_shared(situation, to),
        **_between_us(situation, to),
    }
    return {key: value for key, value in values.items() if value and any(c.isalnum() for c in value)}


def tone_of(situation: Situation) -> Tone:
    """Formal where the person is reserved, or the company formal and the person not known to be warm."""
    person = situation.person
    if person.manner == "reserved":
        return "formal"
    close = person.manner == "warm" or person.role in ("colleague", "alum", "referrer")
    return "formal" if situation.company.culture == "formal" and not close else "relaxed"


def greeted(name: Name, tone: Tone, *, knows: bool) -> str:
    """How to greet: `Dr. Nguyen` where somebody writes a title, unless you know each other; else as they are called."""
    if tone == "formal" or not name.family:
        return name.formal
    return name.formal if name.title and not knows else name.called or name.full


def _on_first_names(situation: Situation) -> bool:
    person = situation.person
    return person.manner == "warm" or person.role == "colleague" or situation.company.culture == "relaxed"


def _mine(situation: Situation, to: str | None) -> Mapping[str, str | None]:
    me = situation.me
    name = parse(me.name)
    line = plain(me.line or "")
    who, short = about_me(line)
    if to is None and situation.company.name:
        who = here(who, spoken(plain(situation.company.name)))
    told = set((situation.opportunity.title or "").casefold().split())
    kind, did = lived(plain(me.experience[0])) if me.experience else ("", "")
    aim, goal = aimed(plain(me.goal)) if me.goal else ("", "")
    return {
        "me": name.full,
        "me_first": name.called or name.full,
        "who": who,
        "who_short": short if short != who and not set(short.casefold().split()[1:]) <= told else None,
        "line": None if who else said_of_me(line) or None,
        "did": did if kind == "noun" else None,
        "did_past": did if kind == "past" else None,
        "did_years": did if kind == "years" else None,
        "aim": goal if aim == "noun" else None,
        "aim_to": goal if aim == "do" else None,
    }


def _job(situation: Situation) -> Mapping[str, str | None]:
    title = job(plain(situation.opportunity.title or ""))
    referral = last(situation, "referred")
    applied = last(situation, "applied", others=True)
    named = referral.via if referral and referral.agreed is not False else None
    return {
        "title": title,
        "role": role(title) if title else None,
        "role_": role(title).replace("the", "The", 1) if title else None,
        "referrer": parse(named).full if named else None,
        "applied_day": day_words(applied.on, situation.today) if applied else None,
    }


def _shared(situation: Situation, to: str | None) -> Mapping[str, str | None]:
    def named(what: Share) -> str | None:
        return next((plain(one.name) for one in situation.person.shared if one.what == what), None)

    names = situation.person.mutual_names
    return {
        **_school(situation, named("school")),
        **_employer(situation, named("employer")),
        "group": named("group"),
        "field": named("field"),
        "mutual": parse(names[0]).full if names and not to else None,
    }


def _school(situation: Situation, school: str | None) -> Mapping[str, str | None]:
    """The school, or who I am where that ends with it (`who_there`): it is not said twice."""
    line = plain(situation.me.line or "").casefold()
    if not school or school.casefold() not in line:
        return {"school": school}
    who, _ = about_me(plain(situation.me.line or ""))
    return {"who_there": who if who.casefold().endswith(school.casefold()) else None}


def _employer(situation: Situation, employer: str | None) -> Mapping[str, str | None]:
    """The employer both had, by who is known to be there today: neither, them, me or both."""
    if not employer:
        return {}
    name = spoken(employer)
    me, them = situation.me.employer, situation.company.name
    i_am = bool(me) and spoken(plain(me or "")).casefold() == name.casefold()
    they_are = bool(them) and spoken(plain(them or "")).casefold() == name.casefold()
    they_are = they_are and not gone_from_there(situation)
    today = {(True, True): "our_employer", (True, False): "my_employer", (False, True): "their_employer"}
    return {today.get((i_am, they_are), "employer"): name}


def _between_us(situation: Situation, to: str | None) -> Mapping[str, str | None]:
    """What was talked about, where you met, what they wrote."""
    today, own = situation.today, to is None
    title = plain(situation.opportunity.title or "").casefold()
    interview, talk = last(situation, "interviewed"), last(situation, "talked")
    met, there = last(situation, "met"), last(situation, "attended")
    spoke, post = last(situation, "interviewed", others=True), last(situation, "posted")
    where, told = _event(met, title, own=own)
    attended = _event(there, title, own=own)
    at = attended[0] or attended[1]
    at = at or next((plain(one.name) for one in situation.person.shared if one.what == "event"), None)
    return {
        "about": _about(interview, title, own=own),
        "interview_day": day_words(interview.on, today) if interview else None,
        "spoke_day": day_words(spoke.on, today) if spoke else None,
        "talked_about": _about(talk, title, own=own),
        "talk_day": day_words(talk.on, today) if talk else None,
        "met_at": where,
        "met_day": day_words(met.on, today) if met else None,
        "met_about": told,
        "event": None if where else at,
        "post": _about(post, title, own=own),
    }


def _event(moment: Moment | None, title: str, *, own: bool) -> tuple[str | None, str | None]:
    """The event of a meeting and what was talked about; a topic that sounds like an event is one."""
    if moment is None:
        return None, None
    topics = [plain(one) for one in moment.about]
    event = plain(moment.via) if moment.via else next((one for one in topics if _EVENT.search(one)), None)
    return place(event) if event else None, _first([one for one in topics if one != event], title, own=own)


def _about(moment: Moment | None, title: str, *, own: bool) -> str | None:
    return _first(map(plain, moment.about), title, own=own) if moment else None


def _first(topics: Iterable[str], title: str, *, own: bool) -> str | None:
    """The first that is a topic, and not the job itself."""
    told = (topic(one, own=own) for one in topics if title not in one.casefold() or not title)
    return next((one for one in told if one), None)
