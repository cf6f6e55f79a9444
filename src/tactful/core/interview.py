"""What the page for an interview may say: which question fits which note, which line fits which story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tactful.core.condition import Condition, compile_any
from tactful.core.moment import What
from tactful.core.story import Story

Ground = Literal["moment", "admire", "culture", "posting"]


class Asking(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"ground": "from"}):
    """One wording of a question, the kind of note it is filled from, and why it is worth asking.

    `moments` are for the ground `moment`; `question` and `answers` for `culture`.
    """

    ground: Ground
    says: str
    because: str
    rules: tuple[str, ...]
    moments: tuple[What, ...] = ()
    question: str | None = None
    answers: tuple[str, ...] = ()


class Goodbye(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The line at goodbye for the stories in which one of `when` holds; without `says` nothing is asked."""

    because: str
    rules: tuple[str, ...]
    says: str | None = None
    when: tuple[Condition, ...] = ({},)


class LookFirst(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to look at while something is not known, and the command that keeps what is found."""

    says: str
    keep: str


class Afterwards(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody is owed afterwards, and why."""

    title: str
    because: str
    rules: tuple[str, ...]


class Wordings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that the page may say."""

    question: tuple[Asking, ...]
    goodbye: tuple[Goodbye, ...]
    look: dict[str, LookFirst]
    referrer: Afterwards


class GroundNote(Struct, frozen=True, kw_only=True):
    """One note of the person's own: its kind, its words, and whose it is (None for the company's)."""

    ground: Ground
    note: str
    what: What | None = None
    question: str | None = None
    whose: str | None = None
    source: str | None = None


class Worth(Struct, frozen=True, kw_only=True):
    """A question worth asking: of whom (None: of anybody there), why, and the note it rests on."""

    says: str
    of: str | None
    because: str
    rules: tuple[str, ...]
    note: str
    source: str | None = None


def worth_asking(
    askings: Sequence[Asking], notes: Iterable[GroundNote], *, most: int = 8, each: int = 2
) -> tuple[Worth, ...]:
    """The questions that the notes carry, in the order of the wordings; `each` is how many of one person or ground.

    No wording is used twice for one person, and nothing is asked without a note.
    """
    told = list(notes)
    found: list[Worth] = []
    count: dict[tuple[str | None, Ground], int] = {}
    for asking in askings:
        used: set[str | None] = set()
        for note in _fitting(asking, told):
            key = note.whose, note.ground
            if note.whose in used or count.get(key, 0) >= each or any(note.note == one.note for one in found):
                continue
            used.add(note.whose)
            count[key] = count.get(key, 0) + 1
            found.append(
                Worth(
                    says=asking.says.replace("{note}", note.note),
                    of=note.whose,
                    because=asking.because,
                    rules=asking.rules,
                    note=note.note,
                    source=note.source,
                )
            )
    return tuple(found[:most])


def _fitting(asking: Asking, notes: Iterable[GroundNote]) -> Iterator[GroundNote]:
    for note in notes:
        if note.ground != asking.ground:
            continue
        if note.ground == "moment" and note.what not in asking.moments:
            continue
        if note.ground == "culture" and (note.question != asking.question or note.note not in asking.answers):
            continue
        yield note


def at_goodbye(lines: Sequence[Goodbye], story: Story) -> Goodbye:
    """The first line that fits the story. Raises LookupError when none does."""
    for line in lines:
        if compile_any(list(line.when))(story):
            return line
    raise LookupError("no line at goodbye is for every story")
