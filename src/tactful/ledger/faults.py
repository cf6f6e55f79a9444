"""What SQLite and the disk say, in the words of `errors.py`, each with the next step."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
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

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}


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
        "Make the file and its folder writable for you, or name another ledger with --ledger. Nothing was lost.",
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


def translate(fault: BaseException, path: Path) -> LedgerUnusable | None:
    """Give the ledger error for a fault of SQLite or the disk; None for a fault of the program."""
    if isinstance(fault, DBAPIError):
        fault = fault.orig or fault
    if isinstance(fault, sqlite3.Error):
        code = getattr(fault, "sqlite_errorcode", None)
        primary = code & 0xFF if code is not None else None
        if primary in _BUSY:
            return busy(path)
        if primary == sqlite3.SQLITE_FULL:
            return full(path)
        if primary in _DAMAGED:
            return damaged(path)
        if primary in _READ_ONLY:
            return read_only(path)
        if primary == sqlite3.SQLITE_IOERR:
            return LedgerUnusable(
                f"The disk that holds {path} reports an error.",
                "Check the disk, then run `tactful doctor`. The last complete state is kept.",
            )
        if isinstance(fault, sqlite3.DatabaseError) and "malformed" in str(fault):
            return damaged(path)
        return None
    if isinstance(fault, OSError):
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            return full(path)
        if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return read_only(path)
    return None


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise the faults of SQLite and the disk inside as ledger errors about the file."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as fault:
        error = translate(fault, path)
        if error is None:
            raise
        raise error from fault
