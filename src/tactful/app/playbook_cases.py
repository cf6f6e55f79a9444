"""Cases beside a playbook: situations, and the advice they deserve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from tactful.app.advise import advise
from tactful.app.load_playbook import SHIPPED, shipped
from tactful.core.advice import Advice
from tactful.core.playbook import Verdict
from tactful.core.situation import Action, Situation
from tactful.errors import BadInput

FILE = "cases.jsonl"
"""The name under which cases lie beside a playbook."""

Strength = Literal["clear", "leaning", "contested"]


class Expected(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is right: any of `verdicts`; `best` overlaps `window`, and it opens no earlier than that."""

    verdicts: tuple[Verdict, ...]
    window: tuple[date, date] | None = None
    instead: Action | None = None


class PlaybookCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a file of cases; `rules` are the ids it rests on, `strength` is how sure it is."""

    id: str
    situation: Situation
    expected: Expected
    why: str
    rules: tuple[str, ...] = ()
    strength: Strength = "clear"


_decoder = msgspec.json.Decoder(PlaybookCase)


def cases_beside(name: str) -> Path | None:
    """The cases beside a playbook that ships, a folder or a file; None when there are none."""
    place = SHIPPED / name if name in shipped() else Path(name)
    beside = (place if place.is_dir() else place.parent) / FILE
    return beside if beside.is_file() else None


def read_cases(path: Path) -> list[PlaybookCase]:
    """The cases of a file, one JSON object a line. Raises BadInput that names every bad line."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read.", "Check that it is there and is UTF-8 text.") from error
    cases: dict[str, PlaybookCase] = {}
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = _decoder.decode(line)
        except msgspec.DecodeError as error:
            problems.append(f"{path.name}:{number}: {error}")
            continue
        if case.id in cases:
            problems.append(f"{path.name}:{number}: the id {case.id} is given twice")
        cases[case.id] = case
    if problems:
        raise BadInput(
            "Cases that cannot be read:\n" + "\n".join(problems), "Mend these lines and run it again."
        )
    return list(cases.values())


def failing(playbook: str, cases: Iterable[PlaybookCase]) -> list[str]:
    """One sentence for each case that the playbook (a name, file or folder) answers otherwise."""
    return [
        f"{case.id} ({case.strength}): {wrong}. {case.why}"
        for case, wrong in judged(playbook, cases)
        if wrong
    ]


def judged(playbook: str, cases: Iterable[PlaybookCase]) -> Iterator[tuple[PlaybookCase, str | None]]:
    """Yield each case with what is wrong with the playbook's answer, None when it is right."""
    for case in cases:
        yield case, fault(case.expected, advise(replace(case.situation, id=case.id), playbook))


def fault(expected: Expected, advice: Advice) -> str | None:
    """What is wrong with the advice, None when it is as expected."""
    if advice.verdict not in expected.verdicts:
        return f"the verdict is {advice.verdict}, expected {' or '.join(expected.verdicts)}"
    if expected.window:
        first, last = expected.window
        if advice.best is None or advice.opens is None:
            return "no dates are given"
        if advice.best[0] > last or advice.best[1] < first:
            return f"best from {advice.best[0]} to {advice.best[1]}, expected within {first} to {last}"
        if advice.opens < first:
            return f"it opens on {advice.opens}, before {first}"
    if expected.instead:
        given = advice.instead.action if advice.instead else None
        # Thanks after an interview go by e-mail, so either word names the same thing.
        if given != expected.instead and {given, expected.instead} != {"email", "thank"}:
            return f"instead of it {given or 'nothing'}, expected {expected.instead}"
    return None if advice.because else "no reason is given"
