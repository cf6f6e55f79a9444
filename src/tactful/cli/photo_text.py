"""What a person sees of a look at a photograph."""

from __future__ import annotations

import click

from tactful.app.look_at_photo import PhotoReport, size
from tactful.cli.page import heading, say, say_whole
from tactful.core.finding import blocks


def show_photo(report: PhotoReport) -> None:
    """Write what was found, what was not looked at, and where the clean copy is."""
    measures = report.measures
    heading(report.file)
    say(
        f"{measures['format']}, {measures['width']:.0f} x {measures['height']:.0f}, "
        f"{size(float(measures['megabytes']))}"
    )
    for finding in report.findings:
        click.echo("")
        say(f"{finding.level} {finding.rule}: {finding.message}", hang=3)
        say(finding.advice, indent=3)
        say(f"{finding.why} ({', '.join(finding.sources)})", indent=3)
    if not report.findings:
        click.echo("")
        say("Nothing to mend was found.")
    for left_out in report.left_out:
        click.echo("")
        say(f"Not looked at: {left_out}", hang=3)
    if report.copy:
        click.echo("")
        say("Upright, without location and other entries:")
        say_whole(report.copy, indent=2)
    if not any(map(blocks, report.findings)):
        click.echo("")
        say_whole("Once it is on your profile: tactful profile --answer photo=yes")
    click.echo("")
    say("Whether it is you, friendly and dressed for the work, only people can tell: ask two of them.")
