"""`tactful draft`: the words for the advised step, from facts only."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from tactful.cli.check import one_situation
from tactful.cli.json_out import echo_json
from tactful.cli.options import json_option, ledger_option, on_option
from tactful.cli.page import say
from tactful.core.situation import Plan
from tactful.errors import BadInput
from tactful.notes.note import CHANNELS, SCENARIOS, Channel, Scenario

if TYPE_CHECKING:
    from tactful.app.draft_advised import Drafted


@click.command("draft")
@click.argument("who", nargs=-1)
@click.option(
    "--situation", metavar="FILE", help="What is known, as for `tactful advise`; - reads standard input."
)
@click.option("--scenario", type=click.Choice(SCENARIOS), help="What kind of note, if not the advised one.")
@click.option("--as", "channel", type=click.Choice(CHANNELS), help="How it is sent.")
@click.option("--say", "own", metavar="WORDS", help="A sentence of your own, set in as it is.")
@click.option(
    "--seed", type=int, metavar="NUMBER", help="Another number, other words; the same number, the same."
)
@click.option("--plan", type=click.Choice(["free", "premium"]), help="The LinkedIn plan; free unless said.")
@click.option("--anyway", is_flag=True, help="Draft also where the advice is to wait or to leave it.")
@on_option
@json_option
@ledger_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    who: tuple[str, ...],
    situation: str | None,
    scenario: Scenario | None,
    channel: Channel | None,
    own: str | None,
    seed: int | None,
    plan: Plan | None,
    anyway: bool,
    on: date,
    as_json: bool,
    ledger: Path,
) -> None:
    """The note for the step advised with WHO, from what is known; what is not known is asked for, never invented.

    With --situation FILE it is stateless: no ledger is read.
    """
    from tactful.app.draft_advised import draft_advised, draft_for
    from tactful.app.ledger_at import open_at

    if bool(who) is bool(situation):
        raise BadInput("Whom is the note for?", "Name a person of the ledger, or give --situation FILE.")
    if situation:
        known = one_situation(situation)
        known = replace(known, me=replace(known.me, plan=plan)) if plan else known
        on = known.today
        drafted = draft_advised(known, scenario, channel, anyway=anyway, seed=seed, own=own)
    else:
        with open_at(ledger, now=datetime.now(UTC)) as opened:
            drafted = draft_for(
                opened, " ".join(who), on, scenario, channel, anyway=anyway, seed=seed, own=own
            )
    if as_json:
        echo_json(drafted)
    else:
        _say_draft(drafted, on)
    ctx.exit(0 if drafted.text is not None or drafted.nothing else 1)


def _say_draft(drafted: Drafted, on: date) -> None:
    from tactful.cli.advice_text import verdict_line

    advice = drafted.advice
    if advice.verdict != "send":
        say(f"{verdict_line(advice, on)}. {advice.because[0].text if advice.because else ''}")
        if advice.instead:
            say(f"Instead: {advice.instead.text}", indent=2, hang=4)
    if drafted.text is not None:
        _say_text(drafted)
        return
    if drafted.nothing:
        say(drafted.nothing)
    elif drafted.missing:
        say("This is needed first:")
    elif advice.verdict != "send" and not drafted.asks:
        say("Draft it all the same with --anyway.")
    else:
        say("No wording fits yet:")
    for line in drafted.asks:
        say(f"- {line}", indent=2, hang=4)


def _say_text(drafted: Drafted) -> None:
    """The words with their number; other wordings are a seed away, and all in the JSON."""
    if drafted.subject:
        say(f"Subject: {drafted.subject}")
        say()
    for line in (drafted.text or "").split("\n"):
        say(line)
    size = f"{drafted.characters} of {drafted.limit}" if drafted.limit else f"{drafted.characters}"
    say()
    say(f"{size} characters. Read it aloud once; the sending is yours.")
