"""Is this a LinkedIn export, and which of its tables is a file?"""

from __future__ import annotations

import io
from pathlib import Path

from tactful.sources.linkedin import registry
from tactful.sources.linkedin.archive import open_archive
from tactful.sources.linkedin.reading import Table
from tactful.sources.linkedin.streams import Budget, Entry, UnreadableError
from tactful.sources.linkedin.tables import Sheet, decoded, find_header, fold
from tactful.sources.linkedin.zips import first_name_in_zip, is_zip


def identify(path: Path) -> bool:
    """Say whether `path` is an export: a zip or folder with a table by LinkedIn's name, or one such table.

    A table counts by its header, whatever its name; by its name alone, too, so that it can be told what is
    wrong with it. A zip that cannot be opened counts by its name or by the file that it begins with.
    """
    try:
        archive = open_archive(path)
    except (OSError, ValueError):
        return False
    try:
        if any(registry.kind_of(entry.name) for entry in archive.entries):
            return True
        if len(archive.entries) == 1 and kind_by_header(archive.entries[0]) is not None:
            return True
        if archive.entries or not is_zip(path):
            return False
        first = first_name_in_zip(path)
        return "linkedindataexport" in path.name.casefold() or registry.kind_of(first) is not None
    finally:
        archive.close()


def kind_by_header(entry: Entry) -> str | None:
    """Return the kind of a table that has another name than LinkedIn gives, by its header."""
    tables = {kind: _needs(registry.READ[kind]) for kind in registry.TELLING}
    try:
        budget = Budget()
        with entry.open(budget) as stream:
            sheet = find_header(decoded(stream), list(tables.values()), budget)
    except UnreadableError:
        return None
    if sheet is None:
        return None
    return max(
        (kind for kind, needs in tables.items() if needs <= sheet.present), key=lambda kind: len(tables[kind])
    )


def open_sheet(stream: io.BufferedReader, table: Table, budget: Budget) -> Sheet:
    """Return the table after its header; raises `UnreadableError` naming the columns that were expected."""
    sheet = find_header(decoded(stream), [_needs(table)], budget)
    if sheet is None:
        expected = ", ".join(column for column in table.columns if column)
        raise UnreadableError(f"Its header was not recognised. Expected columns: {expected}.")
    return sheet


def _needs(table: Table) -> frozenset[str]:
    return frozenset(map(fold, table.needs))
