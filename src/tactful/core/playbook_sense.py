"""Does a playbook make sense? What is well formed and still cannot work: dead plays, missing rules, odd windows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from tactful.core.condition import Condition
from tactful.core.playbook import Boundary, Play, Playbook, Shift, Window
from tactful.core.situation import Action
from tactful.core.story import MARKS

ACTIONS: tuple[Action, ...] = get_args(Action)
BASES = ("source: ", "practice: ", "reading: ")


Sense = Iterator[tuple[str, str, str]]
"""(entry, key, what is wrong)."""


def sense_problems(playbook: Playbook, names: dict[str, set[str]]) -> Sense:
    """Yield what is well formed and still makes no sense.

    `names` are all that the files name, kind by kind, also what could not be read.
    """
    for id_, rule in playbook.rule.items():
        missing = [source for source in rule.sources if source not in names["source"]]
        if missing or not rule.sources:
            text = f"no such source: {', '.join(missing)}" if missing else "has no source"
            yield f"rule.{id_}", "sources", text
    for name, play in playbook.play.items():
        yield from _play_problems(f"play.{name}", play, playbook, names["rule"])
    for name, boundary in playbook.boundary.items():
        yield from _boundary_problems(f"boundary.{name}", boundary, names)
    for name, task in playbook.task.items():
        yield from _rule_problems(names["rule"], f"task.{name}", task.rules)
    for number, reason in enumerate(playbook.reason, start=1):
        yield from _rule_problems(names["rule"], f"reason {number}", (reason.rule,))
        yield from _name_problems(f"reason {number}", "plays", reason.plays, names["play"])
    for number, otherwise in enumerate(playbook.otherwise, start=1):
        yield from _rule_problems(names["rule"], f"otherwise {number}", otherwise.rules)
    yield from _silences(playbook)


def _play_problems(entry: str, play: Play, playbook: Playbook, rules: set[str]) -> Sense:
    yield from _rule_problems(rules, entry, play.rules, [shift.rule for shift in play.shift])
    yield from _window_problems(entry, play.window, play.shift)
    for mark in (*play.trigger, *play.done_by):
        if mark not in MARKS and not (mark == "today" and mark in play.trigger):
            yield entry, "trigger" if mark in play.trigger else "done_by", f"unknown mark {mark}"
    if reason := _unreachable(play, playbook):
        yield entry, "when", f"can never be reached: {reason}"
    if play.contested and not play.instead:
        yield entry, "instead", "a contested play needs an instead that nobody disputes"


def _boundary_problems(entry: str, boundary: Boundary, names: dict[str, set[str]]) -> Sense:
    yield from _rule_problems(names["rule"], entry, boundary.rules)
    yield from _name_problems(entry, "plays", boundary.plays, names["play"])
    yield from _name_problems(entry, "but", boundary.but, names["play"])
    if (boundary.until or _counts(boundary.when)) and not _based(boundary.basis):
        yield entry, "basis", f"its numbers need a basis that starts with {' or '.join(BASES)}"
    if boundary.eases and (boundary.verdict != "hold" or not _based(boundary.eases.basis)):
        text = "needs a basis that starts with" if boundary.verdict == "hold" else "only a hold eases; basis:"
        yield entry, "eases", f"{text} {' or '.join(BASES)}"
    if boundary.until and boundary.until.mark and boundary.until.mark not in MARKS:
        yield entry, "until.mark", f"unknown mark {boundary.until.mark}"
    if boundary.verdict == "wait" and boundary.until is None:
        yield entry, "until", "a wait needs a date to wait for"


def _silences(playbook: Playbook) -> Sense:
    """Actions for which nothing is said when no play calls for them."""
    everything: tuple[Action | None, ...] = (*ACTIONS, None)
    always = {action for o in playbook.otherwise if {} in o.when for action in o.actions or everything}
    for action in everything:
        if action not in always:
            what = action or "an empty day"
            yield "playbook", "otherwise", f"nothing is said for {what} when no play calls for it"


def _name_problems(entry: str, key: str, named: tuple[str, ...], known: set[str]) -> Sense:
    for other in named:
        if other not in known:
            yield entry, key, f"no such play: {other}"


def _rule_problems(
    known: set[str], entry: str, cited: tuple[str, ...], more: list[str] | None = None
) -> Sense:
    if not cited:
        yield entry, "rules", "cites no rule"
    for rule in (*cited, *(more or ())):
        if rule not in known:
            yield entry, "rules", f"{rule} has no [rule] with a source"


def _window_problems(entry: str, window: Window, shifts: tuple[Shift, ...]) -> Sense:
    start, end = window.best
    if not window.opens <= start <= end <= window.closes:
        yield entry, "window", "must open before its best days and close after them"
    for basis in (window.basis, *(shift.basis for shift in shifts)):
        if not _based(basis):
            yield entry, "basis", f"must start with {' or '.join(BASES)}"


def _based(basis: str | None) -> bool:
    return bool(basis) and str(basis).startswith(BASES)


def _counts(conditions: tuple[Condition, ...]) -> bool:
    return any(
        isinstance(test, (int, dict)) and not isinstance(test, bool)
        for c in conditions
        for test in c.values()
    )


def _unreachable(play: Play, playbook: Playbook) -> str | None:
    if set(play.trigger) & set(play.done_by) - {"today"}:
        return "what triggers it also ends it"
    open_ways = [way for way in play.when if not any(_implies(way, no) for no in play.unless)]
    if not open_ways:
        return "`unless` excludes every `when`"
    if all(all(way.get(mark) is False for mark in play.trigger) for way in open_ways):
        return "`when` denies its trigger"
    for name, boundary in playbook.boundary.items():
        if (
            boundary.verdict != "dont"
            or boundary.unless
            or boundary.off
            or play.action not in boundary.actions
        ):
            continue
        if not boundary.plays and all(
            any(_implies(way, veto) for veto in boundary.when) for way in open_ways
        ):
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
