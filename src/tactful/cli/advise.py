"""`tactful advise`: advice for situations in JSON."""

from __future__ import annotations

from typing import IO

import click

from tactful.cli.options import json_option


@click.command("advise")
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option(
    "--playbook", default="standard", show_default=True, help="A playbook that ships, a file or a folder."
)
@json_option
def command(file: IO[str], playbook: str, as_json: bool) -> None:
    """Advice for situations in FILE (a JSON object, or one a line; - reads standard input).

    Stateless: no ledger is read, and `today` is part of the situation.
    """
    from tactful.app.advise import advise, read_situations
    from tactful.cli.advice_text import say_advice
    from tactful.cli.json_out import echo_json
    from tactful.errors import BadInput

    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise BadInput("The file is not UTF-8 text.", "Save it as UTF-8 and run it again.") from error
    for situation in read_situations(text):
        advice = advise(situation, playbook)
        if as_json:
            echo_json(advice, indent=False)
        else:
            say_advice(advice, today=situation.today, name=situation.person.name)
