"""`tactful demo`: a made-up job search to look around in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import click


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="The port on 127.0.0.1; any that is free."
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@click.option("--terminal", is_flag=True, help="Print the day here instead; no browser is needed.")
def command(port: int, no_open: bool, terminal: bool) -> None:
    """A made-up job search, in the browser or here. Its ledger is gone again when it ends."""
    from tactful.app.demo_ledger import TODAY, demo_ledger
    from tactful.cli.page import say

    with TemporaryDirectory(prefix="tactful-demo-") as folder:
        ledger = demo_ledger(Path(folder))
        say("The search of Robin Vale, a data engineer, on 22 November 2026. All people are made up.")
        if terminal:
            _print_day(ledger)
        else:
            from tactful.cli.serve import tell
            from tactful.web.serving import serve

            serve(
                ledger,
                port=port,
                today=lambda: TODAY,
                now=lambda: datetime.now(UTC),
                tell=tell,
                show=not no_open,
                made_up=True,
            )
    say("The ledger of the demo is gone again. Yours: tactful import EXPORT.zip, then tactful serve.")
    say("No export yet? tactful ask")


def _print_day(ledger: Path) -> None:
    from tactful.app.demo_ledger import TODAY
    from tactful.cli import cli

    cli.main(["--ledger", str(ledger), "today", "--on", TODAY.isoformat()], standalone_mode=False)
