"""`tactful feed`: the calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tactful.app.feed_words import NEUTRAL
from tactful.cli.options import ledger_option, on_option


@click.command("feed")
@click.argument("target", type=click.Path(path_type=Path, allow_dash=True), default="tactful.ics")
@click.option(
    "--details", is_flag=True, help="Names, jobs and reasons too: only for a calendar that nobody shares."
)
@click.option(
    "--days", default=60, show_default=True, type=click.IntRange(1, 366), help="How far ahead it looks."
)
@click.option(
    "--without", multiple=True, type=click.Choice(list(NEUTRAL)), help="A kind of event to leave out."
)
@click.option("--force", is_flag=True, help="Replace a file that is no feed of Tactful.")
@on_option
@ledger_option
def command(
    target: Path, details: bool, days: int, without: tuple[str, ...], force: bool, on: date, ledger: Path
) -> None:
    """Write the calendar of your search to TARGET (tactful.ics; - for the output): windows, interviews, deadlines.

    Run it again to bring the file up to date: events are changed in place. Titles tell nothing unless you ask
    for --details.
    """
    from tactful.app.feed import feed
    from tactful.app.feed_file import put, written_before
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import say

    now = datetime.now(UTC)
    out = str(target) == "-"
    before = b"" if out else written_before(target, force=force)
    with open_at(ledger, now=now) as opened:
        made = feed(opened, on=on, now=now, days=days, details=details, without=without, before=before)
    if out:
        click.echo(made.data, nl=False)
        return
    put(target, made.data)
    say(f"Wrote {made.events} events to {target}.")
    if made.left_out:
        say(f"{made.left_out} more did not fit: give fewer --days, or leave a kind out with --without.")
    if details:
        say("It names people: keep it in a calendar that nobody else sees.")
