"""`tactful today`, and `tactful` alone: the agenda."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tactful.cli.options import json_option, ledger_option, on_option


@click.command("today")
@on_option
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(0, 50), help="How many things a day holds."
)
@click.option(
    "--all", "everything", is_flag=True, help="All that waits and all to leave, not just the first."
)
@json_option
@ledger_option
def command(
    ledger: Path, on: date | None = None, limit: int = 5, everything: bool = False, as_json: bool = False
) -> None:
    """Today's agenda: what to do, what waits and until when, whom to leave in peace, and why."""
    from tactful.app.ledger_at import open_at
    from tactful.app.plan_day import plan_day
    from tactful.cli.agenda_text import first_steps, say_agenda
    from tactful.cli.json_out import echo_json

    on = on or date.today()  # noqa: DTZ011
    if not ledger.exists():
        if as_json:
            echo_json(
                {"on": on, "do": [], "later": [], "waiting": [], "leave": [], "tasks": [], "budget": None}
            )
        else:
            first_steps()
        return
    from tactful.ledger import queries

    with open_at(ledger, now=datetime.now(UTC)) as opened:
        agenda = plan_day(opened, on, limit=limit)
        keeper = opened.keeper().name
        empty = queries.totals(opened).people == 0
    if as_json:
        echo_json(agenda)
    elif empty:
        first_steps()
    else:
        say_agenda(agenda, keeper, everything=everything)
