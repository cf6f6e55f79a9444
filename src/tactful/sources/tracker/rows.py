"""The rows of a tracker: one application or saved job each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import cast

from tactful.core.facts import Fact, MomentFact, OpportunityFact, PersonFact, Question, Skipped
from tactful.core.situation import Stage
from tactful.sources.linkedin.text import digest, name
from tactful.sources.one_file import OneFile
from tactful.sources.posting.address import joining_form
from tactful.sources.tracker import days
from tactful.sources.tracker.columns import Columns, stage_of
from tactful.sources.tracker.sheet import Sheet, linked, shown

NOTES = 4000
ROWS = 50_000
"""Characters of one row's notes, and rows of one table, that are read; nobody applies more often."""
_TOLD = 20
"""Problems of one kind that are told one by one; the rest are counted."""


class _Told:
    """Problems by kind: the first ones with their line, the rest as a number."""

    def __init__(self, one: OneFile) -> None:
        self._one = one
        self._count: dict[str, int] = {}

    def problem(self, text: str, line: int) -> None:
        self._count[text] = self._count.get(text, 0) + 1
        if self._count[text] <= _TOLD:
            self._one.problem(text, line)

    def finish(self) -> None:
        for text, count in self._count.items():
            if count > _TOLD:
                self._one.problem(f"{text} (and {count - _TOLD} more rows like it)")


def read_rows(one: OneFile, sheet: Sheet, columns: Columns) -> Iterator[Fact | Question | Skipped]:
    """Yield one value per row that is not empty."""
    told = _Told(one)
    proved = days.order(_cell(cells, columns.applied_on) for _, cells in islice(sheet.rows(), ROWS) if cells)
    if proved == "both":
        one.problem(
            "Its dates are written day first in some rows and month first in others; unclear ones are left out."
        )
    seen: dict[str, int] = {}
    for count, (line, cells) in enumerate(sheet.rows()):
        if count >= ROWS:
            one.problem("There are more rows than anybody's search has; the rest was not read.", line)
            break
        if cells is None:
            told.problem(
                "The row cannot be read: it has more cells than the header, or a quote that never ends.", line
            )
            yield Skipped(file=one.name, reason="unreadable")
            continue
        value = _row(one, cells, columns, proved, told, line)
        if isinstance(value, Fact):
            again = seen[value.key] = seen.get(value.key, 0) + 1
            same = f"{value.key}:{value.state}"
            seen[same] = seen.get(same, 0) + 1
            if again > 1 and seen[same] == 1:
                told.problem("The same job is there before with other details; the first row counts.", line)
        yield value
    told.finish()


def _cell(cells: tuple[str, ...], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def _row(
    one: OneFile, cells: tuple[str, ...], columns: Columns, proved: days.Order, told: _Told, line: int
) -> Fact | Skipped:
    company = name(shown(_cell(cells, columns.company)))
    title = name(shown(_cell(cells, columns.title)))
    if not company:
        return Skipped(file=one.name, reason="no name")
    word = shown(_cell(cells, columns.stage))
    stage = stage_of(word)
    if stage == "?":
        told.problem("Its status is a word that Tactful does not know; the row was read without it.", line)
    when = shown(_cell(cells, columns.applied_on)).strip()
    on = days.read(when, proved) if when else None
    if when and on is None:
        told.problem(
            "Its date could be two days: nothing in the column shows whether the day or the month comes first."
            if days.ambiguous(when, proved)
            else "Its date cannot be read.",
            line,
        )
    known: Stage | None = None if stage in ("?", None) else cast(Stage, stage)
    known = known or ("applied" if on else "saved")
    url = joining_form(linked(_cell(cells, columns.url)).strip())
    person = _person(shown(_cell(cells, columns.contact)), company)
    notes = shown(_cell(cells, columns.notes)).strip()[:NOTES]
    return Fact(
        file=one.name,
        key=f"tracker:{url or digest(company.casefold(), title.casefold())}",
        state=digest(company, title, known, str(on), person.name if person else "", notes),
        opportunity=OpportunityFact(company=company, title=title, stage=known, url=url),
        people=(person,) if person else (),
        moment=_applied(on, known, notes),
    )


def _applied(on: date | None, stage: Stage, notes: str) -> MomentFact | None:
    if on is None or stage == "saved":
        return None
    return MomentFact(what="applied", by="me", on=on, text=notes or None)


def _person(cell: str, company: str) -> PersonFact | None:
    """The human that a contact cell names, alone or with an e-mail address behind; of several, nobody."""
    words = name(cell)
    email = None
    for word in words.replace("<", " ").replace(">", " ").replace("(", " ").replace(")", " ").split():
        if "@" in word and "." in word.partition("@")[2]:
            email = word.strip(",;:").lower()
            words = name(words.replace(word, " ").replace("<>", " ").replace("()", " ").replace("< >", " "))
    words = words.strip(" ,;:-<>()")
    parts = words.split()
    if not 2 <= len(parts) <= 4 or not all(
        part[0].isalpha() and not any(map(str.isdigit, part)) for part in parts
    ):
        return None
    if any(mark in words for mark in (",", ";", "/", "&", "@", ":")) or " and " in f" {words.casefold()} ":
        return None
    return PersonFact(name=words, email=email, company=company)
