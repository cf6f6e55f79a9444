"""Checking a playbook: every problem at once, each with its file, line, entry and key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

import msgspec
from msgspec import Struct

from tactful.core.condition import Condition, faults
from tactful.core.playbook import (
    Boundary, Header, Limit, Otherwise, Play, Playbook, Reason, Rule, Shift, Source, Task, Window,
)  # fmt: skip
from tactful.core.situation import Action
from tactful.core.story import MARKS

NAMED: dict[str, type[Struct]] = {
    "source": Source, "rule": Rule, "limit": Limit, "play": Play, "boundary": Boundary, "task": Task,
}  # fmt: skip
LISTED: dict[str, type[Struct]] = {"reason": Reason, "otherwise": Otherwise}
ACTIONS: tuple[Action, ...] = get_args(Action)
BASES = ("source: ", "practice: ", "reading: ")
_CONDITIONS = ("when", "unless")
_LISTS = ("rules", "trigger", "done_by", "also", "plays", "but", "actions", "first", "say", "avoid", "sources")


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


def assemble(files: list[File], over: Playbook | None = None) -> tuple[Playbook | None, list[Problem]]:
    """Merge files into a playbook, over another one where given. The playbook is None when there are problems."""
    base = msgspec.to_builtins(over) if over else {}
    problems: list[Problem] = []
    named: dict[str, dict[str, Any]] = {kind: dict(base.get(kind, {})) for kind in NAMED}
    listed: dict[str, list[Any]] = {kind: [] for kind in LISTED}
    header: dict[str, Any] = {}
    home: dict[str, File] = {}
    for file in files:
        for kind, table in file.tables.items():
            if kind == "playbook":
                header = table
                home["playbook"] = file
            elif kind in NAMED and isinstance(table, dict):
                for name, entry in table.items():
                    place = f"{kind}.{name}"
                    if place in home:
                        problems.append(_problem(file, place, "", f"is also in {home[place].name}"))
                    home[place] = file
                    named[kind][name] = {**named[kind].get(name, {}), **_lists(entry)}
            elif kind in LISTED and isinstance(table, list):
                for number, entry in enumerate(table, start=1):
                    listed[kind].append(_lists(entry))
                    home[f"{kind} {len(listed[kind])}"] = file
                    problems += _entry_problems(LISTED[kind], listed[kind][-1], file, kind, number)
            else:
                problems.append(_problem(file, "", kind, "unknown table"))
    for kind, struct in NAMED.items():
        for name, entry in named[kind].items():
            if file_of := home.get(f"{kind}.{name}"):
                problems += _entry_problems(struct, entry, file_of, f"{kind}.{name}", 1)
    if over and not header.get("name"):
        header = {**base.get("playbook", {}), **header}
    first = files[0] if files else File("", "", {})
    problems += _entry_problems(Header, header, home.get("playbook", first), "playbook", 1)
    if problems:
        return None, problems
    listed = {kind: [*entries, *base.get(kind, ())] for kind, entries in listed.items()}
    playbook = msgspec.convert({"playbook": header, **named, **listed}, Playbook)
    problems = [
        _problem(home.get(entry, first), entry, key, text) for entry, key, text in _sense_problems(playbook)
    ]
    return (None if problems else playbook), problems


def _lists(entry: Any) -> Any:
    """Write a single word or condition as a list of one."""
    if not isinstance(entry, dict):
        return entry
    entry = dict(entry)
    for key in _LISTS:
        if isinstance(entry.get(key), str) and key not in ("say", "avoid", "first"):
            entry[key] = [entry[key]]
    for key in _CONDITIONS:
        if isinstance(entry.get(key), dict):
            entry[key] = [entry[key]]
    return entry


def _entry_problems(struct: type[Struct], entry: Any, file: File, name: str, nth: int) -> Iterator[Problem]:
    """Unknown keys, missing keys, wrong values, conditions nobody can ask."""
    if not isinstance(entry, dict):
        yield _problem(file, name, "", "is no table")
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


def _sense_problems(playbook: Playbook) -> Iterator[tuple[str, str, str]]:
    """Yield (entry, key, text) for what is well formed and still makes no sense."""
    for id_, rule in playbook.rule.items():
        missing = [source for source in rule.sources if source not in playbook.source]
        if missing or not rule.sources:
            yield f"rule.{id_}", "sources", f"no such source: {', '.join(missing)}" if missing else "has no source"
    for name, play in playbook.play.items():
        entry = f"play.{name}"
        yield from _rule_problems(playbook, entry, play.rules, [shift.rule for shift in play.shift])
        yield from _window_problems(entry, play.window, play.shift)
        for mark in (*play.trigger, *play.done_by):
            if mark not in MARKS and not (mark == "today" and mark in play.trigger):
                yield entry, "trigger" if mark in play.trigger else "done_by", f"unknown mark {mark}"
        if reason := _unreachable(play, playbook):
            yield entry, "when", f"can never be reached: {reason}"
        if play.contested and not play.instead:
            yield entry, "instead", "a contested play needs an instead that nobody disputes"
    for name, boundary in playbook.boundary.items():
        entry = f"boundary.{name}"
        yield from _rule_problems(playbook, entry, boundary.rules)
        for other in (*boundary.plays, *boundary.but):
            if other not in playbook.play:
                yield entry, "plays" if other in boundary.plays else "but", f"no such play: {other}"
        if (boundary.until or _counts(boundary.when)) and not _based(boundary.basis):
            yield entry, "basis", f"its numbers need a basis that starts with {' or '.join(BASES)}"
        if boundary.until and boundary.until.mark and boundary.until.mark not in MARKS:
            yield entry, "until.mark", f"unknown mark {boundary.until.mark}"
    for name, task in playbook.task.items():
        yield from _rule_problems(playbook, f"task.{name}", task.rules)
    for number, reason_ in enumerate(playbook.reason, start=1):
        yield from _rule_problems(playbook, f"reason {number}", (reason_.rule,))
        for other in reason_.plays:
            if other not in playbook.play:
                yield f"reason {number}", "plays", f"no such play: {other}"
    for number, otherwise in enumerate(playbook.otherwise, start=1):
        yield from _rule_problems(playbook, f"otherwise {number}", otherwise.rules)
    always = {action for o in playbook.otherwise if {} in o.when for action in o.actions or (*ACTIONS, None)}
    for action in (*ACTIONS, None):
        if action not in always:
            yield "playbook", "otherwise", f"nothing is said for {action or 'an empty day'} when no play calls for it"


def _rule_problems(
    playbook: Playbook, entry: str, rules: tuple[str, ...], more: list[str] | None = None
) -> Iterator[tuple[str, str, str]]:
    if not rules:
        yield entry, "rules", "cites no rule"
    for rule in (*rules, *(more or ())):
        if rule not in playbook.rule:
            yield entry, "rules", f"{rule} has no [rule] with a source"


def _window_problems(entry: str, window: Window, shifts: tuple[Shift, ...]) -> Iterator[tuple[str, str, str]]:
    start, end = window.best
    if not window.opens <= start <= end <= window.closes:
        yield entry, "window", "must open before its best days and close after them"
    for basis in (window.basis, *(shift.basis for shift in shifts)):
        if not _based(basis):
            yield entry, "basis", f"must start with {' or '.join(BASES)}"


def _based(basis: str | None) -> bool:
    return bool(basis) and str(basis).startswith(BASES)


def _counts(conditions: tuple[Condition, ...]) -> bool:
    return any(isinstance(test, (int, dict)) and not isinstance(test, bool) for c in conditions for test in c.values())


def _unreachable(play: Play, playbook: Playbook) -> str | None:
    if set(play.trigger) & set(play.done_by) - {"today"}:
        return "what triggers it also ends it"
    open_ways = [way for way in play.when if not any(_implies(way, no) for no in play.unless)]
    if not open_ways:
        return "`unless` excludes every `when`"
    if all(all(way.get(mark) is False for mark in play.trigger) for way in open_ways):
        return "`when` denies its trigger"
    for name, boundary in playbook.boundary.items():
        if boundary.verdict != "dont" or boundary.unless or boundary.off or play.action not in boundary.actions:
            continue
        if not boundary.plays and all(any(_implies(way, veto) for veto in boundary.when) for way in open_ways):
            return f"boundary {name} always forbids it"
    return None


def _implies(way: Condition, other: Condition) -> bool:
    """True when whatever meets `way` meets `other`."""
    for key, test in other.items():
        mine = way.get(key)
        if mine is None:
            return False
        if mine == test:
            continue
        if isinstance(mine, (str, list)) and isinstance(test, (str, list)):
            words = {test} if isinstance(test, str) else set(test)
            if ({mine} if isinstance(mine, str) else set(mine)) <= words:
                continue
        return False
    return True


def _problem(file: File, entry: str, key: str, text: str, nth: int = 1) -> Problem:
    return Problem(file=file.name, entry=entry, key=key, text=text, line=_line(file.text, entry, key, nth))


def _line(text: str, entry: str, key: str, nth: int) -> int | None:
    """The line of a key of an entry, else of the entry's head."""
    lines = text.split("\n")
    head = entry.split(" ")[0]
    kind, _, name = head.partition(".")
    pattern = rf'\[+{kind}\."?{re.escape(name)}"?\]' if name else rf"\[+{kind}\]"
    heads = [number for number, line in enumerate(lines, start=1) if head and re.match(pattern, line)]
    number = int(entry.split(" ")[1]) if " " in entry else nth
    if len(heads) < number:
        return None
    start = heads[number - 1]
    top = re.split(r"[.\[]", key)[0]
    for line_number, line in enumerate(lines[start:], start=start + 1):
        if line.startswith("["):
            break
        if top and re.match(rf"{re.escape(top)}\s*=", line):
            return line_number
    return start
