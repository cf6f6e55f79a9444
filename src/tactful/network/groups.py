"""Which companies go by several names, and which are part of which."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tactful.network.letters import pieces, with_two_letters
from tactful.network.slips import Slips
from tactful.network.words import Vocabulary


class Group(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One company: other names of the same employer, employers inside it, and what it is itself a part of."""

    also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    of: str | None = None


class Aliases:
    """Well-known companies by name, with the words that read one. Build it once; it does not change."""

    def __init__(self, groups: Mapping[str, Group], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.by_name: dict[str, str] = {}
        self._of: dict[str, str] = {name: group.of for name, group in groups.items() if group.of}
        for name, group in groups.items():
            for one in (name, *group.also):
                self._put(one, name)
        for name, group in groups.items():
            for part in group.parts:
                self._of.setdefault(self.by_name.get(self._bare(part)) or part, name)
                self._put(part, part)
        self._slips = Slips(self.by_name)

    def named(self, bare: str) -> str | None:
        """The company of this name, as `Vocabulary.bare` writes it, a slip in it forgiven."""
        found = self.by_name.get(bare)
        if found is None and bare not in self.vocabulary.no_slips:
            found = self.by_name.get(self._slips.mended(bare))
        return found

    def root(self, company: str) -> str:
        """The group at the head of it all."""
        seen = {company}
        while (above := self._of.get(company)) and above not in seen:
            seen.add(above)
            company = above
        return company

    def _put(self, name: str, company: str) -> None:
        for form in (name, with_two_letters(name)):
            if form:
                self.by_name.setdefault(self._bare(form), company)

    def _bare(self, name: str) -> str:
        return self.vocabulary.bare(self.vocabulary.read(pieces(name)))
