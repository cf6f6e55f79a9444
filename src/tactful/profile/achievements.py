"""Rules about achievements: lines of experience without a number, and the question that could give one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tactful.notes.check.pattern import shown
from tactful.profile.months import latest, month_of
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import View, Written

_LINE = re.compile(r"[^\n.!?•▪●‣]+(?:[.!?](?=\S)[^\n.!?•▪●‣]+)*[.!?]*")
_BREAK = re.compile(r"(?:^|\n|\s{2,})\s*(?:[-–*•▪●‣]\s+)?|\s?[•▪●‣]\s?")
_NUMBER = re.compile(
    r"\d|[%€£$]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"millions?|twenty|thirty|forty|fifty|sixty|half|halved|third|quarter|fifth|tenth|doubled?|tripled?|twice)\b",
    re.IGNORECASE,
)


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that can be counted, and the question that counts them."""

    words: str
    question: str


class Achievements(ProfileRule, frozen=True, tag="achievements"):
    """Flags lines of experience without any number in which something could be counted: `asks` say what.

    At most `at_most` lines of one position, and none of positions that ended more than `years` ago. A description
    without any number and without such a line is flagged as a whole, with the question `otherwise`. A position
    in which `enough` lines have a number is let be.
    """

    asks: tuple[Ask, ...]
    otherwise: str
    at_most: int = 2
    enough: int = 2
    years: int = 15

    def find(self, view: View) -> Iterator[Spot]:
        jobs = {id(entry) for entry in (*view.profile.positions, *view.profile.volunteering)}
        for section, part in view.written(self.sections):
            if part.entry is None or id(part.entry) not in jobs or not part.english:
                continue
            ended = latest(part.entry.finished)
            if ended is not None and month_of(view.today) - ended > self.years * 12:
                continue
            for span, question in self._asked(part):
                yield Spot(section=section, span=span, about=part.entry.called, fields={"question": question})

    def _asked(self, part: Written) -> Iterator[tuple[tuple[int, int] | None, str]]:
        lines = list(_lines(part.plain))
        numbered = sum(bool(_NUMBER.search(part.plain[start:end])) for start, end in lines)
        if numbered >= self.enough or (numbered and numbered * 2 >= len(lines)):
            return
        found = 0
        for start, end in lines:
            line = part.plain[start:end]
            if _NUMBER.search(line):
                continue
            question = next((a.question for a in self.asks if shown((a.words,), line, line.casefold())), None)
            if question and found < self.at_most:
                found += 1
                yield (part.start + start, part.start + end), question
        if not found and not numbered:
            yield (part.start, part.start + len(part.text)), self.otherwise


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The places of its lines: sentences, bullets and what two spaces part; at least two words each."""
    start = 0
    for end in [*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))]:
        for found in _LINE.finditer(text, start, end[0]):
            lead = len(found[0]) - len(found[0].lstrip())
            if len(found[0].split()) >= 2:
                yield found.start() + lead, found.end()
        start = end[1]
