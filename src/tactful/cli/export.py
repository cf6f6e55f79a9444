"""`tactful export`: everything the ledger holds."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import click

from tactful.cli.options import ledger_option


@click.command("export")
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["json", "csv"]), help="By default from the name: .json, else CSV."
)
@ledger_option
def command(target: Path, form: Literal["json", "csv"] | None, ledger: Path) -> None:
    """Everything the ledger holds, into TARGET: one JSON file, or a folder of CSV files safe for spreadsheets."""
    from tactful.app.export_all import export_all
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import say

    form = form or ("json" if target.suffix.lower() == ".json" else "csv")
    with open_at(ledger, now=datetime.now(UTC)) as opened:
        count = export_all(opened, target, form)
    say(f"Wrote {count:,} rows to {target}. It holds other people's names and words: keep it to yourself.")
