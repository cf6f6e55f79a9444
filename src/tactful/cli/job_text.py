"""What a person sees of postings beside their profile."""

from __future__ import annotations

import click

from tactful.app.compare_job import Compared, Comparison
from tactful.app.profile_words import HEADS, MARKS, NOT_FOUND, called, not_found
from tactful.cli.page import heading, pairs, say
from tactful.profile.compare import Answered, Place

_PLACES = 2


def show_jobs(comparison: Comparison) -> None:
    """Write each posting beside the profile, and what several of them share."""
    for job in comparison.jobs:
        _show(job)
    if comparison.shared:
        heading("What several of them ask for")
        pairs(
            (one.name, f"in {len(one.jobs)} of {len(comparison.jobs)}, {MARKS[one.verdict]}")
            for one in comparison.shared
        )
    click.echo("")
    say(NOT_FOUND)


def _show(job: Compared) -> None:
    heading(
        " at ".join(part for part in (job.title, job.company) if part)
        or (job.file if job.file != "-" else "the pasted posting")
    )
    if not job.asked:
        say("Nothing that is asked for was recognised; read this one yourself.", indent=2)
    for weight, head in HEADS.items():
        asked = [one for one in job.asked if one.weight == weight]
        if asked:
            click.echo("")
            counted = [one for one in asked if one.verdict != "for-you"]
            found = sum(one.verdict != "missing" for one in counted)
            say(f"{head} ({found} of {len(counted)} found)" if counted else head, indent=2)
            pairs(((called(one), _told(one)) for one in asked if one.verdict != "missing"), indent=4)
            _missing(asked)


def _told(one: Answered) -> str:
    if one.verdict == "for-you":
        return one.advice or ""
    where = "; ".join(dict.fromkeys(_where(place) for place in one.where[:_PLACES]))
    more = len(one.where) - _PLACES
    head = f"{MARKS[one.verdict]}{f': {where}' if where else ''}{f' and {more} more' if more > 0 else ''}."
    return f"{head} {one.advice}" if one.advice else head


def _missing(asked: list[Answered]) -> None:
    """What was not found, by where it would belong."""
    for advice, names in not_found(asked).items():
        say(f"Not found: {', '.join(names)}.", indent=4, hang=6)
        say(advice, indent=6)


def _where(place: Place) -> str:
    return f"“{place.quote}” in {place.entry or place.section}"
