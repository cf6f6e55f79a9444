"""`tactful forget`: remove a person for good."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import ledger_option


@click.command("forget")
@click.argument("name", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledger_option
def command(name: tuple[str, ...], yes: bool, ledger: Path) -> None:
    """Remove a person and all that was said, for good. A later import leaves them out."""
    from tactful.app import find
    from tactful.app.forget_person import forget_person
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import harmless, say

    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        person = find.person(opened, " ".join(name))
        if not yes:
            sure = click.confirm(f"Forget {harmless(person.name)} for good? This cannot be undone")
            if not sure:
                say(f"{person.name} stays.")
                return
        gone = forget_person(opened, person.id, now=now)
    for line in gone.told:
        say(line)
    for backup in gone.backups:
        say(backup, indent=2)
