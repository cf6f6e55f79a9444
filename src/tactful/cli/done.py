"""`tactful done`: a task of the week is done."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import Day, ledger_option
from tactful.core.moment import What
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.core.agenda import Who
    from tactful.ledger.open import Ledger

KEYS: dict[str, What | None] = {"l": "liked", "c": "commented", "n": None}


@click.command("done")
@click.argument("task")
@click.argument("who", required=False)
@click.argument("what", type=click.Choice(["liked", "commented", "nothing"]), required=False)
@click.option("--each", is_flag=True, help="Go through the people of the round, one key for each.")
@click.option("--on", type=Day(), default="today", show_default=True, help="The day it was done.")
@ledger_option
def command(task: str, who: str | None, what: What | None, each: bool, on: date, ledger: Path) -> None:
    """Mark TASK as done; it comes back when it is time again.

    \b
    tactful done read-round
    tactful done read-round --each
    tactful done read-round "Dana Reyes" liked
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.record import done
    from tactful.cli.page import day, say

    if who and not what:
        raise BadInput(f"What did you do for {who}?", "Say liked, commented or nothing after the name.")
    if on > date.today():  # noqa: DTZ011
        raise BadInput(f"{on} has not come yet.", "Give a day that has been.")
    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        reactions: list[tuple[str, What | None]] = [(who, KEYS[(what or "n")[0]])] if who else []
        if each:
            reactions = [(one.name, _key(one)) for one in _round(opened, task, on)]
        done(opened, task, reactions, on=on, now=now)
    say(f"Noted: {task}, {day(on, date.today())}. Wrong? tactful undo")  # noqa: DTZ011


def _round(opened: Ledger, task: str, on: date) -> tuple[Who, ...]:
    from tactful.app.plan_day import plan_day

    people = next((due.people for due in plan_day(opened, on).tasks if due.task == task), ())
    if not people:
        raise BadInput(f"{task} has nobody waiting on {on}.", "See what is on: tactful today")
    return people


def _key(person: Who) -> What | None:
    """What was done for one person, by one key; Enter is needed where there is no terminal."""
    from tactful.cli.page import harmless, say

    say(f"{harmless(person.name)}  {person.url or ''}")
    while True:
        click.echo("  l liked, c commented, n nothing: ", nl=False)
        key = click.getchar() if sys.stdin.isatty() else sys.stdin.readline()[:1]
        if not key:
            raise click.Abort
        click.echo(key.strip())
        if key.lower() in KEYS:
            return KEYS[key.lower()]
