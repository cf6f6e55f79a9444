"""`tactful ask`: should I connect? A short conversation that needs no data."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import click

from tactful.cli.options import json_option, on_option
from tactful.core.situation import Action, Culture, Role

OCCASIONS = {
    # what the person says: the moment it is
    "applied": "I applied for a job there",
    "interviewed": "we had an interview",
    "scheduled": "an interview is coming",
    "met": "we met at an event",
    "talked": "we had a call or a coffee",
    "referred": "someone referred me",
    "rejected": "they turned me down",
    "offered": "they made me an offer",
    "hired": "I accepted the job",
    "nothing": "nothing yet",
}


@click.command("ask")
@click.option("--name", help="Their name.")
@click.option("--role", type=click.Choice(get_args(Role)), help="What they are to you.")
@click.option("--occasion", type=click.Choice(list(OCCASIONS)), help="What happened last between you.")
@click.option("--when", help="The date of it: 2026-11-20, yesterday, ...")
@click.option(
    "--outlook", type=click.Choice(["positive", "neutral", "negative"]), help="How an interview went."
)
@click.option(
    "--culture", type=click.Choice(get_args(Culture)), help="The company: formal, relaxed or unknown."
)
@click.option(
    "--considering",
    type=click.Choice(get_args(Action)),
    default="connect",
    show_default=True,
    help="What you think of doing.",
)
@click.option("--playbook", default="standard", show_default=True, help="Whose etiquette to follow.")
@on_option
@json_option
def command(
    name: str | None,
    role: str | None,
    occasion: str | None,
    when: str | None,
    outlook: str | None,
    culture: str | None,
    considering: Action,
    playbook: str,
    on: date,
    as_json: bool,
) -> None:
    """Should I connect? A name, a role and a date are enough; what is not given is asked.

    Nothing is stored. With every option given it asks nothing, for scripts.
    """
    from tactful.app.advise import advise
    from tactful.app.ask import situation_from
    from tactful.cli.advice_text import say_advice
    from tactful.cli.json_out import echo_json
    from tactful.cli.options import Day

    asking = not (as_json and role and occasion)
    if asking:
        name = name or click.prompt(
            "Their name (Enter to leave it out)", default="them", show_default=False, err=as_json
        )
        role = role or _choose(
            "What are they to you", {one: one.replace("-", " ") for one in get_args(Role)}, as_json
        )
        occasion = occasion or _choose("What happened last between you", OCCASIONS, as_json)
    if asking and occasion != "nothing" and not when:
        prompt = "When is it" if occasion == "scheduled" else "When was that"
        when = str(
            click.prompt(f"{prompt} (2026-11-20, yesterday)", default=str(on), type=Day(), err=as_json)
        )
    if asking and occasion == "interviewed" and not outlook:
        said = {
            "positive": "good, and they will be in touch",
            "neutral": "hard to tell",
            "negative": "not well",
            "unknown": "I do not know",
        }
        chosen = _choose("How did it go", said, as_json)
        outlook = None if chosen == "unknown" else chosen
    if asking and occasion in ("interviewed", "scheduled", "applied") and not culture:
        houses = {"unknown": "I do not know", "relaxed": "relaxed, modern", "formal": "formal, traditional"}
        culture = _choose("What is the company like", houses, as_json, default="1")
    day = Day().convert(when or on, None, None)
    answers: dict[str, Any] = {"name": name, "role": role, "occasion": occasion, "outlook": outlook}
    situation = situation_from(**answers, culture=culture, day=day, today=on, considering=considering)
    advice = advise(situation, playbook)
    if as_json:
        echo_json(advice)
        return
    say_advice(advice, today=on, name=name if name != "them" else None)


def _choose(question: str, options: dict[str, str], quiet: bool, *, default: str | None = None) -> str:
    """Ask for one of several by number or by name; only what may stay unknown has a default."""
    click.echo(f"{question}?", err=quiet)
    names = list(options)
    for number, (key, text) in enumerate(options.items(), start=1):
        click.echo(
            f"  {number:>2}  {text if text == key.replace('-', ' ') else f'{text} ({key})'}", err=quiet
        )
    while True:
        answer = str(click.prompt("Number", default=default, err=quiet)).strip().lower().replace(" ", "-")
        if answer in options:
            return answer
        if answer.isdecimal() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        click.echo(f"  A number from 1 to {len(names)}, please.", err=quiet)
