"""What became of one candidate: a play that the story calls for, weighed against the boundaries and the calendar."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from tactful.core.playbook import Boundary, Otherwise, Play, Shift, Verdict
from tactful.core.window import Span


class Outcome(Struct, frozen=True, kw_only=True):
    """A candidate's verdict; `play` None when no play calls for the action.

    `soft` names the boundaries that rest on nothing but what an audit found, `eased` those that let go for it.
    """

    verdict: Verdict
    name: str | None
    play: Play | None
    span: Span | None = None
    shifts: tuple[Shift, ...] = ()
    bounds: tuple[tuple[str, Boundary], ...] = ()
    late: bool = False
    otherwise: Otherwise | None = None
    soft: frozenset[str] = frozenset()
    eased: frozenset[str] = frozenset()

    def becomes(self, verdict: Verdict, span: Span | None, *, late: bool = False) -> Outcome:
        """The same candidate with its verdict."""
        return replace(self, verdict=verdict, span=span, late=late)
