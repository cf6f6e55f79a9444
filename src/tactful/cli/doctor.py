"""`tactful doctor`: is the ledger sound?"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import json_option, ledger_option


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Put right what can be without losing anything.")
@json_option
@ledger_option
@click.pass_context
def command(ctx: click.Context, repair: bool, as_json: bool, ledger: Path) -> None:
    """Look whether the ledger is sound: the file, its version, who can read it, what it holds."""
    from tactful.app.ledger_at import open_at
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import pairs, say
    from tactful.ledger import doctor

    done: list[str] = []
    if repair:
        with open_at(ledger, now=datetime.now(UTC)) as opened:
            done = doctor.repair(opened)
    found = doctor.examine(ledger)
    if as_json:
        echo_json(found)
    else:
        say(f"{found.path} (version {found.version or 'unknown'}, newest {found.newest})")
        pairs((name, f"{size:,} bytes") for name, size in found.sizes.items())
        pairs((name, f"{count:,}") for name, count in found.counts.items())
        for line in (*done, *found.remarks):
            say(f"- {line}", indent=2, hang=4)
        say("All is well." if found.ok else "Something needs you: see above.")
    if not found.ok:
        ctx.exit(3)
