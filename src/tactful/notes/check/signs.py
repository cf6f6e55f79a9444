"""Rules about signs that are no letters: emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactful.core.finding import Level
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note

# Pictographs, dingbats and flags of Unicode, with the signs that join and vary them.
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2600-\u26ff\u2700-\u27bf\u2b50\u2b55\u231a\u231b]"
    "[\ufe0f\u200d\U0001f3fb-\U0001f3ff]*)+"
)
_SMILEY = re.compile(r"(?<![\w(])(?:[:;]-?[)(DPp]|<3|[xX]D)(?!\w)")


class Signs(Rule, frozen=True, tag="signs"):
    """Flags emoji and smileys; with the level `formal` where the reader or their company is."""

    formal: Level

    def find(self, note: Note) -> Iterator[Hit]:
        level = self.formal if note.facts and note.facts.formal else None
        for pattern in (_EMOJI, _SMILEY):
            yield from (Hit(match.span(), level=level) for match in pattern.finditer(note.text))
