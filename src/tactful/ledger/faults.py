"""What SQLite and the disk say, in the words of `errors.py`, each with the next step."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tactful.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerFull,
    LedgerMissing,
    LedgerNewer,
    LedgerReadOnly,
    LedgerUnusable,
)


def missing(path: Path) -> LedgerMissing:
    """Nothing lies at the place."""
    return LedgerMissing(
        f"There is no ledger at {path}.",
        "Import your data first (tactful import EXPORT), or name another ledger with --ledger.",
    )


def newer(path: Path, version: str) -> LedgerNewer:
    """The schema is ahead of this program."""
    return LedgerNewer(
        f"The ledger at {path} was written by a newer Tactful (schema {version}).",
        "Update Tactful; the ledger was not touched.",
    )


def foreign(path: Path) -> LedgerDamaged:
    """A file, but not one of Tactful's."""
    return LedgerDamaged(
        f"The file at {path} is no ledger of Tactful.",
        "Name your ledger with --ledger, or move the file away. It was not touched.",
    )


def damaged(path: Path) -> LedgerDamaged:
    """A ledger whose pages do not hold together."""
    return LedgerDamaged(
        f"The ledger at {path} is damaged.",
        "Run `tactful doctor` to see what is left, then `tactful restore BACKUP`. The file was not changed.",
    )


def read_only(path: Path) -> LedgerReadOnly:
    """The file or its folder may not be written."""
    return LedgerReadOnly(
        f"The ledger at {path} cannot be opened for writing.",
        "Make the file and its folder writable, or name another ledger with --ledger. Nothing was lost.",
    )


def full(path: Path) -> LedgerFull:
    """No room."""
    return LedgerFull(
        f"The disk that holds {path} is full.",
        "Free some space and do it again; the ledger is as it was before.",
    )


def busy(path: Path) -> LedgerBusy:
    """Somebody else writes, longer than we wait."""
    return LedgerBusy(
        f"Another Tactful is writing to the ledger at {path}.",
        "Wait until it is done, or close it, and do it again; nothing was changed.",
    )


def broken(path: Path) -> LedgerUnusable:
    """The disk fails."""
    return LedgerUnusable(
        f"The disk that holds {path} reports an error.",
        "Check the disk, then run `tactful doctor`. The last complete state is kept.",
    )


def impossible(path: Path) -> LedgerUnusable:
    """No file can lie at the place."""
    return LedgerUnusable(
        f"There can be no ledger at {path}.", "Name another place with --ledger, in a folder that is there."
    )


_BY_CODE = {
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_CANTOPEN: read_only,
    sqlite3.SQLITE_IOERR: broken,
}
_BY_ERRNO = {
    errno.ENOSPC: full,
    errno.EDQUOT: full,
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EROFS: read_only,
    errno.EIO: broken,
    errno.ENOENT: impossible,
    errno.EEXIST: impossible,
    errno.ENOTDIR: impossible,
    errno.EISDIR: impossible,
    errno.ELOOP: impossible,
    errno.ENAMETOOLONG: impossible,
}


def translate(fault: BaseException, path: Path) -> LedgerUnusable | None:
    """Give the ledger error for a fault of SQLite or the disk; None for a fault of the program."""
    if isinstance(fault, DBAPIError) and fault.orig is not None:
        fault = fault.orig
    tell: Callable[[Path], LedgerUnusable] | None = None
    if isinstance(fault, sqlite3.Error):
        code = getattr(fault, "sqlite_errorcode", None)
        tell = _BY_CODE.get(code & 0xFF) if code is not None else None
    elif isinstance(fault, OSError) and fault.errno is not None:
        tell = _BY_ERRNO.get(fault.errno)
    return tell(path) if tell is not None else None


@contextmanager
def explained(path: Path, *, files: bool = True) -> Iterator[None]:
    """Raise the faults of SQLite, and with `files` those of the disk, as ledger errors about the file."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as fault:
        error = translate(fault, path) if files or not isinstance(fault, OSError) else None
        if error is None:
            raise
        raise error from fault
