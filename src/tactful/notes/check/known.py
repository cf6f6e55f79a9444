"""Rules that hold a note against the facts: the reader's name, the company, who may be named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from tactful.notes.check.pattern import expand, found
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note, NoteFacts

_GREETING = re.compile(
    r"\A\s*(?i:dear|hi|hello|hey|hallo|good (?:morning|afternoon|evening|day))[\s,]+"
    r"(?:(?i:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|frau|herr)\b\.?\s*)*"
    r"(?P<name>[^\W\d_a-z][\w'-]*(?:\s+[^\W\d_a-z][\w'-]*){0,3})(?=\s*[,.!:;–—-])"
)
_HEAD = re.compile(r"\A\s*([^\s,.!:;]+)[^.!?\n]{0,60}")
_COMPANY = r"(?-i:([^\W\d_a-z][\w&'-]*(?: [^\W\d_a-z][\w&'-]*){0,3}))"
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
    """Flags what the facts contradict.

    `same` lists short forms of names that count as the same name. `<company>` in `where` is a name at a place
    where only the reader's company can be meant; words of `plain` tell no company apart.
    """

    about: Literal["name", "greeting", "company", "permission"]
    same: tuple[tuple[str, ...], ...] = ()
    where: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()

    def find(self, note: Note) -> Iterator[Hit]:
        if note.facts:
            yield from getattr(self, f"_{self.about}")(note, note.facts)

    def _name(self, note: Note, facts: NoteFacts) -> Iterator[Hit]:
        greeted = _GREETING.match(note.plain)
        if not greeted or not facts.name:
            return
        words, name = folded(greeted["name"]), folded(facts.name)
        if _NO_NAME.isdisjoint(words) and name and not any(self._alike(a, b) for a in words for b in name):
            yield Hit(greeted.span("name"), {"right": facts.name})

    def _greeting(self, note: Note, facts: NoteFacts) -> Iterator[Hit]:
        head = _HEAD.match(note.plain)
        if facts.name and head and not _GREETING.match(note.plain):
            words, name = folded(head[0]), folded(facts.name)
            if name and not any(self._alike(a, b) for a in words for b in name):
                yield Hit(head.span(1), {"right": facts.name})

    def _company(self, note: Note, facts: NoteFacts) -> Iterator[Hit]:
        right = self._telling(facts.company or "")
        if not right:
            return
        seen: set[int] = set()
        for match in found(self.where, note.plain, note.low):
            said = self._telling(match[1])
            one = said and match.start(1) not in seen and not _same_company(said, right)
            if one and not self._elsewhere(said, facts):
                seen.add(match.start(1))
                yield Hit(match.span(1), {"right": facts.company})

    def _permission(self, note: Note, facts: NoteFacts) -> Iterator[Hit]:
        if not facts.referrer or facts.agreed is not False:
            return
        for word in (facts.referrer, *reversed(facts.referrer.split())):
            if place := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", note.plain):
                yield Hit(place.span(), {"name": facts.referrer})
                return

    def _alike(self, one: str, other: str) -> bool:
        short, long = sorted((one, other), key=len)
        return (
            one == other
            or (len(short) >= 3 and long.startswith(short))
            or any(one in group and other in group for group in self.same)
        )

    def _telling(self, name: str) -> list[str]:
        """The words that tell a company from others; all of them where there are no such words."""
        words = folded(name)
        return [word for word in words if word not in self.plain] or words

    def _elsewhere(self, said: list[str], facts: NoteFacts) -> bool:
        """True when a name is not the company's but one the facts know: an event, a person, a school."""
        known = (facts.name, facts.title, facts.referrer, *facts.common, *facts.about, *facts.told)
        return any(not set(self._telling(text)).isdisjoint(said) for text in known if text)

    def with_words(self, words: Mapping[str, str]) -> Known:
        where = (expand(p, words).replace("<company>", _COMPANY) for p in self.where)
        return self.replaced(where=tuple(where))


def _same_company(said: list[str], right: list[str]) -> bool:
    """True when two names share a word, are written together or apart, or one is the initials of the other."""
    one, other = "".join(said), "".join(right)
    initials = {"".join(word[0] for word in words) for words in (said, right) if len(words) > 1}
    return (
        not set(said).isdisjoint(right)
        or (min(len(one), len(other)) >= 4 and (one.startswith(other) or other.startswith(one)))
        or not initials.isdisjoint((one, other))
    )


def folded(name: str) -> list[str]:
    """The words of a name without case and accents; a letter is never dropped."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return _WORD.findall("".join(c for c in parts if not unicodedata.combining(c)))
