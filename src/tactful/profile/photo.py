"""What is said of a photograph from its measures: each rule looks at one number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from tactful.core.finding import Finding, Level

Measures = Mapping[str, float | str]


class PhotoRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule, read from one file of its name.

    It speaks when the measure is `below` or `above` a number, or is none of `other_than`; a measure that was not
    taken says nothing. `where` names a further measure that has to lie in a range. `message` and `advice` may
    hold any measure in braces. `basis` says where the number comes from: the platform, practice, or our own
    reading. `flags` and `passes` are measures that prove it.
    """

    name: str
    level: Level
    measure: str
    below: float | None = None
    above: float | None = None
    other_than: tuple[str, ...] = ()
    where: dict[str, tuple[float, float]] = {}
    message: str
    advice: str
    why: str
    source: tuple[str, ...]
    basis: str
    flags: tuple[dict[str, float | str], ...]
    passes: tuple[dict[str, float | str], ...]

    def speaks(self, measures: Measures) -> bool:
        """True when there is something to say about a picture with these measures."""
        value = measures.get(self.measure)
        if value is None or not all(_within(measures.get(name), *ends) for name, ends in self.where.items()):
            return False
        if isinstance(value, str):
            return bool(self.other_than) and value not in self.other_than
        return (self.below is not None and value < self.below) or (
            self.above is not None and value > self.above
        )


_FIRST = ("photo-no-face", "photo-several-faces", "photo-shape", "photo-face-small", "photo-small")
"""Of one level, what matters before the rest: the order is our own reading."""
_ORDER: dict[Level, int] = {"error": 0, "warning": 1, "hint": 2}


def look_at(measures: Measures, rules: Iterable[PhotoRule]) -> tuple[Finding, ...]:
    """The findings about a picture, the weightiest first."""
    said = [_finding(rule, measures) for rule in rules if rule.speaks(measures)]
    return tuple(sorted(said, key=_weight))


def _weight(finding: Finding) -> tuple[int, int]:
    first = _FIRST.index(finding.rule) if finding.rule in _FIRST else len(_FIRST)
    return _ORDER[finding.level], first


def _within(value: float | str | None, least: float, most: float) -> bool:
    return isinstance(value, float | int) and least <= value <= most


def _finding(rule: PhotoRule, measures: Measures) -> Finding:
    return Finding(
        rule=rule.name,
        level=rule.level,
        span=None,
        quote=None,
        message=rule.message.format_map(measures),
        advice=rule.advice.format_map(measures),
        why=rule.why,
        source=rule.source[0],
        sources=rule.source,
    )
