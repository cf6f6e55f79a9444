"""`tactful prepare`: a page for the interview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import json_option, ledger_option, on_option

if TYPE_CHECKING:
    from tactful.core.preparation import Face, Noted, Parting, Preparation, Thanks


@click.command("prepare")
@click.argument("opportunity", nargs=-1, required=True)
@click.option("--html", "html", type=click.Path(path_type=Path), help="Write it as a page to this file.")
@on_option
@json_option
@ledger_option
def command(opportunity: tuple[str, ...], html: Path | None, on: date, as_json: bool, ledger: Path) -> None:
    """A page for the interview for OPPORTUNITY, named by its title or company ("title @ company").

    Who will be there and what is known of them, what to ask, the line at goodbye, whom to thank after. All of it
    comes from your notes; where nothing is noted it says what to look at first.
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.prepare import prepare, write_preparation
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import say

    with open_at(ledger, now=datetime.now(UTC)) as opened:
        told = prepare(opened, " ".join(opportunity), on)
    if html:
        write_preparation(told, html)
    if as_json:
        echo_json(told)
    elif html:
        say(f"Wrote the page to {html}. It names people: keep it to yourself.")
    else:
        _say(told)


def _say(told: Preparation) -> None:
    from tactful.cli.page import day, heading, say

    say(f"{told.title} at {told.company}  ({told.stage})", bold=True)
    for one in told.meetings:
        at = f", {one.at:%H:%M}" if one.at else ""
        people = f" with {' and '.join(one.people)}" if one.people else ""
        say(f"{day(one.on, told.on)}{at}: interview{f' ({one.kind})' if one.kind else ''}{people}", indent=2)
    if told.over:
        say(told.over, indent=2)
    if told.first:
        heading("Look at first")
        for first in told.first:
            say(f"-  {first.says}", indent=1, hang=4)
            say(first.keep, indent=4, hang=6, dim=True)
    heading("People")
    if not told.people:
        say("Nobody is noted around this job.", indent=2)
    for face in told.people:
        _say_face(face)
    heading("The company")
    _say_company(told)
    if told.posting.says_something:
        heading("The posting says")
        _say_posting(told)
    if told.over:
        _say_thanks(told, "Whom to thank")
        return
    heading("Questions worth asking")
    if not told.questions:
        say("None yet: they come from what you note of people, company and posting.", indent=2)
    for number, question in enumerate(told.questions, 1):
        say(f"{number}. {f'{question.of}: ' if question.of else ''}{question.says}", indent=1, hang=4)
        say(f"{question.because} ({', '.join(question.rules)})", indent=4, dim=True)
    heading("At goodbye")
    _say_parting(told.parting, "")
    for face in told.people:
        if face.parting != told.parting:
            _say_parting(face.parting, f"{face.person.name}: ")
    _say_thanks(told, "Thank after")


def _say_thanks(told: Preparation, title: str) -> None:
    from tactful.cli.page import LEGEND, heading, say

    heading(title)
    if not told.thanks:
        say("Nobody is waiting for it." if told.over else "Nobody yet: note who will be there.", indent=2)
    for thanks in told.thanks:
        say(f"-  {thanks.title}: {thanks.name}{_by(thanks, told.on)}", indent=1, hang=4)
        say(f"{thanks.because} ({', '.join(thanks.sources)})", indent=4)
        for line in thanks.say:
            say(f"- {line}", indent=4, hang=6)
    say()
    say(LEGEND)


def _say_face(one: Face) -> None:
    from tactful.cli.page import day, say

    who = one.person
    work = " at ".join(part for part in (who.title, who.company) if part)
    say(
        f"{who.name}{f', {work}' if work else ''}{'  (will be there)' if one.there else ''}",
        indent=2,
        bold=True,
    )
    say(one.standing(day), indent=4)
    if one.named:
        say("The posting names them for questions.", indent=4)
    for line in (*_noted("published", one.published), *_noted("you spoke of", one.talked)):
        say(line, indent=4, hang=6)


def _noted(lead: str, notes: tuple[Noted, ...]) -> Iterator[str]:
    from tactful.cli.page import day

    for note in notes:
        topics = "; ".join(f"“{topic}”" for topic in note.about)
        yield f"- {lead} {topics} ({note.what}, {day(note.on)})"


def _say_company(told: Preparation) -> None:
    from tactful.cli.page import day, say

    culture = told.culture
    where = ", ".join(part for part in (culture.source, day(culture.on)) if part)
    say(
        f"Culture {culture.culture}, policy on connections {culture.policy}{f' ({where})' if where else ''}.",
        indent=2,
    )
    if culture.admire:
        say(f"You admire: {culture.admire}", indent=2, hang=4)
    for one in culture.seen:
        if one.says and one.says != culture.admire:
            said = ", ".join(part for part in (one.source, day(one.on)) if part)
            again = " Over a year old: look again." if one.old else ""
            say(f"- {one.asks} {one.says}{f' ({said})' if said else ''}.{again}", indent=2, hang=4)


def _say_posting(told: Preparation) -> None:
    from tactful.cli.page import day, say

    posting = told.posting
    if posting.contact:
        say(f"It names {posting.contact} for questions.", indent=2)
    if posting.closes_on:
        say(f"Last day to apply: {day(posting.closes_on, told.on)}.", indent=2)
    if posting.state == "no-contact":
        say("It asks for no contact outside the process.", indent=2)
    if posting.state == "closed":
        say("It is closed.", indent=2)
    if posting.asks_for:
        say(f"It asks for {', '.join(posting.asks_for)}.", indent=2, hang=4)
    for words in posting.words:
        say(f"“{words}”", indent=2, hang=4)


def _say_parting(parting: Parting, name: str) -> None:
    from tactful.cli.page import say

    say(f"{name}{parting.says or 'Ask nothing.'}", indent=2, hang=4)
    cited = ", ".join(dict.fromkeys((*parting.rules, *parting.sources))).replace("own", "our practice")
    say(f"{parting.because} ({cited})", indent=4)


def _by(thanks: Thanks, on: date) -> str:
    from tactful.cli.page import day

    if thanks.best is None:
        return ""
    return f", by {day(max(thanks.best[1], on), on)}{', if it takes place' if thanks.if_held else ''}"
