"""What `tactful export` wrote, back in the ledger's place: JSON, or a folder of CSV files."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING, Any

from msgspec import Struct

from tactful.errors import BadInput, LedgerUnusable

if TYPE_CHECKING:
    from tactful.ledger.backup import Restored

MOST = 2 << 30
_SQLITE = b"SQLite format 3\x00"
_HEAD = re.compile(rb'\s*\{\s*"tactful":\s*\[\s*\{"form":1,"schema":"(\d{4})"\}')
_ROW = re.compile(r"form,schema\r?\n1,(\d{4})\r?\n?")


class TakenBack(Struct, frozen=True, kw_only=True):
    """What `restored` the ledger, how many rows came back, and whether later imports know what is there (`keys`)."""

    restored: Restored
    rows: int
    keys: bool


def is_everything(source: Path) -> bool:
    """Say whether a path is what `tactful export` wrote; never raises."""
    return _schema(source) is not None


def check_is_backup(source: Path) -> None:
    """Raise BadInput for what is there and is neither a backup nor an export."""
    try:
        with source.open("rb") as file:
            known = file.read(16) == _SQLITE
    except FileNotFoundError:
        return
    except OSError:
        known = False
    if not known:
        raise BadInput(
            f"{source} is neither a backup nor an export of Tactful.",
            "Name a backup (tactful backup FILE) or an export: the JSON file, or the folder of CSV files.",
        )


def take_back(source: Path, path: Path, *, now: datetime, zone: str) -> TakenBack:
    """Make a ledger of an export, and put it in the place of the one at `path`, which is kept beside it.

    Raises BadInput for an export that cannot be read, LedgerUnusable as a restore does; the ledger is then as before.
    """
    from tactful.ledger import faults, schema
    from tactful.ledger.backup import restore
    from tactful.ledger.everything import fill
    from tactful.ledger.open import open_ledger

    written_from = _schema(source)
    if written_from is None:
        raise BadInput(
            f"{source} is no export of Tactful.", "Give the file or folder that `tactful export` made."
        )
    if written_from > schema.HEAD:
        raise BadInput(f"{source} was written by a newer Tactful.", "Update Tactful first.")
    rows = _rows(source)
    told = rows.get("owner", ())
    keys = bool(told and told[0].secret)
    with faults.explained(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        temporary = TemporaryDirectory(prefix=".taking-back-", dir=path.parent)
    with temporary as folder:
        made = Path(folder) / "ledger.db"
        with open_ledger(made, create=True, now=now, zone=told[0].zone if told else zone) as ledger:
            if not keys and (secret := _secret_at(path)):
                told = [_with(told[0], secret)] if len(told) == 1 else told
            fill(ledger, {**rows, "owner": told})
        restored = restore(made, path, now=now, zone=zone)
    return TakenBack(restored=restored, rows=sum(map(len, rows.values())) - 1, keys=keys)


def _schema(source: Path) -> str | None:
    """The schema that an export was written from."""
    try:
        if source.is_dir():
            if not (source / "tactful.csv").is_file():
                return None
            head = (source / "tactful.csv").read_text(encoding="utf-8")[:100]
            found = _ROW.fullmatch(head)
            return found[1] if found else None
        if not source.is_file():
            return None
        with source.open("rb") as file:
            start = _HEAD.match(file.read(200))
        return start[1].decode() if start else None
    except (OSError, ValueError):
        return None


def _rows(source: Path) -> dict[str, Sequence[Any]]:
    from tactful.exports import as_csv, as_json
    from tactful.ledger.everything import kinds

    try:
        if source.is_dir():
            return dict(as_csv.read(lambda name: _opened(source / name), kinds()))
        if source.stat().st_size > MOST:
            raise BadInput(f"{source} is too large.", "Use `tactful backup` for a ledger of that size.")
        return dict(as_json.read(source.read_bytes(), kinds()))
    except (OSError, ValueError, KeyError, RecursionError, csv.Error) as fault:
        raise BadInput(
            f"{source} cannot be read back: {_place(fault)}.", "Use an export as it was written."
        ) from fault


def _opened(path: Path) -> IO[str] | None:
    return path.open(encoding="utf-8", newline="") if path.is_file() else None


def _place(fault: Exception) -> str:
    """Where it is wrong, without what stands there."""
    found = re.search(r"at `(\$[\w.\[\]]*)`|^(\w+\.csv)", str(fault))
    return f"something is wrong at {found[1] or found[2]}" if found else "it is no such file, or was changed"


def _secret_at(path: Path) -> bytes | None:
    """The secret of the ledger that is there, so that whoever was forgotten in it stays so."""
    from tactful.ledger.files import version_of

    try:
        if not path.exists() or version_of(path) is None:
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT secret FROM owner").fetchone()
    except (LedgerUnusable, sqlite3.DatabaseError):
        return None
    return bytes(row[0]) if row else None


def _with(owner: Any, secret: bytes) -> Any:
    from msgspec.structs import replace

    return replace(owner, secret=secret)
