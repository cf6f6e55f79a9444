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
    """Put the backup SOURCE in the ledger's place, once it is verified. The state before is kept beside it.

    SOURCE may also be what `tactful export` wrote: the JSON file, or the folder of CSV files.
    """
    from tactful.app.ledger_at import local_zone
    from tactful.app.take_back import check_is_backup, is_everything, take_back
    from tactful.cli.page import say
    from tactful.ledger.backup import restore

    now = datetime.now(UTC)
    if is_everything(source):
        taken = take_back(source, ledger, now=now, zone=local_zone())
        done = taken.restored
        say(f"Restored {ledger} from {source}: {taken.rows:,} rows.")
        if not taken.keys:
            say(
                "It was exported without --keys: import nothing that it came from again, it would be there twice."
            )
    else:
        check_is_backup(source)
        done = restore(source, ledger, now=now, zone=local_zone())
        say(f"Restored {ledger} from {source}.")
    if done.kept:
        say(f"The state before lies in {done.kept}.")
    if done.forgotten_again:
        say(f"{done.forgotten_again} people forgotten since stay forgotten.")
