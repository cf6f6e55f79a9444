"""`tactful playbook`: read, list and check playbooks."""

from __future__ import annotations

import click

from tactful.cli.options import json_option


@click.group("playbook")
def command() -> None:
    """Read, list and check playbooks: the etiquette as data."""


@command.command("list")
def list_() -> None:
    """The playbooks that ship."""
    from tactful.app.load_playbook import load_playbook, shipped
    from tactful.cli.page import pairs

    playbooks = [load_playbook(name) for name in shipped()]
    pairs((p.header.name, f"{p.header.title}. {p.header.about}") for p in playbooks)


@command.command("show")
@click.argument("name", default="standard")
@click.option("--coverage", is_flag=True, help="Where each rule of the etiquette lives.")
@json_option
def show(name: str, coverage: bool, as_json: bool) -> None:
    """A playbook's plays, boundaries and sources; or, rule by rule, where each lives."""
    from tactful.app.coverage import coverage as covered
    from tactful.app.load_playbook import load_playbook
    from tactful.cli.json_out import echo_json
    from tactful.cli.page import heading, pairs, say

    playbook = load_playbook(name)
    if coverage:
        places = covered(playbook)
        if as_json:
            echo_json(places)
            return
        pairs((rule, ", ".join(where) or "carried by nothing") for rule, where in places.items())
        return
    if as_json:
        echo_json(playbook)
        return
    heading(f"{playbook.header.name}: {playbook.header.title}")
    say(playbook.header.about, indent=2)
    heading("Plays")
    pairs((key, f"{play.title} ({', '.join(play.rules)})") for key, play in playbook.play.items())
    heading("Boundaries")
    pairs((key, f"{b.verdict}: {b.text} ({', '.join(b.rules)})") for key, b in playbook.boundary.items())
    heading("Tasks")
    pairs((key, f"{task.title} ({', '.join(task.rules)})") for key, task in playbook.task.items())
    heading("Limits of the platform")
    pairs(
        (key, f"{limit.value} {limit.unit} ({limit.source}, {limit.on}, {limit.sure})")
        for key, limit in playbook.limit.items()
    )
    heading("Sources")
    pairs((key, f"{s.title} [{s.grade}] {s.url or ''}") for key, s in playbook.source.items())


@command.command("check")
@click.argument("file")
@click.pass_context
def check(ctx: click.Context, file: str) -> None:
    """Every problem of a playbook (a file, a folder or one that ships), with file, line and key.

    Cases in a cases.jsonl beside it are tried too.
    """
    from tactful.app.load_playbook import check_playbook
    from tactful.app.playbook_cases import cases_beside, failing, read_cases
    from tactful.cli.page import harmless, say

    playbook, problems = check_playbook(file)
    for problem in problems:
        click.echo(harmless(str(problem)))
    if playbook is None:
        say(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}.")
        ctx.exit(1)
    say(f"{playbook.header.name} is sound: {len(playbook.play)} plays, {len(playbook.boundary)} boundaries.")
    beside = cases_beside(file)
    if beside is None:
        return
    cases = read_cases(beside)
    for strength in ("clear", "leaning"):
        firm = [case for case in cases if case.strength == strength]
        wrong = failing(file, firm)
        for line in wrong:
            click.echo(harmless(line))
        say(f"{len(firm) - len(wrong)} of {len(firm)} {strength} cases beside it come out as expected.")
        if wrong and strength == "clear":
            ctx.exit(1)
