"""Back up and restore: whole files, verified, swapped in one step."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from tactful.errors import BadInput, LedgerDamaged, LedgerUnusable
from tactful.ledger import faults, schema
from tactful.ledger.files import (
    backups_beside,
    beside,
    copy_into,
    family,
    make_private,
    may_be_replaced,
    sync,
    version_of,
)
from tactful.ledger.forgetting import forget_again
from tactful.ledger.open import Ledger, open_ledger
from tactful.ledger.threads import rebuild


class Restored(Struct, frozen=True, kw_only=True):
    """What a restore did: where the state before lies now, and how many forgotten people it kept out."""

    kept: str | None
    forgotten_again: int


def backup(ledger: Ledger, target: Path, *, overwrite: bool = False) -> Path:
    """Copy the ledger, in use or not, into one private file; verified before it gets its name."""
    if target.exists() and not overwrite:
        raise BadInput(f"{target} is there already.", "Choose another name, or move the file away.")
    part = target.with_name(target.name + ".part")
    with faults.explained(target):
        part.unlink(missing_ok=True)
        try:
            with ledger.raw() as connection:
                copy_into(connection, part)
            verify(part)
            part.replace(target)
            sync(target)
        finally:
            part.unlink(missing_ok=True)
    return target


def verify(path: Path) -> str:
    """Check that a file is a whole ledger that this program understands; give its schema version.

    Raises LedgerDamaged, LedgerNewer, LedgerMissing.
    """
    version = version_of(path)
    if version is None:
        raise faults.foreign(path)
    if version > schema.HEAD:
        raise faults.newer(path, version)
    with faults.explained(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
        if found != ["ok"] or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise faults.damaged(path)
    return version


def restore(source: Path, path: Path, *, now: datetime, zone: str) -> Restored:
    """Put a backup in the place of the ledger, in one step; the state before is kept beside it.

    The backup is verified, and brought up to date, in a copy first. People forgotten since stay forgotten. A
    ledger in use sees the change at its next query. Raises LedgerUnusable; then the ledger is as before.
    """
    if not source.exists():
        raise BadInput(
            f"There is no backup at {source}.", "Give the path of a file made by `tactful backup`."
        )
    part = path.with_name(path.name + ".restoring")
    with faults.explained(path):
        if not may_be_replaced(path):
            raise faults.foreign(path)
        _discard(part)
        try:
            make_private(part)
            with faults.explained(source), closing(_reading(source)) as reading:
                copy_into(reading, part)
            verify(part)
            again = _prepare(part, path, now, zone)
            kept = _swap(part, path, now)
        finally:
            _discard(part)
    return Restored(kept=str(kept) if kept else None, forgotten_again=again)


def _reading(path: Path) -> sqlite3.Connection:
    version_of(path)
    return sqlite3.connect(path, isolation_level=None)


def _prepare(part: Path, path: Path, now: datetime, zone: str) -> int:
    """Bring the copy up to date, and take those out who were forgotten since."""
    again = 0
    with open_ledger(part, create=False, now=now, zone=zone) as ledger:
        with ledger.write() as connection:
            secret = _forgotten_of(path, ledger.secret)
            for hashed, on in secret:
                connection.exec_driver_sql(
                    "INSERT OR IGNORE INTO forgotten (owner, hash, on_date) VALUES (?, ?, ?)",
                    (ledger.owner, hashed, on),
                )
            if secret:
                again = forget_again(connection, ledger, now.date())
            rebuild(connection, ledger.owner)
        with ledger.raw() as connection:
            connection.execute("VACUUM")
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    return again


def _forgotten_of(path: Path, secret: bytes) -> list[tuple[bytes, str]]:
    """The hashes of the ledger that is to be replaced, if it can be read and shares the secret."""
    try:
        if version_of(path) is None:
            return []
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            if connection.execute("SELECT secret FROM owner").fetchone() != (secret,):
                return []
            return connection.execute("SELECT hash, on_date FROM forgotten").fetchall()
    except (LedgerUnusable, sqlite3.DatabaseError):
        return []


def _swap(part: Path, path: Path, now: datetime) -> Path | None:
    kept = beside(path, now) if path.exists() else None
    try:
        version = version_of(path) if path.exists() else None
        if version is not None and kept is not None:
            with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as current:
                copy_into(current, kept)
                # The backup interface writes the whole file as one transaction of the ledger that is there:
                # a log and readers of it stay valid, which a renamed file would not give.
                with closing(sqlite3.connect(part, isolation_level=None)) as new:
                    new.backup(current)
                current.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return kept
    except (LedgerDamaged, sqlite3.DatabaseError):
        pass
    if kept is not None:
        for file in reversed(family(path)):
            file.replace(kept.with_name(kept.name + file.name[len(path.name) :]))
    sync(part)
    part.replace(path)
    sync(path)
    return kept


def _discard(part: Path) -> None:
    for file in backups_beside(part):
        file.unlink()
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)
