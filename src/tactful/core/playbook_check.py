"""Checking a playbook: every problem at once, each with its file, line, entry and key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from tactful.core.condition import faults
from tactful.core.playbook import (
    Boundary,
    Header,
    Limit,
    Otherwise,
    Play,
    Playbook,
    Reason,
    Rule,
    Source,
    Task,
)  # fmt: skip
from tactful.core.playbook_sense import sense_problems

NAMED: dict[str, type[Struct]] = {
    "source": Source, "rule": Rule, "limit": Limit, "play": Play, "boundary": Boundary, "task": Task,
}  # fmt: skip
LISTED: dict[str, type[Struct]] = {"reason": Reason, "otherwise": Otherwise}
_CONDITIONS = ("when", "unless")
_LISTS = ("rules", "trigger", "done_by", "also", "plays", "but", "actions", "sources")


class Problem(Struct, frozen=True, kw_only=True):
    """One thing wrong with a playbook."""

    file: str
    entry: str
    key: str
    text: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        subject = " ".join(part for part in (self.entry, self.key) if part)
        return ": ".join(part for part in (place, subject, self.text) if part)


class File(Struct, frozen=True):
    """One file of a playbook: its name, its text and its tables."""

    name: str
    text: str
    tables: dict[str, Any]


class _Placed(Struct, frozen=True):
    """An entry as a file has it; `nth` counts the entries of a list within the file."""

    file: File
    entry: Any
    nth: int = 1


def assemble(files: list[File], over: Playbook | None = None) -> tuple[Playbook | None, list[Problem]]:
    """Merge files into a playbook, over another one where given. The playbook is None when there are problems."""
    base = msgspec.to_builtins(over) if over else {"playbook": {}}
    named, listed, header, problems = _sorted(files, base)
    good: dict[str, dict[str, Any]] = {kind: dict(base.get(kind, {})) for kind in NAMED}
    for kind, struct in NAMED.items():
        for name, placed in named[kind].items():
            found = list(_entry_problems(struct, placed, f"{kind}.{name}"))
            problems += found
            if found:
                good[kind].pop(name, None)
            else:
                good[kind][name] = placed.entry
    kept: dict[str, list[_Placed]] = {}
    for kind, struct in LISTED.items():
        checked = [
            (placed, list(_entry_problems(struct, placed, f"{kind} {placed.nth}"))) for placed in listed[kind]
        ]
        problems += [problem for _, found in checked for problem in found]
        kept[kind] = [placed for placed, found in checked if not found]
    found = list(_entry_problems(Header, header, "playbook"))
    problems += found
    fallback = {"name": "", "title": "", "about": ""}
    lists = {kind: [p.entry for p in placed] + list(base.get(kind, ())) for kind, placed in kept.items()}
    playbook = msgspec.convert({"playbook": fallback if found else header.entry, **good, **lists}, Playbook)
    names = {kind: {*named[kind], *good[kind]} for kind in NAMED}
    broken = bool(problems)
    for entry, key, text in sense_problems(playbook, names):
        if broken and key == "otherwise":
            continue
        problems.append(_sense_problem(entry, key, text, named, kept, header))
    return (None if problems else playbook), problems


def _sorted(
    files: list[File], base: dict[str, Any]
) -> tuple[dict[str, dict[str, _Placed]], dict[str, list[_Placed]], _Placed, list[Problem]]:
    """Sort the tables of all files by kind, each entry with its place; name what is there twice or unknown."""
    named: dict[str, dict[str, _Placed]] = {kind: {} for kind in NAMED}
    listed: dict[str, list[_Placed]] = {kind: [] for kind in LISTED}
    header = _Placed(files[0] if files else File("", "", {}), base["playbook"])
    problems: list[Problem] = []
    for file in files:
        for kind, table in file.tables.items():
            if kind == "playbook" and isinstance(table, dict):
                header = _Placed(file, {**base["playbook"], **table})
            elif kind in NAMED and isinstance(table, dict):
                for name, entry in table.items():
                    if name in named[kind]:
                        first = named[kind][name].file.name
                        problems.append(_problem(file, f"{kind}.{name}", "", f"is also in {first}"))
                        continue
                    under = base.get(kind, {}).get(name, {})
                    merged = {**under, **_lists(entry)} if isinstance(entry, dict) else entry
                    named[kind][name] = _Placed(file, merged)
            elif kind in LISTED and isinstance(table, list):
                listed[kind] += [
                    _Placed(file, _lists(entry), nth) for nth, entry in enumerate(table, start=1)
                ]
            else:
                problems.append(_problem(file, "", kind, "unknown table"))
    return named, listed, header, problems


def _sense_problem(
    entry: str,
    key: str,
    text: str,
    named: dict[str, dict[str, _Placed]],
    kept: dict[str, list[_Placed]],
    header: _Placed,
) -> Problem:
    """Put a problem at its place: the entry's own file, or the header for what concerns the whole."""
    kind, _, name = entry.partition(".")
    if name and name in named.get(kind, {}):
        return _problem(named[kind][name].file, entry, key, text)
    kind, _, number = entry.partition(" ")
    if number and int(number) <= len(kept[kind]):
        placed = kept[kind][int(number) - 1]
        return _problem(placed.file, f"{kind} {placed.nth}", key, text, placed.nth)
    return _problem(header.file, entry, key, text)


