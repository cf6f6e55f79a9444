"""What a person sees of a check: the note with the places marked, what helps, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tactful.app.check_note import Checked
from tactful.cli.page import say, style, width
from tactful.core.finding import Finding, blocks
from tactful.notes.check.mark import Mark, marked

COLOURS = {"error": "yellow", "warning": "cyan", "hint": "blue"}


def report(text: str, checked: Checked, file: str) -> None:
    """Write the note with its marks, each finding, what was set aside, and whether it is ready."""
    findings = [finding for finding in checked.findings if not finding.set_aside]
    placed = [(number, finding) for number, finding in enumerate(findings, 1) if finding.span]
    marks = [Mark(finding.span or (0, 0), str(number), finding.rule) for number, finding in placed]
    for line in marked(text, marks, width() - 2):
        words = (_painted(piece, None if at is None else placed[at][1]) for piece, at in line)
        click.echo(f"  {''.join(words)}".rstrip())
    first: dict[tuple[str, str], str] = {}
    for number, finding in enumerate(findings, 1):
        click.echo("")
        label = str(number) if finding.span else "-"
        before = first.setdefault((finding.rule, finding.advice), label)
        for part in _said(label, finding, before):
            say(part, hang=3)
    aside = dict.fromkeys(finding.rule for finding in checked.findings if finding.set_aside)
    if aside:
        click.echo("")
        say(
            f"Set aside: {', '.join(aside)}. Take up again: tactful check {file} --take-up {next(iter(aside))}"
        )
    count = sum(blocks(finding) for finding in findings)
    size = f"{checked.characters} of {checked.limit}" if checked.limit else f"{checked.characters}"
    click.echo("")
    say(f"{'Ready to send.' if not count else f'Not ready yet: {count} to mend.'} {size} characters.")


def _painted(piece: str, finding: Finding | None) -> str:
    return piece if finding is None else style(piece, fg=COLOURS[finding.level], bold=True)


def _said(label: str, finding: Finding, before: str) -> Iterator[str]:
    """What is said of a finding; the cure only where an earlier one, `before`, has not said the same."""
    yield f"{label:2} {finding.level} {finding.rule}: {finding.message}"
    if before not in (label, "-"):
        yield f"   As for {before}."
        return
    yield f"   {finding.advice}"
    yield f"   {finding.why} ({', '.join(finding.sources)})"
