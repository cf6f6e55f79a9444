"""A posting taken apart: which of its sentences ask, wish, describe the work, or are about something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from msgspec import Struct

Weight = Literal["must", "nice", "work"]
Kind = Literal["must", "nice", "work", "aside", "intro"]
Said = Literal["header", "asks", "required", "wished", "ideally", "needed"]

_WEIGHTS: dict[Kind, Weight] = {"must": "must", "nice": "nice", "work": "work"}
_BULLET = re.compile(r"^\s*(?:[-*•·–—▪◦●]|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“(])(?<!E\. )|;\s+")


class Heads(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The patterns and word lists of `posting_heads.toml`."""

    must: tuple[str, ...]
    nice: tuple[str, ...]
    duties: tuple[str, ...]
    aside: tuple[str, ...]
    aside_sentences: tuple[str, ...]
    header: str
    asks: str
    required: str
    wished: str
    ideally: str
    needed: str
    empty: str
    praise: str

    @cached_property
    def kinds(self) -> tuple[tuple[Kind, re.Pattern[str]], ...]:
        """The heads by what they open; the first that fits counts."""
        lists: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("nice", self.nice), ("aside", self.aside), ("work", self.duties), ("must", self.must),
        )  # fmt: skip
        return tuple((kind, _any(patterns)) for kind, patterns in lists)

    @cached_property
    def about_other(self) -> re.Pattern[str]:
        """Sentences about pay, applying and the like."""
        return _any(self.aside_sentences)

    @cached_property
    def opens_other(self) -> re.Pattern[str]:
        """How a whole paragraph about pay, applying and the like begins."""
        return _any(tuple(pattern for pattern in self.aside_sentences if not pattern.startswith(".*")))

    @cached_property
    def empty_words(self) -> frozenset[str]:
        """Words that no requirement is about."""
        return frozenset(self.empty.split())

    @cached_property
    def praise_words(self) -> frozenset[str]:
        """Words around a requirement that say nothing of it."""
        return frozenset(self.praise.split())

    def says(self, which: Said, text: str) -> re.Match[str] | None:
        """The first place of a text where the pattern of this name speaks."""
        return re.search(getattr(self, which), text, re.IGNORECASE)


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence or list item that asks for something; `start` is its place in the posting."""

    start: int
    text: str
    weight: Weight
    listed: bool


def parts_of(text: str, heads: Heads) -> Iterator[Sentence]:
    """The sentences of a posting that say what is asked and what is to be done, in order."""
    now: Kind = "intro"
    titled = any(_head(line, heads) for line in text.splitlines())
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        bare = line.strip()
        if not bare:
            continue
        if head := _head(line, heads):
            now = head
            continue
        lead = _BULLET.match(line)
        listed = lead is not None
        offset = start + (lead.end() if lead else len(line) - len(line.lstrip()))
        words = line[offset - start :].rstrip()
        inline = _inline(words, heads)
        kind = now
        if inline is not None:
            kind, cut = inline
            offset, words = offset + cut, words[cut:]
            if not listed:
                now = kind
        elif heads.says("header", words) and re.match(heads.header, words, re.IGNORECASE):
            continue
        elif not listed and heads.opens_other.match(words):
            kind = "aside"
        yield from _sentences(offset, words, kind, listed, titled, heads)


def _sentences(
    offset: int, words: str, kind: Kind, listed: bool, titled: bool, heads: Heads
) -> Iterator[Sentence]:
    begin = 0
    for piece in [*_SENTENCE.finditer(words), None]:
        end = piece.start() if piece else len(words)
        text = words[begin:end]
        weight = _weight(text, kind, titled, heads)
        if text.strip() and weight:
            wish = heads.says("ideally", text) if weight == "must" else None
            if wish and wish.start() > 0:
                yield Sentence(start=offset + begin, text=text[: wish.start()], weight="must", listed=listed)
                yield Sentence(
                    start=offset + begin + wish.start(),
                    text=text[wish.start() :],
                    weight="nice",
                    listed=listed,
                )
            else:
                yield Sentence(start=offset + begin, text=text, weight=weight, listed=listed)
        begin = piece.end() if piece else end


def _weight(text: str, kind: Kind, titled: bool, heads: Heads) -> Weight | None:
    other = (heads.opens_other if kind == "work" else heads.about_other).match(text.strip()) is not None
    if kind in ("aside", "intro") or other:
        if heads.says("required", text) and not other:
            return "must"
        if kind == "aside" or other:
            return None
        if not titled and heads.says("needed", text):
            return "nice" if heads.says("wished", text) else "must"
        return "work" if heads.says("asks", text) else None
    return "nice" if kind == "must" and heads.says("wished", text) else _WEIGHTS[kind]


def _head(line: str, heads: Heads) -> Kind | None:
    """What a line opens when it is a head: short, alone, no item and no sentence."""
    bare = line.strip().strip("#*_= ").rstrip(":").strip()
    if not bare or len(bare) > 60 or _BULLET.match(line) or bare.endswith((".", ",", ";")):
        return None
    return next((kind for kind, pattern in heads.kinds if pattern.fullmatch(bare)), None)


def _inline(words: str, heads: Heads) -> tuple[Kind, int] | None:
    """What a head before a colon opens on the same line, and where what follows begins."""
    colon = words.find(":")
    if not 0 < colon <= 40:
        return None
    head = words[:colon].strip("*_# ")
    kind = next((kind for kind, pattern in heads.kinds if pattern.fullmatch(head)), None)
    return (kind, colon + 1 + len(words[colon + 1 :]) - len(words[colon + 1 :].lstrip())) if kind else None


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
