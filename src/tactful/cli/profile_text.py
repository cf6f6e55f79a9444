"""The audit as a person reads it: section by section, what helps most for least work first, and no score."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from tactful.cli.page import LEGEND, day, heading, pairs, say, style
from tactful.core.finding import Level
from tactful.profile.audit import Audit, Changed, Mark, Remark, Section
from tactful.profile.sections import SectionName

TITLES: dict[SectionName, str] = {
    "photo": "Photo",
    "header-image": "Header image",
    "url": "Address of the profile",
    "headline": "Headline",
    "summary": "Summary",
    "experience": "Experience",
    "education": "Education",
    "skills": "Skills",
    "certifications": "Certificates",
    "awards": "Awards",
    "recommendations": "Recommendations",
    "languages": "Languages",
    "network": "Network",
    "line": "Your one line",
    "all": "The whole",
}
_COLOURS: dict[Level, str] = {"error": "yellow", "warning": "cyan", "hint": "blue"}
_QUIETLY = (
    "LinkedIn may announce a change to your network. Switch that off first: Settings & Privacy, Visibility, Share "
    "profile updates with your network: Off. (The place may move; search the settings for “profile updates”.)"
)


def first_steps() -> None:
    """What to do while there is no profile."""
    say("Your profile is not in your ledger yet. Two ways to begin:")
    pairs(
        [
            ("tactful import EXPORT.zip", "your LinkedIn data; tick “Profile” when you ask for it"),
            ("tactful profile resume.json", "a JSON Resume, read and not kept"),
        ]
    )
    say(
        "To get the export: LinkedIn, Settings, Data privacy, Get a copy of your data. It takes minutes to a day."
    )


def as_json(audit: Audit | None, on: date) -> dict[str, Any]:
    """The public answer of `tactful profile --json`; `in_order` is null while there is no profile."""
    if audit is None:
        nothing: dict[str, Any] = {name: [] for name in ("sections", "fine", "asked", "gaps")}
        return {"on": on, "in_order": None, **nothing, "changed": None}
    return {"on": audit.on, "in_order": audit.in_order, **asdict(audit)}


def say_audit(audit: Audit, path: Path | None) -> None:
    """Print the audit."""
    say("Your profile, as others read it", bold=True)
    say("What helps most for least work comes first. You decide what to take up.")
    if audit.changed:
        _say_changed(audit.changed)
    number = 0
    for section in audit.sections:
        number = _say_section(section, number)
    if audit.asked:
        heading("Asked, because nothing shows it")
        for question in audit.asked:
            say(f"- {question.text}", indent=2, hang=4)
        key = audit.asked[0].key
        say(style(f"tactful profile --answer {key}=yes, or {key}=no", dim=True), indent=4)
        if len(audit.asked) > 1:
            others = ", ".join(question.key for question in audit.asked[1:])
            say(f"The others by their names: {others}.", indent=4)
    if audit.fine:
        heading("Nothing to remark")
        say(f"{', '.join(TITLES[name] for name in audit.fine)}.", indent=2)
    waived = dict.fromkeys(finding.rule for finding in audit.findings if finding.set_aside)
    if waived:
        heading("Waived")
        say(f"{', '.join(waived)}. Take up again: tactful profile --take-up {next(iter(waived))}", indent=2)
    if number:
        heading("Before you edit")
        say(_QUIETLY, indent=2)
    say()
    say(_where_it_stands(audit, path))
    say(LEGEND)


def _say_section(section: Section, number: int) -> int:
    """One section; findings of one rule stand together. Gives the number of the last finding."""
    standing = [finding for finding in section.findings if not finding.set_aside]
    if standing:
        heading(TITLES[section.name])
    for rule, group in groupby(standing, key=lambda finding: finding.rule):
        alike = list(group)
        one_cure = len({finding.advice for finding in alike}) == 1
        for finding in alike:
            number += 1
            about = finding.about if finding.about and finding.about not in finding.message else ""
            where = f", {about}" if about else ""
            colour = _COLOURS[finding.level]
            say(f"{number:2} {finding.level} {rule}{where}: {finding.message}", hang=3, fg=colour)
            if not one_cure or finding is alike[-1]:
                say(f"   {finding.advice}", hang=3)
        say(f"   {alike[0].why} ({', '.join(alike[0].sources)}; {_minutes(alike)})", hang=3)
    return number


def _minutes(alike: list[Remark]) -> str:
    count = alike[0].minutes
    return f"about {count} minute{'' if count == 1 else 's'}{' each' if len(alike) > 1 else ''}"


def _say_changed(changed: Changed) -> None:
    heading(f"Since {day(changed.since)}")
    rows = [("mended", _marks(changed.mended)), ("new", _marks(changed.new))]
    pairs((name, words) for name, words in rows if words)
    if not changed.mended and not changed.new:
        say("Nothing has changed.", indent=2)


def _marks(marks: Iterable[Mark]) -> str:
    return "; ".join(mark.rule + (f" ({mark.about})" if mark.about else "") for mark in marks)


def _where_it_stands(audit: Audit, path: Path | None) -> str:
    if audit.said:
        return "You have called your profile in order, and your word stands: no request waits for what is found here."
    if audit.gaps and path is None:
        return (
            f"Requests wait for this: {', '.join(audit.gaps)}. They go out all the same in the last two days of their "
            "time, and --waive RULE lets a finding be."
        )
    if not audit.in_order:
        return "What is marked error or warning is worth mending before the next request goes out."
    return "Nothing here holds a request back; hints are there for a quiet hour."
