"""`tactful undo`: the last import or the last record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import ledger_option

_ACTS = {
    "import": "the import",
    "log": "what was logged",
    "set": "what was set",
    "add": "what was added",
    "target": "the targets named",
    "done": "what was marked as done",
    "merge": "the merge",
    "answer": "the answer",
}


@click.command("undo")
@click.option("--import", "last_import", is_flag=True, help="The last import, whatever came after it.")
@ledger_option
def command(last_import: bool, ledger: Path) -> None:
    """Take back the last thing that was imported, logged, added or set."""
    from tactful.app.ledger_at import open_at
    from tactful.app.wrote import wrote_last
    from tactful.cli.page import day, say
    from tactful.ledger.undoing import undo

    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        told = wrote_last(opened, "import" if last_import else None)
        undone = undo(opened, now=now, kind="import" if last_import else None)
        when = undone.at.astimezone(opened.zone)
    moments = f", {undone.moments} moments with it" if undone.kind == "import" else ""
    say(f"Taken back: {_ACTS.get(undone.kind, undone.kind)}, {day(when.date())}, {when:%H:%M}{moments}.")
    if undone.kind != "import":
        for one in told:
            say(one, indent=2, hang=4)
