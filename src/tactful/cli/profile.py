"""`tactful profile`: the seeker's own profile, read as others will read it."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tactful.cli.options import json_option, ledger_option, on_option
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.profile.audit import Audit
    from tactful.profile.profile import Answer, Ask


@click.command("profile")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option(
    "--answer", metavar="KEY=yes|no", multiple=True, help="Answer what an export cannot show: photo=yes."
)
@click.option(
    "--photo", type=click.Path(path_type=Path), metavar="FILE", help="Look at a photograph instead."
)
@click.option(
    "--clean-copy",
    type=click.Path(path_type=Path),
    metavar="NEW",
    help="With --photo: write a copy, upright and without location and other entries.",
)
@click.option(
    "--job",
    "jobs",
    multiple=True,
    metavar="FILE|-",
    help="Hold a posting beside the profile; may be repeated.",
)
@click.option("--waive", metavar="RULE", multiple=True, help="Let this finding be, for good.")
@click.option("--take-up", metavar="RULE", multiple=True, help="Take up again what was waived.")
@click.option("--list", "list_rules", is_flag=True, help="List the rules.")
@click.option("--explain", metavar="RULE", help="Explain one rule.")
@click.option(
    "--no-spelling", is_flag=True, help="Leave the spelling checker out; common slips are still found."
)
@on_option
@json_option
@ledger_option
def command(
    *,
    path: Path | None,
    answer: tuple[str, ...],
    photo: Path | None,
    clean_copy: Path | None,
    jobs: tuple[str, ...],
    waive: tuple[str, ...],
    take_up: tuple[str, ...],
    list_rules: bool,
    explain: str | None,
    no_spelling: bool,
    on: date,
    as_json: bool,
    ledger: Path,
) -> None:
    """Look at your profile as others will: what helps most for least work comes first.

    Reads what was imported; with PATH a JSON Resume or an export, of which nothing is kept. You edit your profile
    yourself.

    \b
    tactful profile
    tactful profile --answer photo=yes --answer header-image=no
    tactful profile --waive awards-missing
    tactful profile resume.json
    tactful profile --photo me.jpg --clean-copy portrait.jpg
    tactful profile --job posting.html --job other.txt
    """
    from tactful.app.profile_words import told
    from tactful.app.spelling import spelling_trouble
    from tactful.cli.json_out import echo_json
    from tactful.cli.profile_text import first_steps, say_audit

    if list_rules or explain:
        from tactful.cli.rule_pages import say_profile_rules

        say_profile_rules(explain, as_json)
        return
    if photo or clean_copy or jobs:
        from tactful.cli.profile_looks import look

        fine = look(
            photo=photo,
            clean_copy=clean_copy,
            jobs=jobs,
            path=path,
            ledger=ledger,
            on=on,
            as_json=as_json,
        )
        sys.exit(0 if fine else 1)
    answers = dict(map(_answer, answer))
    audit = _audit(ledger, path, on, answers, waive, take_up, spelling=not no_spelling)
    if as_json:
        echo_json(told(audit, on))
    elif audit is None:
        first_steps()
    else:
        say_audit(audit, path)
    if audit is not None and not no_spelling and (trouble := spelling_trouble()):
        click.echo(trouble, err=True)
    sys.exit(0 if audit is None or audit.in_order else 1)


def _audit(
    place: Path,
    path: Path | None,
    on: date,
    answers: dict[Ask, Answer | None],
    waive: tuple[str, ...],
    take_up: tuple[str, ...],
    *,
    spelling: bool,
) -> Audit | None:
    from tactful.app.audit_profile import Said, audit_file, audit_ledger, keep, said_in
    from tactful.app.ledger_at import open_at
    from tactful.ledger import queries

    now = datetime.now(UTC)
    said = Said()
    told = bool(answers or waive or take_up)
    if told or place.exists():
        with open_at(place, now=now, create=told) as ledger:
            if told:
                keep(ledger, now=now, waive=waive, take_up=take_up, answers=answers)
            if path is None:
                return audit_ledger(ledger, today=on, now=now, spelling=spelling)
            said = said_in(queries.settings(ledger))
    return audit_file(path, said, today=on, spelling=spelling) if path else None


def _answer(typed: str) -> tuple[Ask, Answer | None]:
    """`photo=yes` as a pair; without a value the answer is forgotten. Raises BadInput."""
    from tactful.profile.profile import ASKS

    key, _, value = typed.partition("=")
    ask = next((ask for ask in ASKS if ask == key.strip()), None)
    if ask is None:
        raise BadInput(f"There is no question {key!r}.", f"The questions are: {', '.join(ASKS)}.")
    value = value.strip().lower()
    if value == "yes":
        return ask, "yes"
    if value == "no":
        return ask, "no"
    if value:
        raise BadInput(f"{value!r} is neither yes nor no.", f"Write it as {ask}=yes or {ask}=no.")
    return ask, None
