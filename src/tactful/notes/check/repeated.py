"""Rules about words that were sent before: to the same person, or to somebody beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tactful.notes.check.nearly import texts
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note


class Repeated(Rule, frozen=True, tag="repeated"):
    """Flags a note that says nearly what one of the texts of a fact says."""

    known: Literal["sent_before", "sent_others"]

    def find(self, note: Note) -> Iterator[Hit]:
        sent: tuple[str, ...] = getattr(note.facts, self.known, ())
        if sent and (before := texts(sent).near(note.text)) is not None:
            words = before.split()
            start = " ".join(words[:8]) + (" ..." if len(words) > 8 else "")
            yield Hit(None, {"before": start})
