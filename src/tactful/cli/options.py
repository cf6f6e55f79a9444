"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A date: 2026-11-22, today, yesterday or tomorrow."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from datetime import timedelta

        if isinstance(value, date):
            return value
        word = str(value).strip().lower()
        near = {"today": 0, "yesterday": -1, "tomorrow": 1}
        if word in near:
            return date.today() + timedelta(days=near[word])  # noqa: DTZ011
        try:
            day: date | None = date.fromisoformat(word)
        except ValueError:
            day = None
        if day is None or not 1900 <= day.year < 2200:
            self.fail(f"{value} is no date; write 2026-11-22, today, yesterday or tomorrow.", param, ctx)
        return day


def ledger_option(command: Command) -> Command:
    """`--ledger` after the command too; handed in as `ledger`, a path."""

    def chosen(ctx: click.Context, _: click.Parameter, value: Path | None) -> Path:
        from tactful.app.ledger_at import default_path
        from tactful.errors import LedgerUnusable

        path: Path = value or ctx.find_root().obj or default_path()
        try:
            path.exists()
        except (OSError, ValueError):
            raise LedgerUnusable(
                f"There can be no ledger at {str(path)[:80]}.", "Name another place with --ledger."
            ) from None
        return path

    return click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        callback=chosen,
        help="The ledger; by default the one in your data folder, or TACTFUL_LEDGER.",
    )(command)


def on_option(command: Command) -> Command:
    """`--on DATE`: the day to plan for; handed in as `on`."""
    return click.option("--on", type=Day(), default="today", show_default=True, help="The day it is about.")(
        command
    )


def json_option(command: Command) -> Command:
    """`--json`; handed in as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="JSON for programs.")(command)
