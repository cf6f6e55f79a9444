"""The audit as a person reads it: section by section, what helps most for least work first, and no score."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from tactful.app.profile_words import QUIETLY, TITLES, alike, minutes, where_it_stands
from tactful.cli.page import LEGEND, day, heading, pairs, say, style
from tactful.core.finding import Level
from tactful.profile.audit import Audit, Changed, Mark, Section

_COLOURS: dict[Level, str] = {"error": "yellow", "warning": "cyan", "hint": "blue"}


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
        say(QUIETLY, indent=2)
    say()
    say(_stands(audit, path))
    say(LEGEND)


def _say_section(section: Section, number: int) -> int:
    """One section; findings of one rule stand together. Gives the number of the last finding."""
    groups = alike(section)
    if groups:
        heading(TITLES[section.name])
    for group in groups:
        one_cure = len({finding.advice for finding in group}) == 1
        for finding in group:
            number += 1
            about = finding.about if finding.about and finding.about not in finding.message else ""
            where = f", {about}" if about else ""
            colour = _COLOURS[finding.level]
            say(f"{number:2} {finding.level} {finding.rule}{where}: {finding.message}", hang=3, fg=colour)
            if not one_cure or finding is group[-1]:
                say(f"   {finding.advice}", hang=3)
        say(f"   {group[0].why} ({', '.join(group[0].sources)}; {minutes(group)})", hang=3)
    return number


def _say_changed(changed: Changed) -> None:
    heading(f"Since {day(changed.since)}")
    rows = [("mended", _marks(changed.mended)), ("new", _marks(changed.new))]
    pairs((name, words) for name, words in rows if words)
    if not changed.mended and not changed.new:
        say("Nothing has changed.", indent=2)


def _marks(marks: Iterable[Mark]) -> str:
    return "; ".join(mark.rule + (f" ({mark.about})" if mark.about else "") for mark in marks)


def _stands(audit: Audit, path: Path | None) -> str:
    """What it comes to; no request waits for a profile that is only a file."""
    seen = audit if path is None else replace(audit, gaps=())
    return where_it_stands(seen, "--waive RULE lets a finding be")
