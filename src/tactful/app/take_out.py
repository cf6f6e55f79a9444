"""What is taken out by a browser: a backup, everything, or the contacts of a job, each as one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tactful.errors import NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger

Form = Literal["backup", "json", "csv"]
FORMS: dict[Form, tuple[str, str]] = {
    "backup": ("db", "application/vnd.sqlite3"),
    "json": ("json", "application/json"),
    "csv": ("zip", "application/zip"),
}
"""By form, the ending of its file and its media type."""


def take_out(ledger: Ledger, form: Form, folder: Path, on: date) -> Path:
    """Write everything the ledger holds into one new file in `folder`. Raises BadInput, LedgerUnusable."""
    from tactful.app.export_all import export_all
    from tactful.ledger.backup import backup

    target = folder / f"tactful-{on.isoformat()}.{FORMS[form][0]}"
    if form == "backup":
        return backup(ledger, target)
    if form == "json":
        export_all(ledger, target, "json")
        return target
    tables = folder / "tables"
    export_all(ledger, tables, "csv")
    return _zipped(tables, target)


def cards_of_job(ledger: Ledger, number: int) -> bytes:
    """The people of an opportunity as vCards. Raises NotFound."""
    from tactful.app.cards import cards
    from tactful.ledger.jobs_with_people import jobs_with_people

    title, company = jobs_with_people(ledger).get(number, ("", ""))
    if not title:
        raise NotFound("Nobody has to do with such an opportunity.", "Choose one from the list.")
    return cards(ledger, opportunity=f"{title} @ {company}")[0]


def jobs(ledger: Ledger) -> dict[int, str]:
    """The opportunities in which somebody has had a part: `title at company`, the newest first."""
    from tactful.ledger.jobs_with_people import jobs_with_people

    return {number: " at ".join(named) for number, named in jobs_with_people(ledger).items()}


def _zipped(tables: Path, target: Path) -> Path:
    import os
    import zipfile

    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with (
        os.fdopen(handle, "wb") as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as made,
    ):
        for path in sorted(tables.iterdir()):
            made.write(path, path.name)
    return target
