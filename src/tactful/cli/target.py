"""`tactful target`: the companies one hopes for, and who is known there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from tactful.cli.options import json_option, ledger_option

NONE = "No targets yet: tactful target COMPANY ..."


@click.command("target")
@click.argument("companies", nargs=-1)
@json_option
@ledger_option
def command(companies: tuple[str, ...], as_json: bool, ledger: Path) -> None:
    """Name COMPANIES you hope for, and see whom you know there. Without any: the list so far.

    What is named is kept as a target; companies you follow on LinkedIn are offered to choose from.
    """
    from tactful.app.kept import kept_from
    from tactful.app.know_there import know_there
    from tactful.app.ledger_at import open_at
    from tactful.app.record import add_targets
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import day, heading, pairs, say
    from tactful.ledger import queries

    now = datetime.now(UTC)
    if not companies and not ledger.exists():
        if as_json:
            echo_json({"targets": {}, "followed": []})
        else:
            say(NONE)
        return
    with open_at(ledger, now=now, create=True) as opened:
        if companies:
            add_targets(opened, companies, now=now)
        every = queries.companies(opened)
        names = list(companies) or [one.name for one in every if one.target]
        kept = kept_from(opened)
        known = {name: know_there(opened, name, kept) for name in names}
        followed = [one.name for one in every if one.followed and not one.target]
        followed = [name for name in followed if name not in kept]
    if as_json:
        echo_json({"targets": known, "followed": followed})
        return
    for name, people in known.items():
        heading(name)
        if name in kept:
            say("Your search is kept from this company: nobody there is proposed.", indent=2)
        elif not people:
            say(
                "Nobody you know is there yet. Look for someone of your school or a former employer there.",
                indent=2,
            )
        pairs(
            (one.name, ", ".join(part for part in (one.title, one.how, _last(one.last, day)) if part))
            for one in people[:10]
        )
        if len(people) > 10:
            say(f"and {len(people) - 10} more.", indent=2)
    if not names:
        say(NONE)
    if followed:
        shown = ", ".join(followed[:8])
        say(f"You follow {shown}{' and others' if len(followed) > 8 else ''}: name those you hope for.")


def _last(when: object, day: object) -> str:
    return f"last word {day(when)}" if when else ""  # type: ignore[operator]
