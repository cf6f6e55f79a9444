"""Advice: the verdict on one person and one action today, when, and why."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tactful.core.finding import Finding
from tactful.core.playbook import Contested, Instead, Verdict, Weighs
from tactful.core.situation import Action


class Because(Struct, frozen=True, kw_only=True):
    """One reason: the rule it rests on (all of them in `rules`), where that is written, and which way it weighs."""

    rule: str
    rules: tuple[str, ...]
    text: str
    weighs: Weighs
    source: tuple[str, ...] = ()


class Advice(Struct, frozen=True, kw_only=True):
    """The public answer of `tactful advise`; dates are given for `send` and `wait`, null otherwise."""

    id: str | int | None
    verdict: Verdict
    play: str | None
    action: Action | None
    opens: date | None
    best: tuple[date, date] | None
    closes: date | None
    because: tuple[Because, ...]
    first: tuple[str, ...]
    say: tuple[str, ...]
    avoid: tuple[str, ...]
    instead: Instead | None
    contested: tuple[Contested, ...]
    findings: tuple[Finding, ...] | None = None
