"""The rule that says when a note is in a language that the other rules do not read."""

from __future__ import annotations

from collections.abc import Iterator

from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note


class Foreign(Rule, frozen=True, tag="foreign"):
    """Flags a note that is not in English."""

    def find(self, note: Note) -> Iterator[Hit]:
        if not note.english:
            yield Hit(None)
