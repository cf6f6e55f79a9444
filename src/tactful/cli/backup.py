"""`tactful backup`: a copy of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import ledger_option


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--overwrite", is_flag=True, help="Replace a file that is there already.")
@ledger_option
def command(target: Path | None, overwrite: bool, ledger: Path) -> None:
    """Copy the ledger to TARGET, also while it is in use. Without one: beside the ledger, with the date."""
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import say
    from tactful.ledger.backup import backup
    from tactful.ledger.files import beside

    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        made = backup(opened, target or beside(ledger, now), overwrite=overwrite)
    say(f"Backed up to {made}. Put it back with: tactful restore {made}")
