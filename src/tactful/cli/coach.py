"""`tactful export --coach`: a file for a coach; what is left out is asked, and shown before anything is written."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.app.leave_out import Kind


def write_coach(target: Path, ledger: Path, on: date, keep: Sequence[str], *, yes: bool) -> None:
    """Write the file to a new place. Raises BadInput where nobody can be asked and `yes` was not said."""
    from tactful.app.coach_file import check_target, coach_file, write_coach_file
    from tactful.app.leave_out import kinds_named
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import heading, say

    check_target(target)
    asking = sys.stdin.isatty() and sys.stdout.isatty() and not yes
    kept = kinds_named(keep)
    if asking and not keep:
        kept = _asked()
    with open_at(ledger, now=datetime.now(UTC)) as opened:
        told = coach_file(opened, on, kept)
    heading("Inside")
    for line in told.inside:
        say(f"- {line}", indent=2, hang=4)
    heading("Left out")
    for line in told.left_out or ("Nothing.",):
        say(f"- {line}", indent=2, hang=4)
    say()
    say(told.caution)
    if asking and not click.confirm(f"Write it to {target}?", default=True):
        say("Nothing was written.")
        return
    if not asking and not yes:
        raise BadInput(
            "Nothing was written: nobody could be asked whether that is right.",
            "Run it again with --yes, or with --keep for what may stay in, and --yes.",
        )
    write_coach_file(told, target)
    say(f"Wrote {target}.")


def _asked() -> frozenset[Kind]:
    """Ask kind by kind what may stay in; all is left out unless said."""
    from tactful.app.leave_out import KINDS
    from tactful.cli.page import say

    say("What may your coach see? All of this is left out unless you say yes.")
    return frozenset(
        kind for kind, one in KINDS.items() if click.confirm(f"  Show {one.what}?", default=False)
    )
