"""A rule: what it is called, what it remarks, whose advice that is, and the texts that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

from msgspec import Struct, structs

from tactful.core.finding import Level
from tactful.core.situation import Role
from tactful.notes.note import Channel, Note, NoteFacts, Scenario


class Example(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text, and as much of its setting as the rule needs."""

    text: str
    scenario: Scenario | None = None
    to: Role | None = None
    channel: Channel | None = None
    facts: NoteFacts | None = None

    def note(self) -> Note:
        """The example as a note."""
        return Note(
            text=self.text, scenario=self.scenario, to=self.to, channel=self.channel, facts=self.facts
        )


class Hit(Struct, frozen=True):
    """A place where a rule has something to say; `fields` fill its sentences, `level` overrides its own."""

    span: tuple[int, int] | None = None
    fields: Mapping[str, object] = {}
    level: Level | None = None


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One rule, read from one file of its name.

    It applies to the scenarios, readers and channels it lists (to all when it lists none), and not to the
    scenarios in `not_in`. `message` and `advice` may hold `{quote}` and what its kind fills in. `source` are
    the ids that say so; `rules` those of the etiquette that it carries. It gives way where a rule in
    `yields_to` has spoken. `any_language` is for rules that read no English words.
    """

    name: str
    level: Level
    message: str
    advice: str
    why: str
    source: tuple[str, ...]
    rules: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    not_in: tuple[Scenario, ...] = ()
    to: tuple[Role, ...] = ()
    channels: tuple[Channel, ...] = ()
    yields_to: tuple[str, ...] = ()
    any_language: bool = False
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]

    def applies(self, note: Note) -> bool:
        """True when the rule is meant for this note."""
        return (
            (self.any_language or note.english)
            and (not self.scenarios or note.scenario in self.scenarios)
            and note.scenario not in self.not_in
            and (not self.to or note.to is None or note.to in self.to)
            and (not self.channels or note.channel in self.channels)
        )

    def find(self, note: Note) -> Iterable[Hit]:
        """The places in a note to which it applies."""
        raise NotImplementedError

    def patterns(self) -> Iterable[str]:
        """All patterns that it looks for, its shared words put in."""
        return ()

    def with_words(self, words: Mapping[str, str]) -> Self:  # noqa: ARG002
        """The rule with the shared words put into its patterns."""
        return self

    def with_weights(self, weights: Mapping[str, Any]) -> Self:  # noqa: ARG002
        """The rule with what its signs weigh, by part, put in where it has any."""
        return self

    def with_limits(self, limits: Mapping[str, int]) -> Self:  # noqa: ARG002
        """The rule with the platform's limits, by name, put in where it names them."""
        return self

    def replaced(self, **fields: Any) -> Self:
        """A copy with some fields changed."""
        return structs.replace(self, **fields)
