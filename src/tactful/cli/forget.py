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
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import harmless, say
    from tactful.ledger.forgetting import forget

    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        person = find.person(opened, " ".join(name))
        if not yes:
            sure = click.confirm(f"Forget {harmless(person.name)} for good? This cannot be undone")
            if not sure:
                say(f"{person.name} stays.")
                return
        gone = forget(opened, person.id, now=now)
    say(
        f"Forgotten, with {gone.moments} moment{_s(gone.moments)} and {gone.texts} text{_s(gone.texts)}. "
        "A later import leaves this person out."
    )
    if not gone.scrubbed:
        say(
            "Another program holds the ledger: close it and run tactful doctor --repair, so that no trace stays."
        )
    if gone.mentions:
        say(f"{gone.mentions} texts of other people still mention the name.")
    say("Backups made before still hold this person; delete those you no longer need.")
    for backup in gone.backups:
        say(backup, indent=2)


def _s(count: int) -> str:
    return "" if count == 1 else "s"
