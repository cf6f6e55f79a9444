"""Reading what a person hands over into the ledger: all paths in one go, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from time import perf_counter

from tactful.app.ledger_at import open_at
from tactful.app.wrote import wrote_last
from tactful.core.facts import Extraction, Owner
from tactful.errors import BadInput, NotAnExport, OtherOwner
from tactful.ledger import queries, questions
from tactful.ledger.identity import LINKEDIN, fold
from tactful.ledger.importing import import_all
from tactful.ledger.peek import peek
from tactful.ledger.reports import FileRead, ImportReport
from tactful.sources import Hints, by_name, extract, identify

_RESUME = "json-resume"
_TOLD = ("mail", "calendar", "posting", "tracker")
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
    first = not ledger_path.exists()
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
            if extraction.source == _RESUME:
                _check_resume(extraction, ledger_path)
            extraction.path = str(path).encode("utf-8", "replace").decode()
            open_files.callback(extraction.close)
            extractions.append(extraction)
        with open_at(ledger_path, now=now, create=True) as ledger:
            report = import_all(ledger, extractions, today=today, now=now, strict=strict, progress=progress)
            asked = questions.how_many(ledger)
            hopes = any(company.target for company in queries.companies(ledger))
            told = wrote_last(ledger, "import") if _tells(report) else []
        linkedin = any(one.source == LINKEDIN for one in extractions)
        remarks = [f"Recorded: {one}" for one in told]
        remarks += [
            f"{Path(one.path).name} is {age} days old: ask LinkedIn for a new one when you can."
            for one in extractions
            if one.source == LINKEDIN and one.exported_on and (age := (today - one.exported_on).days) > STALE
        ]
    if asked:
        remarks.append(f"{asked} question{'' if asked == 1 else 's'} to answer: tactful questions")
    if not hopes and (linkedin or first):
        remarks.append("Which companies do you hope for? Name them: tactful target COMPANY ...")
    report.seconds = round(perf_counter() - started, 2)
    return report, remarks


def _tells(report: ImportReport) -> bool:
    """True when records were taken, all from files that are no exports: few enough to be told one by one."""
    files = [file for one in report.imports for file in one.files if isinstance(file, FileRead)]
    return all(one.source in _TOLD for one in report.imports) and any(
        file.new or file.changed for file in files
    )


def _check_resume(extraction: Extraction, path: Path) -> None:
    """Compare addresses with addresses and names with names; raises OtherOwner for the resume of somebody else.

    An address that differs under the same name is an older one, or was mistyped: the ledger's stands.
    """
    told = extraction.owner
    rows = peek(path, "SELECT name, url FROM owner ORDER BY id LIMIT 1")
    name, url = rows[0] if rows else (None, None)
    if not (told.url and (url or name)):
        return
    same = bool(name and told.name and fold(name) == fold(told.name))
    if same and url:
        extraction.owner = Owner(name=told.name, url=url)
    elif not same and told.url != url and (url or told.name):
        mine, theirs = (name, told.name) if name and told.name else (url or name, told.url or told.name)
        raise OtherOwner(
            f"This resume is of {theirs}, the ledger of {mine}.",
            "Mend the name or the profile in the resume if it is yours; another person needs a ledger of their own: "
            "--ledger PATH. Nothing was imported.",
        )


def _owner(path: Path) -> frozenset[str]:
    """The owner's name, where the ledger knows it already."""
    rows = peek(path, "SELECT name FROM owner ORDER BY id LIMIT 1")
    return frozenset(name for (name,) in rows if name)
