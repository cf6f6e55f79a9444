"""`tactful culture`: a short look into a company."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import json_option, ledger_option, on_option

if TYPE_CHECKING:
    from tactful.core.culture import CultureLook, Seen, Told


@click.command("culture")
@click.argument("company", nargs=-1, required=True)
@click.option(
    "--answer",
    "answers",
    metavar="QUESTION=ANSWER",
    multiple=True,
    help="Answer one of the five; an empty answer takes it away.",
)
@click.option("--source", help="Where you saw it: a post, the careers page, a person.")
@click.option("--new", is_flag=True, help="Add the company if it is not in the ledger.")
@click.option("--list", "only_list", is_flag=True, help="Only show what is kept, on a terminal too.")
@on_option
@json_option
@ledger_option
def command(
    company: tuple[str, ...],
    answers: tuple[str, ...],
    source: str | None,
    new: bool,
    only_list: bool,
    on: date,
    as_json: bool,
    ledger: Path,
) -> None:
    """Five questions about COMPANY: how they speak, how they see requests, how they hire, what they are proud of.

    Each answer is kept with its source and date. On a terminal they are asked one by one; elsewhere give --answer.

    \b
    tactful culture Northwind
    tactful culture Northwind --answer address=formal --answer requests=nothing --source "posts of the team"
    """
    from tactful.app.ledger_at import open_at
    from tactful.app.look_at_culture import company_named, culture_of, keep_answers
    from tactful.cli.json_out import echo_json
    from tactful.core.culture import Told
    from tactful.errors import BadInput

    typed, now = " ".join(company), datetime.now(UTC)
    told: list[Told] = []
    for one in answers:
        name, sign, answer = one.partition("=")
        if not sign:
            raise BadInput(f"{one[:40]!r} is no answer.", "Write it as QUESTION=ANSWER: address=formal")
        told.append(Told(question=name.strip(), answer=answer.strip(), source=source, on=on))
    with open_at(ledger, now=now, create=new) as opened:
        if not told and not as_json and not only_list and sys.stdin.isatty() and sys.stdout.isatty():
            before = None if new else culture_of(company_named(opened, typed), on)
            told = _asked(before, on, source)
        look = (
            keep_answers(opened, typed, told, today=on, now=now, new=new)
            if told or new
            else culture_of(company_named(opened, typed), on)
        )
    if as_json:
        echo_json(look)
    else:
        _say(look, kept=len(told))


def _asked(before: CultureLook | None, on: date, source: str | None) -> list[Told]:
    """Go through the five; Enter keeps what is there."""
    from tactful.app.look_at_culture import look_questions
    from tactful.cli.page import harmless, say
    from tactful.core.culture import Told

    kept = {one.question: one for one in before.seen} if before else {}
    told: list[Told] = []
    for name, question in look_questions().items():
        say()
        say(question.asks, bold=True)
        say(f"Look at: {question.where}", indent=2)
        if (one := kept.get(name)) and one.says:
            say(f"Kept: {_kept(one)}", indent=2, hang=4)
        names = list(question.choices)
        for number, choice in enumerate(question.choices.values(), 1):
            say(f"{number}  {choice.says}", indent=2)
        while True:
            said = str(
                click.prompt(
                    "A number; Enter to leave it" if names else "In your words; Enter to leave it",
                    default="",
                    show_default=False,
                )
            ).strip()
            if not names or not said or said in names:
                break
            if said.isdecimal() and 1 <= int(said) <= len(names):
                said = names[int(said) - 1]
                break
            click.echo(f"  A number from 1 to {len(names)}, please.")
        if said:
            where = source or str(click.prompt("Where did you see it", default="", show_default=False))
            told.append(Told(question=name, answer=said, source=harmless(where).strip() or None, on=on))
    return told


def _say(look: CultureLook, *, kept: int) -> None:
    from tactful.cli.page import day, heading, pairs, say

    say(look.company, bold=True)
    rows = [("culture", look.culture), ("policy", look.policy), ("admired", look.admire or "")]
    pairs((name, value) for name, value in rows if value)
    if look.source or look.on:
        where = ", ".join(part for part in (look.source, day(look.on)) if part)
        say(f"From: {where}{' (over a year old: look again)' if look.old else ''}", indent=2)
    if look.divided:
        say("The answers speak for both cultures, so none was set.", indent=2)
    heading("The look")
    for one in look.seen:
        say(one.asks, indent=2, hang=4)
        say(_kept(one) if one.says else f"Not known. Look at: {one.where}", indent=4)
        choices = ", ".join(one.choices) or '"in your words"'
        if not one.says:
            say(f"--answer {one.question}={choices}", indent=4, hang=6)
    say()
    if kept:
        say(f"Kept {kept} {'answer' if kept == 1 else 'answers'}. Wrong? tactful undo")


def _kept(one: Seen) -> str:
    from tactful.cli.page import day

    where = ", ".join(part for part in (one.source, day(one.on)) if part)
    again = ". Over a year old: look again" if one.old else ""
    return f"{one.says}{f' ({where})' if where else ''}{again}"
