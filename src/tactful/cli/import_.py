"""`tactful import`: an export into the ledger."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import json_option, ledger_option

if TYPE_CHECKING:
    from tactful.ledger.reports import FileRead, ImportReport


WIDE = 72
"""Columns from which the table of the files is readable."""


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Write nothing while any problem stands.")
@click.option(
    "--columns",
    metavar="WHAT=COLUMN,...",
    help="Of a table of applications: which column is what, by title or letter (company=A,title=B).",
)
@json_option
@ledger_option
def command(paths: tuple[Path, ...], strict: bool, columns: str | None, as_json: bool, ledger: Path) -> None:
    """Read a LinkedIn export (zip, unpacked folder or single CSV files) into the ledger; also calendars (.ics),
    contacts (.vcf), JSON Resumes, mails (.eml), saved job postings, and tables of applications.

    All PATHS in one go: everything that can be read, or nothing. Importing again changes only what is new.
    """
    from tactful.app.import_data import import_paths
    from tactful.cli.json_out import echo_json
    from tactful.ledger.reports import ProblemsStand

    today = date.today()  # noqa: DTZ011
    try:
        report, remarks = import_paths(
            ledger,
            paths,
            today=today,
            now=datetime.now(UTC),
            strict=strict,
            columns=_columns(columns),
            progress=_progress(),
        )
    except ProblemsStand as stands:
        _clear()
        if as_json:
            echo_json(stands.report)
        else:
            _say_problems(stands.report)
        raise
    _clear()
    if as_json:
        echo_json(report)
    else:
        _say_report(report, remarks, ledger)


def _columns(told: str | None) -> dict[str, str] | None:
    if told is None:
        return None
    pairs = [part.partition("=") for part in told.split(",")]
    if any(not what.strip() or not sign for what, sign, _ in pairs):
        raise click.UsageError("Say which column is what: --columns company=A,title=B")
    return {what.strip(): column.strip() for what, _, column in pairs}


def _progress() -> Callable[[str, int], None] | None:
    """A line that counts records, on a terminal only."""
    if not sys.stderr.isatty():
        return None

    def tell(path: str, count: int) -> None:
        sys.stderr.write(f"\r{Path(path).name}: {count:,} records read")
        sys.stderr.flush()

    return tell


def _clear() -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")


def _say_report(report: ImportReport, remarks: list[str], ledger: Path) -> None:
    from tactful.cli.page import say
    from tactful.ledger.reports import FileRead

    for one in report.imports:
        say(Path(one.path).name, bold=True)
        _say_files([file for file in one.files if isinstance(file, FileRead)])
        ignored = [file.name for file in one.files if not isinstance(file, FileRead)]
        if ignored:
            say(f"Not read: {', '.join(ignored)}.", indent=2, hang=4)
        if one.source != "linkedin":
            continue
        found = one.found
        say(
            f"{found.owner or 'The owner'}: {found.requests_accepted} requests accepted, {found.requests_pending} "
            f"waiting; {found.messages_sent} messages sent, {found.messages_received} received.",
            indent=2,
            hang=4,
        )
    _say_problems(report)
    for remark in remarks:
        say(remark, indent=2, hang=4)
    totals = report.totals
    say(
        f"The ledger holds {_count(totals.people, 'person', 'people')}, "
        f"{_count(totals.companies, 'company', 'companies')}, "
        f"{_count(totals.opportunities, 'opportunity', 'opportunities')} and "
        f"{_count(totals.moments, 'moment', 'moments')} ({report.seconds} s). It stays on this machine: {ledger}",
        hang=2,
    )
    say("Next: tactful today", hang=2)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _say_files(files: list[FileRead]) -> None:
    """A table of what became of the rows; where there is no room for one, a line a file."""
    from tactful.cli.page import harmless, say, width

    asked = any(file.asked for file in files)
    rows = [
        (
            harmless(file.name),
            {
                "rows": file.rows,
                "new": file.new,
                "changed": file.changed,
                "unchanged": file.unchanged,
                "twice": file.duplicate,
                **({"to answer": file.asked or 0} if asked else {}),
            },
            ", ".join(f"{count} {reason}" for reason, count in file.skipped.items()),
        )
        for file in files
    ]
    if width() < WIDE:
        for name, counts, skipped in rows:
            told = [f"{count} {what}" for what, count in counts.items() if count]
            say(f"{name}: {', '.join([*told, skipped] if skipped else told)}", indent=2, hang=4)
        return
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    counted = ("rows", "new", "changed", "unchanged", "twice", *(("to answer",) if asked else ()))
    for column in ("file", *counted, "skipped"):
        left = column in ("file", "skipped")
        table.add_column(column, justify="left" if left else "right", overflow="fold", no_wrap=not left)
    for name, counts, skipped in rows:
        table.add_row(name, *(str(count or "") for count in counts.values()), skipped)
    out = StringIO()
    Console(file=out, width=width(), highlight=False, markup=False).print(table)
    for line in out.getvalue().splitlines():
        click.echo(f"  {line}".rstrip())


def _say_problems(report: ImportReport) -> None:
    from tactful.cli.page import say

    for one in report.imports:
        for problem in one.problems:
            place = f"{problem.file}, line {problem.line}" if problem.line else problem.file
            say(f"{place}: {problem.text}", indent=2, hang=4)
