"""Rules about slips of the pen: words with their correction, and turns of phrase with theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct, field

from tactful.notes.check.pattern import expand, numbered
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_CHUNK = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@/\\_]|\w\.\w")


class Family(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Slips of one kind, a file of their own beside the rule, and texts that they flag and pass."""

    flags: tuple[str, ...]
    passes: tuple[str, ...]
    fixes: dict[str, str] = {}
    proper: dict[str, str] = {}
    slips: dict[str, str] = {}


class Typos(Rule, frozen=True, tag="typos"):
    """Flags words of `fixes` (lower case, to the right spelling) and patterns of `slips`.

    A slip's correction may use the groups of its pattern (`\\1`). A word with a capital inside a sentence may
    be a name and is let be, unless it is one of `proper` (lower case, to the right name). Addresses are let be.
    """

    fixes: dict[str, str] = field(default_factory=dict)
    proper: dict[str, str] = field(default_factory=dict)
    slips: dict[str, str] = field(default_factory=dict)

    def find(self, note: Note) -> Iterator[Hit]:
        text = _CHUNK.sub(_blank_address, note.plain)
        for match in _TOKEN.finditer(text):
            word = match[0].lower()
            if match[0].isupper() and len(word) < 4:
                continue
            fix = self.proper.get(word) or self.fixes.get(word)
            if fix and (word in self.proper or match[0][0].islower() or _begins(text, match.start())):
                yield Hit(match.span(), {"fix": _as_written(fix, match[0])})
        fixes = tuple(self.slips.values())
        for number, match in numbered(tuple(self.slips), text, note.low):
            yield Hit(match.span(), {"fix": _as_written(match.expand(fixes[number]), match[0])})

    def patterns(self) -> Iterator[str]:
        yield from self.slips

    def with_words(self, words: Mapping[str, str]) -> Typos:
        return self.replaced(slips={expand(p, words): fix for p, fix in self.slips.items()})


def _blank_address(chunk: re.Match[str]) -> str:
    return " " * len(chunk[0]) if _ADDRESS.search(chunk[0]) else chunk[0]


def _begins(text: str, place: int) -> bool:
    return not (before := text[:place].rstrip()) or before[-1] in ".!?:"


@lru_cache(maxsize=256)
def _as_written(fix: str, written: str) -> str:
    return fix[0].upper() + fix[1:] if written[0].isupper() else fix
