"""`tactful set`: a fact about yourself, a person, a company or an opportunity."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tactful.cli.options import ledger_option


@click.command("set")
@click.argument("subject")
@click.argument("field")
@click.argument("value")
@ledger_option
def command(subject: str, field: str, value: str, ledger: Path) -> None:
    """Set FIELD of SUBJECT (me, a person, a company or an opportunity) to VALUE; "" takes it away.

    \b
    tactful set me plan premium
    tactful set me line "data engineer, six years in retail logistics"
    tactful set "Dana Reyes" welcome open
    tactful set "Dana Reyes" tags "meetup, streaming"
    tactful set "Dana Reyes" aside never          (or a date; or "check-in"; "no" takes it up again)
    tactful set Northwind culture formal
    tactful set "Data Engineer @ Northwind" stage interviewing
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.set_fact import set_fact
    from tactful.cli.page import say

    now = datetime.now(UTC)
    with open_at(ledger, now=now, create=True) as opened:
        say(f"Set {set_fact(opened, subject, field, value, today=date.today(), now=now)}.")  # noqa: DTZ011
