"""Conditions, windows and dates to wait for, as a reader of the reference sees them."""

from __future__ import annotations

from docs.markdown import code
from tactful.core.condition import Condition, Test
from tactful.core.playbook import Until, Window
from tactful.core.story import STATES


def ways(conditions: tuple[Condition, ...]) -> str:
    """Any of several conditions; empty when there is nothing to ask."""
    told = [condition(one) for one in conditions if one]
    return "; **or** ".join(told) if len(told) == len(conditions) else ""


def condition(one: Condition) -> str:
    """All of one condition."""
    return ", ".join(_told(key, test) for key, test in one.items())


def window(one: Window) -> str:
    """Days around the trigger."""
    first, last = one.best
    return f"opens on day {one.opens}, best on days {first} to {last}, closes on day {one.closes}"


def until(one: Until) -> str:
    """The date that ends a cool-off."""
    length = " and ".join(
        f"{count} {word}" for count, word in ((one.workdays, "working days"), (one.days, "days")) if count
    )
    if one.mark:
        return f"{length or 'the day'} after `{one.mark}`"
    if one.touch:
        nth = {1: "latest", 2: "second latest", 3: "third latest"}.get(one.touch, f"{one.touch}th latest")
        return f"{length or 'the day'} after the {nth} touch"
    return f"{length} from today"


def _told(key: str, test: Test) -> str:
    if isinstance(test, bool):
        return f"`{key}`" if test else f"not `{key}`"
    unit = "" if key in STATES else " days ago"
    if isinstance(test, dict):
        low, high = test.get("min"), test.get("max")
        if low is None:
            return f"`{key}` at most {high}{unit}"
        return f"`{key}` at least {low}{unit}" if high is None else f"`{key}` {low} to {high}{unit}"
    if isinstance(test, int):
        return f"`{key}` {test}{unit}"
    return f"`{key}` is {code([test] if isinstance(test, str) else test).replace(', ', ' or ')}"
