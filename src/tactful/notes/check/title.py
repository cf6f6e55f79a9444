"""Rules that hold the job a note names against the job it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tactful.notes.check.known import folded
from tactful.notes.check.pattern import expand, found
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note

_JOB = re.compile(
    r"\w*(?:er|or|ist|ian|ant|(?<!m)ent|man|woman|ess|yst|nurse|cook|chef|clerk|smith|hand|guide|coach|pilot)"
)


class Title(Rule, frozen=True, tag="title"):
    """Flags a job, `<title>` in one of the patterns, that shares no word with the one that is known.

    `plain` are words that tell no job apart (senior, open, ...); `same` lists words that mean the same. Words
    that begin alike are the same; of what looks like initials nothing is said.
    """

    where: tuple[str, ...]
    plain: tuple[str, ...]
    same: tuple[tuple[str, ...], ...] = ()

    def find(self, note: Note) -> Iterator[Hit]:
        right = self._told(note.facts.title) if note.facts and note.facts.title else []
        if not right or not note.facts:
            return
        seen: set[int] = set()
        for match in found(self.where, note.plain, note.low):
            said = self._told(match[1])
            another = said and _JOB.fullmatch(said[-1]) and not re.search(r"[A-Z]{2}", match[1])
            if another and match.start(1) not in seen and not self._alike(said, right):
                seen.add(match.start(1))
                start = match.start(1)
                yield Hit((start, start + len(match[1].rstrip())), {"right": note.facts.title})

    def _told(self, title: str) -> list[str]:
        return [word for word in folded(title) if word not in self.plain]

    def _alike(self, said: list[str], right: list[str]) -> bool:
        return any(
            a[:4] == b[:4] or any(a in group and b in group for group in self.same)
            for a in said
            for b in right
        )

    def with_words(self, words: Mapping[str, str]) -> Title:
        title = r"((?:[\w/&+'-]+ ){1,6}?)"
        return self.replaced(where=tuple(expand(p, words).replace("<title>", title) for p in self.where))
