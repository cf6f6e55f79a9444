"""Many checked notes as one report: how each stands, and which rules spoke how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from tactful.core.finding import Finding, Level, blocks


class ReportedNote(Struct, frozen=True, kw_only=True):
    """One note: its id or its place in the file, its words, and what the check said; nothing that was set aside."""

    name: str
    text: str
    sendable: bool
    limit: int | None
    findings: tuple[Finding, ...]

    @property
    def to_mend(self) -> int:
        """How many findings keep it from being sent."""
        return sum(blocks(one) for one in self.findings)


class RuleSum(Struct, frozen=True, kw_only=True):
    """One rule: how many findings, in how many notes, at which level at the worst."""

    rule: str
    level: Level
    findings: int
    notes: int


class NotesReport(Struct, frozen=True, kw_only=True):
    """All notes, the sums by rule (the most frequent first), and how many are ready to send."""

    file: str
    notes: tuple[ReportedNote, ...]
    sums: tuple[RuleSum, ...]
    ready: int


_ORDER: tuple[Level, ...] = ("error", "warning", "hint")


def notes_report(file: str, notes: Iterable[ReportedNote]) -> NotesReport:
    """The report of notes, in their order; `file` is where they come from."""
    told = tuple(notes)
    findings: Counter[str] = Counter()
    within: Counter[str] = Counter()
    levels: dict[str, Level] = {}
    for note in told:
        for one in note.findings:
            findings[one.rule] += 1
            levels[one.rule] = min(levels.get(one.rule, one.level), one.level, key=_ORDER.index)
        within.update({one.rule for one in note.findings})
    sums = [
        RuleSum(rule=rule, level=levels[rule], findings=count, notes=within[rule])
        for rule, count in findings.items()
    ]
    sums.sort(key=lambda one: (_ORDER.index(one.level), -one.notes, -one.findings, one.rule))
    return NotesReport(file=file, notes=told, sums=tuple(sums), ready=sum(note.sendable for note in told))
