"""What imports reported: of the last one, and of those before."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tactful.core.facts import Problem
from tactful.errors import BadInput, NotFound

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.past_imports import ImportRow
    from tactful.ledger.undoing import Undone

LARGEST = 2**63
"""No number of a row is as large."""


class FileTold(Struct, frozen=True, kw_only=True):
    """A file that was read: `rows` is the sum of all the rest; `skipped` has reasons with their counts."""

    name: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicate: int = 0
    asked: int = 0
    skipped: dict[str, int] = {}


class PathTold(Struct, frozen=True, kw_only=True):
    """What was handed over: its files, those left out (name, why), and what could not be read."""

    name: str
    source: str
    files: tuple[FileTold, ...]
    left_out: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]


class PastImport(Struct, frozen=True, kw_only=True):
    """An import. `new` and `changed` are over all files; `last` says that undoing takes back this one."""

    id: int
    at: datetime
    undone: bool
    last: bool
    rows: int
    new: int
    changed: int
    paths: tuple[PathTold, ...]


def past_imports(ledger: Ledger, *, limit: int = 30) -> list[PastImport]:
    """The last imports, the newest first."""
    from tactful.ledger.past_imports import import_rows, last_import

    last = last_import(ledger)
    return [_told(row, last, ledger) for row in import_rows(ledger, limit=limit)]


def past_import(ledger: Ledger, number: int | None = None) -> PastImport:
    """One import, or the newest. Raises NotFound."""
    from tactful.ledger.past_imports import import_row, import_rows, last_import

    if number is None:
        row = next(iter(import_rows(ledger, limit=1)), None)
    else:
        row = import_row(ledger, number) if 0 < number < LARGEST else None
    if row is None:
        raise NotFound("There is no such import.", "Look at those that are there.")
    return _told(row, last_import(ledger), ledger)


def undo_import(ledger: Ledger, number: int, *, now: datetime) -> Undone:
    """Take back this import. Raises BadInput where another came after it, or it changed nothing."""
    from tactful.ledger.undoing import undo

    told = past_import(ledger, number)
    if told.undone or not told.last:
        raise BadInput(
            "This import is taken back already, or changed nothing." if told.undone or not told.new + told.changed
            else "Another import came after this one.",
            "Take back the newest first.",
        )  # fmt: skip
    return undo(ledger, now=now, kind="import")


def _told(row: ImportRow, last: int | None, ledger: Ledger) -> PastImport:
    paths = tuple(_path(one) for one in (row.report or {}).get("imports", ()))
    files = [file for path in paths for file in path.files]
    return PastImport(
        id=row.id,
        at=row.at.astimezone(ledger.zone),
        undone=row.undone_at is not None,
        last=row.id == last,
        rows=sum(file.rows for file in files),
        new=sum(file.new for file in files),
        changed=sum(file.changed for file in files),
        paths=paths,
    )


def _path(told: dict[str, Any]) -> PathTold:
    files = told.get("files", ())
    return PathTold(
        name=PurePath(told.get("path", "")).name,
        source=told.get("source", ""),
        files=tuple(_file(one) for one in files if "ignored" not in one),
        left_out=tuple((one["name"], one["ignored"]) for one in files if "ignored" in one),
        problems=tuple(Problem(**one) for one in told.get("problems", ())),
    )


def _file(told: dict[str, Any]) -> FileTold:
    return FileTold(**{name: told[name] for name in FileTold.__struct_fields__ if name in told})
