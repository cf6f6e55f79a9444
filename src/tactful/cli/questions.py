"""`tactful questions`: what an import was not sure of."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.keys import pressed
from tactful.cli.options import json_option, ledger_option
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.app.answer import Asked
    from tactful.ledger.open import Ledger

NONE = "No questions are open."


@click.command("questions")
@click.argument("number", type=int, required=False)
@click.argument("said", metavar="[yes|no]", type=click.Choice(["yes", "no"]), required=False)
@click.option(
    "--each", is_flag=True, help="Go through them, one key for each; on a terminal that is the rule."
)
@click.option("--list", "only_list", is_flag=True, help="Only list them, on a terminal too.")
@json_option
@ledger_option
def command(
    number: int | None, said: str | None, each: bool, only_list: bool, as_json: bool, ledger: Path
) -> None:
    """The questions that imports left open, with what a yes would record. NUMBER yes|no answers one.

    \b
    tactful questions
    tactful questions 3 yes
    """
    from tactful.app.answer import answer, questions
    from tactful.app.ledger_at import open_at
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import say

    if number is not None and said is None:
        raise BadInput(f"Yes or no to question {number}?", f"tactful questions {number} yes")
    now = datetime.now(UTC)
    with open_at(ledger, now=now) as opened:
        if number is not None:
            moments = answer(opened, number, yes=said == "yes", now=now)
            if as_json:
                echo_json({"number": number, "answer": said, "moments": moments})
            else:
                say(f"Noted: {said} to question {number}. Wrong? tactful undo")
            return
        asked = questions(opened)
        if as_json:
            echo_json(asked)
            return
        if not asked:
            say(NONE)
        elif each or (_terminal() and not only_list):
            _round(opened, asked)
        else:
            _list(asked)


def _terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _list(asked: list[Asked]) -> None:
    from tactful.cli.page import say

    for one in asked:
        _say(one)
    say(f"Answer one: tactful questions {asked[0].number} yes", hang=2)


def _say(one: Asked) -> None:
    from tactful.cli.page import say

    say(f"{one.number}  {one.text}", hang=4)
    say(f"yes records: {one.yes}", indent=4)


def _round(opened: Ledger, asked: list[Asked]) -> None:
    """Ask each in turn; what an earlier answer settled is left out. Each answer is kept at once."""
    from tactful.app.answer import answer, questions
    from tactful.cli.page import say

    noted = 0
    for number in [one.number for one in asked]:
        one = next((still for still in questions(opened) if still.number == number), None)
        if one is None:
            continue
        _say(one)
        key = pressed()
        if key == "q":
            break
        if key in ("y", "n"):
            answer(opened, number, yes=key == "y", now=datetime.now(UTC))
            noted += 1
    undo = " Wrong? tactful undo takes back the last." if noted else ""
    say(f"Noted: {noted} answer{'' if noted == 1 else 's'}.{undo}")
