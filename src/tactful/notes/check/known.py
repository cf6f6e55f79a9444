"""Rules that hold a note against the facts: the reader's name, the company, who may be named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note, NoteFacts

_GREETING = re.compile(
    r"\A\s*(?i:dear|hi|hello|hey|hallo|good (?:morning|afternoon|evening|day))[\s,]+"
    r"(?:(?i:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|frau|herr)\b\.?\s*)*"
    r"(?P<name>[^\W\d_a-z][\w'-]*(?:\s+[^\W\d_a-z][\w'-]*){0,3})(?=\s*[,.!:;–—-])"
)
_EMPLOYER = re.compile(
    r"\b(?i:(?:appl(?:ied|y|ying|ication)|interview(?:ed|ing)?|opening|vacancy)\b[^.!?\n]{0,60}?"
    r"\bat|your (?:work|team|colleagues|role) at)\s+"
    r"(?P<name>[^\W\d_a-z][\w&'-]*(?:\s+[^\W\d_a-z][\w&'-]*){0,3})"
)
_NO_NAME = frozenset(
    {
        "all",
        "team",
        "everyone",
        "both",
        "there",
        "hiring",
        "manager",
        "recruiter",
        "interviewer",
        "sir",
        "madam",
    }
)
_WORD = re.compile(r"[^\W_]+")


class Known(Rule, frozen=True, tag="known"):
    """Flags what the facts contradict. `same` lists short forms of names that count as the same name."""

    about: Literal["name", "company", "permission"]
    same: tuple[tuple[str, ...], ...] = ()

    def find(self, note: Note) -> Iterator[Hit]:
        if note.facts:
            yield from getattr(self, f"_{self.about}")(note.plain, note.facts)

    def _name(self, text: str, facts: NoteFacts) -> Iterator[Hit]:
        greeted = _GREETING.match(text)
        if not greeted or not facts.name:
            return
        words, name = folded(greeted["name"]), folded(facts.name)
        if _NO_NAME.isdisjoint(words) and name and not any(self._alike(a, b) for a in words for b in name):
            yield Hit(greeted.span("name"), {"right": facts.name})

    def _company(self, text: str, facts: NoteFacts) -> Iterator[Hit]:
        if not facts.company:
            return
        right = set(folded(facts.company))
        for match in _EMPLOYER.finditer(text):
            if right.isdisjoint(folded(match["name"])) and not _elsewhere(match["name"], facts):
                yield Hit(match.span("name"), {"right": facts.company})

    def _permission(self, text: str, facts: NoteFacts) -> Iterator[Hit]:
        if not facts.referrer or facts.agreed is not False:
            return
        for word in (facts.referrer, *reversed(facts.referrer.split())):
            if place := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                yield Hit(place.span(), {"name": facts.referrer})
                return

    def _alike(self, one: str, other: str) -> bool:
        short, long = sorted((one, other), key=len)
        return (
            one == other
            or (len(short) >= 3 and long.startswith(short))
            or any(one in group and other in group for group in self.same)
        )


def folded(name: str) -> list[str]:
    """The words of a name without case and accents; a letter is never dropped."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return _WORD.findall("".join(c for c in parts if not unicodedata.combining(c)))


def _elsewhere(name: str, facts: NoteFacts) -> bool:
    """True when a name is not the company's but one the facts know: an event, a person, a place in common."""
    known: Iterable[str] = (
        facts.name or "",
        facts.title or "",
        facts.referrer or "",
        *facts.common,
        *facts.about,
    )
    return any(not set(folded(name)).isdisjoint(folded(text)) for text in known)
