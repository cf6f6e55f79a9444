"""`tactful outcomes`: what worked so far."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import Day, json_option, ledger_option, on_option

if TYPE_CHECKING:
    from tactful.outcomes.compare import Look, Tally
    from tactful.outcomes.report import Applications, Outcomes, Tries

WIDEST, NARROWEST = 30, 8
DRAWN, PLAIN = "├─●┤", "|-o|"


@click.command("outcomes")
@on_option
@click.option("--since", type=Day(), help="Count what was sent from this day on; a year back by default.")
@click.option(
    "--all", "everything", is_flag=True, help="Every group, also the small ones, and published figures."
)
@json_option
@ledger_option
def command(on: date, since: date | None, everything: bool, as_json: bool, ledger: Path) -> None:
    """What worked so far: requests accepted, messages answered, applications that led on.

    A share is an interval, never a bare percentage, and nothing is claimed from a handful. No group is called the
    best: at most one is worth trying more often.
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.what_worked import nothing_yet, what_worked
    from tactful.cli.json_out import echo_json

    if since is not None and since > on:
        raise click.BadParameter(f"{since} is after {on}.", param_hint="--since")
    if ledger.exists():
        with open_at(ledger, now=datetime.now(UTC)) as opened:
            found = what_worked(opened, on, since)
    else:
        found = nothing_yet(on, since)
    if as_json:
        echo_json(found)
    else:
        say_outcomes(found, everything=everything)


def say_outcomes(found: Outcomes, *, everything: bool = False) -> None:
    """Print the report."""
    from tactful.cli.page import day, heading, pairs, say

    say(f"What worked so far: {day(found.since)} to {day(found.until)}", bold=True)
    if not (found.requests.sent or found.messages.sent or _any(found.applications)):
        say("Nothing was sent in this time, or nothing of it is on record yet. To have it counted:")
        pairs(
            [
                ("tactful import EXPORT.zip", "your requests, messages and applications"),
                ("tactful log invited NAME", "a request that you sent; accepted, when it is"),
                ("tactful outcomes --since DATE", "look further back"),
            ]
        )
        return
    if found.known_until and found.known_until < found.until:
        say(
            f"An answer is known up to your export of {day(found.known_until, found.until)}; a newer one adds to it."
        )
    _say_tries("Requests", "accepted", found.requests, everything=everything)
    _say_tries("Messages that began a conversation", "answered", found.messages, everything=everything)
    _say_applications(found.applications, everything=everything)
    heading("What this cannot tell")
    for line in found.cautions:
        say(f"- {line}", indent=2, hang=4)
    if everything:
        heading("Published figures")
        for one in found.published:
            say(one.says, indent=2)
            say(f"{one.source}: {one.solidity}. It says {one.silent}.", indent=4)
    elif any(look.groups for look in (*found.requests.looks, *found.messages.looks)):
        say("Every group, and published figures with how solid they are: tactful outcomes --all", indent=2)


def _any(applications: Applications) -> bool:
    return bool(applications.funnel.saved or applications.funnel.every.applied)


def _say_tries(title: str, verb: str, tries: Tries, *, everything: bool) -> None:
    from tactful.app.what_worked import worth_a_line_each
    from tactful.cli.page import heading, say

    if not tries.sent:
        return
    heading(title)
    say(_counted(tries), indent=2)
    if tries.tally.share:
        _say_shares([(f"{verb} within {tries.within} days", tries.tally)])
    for line in tries.says:
        say(line, indent=2)
    small = []
    for look in tries.looks:
        if everything or worth_a_line_each(look):
            _say_look(look)
        elif any(group.difference for group in look.groups):
            say(f"{_named(look).capitalize()}: {look.says[0].lower()}{look.says[1:]}", indent=2, hang=4)
        else:
            small.append(_named(look))
    if small:
        say(f"Too few to compare yet: {', '.join(small)}.", indent=2)


