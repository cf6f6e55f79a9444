"""A finding: one remark by a check, with its rule, its place, what is wrong and what helps."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal["error", "warning", "hint"]


class Finding(Struct, frozen=True, kw_only=True):
    """One remark about a note, a profile or a network.

    `span` is half-open and counts code points; it and `quote` are None for what is missing. `message` names
    the fault, `advice` the cure, `why` how a reader takes it. `source` is the id that says so, of the
    etiquette or of a list of sources; `sources` has all of them, `source` first. `set_aside` is True when the
    person has set it aside, and it no longer counts.
    """

    rule: str
    level: Level
    span: tuple[int, int] | None
    quote: str | None
    message: str
    advice: str
    why: str
    source: str
    sources: tuple[str, ...] = ()
    set_aside: bool = False


def blocks(finding: Finding) -> bool:
    """True when the note should not go out as it is; a hint never blocks, nor what was set aside."""
    return finding.level != "hint" and not finding.set_aside
