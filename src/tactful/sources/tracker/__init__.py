"""Trackers of applications as CSV: what job-search tools export, and the spreadsheets that people keep."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from tactful.errors import BadInput, NotAnExport
from tactful.sources.linkedin.text import name
from tactful.sources.one_file import MB, OneFile, head, read_text
from tactful.sources.tracker.columns import MEANINGS, Columns, guess, letter, named, of_people
from tactful.sources.tracker.rows import read_rows
from tactful.sources.tracker.sheet import Sheet, sheets

__all__ = ["TAKES", "Columns", "extract", "guess", "identify"]

TAKES = ("columns",)

LIMIT = 20 * MB
"""Bytes of one table; a thousand applications with long notes have two."""
_FIRST = 50


def identify(path: Path) -> bool:
    """Say whether a file is a table with a clear company and a clear title or status, and none of LinkedIn's."""
    start = head(path, 65_536)
    if not start.strip() or start.lstrip().startswith(("BEGIN:", "<", "{", "[", "PK", "%PDF")):
        return False
    if _clear(start) is None:
        return False
    from tactful.sources import linkedin

    return not linkedin.identify(path)


def extract(path: Path, columns: Mapping[str, str] | None = None) -> OneFile:
    """Open a table. `columns` says which is what, by title or letter: `{"company": "A", "title": "Job"}`.

    Raises BadInput when that is left out and not sure, or names no column; NotAnExport when it is no table.
    """
    text = read_text(path, LIMIT)
    if columns:
        sheet, found = _told(text, columns)
    else:
        clear = _clear(text)
        if clear is None:
            raise _unclear(text)
        sheet, found = clear
    return OneFile("tracker", path, lambda one: read_rows(one, sheet, found))


def _clear(text: str) -> tuple[Sheet, Columns] | None:
    """The first table whose header says which column is what."""
    for sheet in sheets(text):
        found = guess(sheet.header, _rows(sheet))
        if found.sure and not of_people(sheet.header):
            return sheet, found
    return None


def _rows(sheet: Sheet) -> list[tuple[str, ...]]:
    return [cells for _, cells in islice(sheet.rows(), _FIRST) if cells]


def _told(text: str, columns: Mapping[str, str]) -> tuple[Sheet, Columns]:
    wrong: ValueError | None = None
    for sheet in sheets(text):
        try:
            found = named(dict(columns), sheet.header)
        except ValueError as error:
            wrong = wrong or error
            continue
        if found.company is None or (found.title is None and found.stage is None):
            raise BadInput(
                "It takes a company and a title or a stage.", "Name them: --columns company=A,title=B."
            )
        return sheet, found
    if wrong is None:
        raise _no_table()
    raise BadInput(str(wrong), "Name columns by title or letter: --columns company=A,title=B.")


def _unclear(text: str) -> BadInput:
    likely = max(
        ((sheet, guess(sheet.header, _rows(sheet))) for sheet in sheets(text)),
        key=lambda one: (
            sum(getattr(one[1], meaning) is not None for meaning in MEANINGS),
            len(one[0].header),
        ),
        default=None,
    )
    if likely is None:
        return _no_table()
    sheet, found = likely
    missing = "company" if found.company is None else (*found.doubts, "title")[0]
    told: dict[str, int] = {"company": 0} if found.title or found.stage else {"company": 0, "title": 1}
    told |= {one: getattr(found, one) for one in MEANINGS if getattr(found, one) is not None}
    shown = ",".join(f"{one}={letter(at)}" for one, at in told.items())
    titles = ", ".join(
        f"{letter(at)} {name(title)[:40]}" for at, title in enumerate(sheet.header[:26]) if title
    )
    return BadInput(
        f"Which column is the {missing}? The table has: {titles}.",
        f"Say which is what, for example --columns {shown}.",
    )


def _no_table() -> NotAnExport:
    return NotAnExport(
        "It is no table with a header.", "Export the sheet as CSV with a first line that names the columns."
    )
