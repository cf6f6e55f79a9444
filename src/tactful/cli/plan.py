"""`tactful plan`: the week."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import json_option, ledger_option, on_option

if TYPE_CHECKING:
    from tactful.core.week import Step, Week


@click.command("plan")
@click.option("--html", "html", type=click.Path(path_type=Path), help="Write it as one page to print.")
@click.option(
    "--limit", default=5, show_default=True, type=click.IntRange(1, 20), help="Steps a day at most."
)
@on_option
@json_option
@ledger_option
def command(html: Path | None, limit: int, on: date, as_json: bool, ledger: Path) -> None:
    """The week ahead: interviews, promised answers and last days, and the steps that open on each day.

    Later days are planned from what is known today: what happens in between changes them.
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.week_page import week, write_week
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import say

    with open_at(ledger, now=datetime.now(UTC)) as opened:
        told = week(opened, on, limit=limit)
    if html:
        write_week(told, html)
    if as_json:
        echo_json(told)
    elif html:
        say(f"Wrote the week to {html}. It names people: keep it to yourself.")
    else:
        _say(told)


def _soon(one: Step, on: date) -> bool:
    """Best today or tomorrow."""
    return one.until is not None and (one.until - on).days <= 1


def _say(told: Week) -> None:
    from tactful.cli.page import LEGEND, day, harmless, heading, say

    if told.quiet:
        say("A no came in: a quiet day first.")
    said: set[str] = set()
    for one in told.days:
        if not (one.fixed or one.steps or one.on == told.on):
            continue
        heading(f"Today, {day(one.on)}" if one.on == told.on else day(one.on))
        for fixed in one.fixed:
            about = ", ".join(part for part in (" and ".join(map(harmless, fixed.names)), fixed.job) if part)
            say(f"*  {f'{fixed.at} ' if fixed.at else ''}{fixed.title}: {about}", indent=1, hang=4, bold=True)
            if fixed.prepare:
                say(f'tactful prepare "{harmless(fixed.prepare)}"', indent=4, dim=True)
        for step in one.steps:
            _say_step(step, told.on, said)
        soon = [step for step in told.any_day if one.on == told.on and _soon(step, told.on)]
        for step in soon:
            _say_step(step, told.on, said)
        if not (one.fixed or one.steps or soon):
            say("Nothing to do.", indent=2)
        if one.more:
            say(f"and {one.more} more that can wait", indent=4)
    _say_any_day(told, said)
    for remark in told.remarks:
        say()
        say(remark)
    say()
    say(LEGEND)


def _say_any_day(told: Week, said: set[str]) -> None:
    """What can be done on any day of the week, and its tasks."""
    from tactful.cli.agenda_text import FEW
    from tactful.cli.page import harmless, heading, say

    if not (told.any_day or told.tasks):
        return
    heading("Any day this week")
    for step in told.any_day:
        if not _soon(step, told.on):
            _say_step(step, told.on, said)
    if told.more:
        say(f"and {told.more} more: tactful today", indent=4)
    for task in told.tasks:
        names = ", ".join(harmless(person.name) for person in task.people[:FEW])
        say(f"-  {task.title}{f': {names}' if names else ''}", indent=1, hang=4)


def _say_step(one: Step, on: date, said: set[str]) -> None:
    """One thing to do; its reason only where it was not `said` above."""
    from tactful.cli.page import day, say

    when = f"  (best until {day(one.until, on)})" if one.until else ""
    held = f", once the interview of {day(one.supposing, on)} has taken place" if one.supposing else ""
    place = f" at {one.company}" if one.company else ""
    say(f"-  {one.title}: {one.name}{place}{held}{when}", indent=1, hang=4)
    if one.first:
        say(f"First: {one.first}", indent=4, hang=6)
    if one.because not in said:
        sources = ", ".join(one.sources).replace("own", "our practice")
        say(f"{one.because}{f' ({sources})' if sources else ''}", indent=4)
    said.add(one.because)
