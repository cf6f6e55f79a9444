"""Reading what a person hands over into the ledger: all paths in one go, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from tactful.app.ledger_at import open_at
from tactful.errors import BadInput, NotAnExport
from tactful.ledger import queries, questions
from tactful.ledger.identity import LINKEDIN
from tactful.ledger.importing import import_all
from tactful.ledger.peek import peek
from tactful.ledger.reports import ImportReport
from tactful.sources import Hints, by_name, extract, identify

STALE = 30
"""Days after which an export is mentioned as old."""


def import_paths(
    ledger_path: Path,
    paths: Sequence[Path],
    *,
    today: date,
    now: datetime,
    strict: bool = False,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> tuple[ImportReport, list[str]]:
    """Import every path in one transaction; give the report and what is worth mentioning.

    `columns` says of a table which column is what, where its header does not.
    Raises NotAnExport or BadInput for a path that cannot be read, before anything is written.
    """
    started = perf_counter()
    hints = Hints(today=today, me=_owner(ledger_path), columns=columns)
    with ExitStack() as open_files:
        extractions = []
        for path in paths:
            if not path.exists():
                raise BadInput(
                    f"{path} does not exist.", "Check the path; the browser saves exports to Downloads."
                )
            source = identify(path) or by_name(path)
            if source is None:
                raise NotAnExport(
                    f"{path.name} is nothing that Tactful can read.",
                    "Hand over the zip that LinkedIn sent (Settings, Data privacy, Get a copy of your data), the "
                    "unpacked folder or one of its CSV files; or a calendar (.ics), contacts (.vcf), a JSON Resume, "
                    "a mail (.eml), a saved job posting (.html, .txt), or a table of applications (.csv).",
                )
            extraction = extract(source, path, hints)
            extraction.path = str(path).encode("utf-8", "replace").decode()
            open_files.callback(extraction.close)
            extractions.append(extraction)
        with open_at(ledger_path, now=now, create=True) as ledger:
            report = import_all(ledger, extractions, today=today, now=now, strict=strict, progress=progress)
            asked = questions.how_many(ledger)
            hopes = any(company.target for company in queries.companies(ledger))
        remarks = [
            f"{Path(one.path).name} is {age} days old: ask LinkedIn for a new one when you can."
            for one in extractions
            if one.source == LINKEDIN and one.exported_on and (age := (today - one.exported_on).days) > STALE
        ]
    if asked:
        remarks.append(f"{asked} question{'' if asked == 1 else 's'} to answer: tactful questions")
    if not hopes:
        remarks.append("Which companies do you hope for? Name them: tactful target COMPANY ...")
    report.seconds = round(perf_counter() - started, 2)
    return report, remarks


def _owner(path: Path) -> frozenset[str]:
    """The owner's name, where the ledger knows it already."""
    rows = peek(path, "SELECT name FROM owner ORDER BY id LIMIT 1")
    return frozenset(name for (name,) in rows if name)
