"""Where the ledger is, and opening it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


def default_path() -> Path:
    """The ledger in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("tactful", appauthor=False) / "ledger.db"


def open_at(path: Path, *, now: datetime, create: bool = False) -> Ledger:
    """Open the ledger at `path`; make it where `create` says so. Raises LedgerUnusable with the next step."""
    from tactful.ledger import faults
    from tactful.ledger.open import open_ledger

    if path.is_dir():
        raise faults.impossible(path)
    return open_ledger(path, create=create, now=now, zone=local_zone())


def local_zone() -> str:
    """The IANA name of this machine's time zone, `UTC` where it cannot be told."""
    from zoneinfo import ZoneInfo

    named = [os.environ.get("TZ", "").lstrip(":")]
    for file in (Path("/etc/timezone"),):
        if file.is_file():
            named.append(file.read_text(encoding="utf-8", errors="replace").strip())
    link = Path("/etc/localtime")
    if link.exists():
        named.append(str(link.resolve()).rpartition("zoneinfo/")[2])
    for name in named:
        try:
            return ZoneInfo(name).key
        except (ValueError, OSError, KeyError):
            continue
    return "UTC"
