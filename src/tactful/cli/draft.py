"""`tactful draft`: the words for the advised step, from facts only."""

from __future__ import annotations

import sys

import click
from msgspec.structs import replace

from tactful.cli.check import one_situation
from tactful.cli.json_out import echo_json
from tactful.cli.options import json_option
from tactful.cli.page import say
from tactful.core.situation import Plan
from tactful.errors import BadInput
from tactful.notes.note import CHANNELS, SCENARIOS, Channel, Scenario


@click.command("draft")
@click.option(
    "--situation", metavar="FILE", help="What is known, as for `tactful advise`; - reads standard input."
)
@click.option("--scenario", type=click.Choice(SCENARIOS), help="What kind of note, if not the advised one.")
@click.option("--as", "channel", type=click.Choice(CHANNELS), help="How it is sent.")
@click.option("--plan", type=click.Choice(["free", "premium"]), help="The LinkedIn plan; free unless said.")
@click.option("--anyway", is_flag=True, expose_value=False, help="Draft also where the advice is to wait.")
@json_option
def draft(
    *,
    situation: str | None,
    scenario: Scenario | None,
    channel: Channel | None,
    plan: Plan | None,
    as_json: bool,
) -> None:
    """Draft a note from what is known; what is not known is asked for, never invented."""
    from tactful.app.draft_note import draft_note

    if situation is None:
        raise BadInput("Nothing says whom the note is for.", "Give --situation FILE.")
    known = one_situation(situation)
    if plan:
        known = replace(known, me=replace(known.me, plan=plan))
    drafted = draft_note(known, scenario, channel)
    if as_json:
        echo_json(drafted)
    elif drafted.text is None:
        say("Some facts are needed first:" if drafted.missing else "No wording fits yet:")
    else:
        if drafted.subject:
            say(f"Subject: {drafted.subject}")
            say()
        for line in drafted.text.split("\n"):
            say(line)
        size = f"{drafted.characters} of {drafted.limit}" if drafted.limit else f"{drafted.characters}"
        say()
        say(f"{size} characters. Read it aloud once; the sending is yours.")
    if not as_json:
        for line in drafted.advice:
            say(f"- {line}", indent=2, hang=4)
    sys.exit(0 if drafted.text is not None else 1)


command = draft
