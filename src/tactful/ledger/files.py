"""The ledger's file and those that lie beside it: private, recognised, never half made."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from tactful.ledger import faults
from tactful.ledger.schema import APPLICATION_ID

MODE = 0o600
_MAGIC = b"SQLite format 3\x00"


def make_private(path: Path) -> None:
    """Create the file empty, for its owner alone, unless it is there; take others' rights away if it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, MODE))
    if path.stat().st_mode & 0o077:
        path.chmod(MODE)


def may_be_replaced(path: Path) -> bool:
    """True where nothing lies or a plain file, which a restore keeps beside; never for a link, pipe or device."""
    return not path.is_symlink() and (path.is_file() or not path.exists())


def family(path: Path) -> list[Path]:
    """The ledger, its log and its shared memory, as far as they exist."""
    return [p for p in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))) if p.exists()]


def beside(path: Path, stamp: datetime) -> Path:
    """A free name for an automatic backup next to the ledger."""
    base = f"{path.name}.{stamp:%Y%m%d-%H%M%S}"
    names = (f"{base}{'' if n == 0 else f'-{n}'}.backup" for n in range(10_000))
    return next(found for name in names if not (found := path.with_name(name)).exists())


def backups_beside(path: Path) -> list[Path]:
    """The automatic backups next to the ledger, oldest first."""
    if not path.parent.is_dir():
        return []
    found = (p for p in path.parent.iterdir() if p.name.startswith(path.name + ".") and p.suffix == ".backup")
    return sorted(found)


def version_of(path: Path) -> str | None:
    """The schema version of a ledger's file; None for a file with nothing in it yet.

    Raises LedgerMissing, LedgerReadOnly, or LedgerDamaged for a file that is no ledger of Tactful.
    """
    if not path.exists():
        raise faults.missing(path)
    with faults.explained(path):
        if not path.is_file():
            raise faults.foreign(path)
        with path.open("rb") as file:
            head = file.read(16)
    if not head:
        return None
    if head != _MAGIC:
        raise faults.foreign(path)
    with (
        faults.explained(path),
        closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection,
    ):
        if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            return None
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise faults.foreign(path)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0])


def copy_into(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database, in use or not, page by page into a private file of its own without a log."""
    make_private(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()
    sync(target)


def sync(path: Path) -> None:
    """Wait until the file and its name are on the disk."""
    for place, flags in ((path, os.O_RDONLY), (path.parent, getattr(os, "O_DIRECTORY", None))):
        if flags is None:
            continue
        handle = os.open(place, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
