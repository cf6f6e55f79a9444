"""`tactful network`: what the network covers, ties going cold, what to look at again, growth."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from tactful.cli.keys import pressed
from tactful.cli.options import json_option, ledger_option, on_option

if TYPE_CHECKING:
    from tactful.app.show_network import Network
    from tactful.ledger.open import Ledger
    from tactful.network.confirming import Maybe
    from tactful.network.coverage import Cover
    from tactful.network.growth import Quarter

_BAR = 30
_TARGETS = 8


@click.command("network")
@click.option(
    "--round", "ask", is_flag=True, help="Two minutes: say who was a colleague or a fellow student."
)
@on_option
@json_option
@ledger_option
def command(*, ask: bool, on: date, as_json: bool, ledger: Path) -> None:
    """Your network: colleagues, alumni, field, targets; ties going cold; connections to look at again; growth."""
    from tactful.app.ledger_at import open_at
    from tactful.cli.json_out import echo_json

    with open_at(ledger, now=datetime.now(UTC)) as opened:
        if ask:
            from tactful.app.confirm_ties import round_of

            asked = round_of(opened, on)
            if as_json:
                echo_json(asked)
            else:
                _round(opened, asked, on)
            return
        from tactful.app.show_network import show_network

        network = show_network(opened, on)
    if as_json:
        echo_json(network)
    else:
        _say(network, on)


def _say(network: Network, on: date) -> None:
    from tactful.cli.page import day, heading, pairs, say

    as_of = f", as of {day(network.as_of)}" if network.as_of else ""
    say(f"{network.connections} connections{as_of}", bold=True)
    if network.as_of and on < network.as_of:
        say("The counts are those of the last export, not of that day.", indent=2)
    if network.connections:
        heading("How close")
        ties = network.ties
        say(f"{ties.close} close, {ties.acquainted} acquainted, {ties.slight} slight.", indent=2)
        say(f"Rests on what passed between you; {ties.basis}.", indent=2)
    if network.covers:
        heading("Where you were")
        pairs((one.name, _cover(one)) for one in network.covers)
        if network.to_confirm:
            say("Who of them was really a colleague? Two minutes: tactful network --round", indent=2)
    if network.field:
        heading("Your field")
        words = ", ".join(network.field.words[:5])
        say(
            f"{network.field.there} of {network.field.of} have a word of your titles in theirs ({words}).",
            indent=2,
        )
    if network.targets:
        heading("Where you hope to be")
        pairs((one.name, str(one.there) if one.there else "nobody yet") for one in network.targets[:_TARGETS])
        say("Who can help there: tactful paths COMPANY", indent=2)
    if network.cold:
        heading("Worth a word")
        for one in network.cold:
            say(f"{one.person.name}: {one.was}", indent=2, hang=4)
            say(one.reason, indent=4)
            say(f"Next: {one.next}", indent=4)
    if network.growth:
        heading("Growth")
        _grow(network.growth)
    if network.review:
        heading("To look at again")
        why = {"spam": "LinkedIn filed what they sent as spam", "marked": "you keep them out of advice"}
        pairs((one.name, why[one.why]) for one in network.review)
        say(
            "Nobody else: a tie you hardly know is worth keeping. Removing is yours to do, on LinkedIn.",
            indent=2,
        )


def _cover(one: Cover) -> str:
    told = [f"{one.confirmed} {'colleagues' if one.what == 'employer' else 'fellow students'} confirmed"]
    if one.there:
        told.append(f"{one.there} there now")
    if one.in_your_years:
        told.append(f"{one.in_your_years} connected in your years there")
    return ", ".join(told)


def _grow(quarters: tuple[Quarter, ...]) -> None:
    from tactful.cli.page import pairs

    most = max(one.new for one in quarters) or 1
    wide, widest = len(str(most)), len(str(max(one.total for one in quarters)))
    room = max(0, min(_BAR, get_terminal_size().columns - wide - widest - 28))

    def bar(new: int) -> str:
        return "▪" * (round(new / most * room) or bool(new and room))

    pairs(
        (
            f"{one.year} Q{one.quarter}",
            f"{one.new:{wide}} new, {one.total:{widest}} in all {bar(one.new)}".rstrip(),
        )
        for one in quarters
    )


def _round(opened: Ledger, asked: tuple[Maybe, ...], on: date) -> None:
    """Ask each in turn; each answer is kept at once."""
    from tactful.app.confirm_ties import confirm
    from tactful.cli.page import say

    if not asked:
        say(
            "Nobody to ask about. An import of your whole LinkedIn archive brings your positions and schools."
        )
        return
    noted = 0
    for one in asked:
        verb = "work" if one.what == "employer" else "study"
        say(f"Did you {verb} with {one.name} at {one.place}?", bold=True)
        title = f"{one.title}; " if one.title else ""
        say(f"{title}{one.why}", indent=2)
        key = pressed()
        if key == "q":
            break
        if key in ("y", "n"):
            confirm(opened, one, yes=key == "y", on=on, now=datetime.now(UTC))
            noted += 1
    undo = " Wrong? tactful undo takes back the last." if noted else ""
    say(f"Noted: {noted} answer{'' if noted == 1 else 's'}.{undo}")
