"""A note as it is checked: the words, where they go, and what is known about the person they go to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Literal, Protocol, get_args

from msgspec import Struct

from tactful.core.moment import What
from tactful.core.situation import Plan, Role, Share, Situation

Scenario = Literal[
    "after-applying", "after-event", "before-interview", "after-interview", "on-referral", "ask-referral",
    "thank-acceptance", "follow-up", "stay-in-touch", "after-rejection", "informational", "alumni", "comment",
]  # fmt: skip
Channel = Literal["request", "message", "email", "comment"]

SCENARIOS: tuple[Scenario, ...] = get_args(Scenario)
CHANNELS: tuple[Channel, ...] = get_args(Channel)

_PLAIN = {0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x201C: '"', 0x201D: '"', 0x00A0: " ", 0x202F: " "}


class NoteFacts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known about the reader and the occasion; what is left out is unknown.

    `common` are names of what both have in common (schools, employers, events, people), `shares` the kinds of
    it, which may be known without a name. `agreed` is False when the referrer has not agreed to be named.

    `talked` are the days on which you met, talked or are going to, `dates` those of all that happened, and
    `happened` what it was. `told` is all that was said in words, about you too. A `drafted` text was not written
    by the person: it may say nothing else. `sent_before` are texts already sent to the reader, `sent_others`
    those to others of the company.
    """

    name: str | None = None
    company: str | None = None
    title: str | None = None
    referrer: str | None = None
    agreed: bool | None = None
    common: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    mutuals: int = 0
    about: tuple[str, ...] = ()
    today: date | None = None
    formal: bool = False
    talked: tuple[date, ...] = ()
    dates: tuple[date, ...] = ()
    happened: tuple[What, ...] = ()
    told: tuple[str, ...] = ()
    drafted: bool = False
    sent_before: tuple[str, ...] = ()
    sent_others: tuple[str, ...] = ()


_TALKS: frozenset[What] = frozenset({"scheduled", "interviewed", "met", "attended", "talked"})


def facts_of(situation: Situation) -> NoteFacts:
    """The facts of a situation that a note can be held against."""
    person, moments = situation.person, situation.moments
    referral = next((m for m in reversed(moments) if m.what == "referred"), None)
    events = [m.via for m in moments if m.what in ("met", "attended") and m.via]
    kinds = (*person.shares, *(shared.what for shared in person.shared), *(("event",) if events else ()))
    return NoteFacts(
        name=person.name,
        company=situation.company.name,
        title=situation.opportunity.title,
        referrer=referral.via if referral else None,
        agreed=referral.agreed if referral else None,
        common=(*(shared.name for shared in person.shared), *person.mutual_names, *events),
        shares=tuple(dict.fromkeys(kinds)),
        mutuals=max(person.mutuals or 0, len(person.mutual_names)),
        about=tuple(topic for m in moments if not m.with_ for topic in m.about),
        today=situation.today,
        formal=situation.company.culture == "formal" or person.manner == "reserved",
        talked=tuple(m.on for m in moments if m.what in _TALKS and not m.with_),
        dates=tuple(day for m in moments for day in (m.on, m.answer_by) if day),
        happened=tuple(dict.fromkeys((*(m.what for m in moments), *_since(situation)))),
        told=tuple(_told(situation)),
    )


_STAGES: dict[str, tuple[What, ...]] = {
    "applied": ("applied",),
    "interviewing": ("applied",),
    "offer": ("applied", "offered"),
    "accepted": ("applied", "offered", "hired"),
    "rejected": ("applied", "rejected"),
}


def _since(situation: Situation) -> tuple[What, ...]:
    """What the stage of an application and the link say beside the moments."""
    linked: tuple[What, ...] = ("connected",) if situation.person.link == "connected" else ()
    return (*_STAGES.get(situation.opportunity.stage or "none", ()), *linked)


def _told(situation: Situation) -> Iterator[str]:
    """All that a situation says in words."""
    me, person, company = situation.me, situation.person, situation.company
    single = (
        me.name, me.line, me.goal, me.employer, person.name, company.name, company.admire, situation.opportunity.title,
    )  # fmt: skip
    several = (me.experience, person.mutual_names, (shared.name for shared in person.shared))
    yield from (text for text in single if text)
    yield from (text for texts in several for text in texts)
    for moment in situation.moments:
        yield from moment.about
        yield from (text for text in (moment.via, moment.with_, moment.at) if text)


class Felt(Struct, frozen=True, kw_only=True):
    """How a sentence is felt by its reader: the faults it is felt to have, and how likely it holds each part.

    `traces` are the faults that it may have if its words say so too.
    """

    span: tuple[int, int]
    faults: frozenset[str] = frozenset()
    traces: frozenset[str] = frozenset()
    parts: Mapping[str, float] = {}


class Model(Protocol):
    """Something that has learned how notes are felt by their readers."""

    def felt(self, text: str, scenario: Scenario | None, to: Role | None) -> tuple[Felt, ...]:
        """How the sentences of an English text are felt, in their order."""
        ...


class Note(Struct, frozen=True, kw_only=True, dict=True):
    """The words and where they go. Without channel no limit holds; without scenario nothing is missing."""

    text: str
    scenario: Scenario | None = None
    to: Role | None = None
    channel: Channel | None = None
    plan: Plan | None = None
    facts: NoteFacts | None = None
    model: Model | None = None

    @cached_property
    def plain(self) -> str:
        """The text with typographic quotes and spaces made plain, character for character."""
        return self.text.translate(_PLAIN)

    @cached_property
    def english(self) -> bool:
        """False when the text is in another language, as far as its small words tell."""
        from tactful.notes.check.language import is_english

        return is_english(self.text)

    @cached_property
    def felt(self) -> tuple[Felt, ...] | None:
        """How its sentences are felt; None when there is no model, or none of its language."""
        return self.model.felt(self.plain, self.scenario, self.to) if self.model and self.english else None

    @cached_property
    def low(self) -> str:
        """The plain text case-folded, for a quick look whether a word is in it; its places do not match."""
        return self.plain.casefold()
