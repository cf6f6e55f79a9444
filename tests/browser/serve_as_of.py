"""`tactful serve` on a day of one's own: `python serve_as_of.py DATE LEDGER PORT`, until Ctrl-C."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from importlib import import_module

from tactful.cli import main


def run(today: date, ledger: str, port: str) -> None:
    """The command itself, where the clock shows half past nine of that day."""

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return today

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.combine(today, time(9, 30), UTC)

    command = import_module("tactful.cli.serve")
    command.date, command.datetime = Day, Clock
    sys.argv = ["tactful", "--ledger", ledger, "serve", "--no-open", "--port", port]
    main()


if __name__ == "__main__":
    run(date.fromisoformat(sys.argv[1]), sys.argv[2], sys.argv[3])
