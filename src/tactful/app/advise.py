"""Advice for situations: stateless, from JSON in to advice out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from tactful.app.load_playbook import load_engine
from tactful.core.advice import Advice
from tactful.core.situation import NoteText, Situation
from tactful.errors import BadInput

_decoder = msgspec.json.Decoder(Situation)


def advise(situation: Situation, playbook: str = "standard") -> Advice:
    """The advice for one situation; a note's text is checked too, and holds when it should not go out."""
    advice = load_engine(playbook).advise(situation)
    if isinstance(situation.note, NoteText):
        return _with_findings(advice, situation, situation.note.text, playbook)
    return advice


def read_situations(text: str) -> list[Situation]:
    """One JSON object, or JSON Lines. Raises BadInput that names every bad line, field, value and what is allowed."""
    situations = _read(text)
    for place, situation in enumerate(situations, start=1):
        if far := _far(situation):
            where = f"Situation {place}: " if len(situations) > 1 else ""
            raise BadInput(f"{where}{far} is not a date of our time.", "Give dates between 1900 and 2199.")
    return situations


def _read(text: str) -> list[Situation]:
    stripped = text.strip()
    if not stripped:
        raise BadInput(
            "There is no situation to read.", "Give a JSON object, or one a line; the fields are in the docs."
        )
    try:
        return [_decoder.decode(stripped)]
    except msgspec.DecodeError as error:
        whole = error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if len(lines) == 1 or not _looks_like_lines(lines):
        raise BadInput(f"The situation cannot be read: {_explained(whole)}.", _NEXT) from whole
    situations: list[Situation] = []
    problems: list[str] = []
    for number, line in lines:
        try:
            situations.append(_decoder.decode(line))
        except msgspec.DecodeError as error:
            problems.append(f"line {number}: {_explained(error)}")
    if problems:
        raise BadInput("Situations that cannot be read:\n" + "\n".join(problems), _NEXT)
    return situations


def _far(situation: Situation) -> date | None:
    """A date that lies outside 1900 to 2199, if there is one."""
    promised = [moment.answer_by for moment in situation.moments if moment.answer_by]
    days = (situation.today, *(moment.on for moment in situation.moments), *promised)
    return next((day for day in days if not 1900 <= day.year < 2200), None)


_NEXT = "Mend the field and run it again; the fields and their values are in docs/situations.md."


def _looks_like_lines(lines: Iterable[tuple[int, str]]) -> bool:
    return sum(line.lstrip().startswith("{") and line.rstrip().endswith("}") for _, line in lines) > 1


def _explained(error: msgspec.DecodeError) -> str:
    """The error of the decoder, with the values allowed at its place."""
    text = str(error)
    message, _, path = text.partition(" - at `$")
    path = path.rstrip("`").lstrip(".")
    field = re.search(r"unknown field `(.+?)`", message)
    if field:
        path = f"{path}.{field[1]}".lstrip(".")
        allowed = _allowed(path.rpartition(".")[0])
        return f"{path}: unknown field" + (f"; allowed are {', '.join(allowed)}" if allowed else "")
    value = re.search(r"Invalid enum value (.+)", message)
    allowed = _allowed(path)
    if value:
        return f"{path}: {value[1]} is not allowed; allowed are {', '.join(allowed)}"
    return f"{path}: {message}" if path else message


def _allowed(path: str) -> list[str]:
    """Values or field names that the schema allows at a path such as `moments[...].what`."""
    node: Any = _schema()["$defs"]["Situation"]
    for step in [part for part in re.sub(r"\[[^]]*\]", ".[]", path).split(".") if part]:
        node = _resolve(node)
        node = node.get("items", {}) if step == "[]" else node.get("properties", {}).get(step, {})
    node = _resolve(node)
    if "enum" in node:
        return [str(value) for value in node["enum"] if value is not None]
    return list(node.get("properties", {}))


def _schema() -> dict[str, Any]:
    return msgspec.json.schema(Situation)


def _resolve(node: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", ()):
        if "$ref" in option or "enum" in option or "items" in option:
            node = option
            break
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        found: dict[str, Any] = _schema()["$defs"][name]
        return found
    return node


def _with_findings(advice: Advice, situation: Situation, text: str, playbook: str) -> Advice:
    from tactful.app.check_note import findings_for, sendable

    engine = load_engine(playbook)
    play = engine.playbook.play.get(advice.play or "")
    channel = play.channel if play and play.channel != "none" else None
    findings = findings_for(text, situation, play.scenario if play else None, channel)
    if advice.verdict in ("send", "wait") and not sendable(findings):
        first = tuple(dict.fromkeys(f.advice for f in findings if f.level != "hint"))
        return replace(
            advice,
            verdict="hold",
            opens=None,
            best=None,
            closes=None,
            first=first + advice.first,
            findings=findings,
        )
    return replace(advice, findings=findings)
