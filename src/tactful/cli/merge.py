"""`tactful merge`: two people of the ledger are one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import json_option, ledger_option


@click.command("merge")
@click.argument("name")
@click.argument("other", required=False)
@json_option
@ledger_option
def command(name: str, other: str | None, as_json: bool, ledger: Path) -> None:
    """Let NAME stand for OTHER too: what happened with either happened with one person.

    Later imports of either address go to the one. Without OTHER: the two people that NAME fits.

    \b
    tactful merge "Dana Reyes @ Northwind" dana@example.org
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.merge import merge
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import say

    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        merged = merge(opened, name, other, now=now)
    if as_json:
        echo_json(merged)
        return
    moved = f"{merged.moments} moment{'' if merged.moments == 1 else 's'} moved"
    both = f" for {merged.other} too" if merged.other != merged.name else " for both"
    say(f"{merged.name} stands{both} now, {moved}. Wrong? tactful undo")
