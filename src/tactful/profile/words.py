"""Rules that look for words: those that say little, and those that a section lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tactful.notes.check.pattern import found, shown
from tactful.notes.check.phrases import around
from tactful.profile.alike import shared
from tactful.profile.rule import ProfileRule, Spot
from tactful.profile.sections import View, Written


class Words(ProfileRule, frozen=True, tag="words"):
    """Flags each match of `phrases` (patterns as in the rules of notes), unless its sentence holds one of `unless`.

    Flags no more than `at_most` in one text, and none where there are fewer than `at_least`. `{name}` stands for the
    names of the person themself.
    """

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    at_least: int = 1
    at_most: int = 3

    def find(self, view: View) -> Iterator[Spot]:
        phrases = tuple(_named(self.phrases, view.profile.name))
        for section, part in view.written(self.sections):
            if not part.english:
                continue
            spans = _joined(sorted(self._spans(phrases, part)))
            if len(spans) < self.at_least:
                continue
            for start, end in spans[: self.at_most]:
                yield Spot(
                    section=section,
                    span=(part.start + start, part.start + end),
                    about=part.entry.called if part.entry else None,
                )

    def _spans(self, phrases: tuple[str, ...], part: Written) -> Iterator[tuple[int, int]]:
        for match in found(phrases, part.plain, part.plain.casefold()):
            sentence = around(part.plain, match.span())
            if not shown(self.unless, sentence, sentence.casefold()):
                yield match.span()


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _named(phrases: Iterable[str], name: str | None) -> Iterator[str]:
    """The patterns with the person's own names put in; without a name those that need one are left out."""
    names = "|".join(re.escape(word) for word in (name or "").split() if len(word) > 1)
    for phrase in phrases:
        if names or "{name}" not in phrase:
            yield phrase.replace("{name}", f"(?:{names})")


class Lacks(ProfileRule, frozen=True, tag="lacks"):
    """Flags a section that has words, and none of `present`.

    With `own_skills` a word of weight of the profile's skills is as good as one of them. With `discreet = false`
    it is silent for a search that is to stay unknown.
    """

    present: tuple[str, ...]
    own_skills: bool = False
    discreet: bool = True

    def find(self, view: View) -> Iterator[Spot]:
        if view.profile.discreet and not self.discreet:
            return
        parts = [part for _, part in view.written(self.sections)]
        if not parts or not all(part.english for part in parts):
            return
        if self.own_skills and any(shared(s, part.plain) for s in view.profile.skills for part in parts):
            return
        if not any(shown(self.present, part.plain, part.plain.casefold()) for part in parts):
            yield Spot()


class OtherLanguage(ProfileRule, frozen=True, tag="other-language"):
    """Flags a section that is not in English, as far as its small words tell."""

    def find(self, view: View) -> Iterator[Spot]:
        told: set[str] = set()
        for section, part in view.written(self.sections):
            if not part.english and section not in told:
                told.add(section)
                yield Spot(section=section, fields={"section": section})
