"""Everything out, as JSON or CSV, into files that only their owner can read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


def export_all(ledger: Ledger, target: Path, form: Literal["json", "csv"]) -> int:
    """Write everything to `target` (a file for JSON, a folder for CSV); give how many rows.

    Raises BadInput when something is there already.
    """
    from tactful.ledger.dumping import tables

    if target.exists() and (form == "json" or not target.is_dir() or any(target.iterdir())):
        raise BadInput(
            f"{target} is there already.", "Name a new file (JSON) or a new or empty folder (CSV)."
        )
    try:
        if form == "json":
            from tactful.exports import as_json

            with _private(target) as out:
                return as_json.write(tables(ledger), out)
        from tactful.exports import as_csv

        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        return as_csv.write(tables(ledger), lambda name: _private(target / name))
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}.", "Name another place.") from error


def _private(path: Path) -> IO[str]:
    return os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline=""
    )
