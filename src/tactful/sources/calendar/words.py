"""The words of `words.toml`, and what they make of a title."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from tactful.core.moment import Kind

Topic = Literal["interview", "other-side", "perhaps", "talk", "event"]
TITLE = 300


class _List(Struct, forbid_unknown_fields=True):
    words: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")


class _Titles(Struct, forbid_unknown_fields=True):
    jobs: tuple[str, ...]
    endings: tuple[str, ...]
    at: tuple[str, ...]
    with_: tuple[str, ...] = msgspec.field(name="with")


class _Addresses(Struct, forbid_unknown_fields=True):
    mailboxes: frozenset[str]
    hosts: tuple[str, ...]
    private: frozenset[str]


class _File(Struct, forbid_unknown_fields=True):
    never: _List
    other_side: _List = msgspec.field(name="other-side")
    interview: _List
    perhaps: _List
    talk: _List
    event: _List
    kinds: dict[Kind, tuple[str, ...]]
    titles: _Titles
    addresses: _Addresses


class Words:
    """The lists, ready to match. `addresses` and `titles` are as in the file."""

    def __init__(self, told: _File) -> None:
        self.addresses = told.addresses
        self.titles = told.titles
        self._never = _any_of(told.never.words)
        self._other_side = _any_of(told.other_side.words)
        self._topics: tuple[tuple[Topic, re.Pattern[str]], ...] = (
            ("interview", _any_of(told.interview.words)),
            ("perhaps", _any_of(told.perhaps.words)),
            ("talk", _any_of(told.talk.words)),
            ("event", _any_of(told.event.words)),
        )
        self._no_event = _any_of(told.event.not_)
        self._kinds = tuple((kind, _any_of(words)) for kind, words in told.kinds.items())
        self._jobs = _any_of(told.titles.jobs)
        self._endings = re.compile(rf"(?:{'|'.join(map(re.escape, told.titles.endings))})(?!\w)")

    def topic(self, title: str) -> Topic | None:
        """What an entry is about by its title, or None when it is not about the search."""
        plain = folded(title[:TITLE])
        if self._never.search(plain):
            return None
        found = next((topic for topic, pattern in self._topics if pattern.search(plain)), None)
        if self._other_side.search(plain):
            return "other-side" if found in {None, "interview", "perhaps"} and self._asks(plain) else None
        if found == "event" and self._no_event.search(plain):
            return None
        return found

    def kind(self, title: str) -> Kind | None:
        """The kind of an interview by its title."""
        plain = folded(title[:TITLE])
        return next((kind for kind, pattern in self._kinds if pattern.search(plain)), None)

    def names_a_job(self, words: str) -> bool:
        """Say whether words hold a job title."""
        plain = folded(words[:TITLE])
        return self._jobs.search(plain) is not None or self._endings.search(plain) is not None

    def _asks(self, plain: str) -> bool:
        return "interview" in plain or any(
            pattern.search(plain) for topic, pattern in self._topics if topic in {"interview", "perhaps"}
        )


def folded(words: str) -> str:
    """Words for matching: no accents, no case, single spaces."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", words.casefold())
        if unicodedata.category(letter) != "Mn"
    )
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words; those of scripts without case may stand inside others."""
    parts = []
    for word in sorted(map(folded, words), key=len, reverse=True):
        whole = word.upper() != word
        parts.append(rf"(?<!\w){re.escape(word)}(?!\w)" if whole else re.escape(word))
    return re.compile("|".join(parts) or r"(?!)")


@lru_cache(maxsize=1)
def words() -> Words:
    """The words that ship."""
    told = (files("tactful.sources.calendar") / "words.toml").read_text(encoding="utf-8")
    return Words(msgspec.convert(tomllib.loads(told), _File))
