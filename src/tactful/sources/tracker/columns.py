"""Which column of a spreadsheet is what: sure by its title, a guess by title or cells, for the person to confirm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from tactful.core.situation import Stage
from tactful.sources.linkedin.text import name

Meaning = Literal["company", "title", "stage", "applied_on", "url", "contact", "notes"]
MEANINGS: tuple[Meaning, ...] = get_args(Meaning)


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """What a column is called: `sure` alone decides, `maybe` is a guess."""

    sure: tuple[str, ...]
    maybe: tuple[str, ...]


class People(Struct, frozen=True, forbid_unknown_fields=True):
    """Titles that only tables of people have."""

    titles: frozenset[str]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The file `words.toml`."""

    columns: dict[Meaning, Titles]
    people: People
    stages: dict[Stage | Literal["unknown"], tuple[str, ...]]


class Columns(Struct, frozen=True, kw_only=True):
    """The place of each column, counted from 0; None for one that is not there. `doubts` names those only guessed."""

    company: int | None = None
    title: int | None = None
    stage: int | None = None
    applied_on: int | None = None
    url: int | None = None
    contact: int | None = None
    notes: int | None = None
    doubts: tuple[Meaning, ...] = ()

    @property
    def sure(self) -> bool:
        """True when company and title or stage are known by clear titles: enough to read without asking."""
        certain = {one for one in MEANINGS if getattr(self, one) is not None} - set(self.doubts)
        return "company" in certain and bool({"title", "stage"} & certain) and not self.doubts


@lru_cache(maxsize=1)
def load() -> Words:
    """The words of trackers."""
    return msgspec.toml.decode((Path(__file__).parent / "words.toml").read_bytes(), type=Words)


def plain(words: str) -> str:
    """Return words in the form in which they are compared: letters, digits and single spaces."""
    return " ".join(re.sub(r"[^\w?-]+", " ", words.casefold().replace("_", " ")).replace("-", " ").split())


@lru_cache(maxsize=1)
def _stages() -> dict[str, Stage | None]:
    return {
        plain(word): (None if stage == "unknown" else stage)
        for stage, all_ in load().stages.items()
        for word in all_
    }


def stage_of(words: str) -> Stage | Literal["?"] | None:
    """Return the stage that a cell names, None for a cell that says nothing of it, `?` for an unknown word."""
    bare = plain(name(words))
    return _stages().get(bare, "?") if bare else None


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """Return which column is what, by the titles and, where those are unclear, by the cells of the first rows.

    A title that two columns share is sure of neither; a guess from a vague title or from cells is in `doubts`.
    """
    titles = [plain(one) for one in header]
    found: dict[Meaning, int] = {}
    doubts: list[Meaning] = []
    for meaning in MEANINGS:
        here = [
            at for word in load().columns[meaning].sure for at, one in enumerate(titles) if one == plain(word)
        ]
        if here:
            found[meaning] = here[0]
            if titles.count(titles[here[0]]) > 1:
                doubts.append(meaning)
    taken = set(found.values())
    for meaning in MEANINGS:
        if meaning in found:
            continue
        at = next(
            (
                at
                for word in load().columns[meaning].maybe
                for at, one in enumerate(titles)
                if one == plain(word) and at not in taken
            ),
            None,
        )
        if at is None:
            at = _by_cells(meaning, titles, rows, taken)
        if at is not None and _needed(meaning, found):
            found[meaning] = at
            taken.add(at)
            doubts.append(meaning)
    return Columns(**found, doubts=tuple(doubts))


def _needed(meaning: Meaning, found: dict[Meaning, int]) -> bool:
    """What is only guessed is worth a question where nothing can be read without it."""
    return meaning == "company" or (meaning in ("title", "stage") and not {"title", "stage"} & found.keys())


def _by_cells(
    meaning: Meaning, titles: list[str], rows: Sequence[Sequence[str]], taken: set[int]
) -> int | None:
    if meaning != "stage":
        return None
    for at in range(len(titles)):
        cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
        if at not in taken and len(cells) >= 2 and all(stage_of(cell) not in ("?", None) for cell in cells):
            return at
    return None


def of_people(header: Sequence[str]) -> bool:
    """Say whether a header is that of a table of people."""
    return not load().people.titles.isdisjoint(map(plain, header))


def named(columns: dict[str, str], header: Sequence[str]) -> Columns:
    """Return the columns that a person named, by title or by letter; raises ValueError with what is wrong."""
    titles = [plain(one) for one in header]
    found: dict[str, int] = {}
    for meaning, told in columns.items():
        if meaning not in MEANINGS:
            raise ValueError(f"There is no {meaning}; columns can be {', '.join(MEANINGS)}.")
        at = titles.index(plain(told)) if titles.count(plain(told)) == 1 else _letters(told)
        if at is None or at >= len(header):
            raise ValueError(f"The table has no column {told}.")
        found[meaning] = at
    return msgspec.convert(found, Columns)


def _letters(told: str) -> int | None:
    if not re.fullmatch(r"[A-Za-z]{1,2}", told.strip()):
        return None
    at = 0
    for letter in told.strip().upper():
        at = at * 26 + ord(letter) - 64
    return at - 1


def letter(at: int) -> str:
    """Return the letters of a column as spreadsheets show them: 0 is A, 26 is AA."""
    shown = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        shown = chr(65 + rest) + shown
    return shown
