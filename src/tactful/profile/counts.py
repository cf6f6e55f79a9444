"""Rules that count: what is missing, too little or too much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from tactful.profile.profile import Profile
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import View

Counted = Literal[
    "headline", "summary", "location", "positions", "education", "skills", "certifications",
    "honors", "languages", "recommendations", "connections", "in-field", "line",
]  # fmt: skip


class Counts(ProfileRule, frozen=True, tag="counts"):
    """Flags less than `least` or more than `most` of something; what is unknown is never flagged.

    Texts count in characters, or in `words`; all else in entries. With `some` nothing at all is another rule's
    matter. Fills in `{size}`, `{most}`, `{least}` and `{over}`.
    """

    of: Counted
    least: int = 0
    most: int | None = None
    words: bool = False
    some: bool = False

    def find(self, view: View) -> Iterator[Spot]:
        size = self._size(view.profile)
        if size is None or (self.some and not size):
            return
        if size < self.least or (self.most is not None and size > self.most):
            over = size - (self.most or 0)
            fields = {"size": size, "least": self.least, "most": self.most, "over": over}
            text = view.texts.get(self.sections[0])
            cut = self.most is not None and not self.words and bool(text and text.parts) and size > self.most
            yield Spot(span=(self.most or 0, size) if cut else None, fields=fields)

    def _size(self, me: Profile) -> int | None:
        if self.of in ("headline", "summary", "location", "line"):
            if not me.head and self.of != "line":
                return None
            text = getattr(me, self.of) or ""
            return len(text.split()) if self.words else len(text) if text.strip() else 0
        if self.of == "positions":
            return len(me.positions) + len(me.volunteering) + len(me.projects)
        if self.of == "recommendations":
            return me.recommendations
        if self.of in ("connections", "in-field"):
            count: int | None = getattr(me.network, self.of.replace("-", "_"))
            return count
        return len(getattr(me, self.of))
