"""The facts of a situation that may stand in a draft, by the name the wording uses for them."""

from __future__ import annotations

from tactful.core.moment import Moment, What
from tactful.core.situation import Share, Situation
from tactful.notes.wording import Tone

_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "herr", "frau"}
)


def known_facts(situation: Situation) -> dict[str, str]:
    """What is known, as words: white space folded, no full stop at the end. What is unknown is left out.

    A referrer who has not agreed to be named is unknown.
    """
    me, person, company, job = situation.me, situation.person, situation.company, situation.opportunity
    referral = _last(situation, "referred")
    interview = _last(situation, "interviewed")
    met = _last(situation, "met") or _last(situation, "attended")
    post = _last(situation, "posted")
    talk = _last(situation, "talked")
    values = {
        "first": _first(person.name),
        "name": person.name,
        "me": me.name,
        "line": me.line,
        "experience": me.experience[0] if me.experience else None,
        "goal": me.goal,
        "company": company.name,
        "admire": company.admire,
        "title": job.title,
        "referrer": referral.via if referral and referral.agreed is not False else None,
        "topic": _topic(interview),
        "event": (met.via or _topic(met)) if met else None,
        "event_topic": _topic(met) if met and met.via else None,
        "post": _topic(post),
        "talked": _topic(talk),
        "school": _shared(situation, "school"),
        "employer": _shared(situation, "employer"),
        "group": _shared(situation, "group"),
        "mutual": person.mutual_names[0] if person.mutual_names else None,
    }
    if met and met.what == "met" and values["event"]:
        values["met"] = values["event"]
    return {key: tidy for key, value in values.items() if value and (tidy := _tidy(value))}


def tone_of(situation: Situation) -> Tone:
    """Formal where the company is, or the person reserved; relaxed otherwise."""
    formal = situation.company.culture == "formal" or situation.person.manner == "reserved"
    return "formal" if formal else "relaxed"


def _last(situation: Situation, what: What) -> Moment | None:
    past = [m for m in situation.moments if m.what == what and not m.with_ and m.on <= situation.today]
    return max(past, key=lambda m: m.on, default=None)


def _topic(moment: Moment | None) -> str | None:
    return moment.about[0] if moment and moment.about else None


def _shared(situation: Situation, what: Share) -> str | None:
    return next((shared.name for shared in situation.person.shared if shared.what == what), None)


def _first(name: str | None) -> str | None:
    """The name to greet with: the first word, or title and last word where the name has a title."""
    words = (name or "").split()
    if words and words[0].rstrip(".").casefold() in _TITLES and len(words) > 1:
        return f"{words[0]} {words[-1]}"
    return words[0] if words else None


def _tidy(value: str) -> str:
    printable = "".join(c if c.isprintable() else " " for c in value)
    return " ".join(printable.split()).rstrip(".!?;,: ")
