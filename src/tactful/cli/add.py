"""`tactful add`: people, opportunities, companies, targets."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click

from tactful.cli.options import ledger_option
from tactful.core.situation import Posting, Role, Stage, Welcome


@click.group("add")
def command() -> None:
    """Add a person, an opportunity, a company or a target."""


@command.command("person")
@click.argument("name")
@click.option("--role", type=click.Choice(get_args(Role)), help="What they are to you.")
@click.option("--company", help="Where they work.")
@click.option("--title", help="What they do there.")
@click.option("--email", help="Their address, if they gave it to you.")
@click.option(
    "--welcome", type=click.Choice(get_args(Welcome)), help="How they see requests from candidates."
)
@ledger_option
def person(
    name: str,
    role: Role | None,
    company: str | None,
    title: str | None,
    email: str | None,
    welcome: Welcome | None,
    ledger: Path,
) -> None:
    """Add a person called NAME."""
    from tactful.app.ledger_at import open_at
    from tactful.app.record import add_person
    from tactful.cli.page import say

    now = datetime.now(UTC)
    given = {"role": role, "title": title, "email": email, "welcome": welcome}
    with open_at(ledger, now=now, create=True) as opened:
        add_person(opened, name, {key: value for key, value in given.items() if value}, company, now=now)
    say(f'Added {name}. Next: tactful person "{name}"')


@command.command("opportunity")
@click.argument("title")
@click.option("--company", required=True, help="Where the job is.")
@click.option(
    "--stage", type=click.Choice(get_args(Stage)), default="saved", show_default=True, help="How far it is."
)
@click.option("--posting", type=click.Choice(get_args(Posting)), help="What the posting says about contact.")
@ledger_option
def opportunity(title: str, company: str, stage: Stage, posting: Posting | None, ledger: Path) -> None:
    """Add a job called TITLE."""
    from tactful.app.ledger_at import open_at
    from tactful.app.record import add_opportunity
    from tactful.cli.page import say

    now = datetime.now(UTC)
    with open_at(ledger, now=now, create=True) as opened:
        add_opportunity(opened, title, company, stage, {"posting": posting} if posting else {}, now=now)
    say(f"Added {title} at {company}.")


@command.command("company")
@click.argument("name")
@ledger_option
def company(name: str, ledger: Path) -> None:
    """Add a company called NAME, to say more of it with `tactful set`."""
    from tactful.app.ledger_at import open_at
    from tactful.app.record import add_company
    from tactful.cli.page import say

    now = datetime.now(UTC)
    with open_at(ledger, now=now, create=True) as opened:
        add_company(opened, name, now=now)
    say(f'Added {name}. Next: tactful set "{name}" culture formal, or kept-from yes')


@command.command("target")
@click.argument("companies", nargs=-1, required=True)
@ledger_option
@click.pass_context
def target(ctx: click.Context, companies: tuple[str, ...], ledger: Path) -> None:
    """The same as `tactful target`."""
    from tactful.cli.target import command as target_command

    ctx.invoke(target_command, companies=companies, ledger=ledger, as_json=False)
