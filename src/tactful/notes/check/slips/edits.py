"""What mends a word: the names of the edits, of what kind each is, and what each writes.

`keep`; `drop`: the word is one too many; `before:X`: the word X is missing before it; `as:X`: X was meant; `+ing`,
`+s`, `-s`, `+ed`, `+en`, `+base`: another form of it, as in `tactful.notes.check.turns`; `other`: something else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from tactful.notes.check.edits import one_slip
from tactful.notes.check.language import ENGLISH
from tactful.notes.check.slips.words import Word
from tactful.notes.check.turns import Turns

Kind = Literal["drop", "before", "form", "ending", "small", "confused", "near"]
"""`ending` is the form of a word that loses its `s`: many a noun has a right to it where a verb has none."""

KEEP, OTHER, DROP, BEFORE, AS = "keep", "other", "drop", "before:", "as:"
FORMS = ("+ing", "+s", "-s", "+ed", "+en", "+base")
_SMALL = "it's you're they're we're his her their our"
SMALL = ENGLISH | frozenset(_SMALL.split())
"""The small words of English; any may be written for any other."""
MYSELF = ("i", "i'm", "i've", "i'd", "i'll")
_LEFT_OUT = frozenset(f"{BEFORE}{word}" for word in MYSELF)
"""What many leave out who write briefly."""


class Mended(Struct, frozen=True):
    """What is written instead of a place of a sentence."""

    start: int
    end: int
    fix: str

    def of(self, sentence: str) -> str:
        """The sentence with it."""
        return sentence[: self.start] + self.fix + sentence[self.end :]


def kind(word: str, edit: str, confused: Mapping[str, Collection[str]]) -> Kind | None:
    """Of what kind an edit of a lower-case word is; None for one that no slip asks for.

    `confused` says with which words one is mixed up.
    """
    if edit in FORMS:
        return "ending" if word.endswith("s") and edit in ("-s", "+base") else "form"
    if edit == DROP:
        return "drop"
    if edit.startswith(BEFORE):
        return None if edit in _LEFT_OUT else "before"
    meant = edit.removeprefix(AS)
    if not edit.startswith(AS):
        return None
    if word in SMALL and meant in SMALL:
        return "small"
    if meant in confused.get(word, ()):
        return "confused"
    return "near" if one_slip(word, meant) else None


def mended(words: Sequence[Word], place: int, edit: str, turns: Turns) -> Mended:
    """What the edit writes for the word at a place; a word more or less takes its neighbour along."""
    word = words[place]
    before = words[place - 1] if place and words[place - 1].text[0].isalnum() else None
    if edit == DROP:
        return Mended(before.start, word.end, before.text) if before else Mended(word.start, word.end, "")
    if edit.startswith(BEFORE):
        missing = _spoken(edit.removeprefix(BEFORE))
        if before:
            return Mended(before.start, word.end, f"{before.text} {missing} {word.text}")
        return Mended(word.start, word.end, f"{missing} {word.text}")
    fix = edit.removeprefix(AS) if edit.startswith(AS) else turns.form(word.text, edit)
    return Mended(word.start, word.end, _as_written(_spoken(fix), word.text))


def _spoken(word: str) -> str:
    """`i'm` as it is written."""
    return word.capitalize() if word in MYSELF else word


def _as_written(fix: str, written: str) -> str:
    return fix[:1].upper() + fix[1:] if written[0].isupper() and written != "I" else fix
