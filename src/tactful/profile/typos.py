"""The rule about slips of the pen: the lists of the check of notes, and its speller."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Self

from msgspec import structs

from tactful.notes.check.rule import Hit
from tactful.notes.check.spelling import Spelling
from tactful.notes.check.typos import Typos as Slips
from tactful.notes.note import Note, NoteFacts
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import READ, SectionName, View, Written


class Typos(ProfileRule, frozen=True, tag="typos"):
    """Flags the slips that `slips` lists; with a speller, those that it finds beside them."""

    slips: Slips | None = None

    def with_slips(self, slips: Slips) -> Self:
        return structs.replace(self, slips=slips)

    def find(self, view: View) -> Iterator[Spot]:
        return self.ask(view, None)()

    def ask(self, view: View, spelling: Spelling | None) -> Callable[[], Iterator[Spot]]:
        """Ask about every text; what is returned waits for the answers and gives the places."""
        facts = NoteFacts(common=_names(view))
        asked = []
        for section, part in view.written(self.sections):
            if part.english:
                note = Note(text=part.text[:READ], facts=facts)
                asked.append((section, part, note, spelling.ask(note) if spelling else None))
        return lambda: (
            spot
            for section, part, note, waiting in asked
            for spot in self._spots(section, part, note, waiting)
        )

    def _spots(
        self, section: SectionName, part: Written, note: Note, waiting: Callable[[], tuple[Hit, ...]] | None
    ) -> Iterator[Spot]:
        hits = list(self.slips.find(note)) if self.slips else []
        taken = [hit.span for hit in hits if hit.span]
        if waiting:
            hits += [
                hit
                for hit in waiting()
                if hit.span and not any(hit.span[0] < end and start < hit.span[1] for start, end in taken)
            ]
        for hit in hits:
            if hit.span:
                yield Spot(
                    section=section,
                    span=(part.start + hit.span[0], part.start + hit.span[1]),
                    about=part.entry.called if part.entry else None,
                    fields=hit.fields,
                )


def _names(view: View) -> tuple[str, ...]:
    """What is right because the profile calls it so: people, places, skills."""
    me = view.profile
    entries = (*me.positions, *me.education, *me.certifications, *me.honors, *me.projects, *me.volunteering)
    named = (name for entry in entries for name in (entry.title, entry.place))
    return tuple(name for name in (me.name, me.location, *named, *me.skills, *me.languages) if name)