def _lists(entry: Any) -> Any:
    """Write a single word or condition as a list of one."""
    if not isinstance(entry, dict):
        return entry
    entry = dict(entry)
    for key in _LISTS:
        if isinstance(entry.get(key), str):
            entry[key] = [entry[key]]
    for key in _CONDITIONS:
        if isinstance(entry.get(key), dict):
            entry[key] = [entry[key]]
    return entry


def _entry_problems(struct: type[Struct], placed: _Placed, name: str) -> Iterator[Problem]:
    """Unknown keys, missing keys, wrong values, conditions nobody can ask."""
    file, entry, nth = placed.file, placed.entry, placed.nth
    if not isinstance(entry, dict):
        yield _problem(file, name, "", "is no table", nth)
        return
    known = set(struct.__struct_encode_fields__)
    for key in sorted(set(entry) - known):
        yield _problem(file, name, key, f"unknown key; known are {', '.join(sorted(known))}", nth)
    try:
        msgspec.convert({key: value for key, value in entry.items() if key in known}, struct)
    except msgspec.ValidationError as error:
        text, _, path = str(error).partition(" - at `$")
        yield _problem(file, name, path.strip(".`"), text, nth)
        return
    conditions = [(key, c) for key in _CONDITIONS for c in entry.get(key, ())]
    conditions += [("shift.when", shift.get("when", {})) for shift in entry.get("shift", ())]
    for key, condition in conditions:
        for fact, fault in faults(condition):
            yield _problem(file, name, f"{key}.{fact}", fault, nth)


def _problem(file: File, entry: str, key: str, text: str, nth: int = 1) -> Problem:
    return Problem(file=file.name, entry=entry, key=key, text=text, line=_line(file.text, entry, key, nth))


def _line(text: str, entry: str, key: str, nth: int) -> int | None:
    """The line of a key of an entry, else of the entry's head."""
    lines = text.split("\n")
    kind, _, name = entry.split(" ", maxsplit=1)[0].partition(".")
    pattern = rf'\[+{kind}\."?{re.escape(name)}"?\]' if name else rf"\[+{kind}\]"
    heads = [number for number, line in enumerate(lines, start=1) if entry and re.match(pattern, line)]
    if len(heads) < nth:
        return None
    start = heads[nth - 1]
    top = re.split(r"[.\[]", key)[0]
    for line_number, line in enumerate(lines[start:], start=start + 1):
        if line.startswith("["):
            break
        if top and re.match(rf"{re.escape(top)}\s*=", line):
            return line_number
    return start
