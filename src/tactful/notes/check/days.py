"""Rules that hold the days a note names against the days on which you talked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from tactful.notes.check.pattern import expand, found, shown
from tactful.notes.check.phrases import around
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Note, NoteFacts

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
_WHEN = (
    rf"({'|'.join(WEEKDAYS)}|yesterday|"
    rf"(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?)"
)
_NEAR = 3
"""Days within which `yesterday` is let be, since the note may go out later."""


class Days(Rule, frozen=True, tag="days"):
    """Flags the day, `<when>` in one of the patterns, when you talked, and on no such day.

    `unless` patterns in the same sentence silence it.
    """

    where: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def find(self, note: Note) -> Iterator[Hit]:
        if not note.facts or not note.facts.talked:
            return
        seen: set[tuple[int, int]] = set()
        for match in found(self.where, note.plain, note.low):
            span = match.span(1)
            if span not in seen and self._wrong(note, match, note.facts):
                last = max(note.facts.talked)
                yield Hit(span, {"right": f"{WEEKDAYS[last.weekday()].title()}, {last.day} {month(last)}"})
            seen.add(span)

    def _wrong(self, note: Note, match: re.Match[str], facts: NoteFacts) -> bool:
        if any(_fits(match[1].casefold(), day, facts) for day in facts.talked):
            return False
        sentence = around(note.plain, match.span())
        return not shown(self.unless, sentence, sentence.casefold())

    def with_words(self, words: Mapping[str, str]) -> Days:
        return self.replaced(
            where=tuple(expand(p, words).replace("<when>", _WHEN) for p in self.where),
            unless=tuple(expand(p, words) for p in self.unless),
        )


def _fits(said: str, day: date, facts: NoteFacts) -> bool:
    """True when a day may be called so."""
    if said in WEEKDAYS:
        return WEEKDAYS[day.weekday()] == said
    if said == "yesterday":
        return facts.today is None or abs((facts.today - day).days) <= _NEAR
    number = re.search(r"\d+", said)
    return f" {month(day)[:3].casefold()}" in f" {said}" and number is not None and int(number[0]) == day.day


def month(day: date) -> str:
    """The name of its month."""
    return MONTHS[day.month - 1].title()
