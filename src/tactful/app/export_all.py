"""Everything out, as JSON or CSV, into files that only their owner can read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger


def export_all(ledger: Ledger, target: Path, form: Literal["json", "csv"], *, keys: bool = False) -> int:
    """Write everything to `target` (a file for JSON, a folder for CSV); give how many rows.

    `keys` adds the ledger's secret, without which later imports do not know again what is there. Raises BadInput
    when something is there already.
    """
    from tactful.ledger.everything import json_columns, tables

    if target.exists() and (form == "json" or not target.is_dir() or any(target.iterdir())):
        raise BadInput(
            f"{target} is there already.", "Name a new file (JSON) or a new or empty folder (CSV)."
        )
    try:
        if form == "json":
            from tactful.exports import as_json

            with _private(target) as out:
                return as_json.write(tables(ledger, keys=keys), out) - 1
        from tactful.exports import as_csv

        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        count = as_csv.write(tables(ledger, keys=keys), lambda name: _private(target / name), json_columns())
        return count - 1
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}.", "Name another place.") from error


def export_cards(cards: bytes, target: Path) -> None:
    """Write vCards to a new file. Raises BadInput when something is there already."""
    if target.exists():
        raise BadInput(f"{target} is there already.", "Name a new file.")
    try:
        with _private(target) as out:
            out.write(cards.decode())
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror}.", "Name another place.") from error


def _private(path: Path) -> IO[str]:
    return os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8", newline=""
    )