def _counted(tries: Tries) -> str:
    """How many there are, and which are not counted and why."""
    parts = [f"{tries.sent} sent."]
    if tries.early:
        parts.append(
            f"{tries.early} {_is(tries.early)} younger than {tries.within} days: too early to say, and left out of "
            "the share whatever came of them."
        )
    left = [f"{count} ({why})" for why, count in tries.left_out.items()]
    if left:
        parts.append(f"Not counted: {', '.join(left)}.")
    return " ".join(parts)


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _say_look(look: Look) -> None:
    from tactful.cli.page import say

    say(f"{_named(look).capitalize()}:", indent=2)
    _say_shares(((group.label, group.tally) for group in look.groups), indent=4)
    if look.unknown:
        say(f"Of {look.unknown} more this is not known.", indent=4)
    say(look.says, indent=4)
    if look.contested:
        say(look.contested, indent=4)


def _named(look: Look) -> str:
    from tactful.outcomes.words import LOOKS

    return LOOKS[look.by]


def _say_shares(rows: Iterable[tuple[str, Tally]], *, indent: int = 2) -> None:
    """A line for each share: its name, its interval drawn and in words; below the least count only what came."""
    from tactful.cli.page import harmless, say_whole, width
    from tactful.outcomes.words import of_100

    listed = [(harmless(label), tally) for label, tally in rows if tally.of]
    room = max((len(label) for label, tally in listed), default=0)
    bar = width() - indent - room - 36
    for label, tally in listed:
        if tally.share is None:
            words = drawn = f"{tally.yes} of {tally.of}: too few for a range"
        else:
            words = f"{of_100(tally.share)}  ({tally.yes} of {tally.of})"
            columns = max(NARROWEST, min(bar, WIDEST))
            drawn = f"{draw(tally.share.low, tally.yes / tally.of, tally.share.high, columns)}  {words}"
        if bar >= NARROWEST:
            say_whole(f"{label.ljust(room)}  {drawn}", indent=indent)
        else:
            say_whole(label, indent=indent)
            say_whole(words, indent=indent + 2)


def draw(low: float, point: float, high: float, columns: int, marks: str | None = None) -> str:
    """An interval as a line of characters on a scale from 0 to 1: `  ├──●────┤      `."""
    start, line, dot, end = tuple(marks or _marks())
    last = columns - 1
    left, at, right = (round(last * value) for value in (low, point, high))
    cells = [" "] * left + [line] * (right - left + 1) + [" "] * (last - right)
    cells[left], cells[right] = start, end
    cells[at] = dot
    return "".join(cells)


def _marks() -> str:
    try:
        DRAWN.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return PLAIN
    return DRAWN


def _say_applications(found: Applications, *, everything: bool) -> None:
    from tactful.cli.page import heading, say

    funnel = found.funnel
    if not _any(found):
        return
    heading("Applications")
    columns = [
        ("all", funnel.every),
        ("with a contact inside", funnel.contact),
        ("without one noted", funnel.without),
    ]
    shown = columns if funnel.contact.applied and funnel.without.applied else columns[:1]
    saved = f"{funnel.saved} saved. " if funnel.saved else ""
    for place, (name, one) in enumerate(shown):
        counts = {
            "sent": one.applied,
            "to an interview": one.interviewing,
            "to an offer": one.offer,
            "closed": one.closed,
        }
        steps = ", ".join(f"{count} {step}" for step, count in counts.items() if count)
        told = [saved.strip()] if saved and place == 0 else []
        told += [f"{name.capitalize()}: {steps}."] if steps else []
        if told:
            say(" ".join(told), indent=2, hang=4)
    if found.tally.share:
        _say_shares([("led to an interview", found.tally)])
    if found.look and (everything or any(group.difference for group in found.look.groups)):
        _say_look(found.look)
    for line in found.says:
        say(line, indent=2)
    if funnel.every.applied and not funnel.told:
        say("To note it: tactful log interviewed NAME, or tactful log rejected --company NAME", indent=2)
