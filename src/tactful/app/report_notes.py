"""Writing the report of many checked notes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tactful.core.notes_report import NotesReport, ReportedNote, notes_report
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.app.check_note import Checked

FORMS: dict[str, Literal["html", "md"]] = {".html": "html", ".htm": "html", ".md": "md"}


def check_report_place(path: Path) -> None:
    """Raise BadInput where a report cannot go."""
    from tactful.app.page_file import check_place

    if path.suffix.lower() not in FORMS:
        raise BadInput("A report is a page or Markdown.", "Name it OUT.html or OUT.md.")
    check_place(path)


def report_notes(
    path: Path, place: str, told: Iterable[tuple[str | int | None, str, Checked]]
) -> NotesReport:
    """Write the report of notes as (id, text, answer of the check); `place` is the file they come from."""
    from tactful.app.page_file import put_page
    from tactful.exports.notes_report import write

    check_report_place(path)
    made = notes_report(
        place,
        (
            ReportedNote(
                name=str(id_) if id_ is not None else f"note {number}",
                text=text,
                sendable=checked.sendable,
                limit=checked.limit,
                findings=tuple(one for one in checked.findings if not one.set_aside),
            )
            for number, (id_, text, checked) in enumerate(told, 1)
        ),
    )
    put_page(path, write(made, FORMS[path.suffix.lower()]))
    return made
