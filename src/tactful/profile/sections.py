"""The sections of a profile, each with its text and where its parts lie in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Literal, get_args

from msgspec import Struct

from tactful.notes.check.language import is_english
from tactful.profile.profile import Entry, Profile

SectionName = Literal[
    "photo", "header-image", "url", "headline", "summary", "experience", "education", "skills", "certifications",
    "awards", "recommendations", "languages", "network", "line", "all",
]  # fmt: skip
SECTIONS: tuple[SectionName, ...] = get_args(SectionName)
WRITTEN: tuple[SectionName, ...] = ("headline", "summary", "experience", "education")
"""The sections that hold sentences of the person's own."""

# The platform's exports write a paragraph break as two spaces; bullets stand at the head of a line.
_PLAIN = {0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x201C: '"', 0x201D: '"', 0x00A0: " ", 0x202F: " "}


READ = 5_000
"""Characters of one text that are read for words; the platform takes 2,600 at the most."""


class Written(Struct, frozen=True, dict=True):
    """One text within its section: where it begins, the words, and the entry it belongs to."""

    start: int
    text: str
    entry: Entry | None = None

    @cached_property
    def plain(self) -> str:
        """What is read of it, typographic quotes and spaces made plain, character for character."""
        return self.text[:READ].translate(_PLAIN)

    @cached_property
    def english(self) -> bool:
        """False when it is in another language, as far as its small words tell."""
        return is_english(self.plain)


class SectionText(Struct, frozen=True):
    """The whole text of a section, and the parts that are the person's own sentences."""

    text: str = ""
    parts: tuple[Written, ...] = ()


class View(Struct, frozen=True, dict=True):
    """A profile as a rule sees it, as of a day."""

    profile: Profile
    today: date

    @cached_property
    def texts(self) -> dict[SectionName, SectionText]:
        """The text of each section that has one."""
        me = self.profile
        return {
            "headline": _single(me.headline),
            "summary": _single(me.summary),
            "experience": _joined((*me.positions, *me.volunteering, *me.projects)),
            "education": _joined(me.education),
            "skills": SectionText(", ".join(me.skills)),
            "certifications": _joined(me.certifications),
            "awards": _joined(me.honors),
            "languages": SectionText(", ".join(me.languages)),
            "line": SectionText(me.line or ""),
        }

    def written(self, sections: Iterable[SectionName]) -> Iterator[tuple[SectionName, Written]]:
        """The sentences of these sections, part by part."""
        for name in sections:
            for part in self.texts.get(name, SectionText()).parts:
                yield name, part

    @cached_property
    def told(self) -> str:
        """All that headline, summary, experience and education say, case-folded; for a look whether a word is there."""
        return "\n".join(self.texts[name].text for name in WRITTEN).translate(_PLAIN).casefold()


def _single(text: str) -> SectionText:
    return SectionText(text, (Written(0, text),) if text.strip() else ())


def _joined(entries: Iterable[Entry]) -> SectionText:
    text, parts = "", []
    for entry in entries:
        text += ("\n\n" if text else "") + entry.called
        if entry.text.strip():
            text += "\n"
            parts.append(Written(len(text), entry.text, entry))
            text += entry.text
    return SectionText(text, tuple(parts))
