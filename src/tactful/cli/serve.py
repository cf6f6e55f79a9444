"""`tactful serve`: the web app on this machine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tactful.cli.options import ledger_option

PORT = 8321


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes any that is free. Bookmarks hold as long as it stays the same.",
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@ledger_option
def command(port: int, no_open: bool, ledger: Path) -> None:
    """Tactful in the browser, on this machine alone, until Ctrl-C."""
    from tactful.cli.page import say
    from tactful.web.serving import serve

    serve(
        ledger,
        port=port,
        today=date.today,
        now=lambda: datetime.now(UTC),
        tell=tell,
        show=not no_open,
    )
    say("Stopped.")


def tell(url: str) -> None:
    """Say where it is."""
    from tactful.cli.page import say, say_whole

    say("Tactful is at")
    say_whole(url, indent=2)
    say("The address lets in one browser, once; that browser stays in. Ctrl-C ends it.")
