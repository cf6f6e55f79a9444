"""`tactful export`: everything the ledger holds, some people as contacts, or a file for a coach."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import click

from tactful.cli.options import ledger_option, on_option

Form = Literal["json", "csv", "vcard"]


@click.command("export")
@click.argument("target", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "vcard"]),
    help="By default from the name: .json, .vcf, else CSV.",
)
@click.option("--keys", is_flag=True, help="JSON, CSV: also what a later import needs to know it all again.")
@click.option("--person", help="vCard: this person.")
@click.option("--opportunity", help="vCard: the people of this job.")
@click.option("--details", is_flag=True, help="vCard: with a note of role and job.")
@click.option(
    "--vcard",
    "version",
    type=click.Choice(["3.0", "4.0"]),
    default="3.0",
    show_default=True,
    help="Which vCard.",
)
@click.option(
    "--coach", is_flag=True, help="A file for a coach (.html, .md, .json), without names and texts."
)
@click.option(
    "--keep", multiple=True, metavar="KINDS", help="Coach: what may stay in, such as companies,messages."
)
@click.option("--yes", is_flag=True, help="Coach: write it without asking.")
@on_option
@ledger_option
def command(
    target: Path,
    form: Form | None,
    keys: bool,
    person: str | None,
    opportunity: str | None,
    details: bool,
    version: Literal["3.0", "4.0"],
    coach: bool,
    keep: tuple[str, ...],
    yes: bool,
    on: date,
    ledger: Path,
) -> None:
    """Everything the ledger holds, into TARGET: one JSON file, or a folder of CSV files safe for spreadsheets.

    A .vcf takes people instead: one --person, or those of an --opportunity. `tactful restore` takes JSON and CSV back.
    With --coach it is one file to hand to a coach: names, texts and addresses are left out unless you keep them.
    """
    from tactful.app.cards import cards
    from tactful.app.export_all import export_all, export_cards
    from tactful.app.ledger_at import open_at
    from tactful.cli.page import say

    if coach:
        if form or keys or person or opportunity or details:
            raise click.UsageError("With --coach give --keep, --yes and --on alone.")
        from tactful.cli.coach import write_coach

        write_coach(target, ledger, on, keep, yes=yes)
        return
    if keep or yes:
        raise click.UsageError("--keep and --yes are for --coach.")
    form = form or _form_of(target)
    about_people = bool(person or opportunity or details)
    if form != "vcard" and about_people:
        raise click.UsageError("--person, --opportunity and --details are for vCards: name a .vcf file.")
    if form == "vcard" and keys:
        raise click.UsageError("--keys is for JSON and CSV.")
    with open_at(ledger, now=datetime.now(UTC)) as opened:
        if form == "vcard":
            written, count = cards(
                opened, person=person, opportunity=opportunity, version=version, details=details
            )
            export_cards(written, target)
            say(f"Wrote {count} {'contact' if count == 1 else 'contacts'} to {target}.")
            return
        count = export_all(opened, target, form, keys=keys)
    say(f"Wrote {count:,} rows to {target}. It holds other people's names and words: keep it to yourself.")


def _form_of(target: Path) -> Form:
    ends: dict[str, Form] = {".json": "json", ".vcf": "vcard"}
    return ends.get(target.suffix.lower(), "csv")
