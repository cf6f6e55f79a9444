"""One try: a request, or a message that begins a conversation; and which are old enough to count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from tactful.outcomes.terms import LookName
from tactful.outcomes.waiting import Wait

Traits = Mapping[LookName, str]
"""For each way of looking the group; a way that is left out is unknown."""


class Attempt(Struct, frozen=True, kw_only=True):
    """A try of the day `on`, watched for `watched` whole days; `waited` is how long the yes took, None for none yet."""

    on: date
    watched: int
    waited: int | None = None
    traits: Traits = {}

    @property
    def wait(self) -> Wait:
        """As the estimate of waiting takes it."""
        return Wait(self.watched, False) if self.waited is None else Wait(self.waited, True)


class Trial(Struct, frozen=True, kw_only=True):
    """A try that is old enough to count, and whether the yes came in time."""

    yes: bool
    traits: Traits = {}


def trials(attempts: Iterable[Attempt], within: int) -> list[Trial]:
    """Those watched for at least `within` days; a yes counts when it came in that time.

    A younger one is left out whatever came of it: to keep its yes and leave out its silence would flatter.
    """
    return [
        Trial(yes=one.waited is not None and one.waited <= within, traits=one.traits)
        for one in attempts
        if one.watched >= within
    ]
