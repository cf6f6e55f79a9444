"""What can be said in one draft: its facts, the ways meant for this reader, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.situation import Situation
from tactful.notes.clauses import plain
from tactful.notes.fitting import Choice
from tactful.notes.known_facts import Facts, known_facts, tone_of
from tactful.notes.names import TITLES
from tactful.notes.note import Channel
from tactful.notes.occasions import marks_of
from tactful.notes.word_lists import DULL
from tactful.notes.wording import Ingredient, Recipe, Tone, Way, Wording

_SLOT = re.compile(r"\{(\w+)\}")
_WRITTEN_OUT = {
    "I'm": "I am", "I'd": "I would", "I've": "I have", "I'll": "I will", "it's": "it is", "It's": "It is",
    "that's": "that is", "we're": "we are", "We're": "We are", "we'll": "we will", "We'll": "We will",
    "you've": "you have", "You'll": "You will", "there's": "there is", "don't": "do not",
}  # fmt: skip
_SHORT = re.compile(r"\b(" + "|".join(_WRITTEN_OUT) + r")\b")
_WORDS = re.compile(r"[a-z']{4,}")
_UNTOLD = frozenset({"first", "me", "me_first"})
_ENDS = ("greeting", "sign-off")
_WORTH, _MOODS, _USED_BEFORE = 20, 8, 40


class Task(Struct, frozen=True, kw_only=True):
    """What one draft is made from. `known` are its facts and marks by name; `seed` decides between equals."""

    situation: Situation
    name: str
    recipe: Recipe
    channel: Channel
    tone: Tone
    wording: Wording
    facts: Facts
    known: frozenset[str]
    seed: int

    def ways(self, part: Ingredient) -> list[Way]:
        """The ways meant for this reader; who I am is not told to somebody who knows me."""
        to, told = self.situation.person.role, "knows-me" in self.known
        return [
            way
            for way in self.wording.said(part, self.name)
            if way.fits(to, self.channel, self.tone, self.known)
            and not (told and "who-i-am" in (part, *way.also))
        ]

    def missing(self) -> list[str]:
        """The facts to ask for: where an essential ingredient cannot be said at all, what it lacks."""
        missing: list[str] = []
        for part in self.recipe.essential:
            lacking = [sorted(slots_of(way.text) - self.facts.keys()) for way in self.ways(part)]
            if part not in self.wording.part or any(not one for one in lacking):
                continue
            asked = self.recipe.asks.get(part)
            missing += [asked] if asked and asked not in self.facts else _fewest(lacking)
        return list(dict.fromkeys(missing))

    def questions(self, missing: Collection[str]) -> tuple[str, ...]:
        """How to ask for these facts, with what helps to find words of one's own."""
        asked = [self.wording.fact[slot] for slot in missing]
        questions = [fact.ask.format_map(_Given(self.facts)) for fact in asked]
        if any(fact.name == "say" for fact in asked):
            questions += self.filled(self.recipe.prompts)
        return tuple(dict.fromkeys(questions))

    def filled(self, templates: Collection[str]) -> list[str]:
        """Those of the templates whose facts are known, filled."""
        return [text.format_map(self.facts) for text in templates if slots_of(text) <= self.facts.keys()]

    def choices(self, part: Ingredient, said: Collection[str], spoilt: Collection[str]) -> list[Choice]:
        """What can be said of an ingredient without the `spoilt` facts; ways `said` before are worth less."""
        return [
            self._choice(part, way, slots, way.text in said)
            for way in self.ways(part)
            if (slots := slots_of(way.text)) <= self.facts.keys() and slots.isdisjoint(spoilt)
        ]

    def _choice(self, part: Ingredient, way: Way, slots: frozenset[str], before: bool) -> Choice:
        mood = crc32(f"{self.seed}|{self.name}|{way.text}".encode()) % _MOODS
        template = _SHORT.sub(lambda m: _WRITTEN_OUT[m[0]], way.text) if self.tone == "formal" else way.text
        if self.channel == "request":
            template = template.replace("\n", " ")
        told = () if part in _ENDS else slots - _UNTOLD
        parts = (part, *way.also)
        return Choice(
            part=part,
            also=frozenset(way.also),
            way=way.text,
            text=template.format_map(self.facts),
            slots=slots,
            fields=frozenset(field for slot in told for field in self._states(slot)),
            words=frozenset(_WORDS.findall(_SLOT.sub("", template).casefold())) - DULL,
            worth=sum(map(self._worth, parts)) + way.worth + mood - (_USED_BEFORE if before else 0),
        )

    def _states(self, slot: str) -> Iterator[str]:
        """The fields that a fact states: its own, and the company where its words name it."""
        yield self.wording.fact[slot].field
        company = self.facts.get("company")
        if company and company in self.facts[slot]:
            yield self.wording.fact["company"].field

    def _worth(self, part: Ingredient) -> int:
        """What a part adds; an essential one is there in any case."""
        places = {one: place for place, one in enumerate(self.recipe.prefers)}
        return _WORTH * (len(places) - places[part] + 1) if part in places else 0


class _Given(dict[str, str]):
    """Facts for a question: what is not known is spoken of in general."""

    def __missing__(self, slot: str) -> str:
        return {"first": "them", "company": "the company"}.get(slot, "it")


def task_of(
    situation: Situation, recipe: str, channel: Channel, wording: Wording, seed: int | None, own: str | None
) -> Task:
    """Gather what a draft of this recipe is made from. A seed left out follows from the person.

    An introduction is asked of a contact of one's own, whatever the person is like.
    """
    made = wording.recipe[recipe]
    mutuals = situation.person.mutual_names if situation.person.link != "connected" else ()
    to = mutuals[0] if made.to == "mutual" and mutuals else None
    tone: Tone = "relaxed" if to else tone_of(situation)
    facts = known_facts(situation, tone, to=to)
    if own and (said := plain(own)):
        end = own.rstrip()[-1]
        facts["say"] = said[:1].upper() + said[1:] + (end if end in "?!)" and not said.endswith(end) else ".")
    return Task(
        situation=_addressed(situation, to) if to else situation,
        name=recipe,
        recipe=made,
        channel=channel,
        tone=tone,
        wording=wording,
        facts=facts,
        known=frozenset(facts) | marks_of(situation) | frozenset(_address(facts, to)),
        seed=seed_of(situation) if seed is None else seed,
    )


def slots_of(template: str) -> frozenset[str]:
    """The names of the facts a template needs."""
    return frozenset(_SLOT.findall(template))


def seed_of(situation: Situation) -> int:
    """A number that is the same for the same person at the same company, on any machine and any day."""
    return crc32(f"{situation.person.name}|{situation.company.name}".encode(errors="replace"))


def _address(facts: Facts, to: str | None) -> Iterator[str]:
    """Marks of how the note is addressed."""
    if to:
        yield "through-them"
    if facts.get("first", "").startswith(TITLES):
        yield "by-title"


def _fewest(lacking: list[list[str]]) -> list[str]:
    return sorted(lacking, key=len)[0] if lacking else []


def _addressed(situation: Situation, name: str) -> Situation:
    """The situation with another reader: what is checked against is their name, not the person's."""
    person = situation.person
    common = tuple(one for one in (*person.mutual_names[1:], person.name) if one)
    return replace(situation, person=replace(person, name=name, mutual_names=common, role=None))
