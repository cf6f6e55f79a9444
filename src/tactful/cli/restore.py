"""`tactful restore`: a backup in the ledger's place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import ledger_option


@click.command("restore")
@click.argument("source", type=click.Path(path_type=Path))
@ledger_option
def command(source: Path, ledger: Path) -> None:
    """Put the backup SOURCE in the ledger's place, once it is verified. The state before is kept beside it."""
    from tactful.app.ledger_at import local_zone
    from tactful.cli.page import say
    from tactful.ledger.backup import restore

    done = restore(source, ledger, now=datetime.now(UTC), zone=local_zone())
    say(f"Restored {ledger} from {source}.")
    if done.kept:
        say(f"The state before lies in {done.kept}.")
    if done.forgotten_again:
        say(f"{done.forgotten_again} people forgotten since stay forgotten.")
