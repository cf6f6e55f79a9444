"""Examine a ledger, whole or damaged: nothing is changed unless it is asked for."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct, field

from tactful.errors import LedgerUnusable
from tactful.ledger import faults, schema
from tactful.ledger.files import MODE, backups_beside, family, version_of
from tactful.ledger.forgetting import is_unscrubbed, scrub
from tactful.ledger.open import Ledger
from tactful.ledger.threads import drift, rebuild

_ORPHANS = {
    "texts without their moment": ("body", "moment_id", "moment"),
    "records without their moment": ("record", "moment_id", "moment"),
    "records without their person": ("record", "person_id", "person"),
    "records without their entry": ("record", "entry_id", "entry"),
    "people merged into nobody": ("person", "merged_into", "person"),
    "people of no owner": ("person", "owner", "owner"),
}


class Checkup(Struct, kw_only=True):
    """What the examination found; `ok` when `remarks` is empty. Sizes in bytes."""

    path: str
    version: str | None = None
    newest: str = schema.HEAD
    sizes: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    backups: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True when nothing is to be done."""
        return not self.remarks


def examine(path: Path) -> Checkup:
    """Look at the file at the path as it is. Never raises for what is wrong with it: that is a remark."""
    checkup = Checkup(path=str(path))
    files = family(path)
    checkup.sizes = {file.name: file.stat().st_size for file in files}
    checkup.backups = [str(file) for file in backups_beside(path)]
    for file in (*files, *backups_beside(path)):
        mode = file.stat().st_mode & 0o777
        if mode & 0o077:
            checkup.remarks.append(f"{file.name} can be read by others (mode {mode:o}, should be {MODE:o}).")
    try:
        checkup.version = version_of(path)
        if checkup.version is None:
            raise faults.missing(path)
        with faults.explained(path), closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _look_inside(connection, checkup)
    except LedgerUnusable as error:
        checkup.remarks.append(f"{error.what} {error.next_step}")
    return checkup


def _look_inside(connection: sqlite3.Connection, checkup: Checkup) -> None:
    for (found,) in connection.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            checkup.remarks.append(f"The pages do not hold together: {found}. Restore a backup.")
    broken = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if broken:
        checkup.remarks.append(f"{broken} rows point to something that is not there.")
    if checkup.version != schema.HEAD:
        newer = str(checkup.version) > schema.HEAD
        checkup.remarks.append(
            "Written by a newer Tactful: update the program."
            if newer
            else "An older schema: any command renews it."
        )
        return
    for each in schema.metadata.sorted_tables:
        query = f'SELECT count(*) FROM "{each.name}"'  # noqa: S608
        checkup.counts[each.name] = connection.execute(query).fetchone()[0]
    for name, (table, column, parent) in _ORPHANS.items():
        query = (
            f"SELECT count(*) FROM {table} t LEFT JOIN {parent} p ON p.id = t.{column} "  # noqa: S608
            f"WHERE t.{column} IS NOT NULL AND p.id IS NULL"
        )
        count = connection.execute(query).fetchone()[0]
        if count:
            checkup.remarks.append(f"{count} {name}.")
    if is_unscrubbed(connection):
        checkup.remarks.append("A forgotten person's bytes may still be in the file: repair writes it anew.")


def inspect_threads(ledger: Ledger) -> int:
    """How many conversations of the projection differ from their messages; 0 is right."""
    with ledger.read() as connection:
        return drift(connection, ledger.owner)


def repair(ledger: Ledger) -> list[str]:
    """Put right what can be without losing anything; give what was done."""
    done = []
    for file in (*family(ledger.path), *backups_beside(ledger.path)):
        if file.stat().st_mode & 0o077:
            file.chmod(MODE)
            done.append(f"{file.name} is private again.")
    with ledger.write() as connection:
        count = drift(connection, ledger.owner)
        if count:
            rebuild(connection, ledger.owner)
            done.append(f"{count} conversations were summed up anew.")
    with ledger.raw() as raw:
        due = is_unscrubbed(raw)
    if due and scrub(ledger):
        done.append("The file was written anew: nothing deleted can be read back.")
    return done
