"""`tactful person`: story, advice, timeline."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

import click

from tactful.cli.options import json_option, ledger_option, on_option
from tactful.core.situation import Action

SHOWN = 12


@click.command("person")
@click.argument("name", nargs=-1, required=True)
@click.option("--considering", type=click.Choice(get_args(Action)), help="What you think of doing.")
@on_option
@json_option
@ledger_option
def command(name: tuple[str, ...], considering: Action | None, on: date, as_json: bool, ledger: Path) -> None:
    """One person, by any unambiguous part of the NAME ("name @ company" tells two apart)."""
    from tactful.app import find
    from tactful.app.ledger_at import open_at
    from tactful.app.show_person import show_person
    from tactful.cli.advice_text import say_advice
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import day, harmless, heading, pairs, say

    with open_at(ledger, now=datetime.now(UTC)) as opened:
        portrait = show_person(opened, find.parts(opened, " ".join(name)), on, considering)
    if as_json:
        echo_json(portrait)
        return
    who = portrait.person
    say(who.name, bold=True)
    facts = [
        ("work", " at ".join(part for part in (who.title, who.company) if part)),
        ("role", (who.role or "").replace("-", " ")),
        ("link", portrait.link),
        ("rapport", portrait.rapport),
        ("about", f"{portrait.opportunity} ({portrait.stage})" if portrait.opportunity else ""),
        ("posting", f"names {portrait.contact} for questions" if portrait.contact else ""),
        ("culture", portrait.culture if portrait.culture != "unknown" else ""),
        ("policy", portrait.policy if portrait.policy != "unknown" else ""),
        ("tags", ", ".join(portrait.tags)),
        ("profile", who.url or ""),
    ]
    pairs((key, value) for key, value in facts if value)
    if portrait.kept_out:
        say("You keep them out of all advice; what follows is only for you who ask.", indent=2)
    if portrait.aside:
        say("You have set advice about them aside; what follows is only for you who ask.", indent=2)
        say(f'Take it up again: tactful set "{who.name}" aside no', indent=2)
    say_advice(portrait.advice, today=on)
    if portrait.coming:
        heading("Later")
        pairs((day(one.opens, on), one.because[0].text if one.because else "") for one in portrait.coming)
    heading("Timeline")
    if not portrait.timeline:
        say("Nothing yet.", indent=2)
    rows = []
    for row in portrait.timeline[:SHOWN]:
        by = "you" if row.by == "me" else "they"
        topics = ", ".join(str(topic) for topic in row.details.get("about", ()))
        text = harmless(row.text or "")
        words = f"“{text if len(text) <= 120 else text[:117] + '…'}”" if text else topics
        gone = " (taken back)" if row.retracted else ""
        rows.append((day(row.on, on), f"{by}: {row.what}{gone}  {words}".rstrip()))
    pairs(rows)
    if len(portrait.timeline) > SHOWN:
        say(f"and {len(portrait.timeline) - SHOWN} earlier.", indent=2)
