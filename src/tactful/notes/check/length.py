"""Rules about length: what the channel takes, and what a busy person reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import field

from tactful.core.finding import Level
from tactful.core.situation import Plan
from tactful.notes.check.rule import Hit, Rule
from tactful.notes.note import Channel, Note

Named = dict[Plan, str]


class Length(Rule, frozen=True, tag="length"):
    """Flags what is longer than the channel takes: `characters` names the limit by channel and plan.

    `limits` are the platform's limits by name. `words`, by channel, is what is read in one go; beyond it the rule
    only hints when no channel is given (`unknown`).
    """

    characters: dict[Channel, Named] = field(default_factory=dict)
    words: dict[Channel, int] = field(default_factory=dict)
    unknown: int | None = None
    limits: dict[str, int] = field(default_factory=dict)

    def limit(self, channel: Channel | None, plan: Plan | None) -> int | None:
        """Characters the channel takes; None when it has no limit, or is unknown."""
        named = self.characters.get(channel) if channel else None
        return self.limits[named[plan or "free"]] if named else None

    def find(self, note: Note) -> Iterator[Hit]:
        limit = self.limit(note.channel, note.plan)
        if limit is not None and (size := len(note.text)) > limit:
            yield Hit((limit, size), {"size": size, "limit": limit, "over": size - limit})
        most = self.words.get(note.channel) if note.channel else self.unknown
        if most is not None and (count := len(note.text.split())) > most:
            level: Level | None = None if note.channel else "hint"
            yield Hit(None, {"size": count, "limit": most, "over": count - most}, level)

    def with_limits(self, limits: Mapping[str, int]) -> Length:
        used = {name for named in self.characters.values() for name in named.values()}
        return self.replaced(limits={name: limits[name] for name in sorted(used)})


def limit_of(rules: Iterable[Rule], channel: Channel | None, plan: Plan | None) -> int | None:
    """The tightest limit in characters among the rules; None when there is none."""
    limits = (rule.limit(channel, plan) for rule in rules if isinstance(rule, Length))
    return min((limit for limit in limits if limit is not None), default=None)
