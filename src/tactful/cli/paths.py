"""`tactful paths`: who can help into a company or to a person."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import json_option, ledger_option, on_option

if TYPE_CHECKING:
    from tactful.network.found import Found
    from tactful.network.paths import Ask
    from tactful.network.paths import Path as Way

_VERDICTS = {"send": "Now", "hold": "First", "wait": "Not yet", "dont": "Leave it for now"}
_SURE = {"related": "of the same group", "unsure": "perhaps the same: look"}


@click.command("paths")
@click.argument("company", nargs=-1)
@click.option("--to", "person", metavar="PERSON", help="Who could introduce you to PERSON.")
@click.option("--all", "every", is_flag=True, help="All paths, not only the first twelve.")
@on_option
@json_option
@ledger_option
def command(
    company: tuple[str, ...], person: str | None, every: bool, on: date, as_json: bool, ledger: Path
) -> None:
    """Who can help into COMPANY, how close you are, and what to ask whom.

    \b
    tactful paths Halfpenny Pay
    tactful paths --to "Dana Reyes"
    """
    from tactful.app.find_paths import find_paths
    from tactful.app.ledger_at import open_at
    from tactful.cli.json_out import echo_json
    from tactful.errors import BadInput

    if company and person:
        raise BadInput(
            "A company or a person: one of the two.",
            'tactful paths COMPANY, or tactful paths --to "NAME"',
        )
    if not company and not person:
        raise BadInput(
            "Into which company, or to whom?", 'tactful paths COMPANY, or tactful paths --to "NAME"'
        )
    with open_at(ledger, now=datetime.now(UTC)) as opened:
        found = find_paths(opened, person or " ".join(company), on, to=person is not None, every=every)
    if as_json:
        echo_json(found)
    else:
        _say(found, on)


def _say(found: Found, on: date) -> None:
    from tactful.cli.page import heading, say

    if found.kept:
        say("Your search is kept from this company: nobody there is proposed.")
        return
    if found.kept_out:
        say("You keep them out of all advice: nobody is proposed.")
        return
    say(_title(found), bold=True)
    for job in found.jobs:
        say(f"Your job there: {job.title} ({job.stage})", indent=2)
    others = [place for place in found.places if place.verdict in _SURE]
    if others:
        say("Also " + "; ".join(f"{place.name} ({_SURE[place.verdict]})" for place in others[:4]), indent=2)
    for way in found.paths:
        _say_path(way, on)
    if found.more:
        say()
        say(f"and {found.more} more: tactful paths --all", indent=2)
    if found.nobody:
        heading(_nobody(found))
        for way in found.nearby:
            _say_path(way, on)
        if found.nearby:
            say()
        for one in found.instead:
            say(f"- {one.says}", indent=2, hang=4)
    if found.paths or found.nearby:
        _say_basis(found)


def _title(found: Found) -> str:
    if found.person is None:
        return f"Ways into {found.company}"
    place = f" at {found.company}" if found.company else ""
    if found.linked:
        return f"{found.person.name}{place}: you are connected, and need no introduction"
    if found.paths and found.paths[0].way == "themselves":
        return f"{found.person.name}{place}: {'you have met: connect' if found.met else 'you may ask them'} yourself"
    return f"Ways to {found.person.name}{place}"


def _nobody(found: Found) -> str:
    if found.person is not None:
        return "Nobody you know could introduce you, as far as the ledger shows. The next best:"
    if any(path.connected for path in found.paths):
        return f"No connection works at {found.company} now. Besides those above:"
    return f"No connection works at {found.company}, as far as the ledger shows. The next best:"


def _say_path(path: Way, on: date) -> None:
    from tactful.cli.page import say, style

    say()
    tie = path.closeness.word if path.connected else "not connected"
    say(f"{path.person.name}{style(f' ({tie})', dim=True)}", indent=2)
    for one in path.evidence:
        say(f"{'- ' if one.known else '- inferred: '}{one.says}", indent=4, hang=6)
    if path.guess:
        say(f"- a guess, no more: {path.guess}", indent=4, hang=6)
    counted = [part.says for part in path.closeness.parts if part.part in ("messages", "talks", "years")]
    if counted:
        say(f"- {'; '.join(counted)}", indent=4, hang=6)
    _say_ask(path.ask, on)


def _say_ask(ask: Ask, on: date) -> None:
    from tactful.cli.page import day, say, say_whole

    when = f" from {day(ask.opens, on)}." if ask.opens else ""
    if ask.verdict == "send":
        say(f"{_VERDICTS[ask.verdict]}: {ask.says}", indent=4, hang=6)
    else:
        why = ask.because or ask.says
        more = f" {ask.first[0]}" if ask.first and ask.first[0] not in why else ""
        say(f"{_VERDICTS[ask.verdict]}:{when} {why}{more}", indent=4, hang=6)
    if ask.easy_out and ask.verdict == "send":
        say(ask.easy_out, indent=4, hang=6)
    if ask.next:
        if ask.tells:
            say(f"First {ask.tells}:", indent=4, hang=6)
        say_whole(f"Next: {ask.next}", indent=4)
    if ask.then:
        say_whole(f"Then: {ask.then}", indent=4)


def _say_basis(found: Found) -> None:
    from tactful.cli.page import day, say

    say()
    as_of = f" Where people work is as of {day(found.as_of)}." if found.as_of else ""
    say(f"What is not called inferred stands in your data, or is your own word.{as_of}", indent=2, hang=4)
    say(
        f"How close: messages both ways, conversations, praise, what you shared; what is {_years(found)} old counts "
        "half (our own reading). Close ties for a referral, acquaintances for news of openings "
        "(Rajkumar et al., Science 2022).",
        indent=2,
        hang=4,
    )


def _years(found: Found) -> str:
    years = found.basis.half_life_days / 365
    return f"{years:g} year{'' if years == 1 else 's'}"
