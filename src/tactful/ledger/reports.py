"""What an import reports, field for field the published JSON."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType, field

from tactful.core.facts import Found, Problem
from tactful.errors import BadInput


class FileRead(Struct, kw_only=True):
    """A file that was read: `rows` is the sum of all the rest; `asked` is there where a record became a question."""

    name: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    asked: int | UnsetType = UNSET
    skipped: dict[str, int] = field(default_factory=dict)


class FileIgnored(Struct, kw_only=True):
    """A file that was left out, and why."""

    name: str
    ignored: str


class PathReport(Struct, kw_only=True):
    """One path of the import."""

    path: str
    source: str
    files: list[FileRead | FileIgnored] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    problems: list[Problem] = field(default_factory=list)


class Totals(Struct, kw_only=True):
    """What the ledger holds afterwards."""

    people: int = 0
    companies: int = 0
    opportunities: int = 0
    moments: int = 0


class ImportReport(Struct, kw_only=True):
    """One import over all its paths; `seconds` is measured by the caller."""

    imports: list[PathReport] = field(default_factory=list)
    totals: Totals = field(default_factory=Totals)
    seconds: float = 0.0


class ProblemsStand(BadInput):
    """A strict import met problems; nothing was written. `report` names them all."""

    id = "problems"

    def __init__(self, report: ImportReport) -> None:
        count = sum(len(one.problems) for one in report.imports)
        super().__init__(
            f"{count} problem{'s' if count != 1 else ''} in what was to be imported; nothing was written.",
            "Repair the files named, or import without --strict to take what can be read.",
        )
        self.report = report
