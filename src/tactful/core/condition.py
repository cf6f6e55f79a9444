"""Conditions over a story, as data: `{ link = "none", interviewed = { max = 30 }, welcome = ["open", "invited"] }`.

All keys of one table must hold. A value is a word, a list of words (any of them), true or false (for a mark:
happened or not; for a set: empty or not), a whole number, or a range `{ min, max }`, both ends included. On what is
unknown no condition holds but `false` on a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from tactful.core.story import MARKS, STATES, Story

Test = bool | int | str | list[str] | dict[str, int]
Condition = dict[str, Test]
Check = Callable[[Story], bool]

_SETS = frozenset({"shares", "gaps"})


def compile_all(condition: Condition) -> Check:
    """Turn a condition into a function of a story. Expects a condition without `faults`."""
    checks = [_compile(key, test) for key, test in condition.items()]
    if not checks:
        return lambda _: True
    if len(checks) == 1:
        return checks[0]
    return lambda story: all(check(story) for check in checks)


def compile_any(conditions: list[Condition]) -> Check:
    """Any of several conditions; none given never holds."""
    checks = [compile_all(condition) for condition in conditions]
    if len(checks) == 1:
        return checks[0]
    return lambda story: any(check(story) for check in checks)


def faults(condition: Condition) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong) for each key of a condition that cannot be asked."""
    for key, test in condition.items():
        if key in STATES:
            fault = _state_fault(STATES[key], test, is_set=key in _SETS)
        elif key in MARKS:
            fault = None if isinstance(test, bool) else _range_fault(test)
        else:
            fault = f"unknown fact; known are {', '.join(sorted([*STATES, *MARKS]))}"
        if fault:
            yield key, fault


def _compile(key: str, test: Test) -> Check:
    if key not in STATES:
        return _mark_check(key, test)
    if isinstance(test, bool):
        wanted = test
        return lambda story: bool(getattr(story, key)) is wanted and getattr(story, key) is not None
    if isinstance(test, dict):
        low, high = test.get("min", -(10**6)), test.get("max", 10**6)
        return lambda story: (value := getattr(story, key)) is not None and low <= value <= high
    words = frozenset([test] if isinstance(test, (str, int)) else test)
    if key in _SETS:
        return lambda story: not words.isdisjoint(getattr(story, key))
    return lambda story: getattr(story, key) in words


def _mark_check(mark: str, test: Test) -> Check:
    if isinstance(test, bool):
        return lambda story: (mark in story.days) is test
    if isinstance(test, dict):
        low, high = test.get("min", -(10**6)), test.get("max", 10**6)
        return lambda story: (days := story.days.get(mark)) is not None and low <= days <= high
    return lambda story: story.days.get(mark) == test


def _state_fault(allowed: tuple[str, ...] | type | None, test: Any, *, is_set: bool) -> str | None:
    if allowed is bool:
        return None if isinstance(test, bool) else "takes true or false"
    if allowed is None:
        return _range_fault(test)
    assert isinstance(allowed, tuple)
    if is_set and isinstance(test, bool):
        return None
    words = test if isinstance(test, list) else [test]
    wrong = [str(word) for word in words if word not in allowed]
    return f"{', '.join(wrong)}: allowed are {', '.join(allowed)}" if wrong or not words else None


def _range_fault(test: Any) -> str | None:
    if isinstance(test, bool) or not isinstance(test, (int, dict)):
        return "takes a whole number of days or { min, max }"
    if isinstance(test, dict):
        if unknown := set(test) - {"min", "max"}:
            return f"unknown {', '.join(sorted(unknown))}: a range has min and max"
        if not test or test.get("min", -(10**6)) > test.get("max", 10**6):
            return "the range is empty"
    return None
