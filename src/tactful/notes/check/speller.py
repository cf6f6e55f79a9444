"""What is asked of a speller, and which of its rules of grammar are believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


class GrammarSlip(Struct, frozen=True, array_like=True):
    """A place (code points) where a rule of the speller's grammar sees a slip, and what it would write."""

    start: int
    end: int
    fix: str
    rule: str


class Answer(Struct, frozen=True):
    """What a speller says: the words it does not know with its guesses, best first, and slips of grammar."""

    unknown: Mapping[str, tuple[str, ...]] = {}
    slips: tuple[GrammarSlip, ...] = ()


class Speller(Protocol):
    """Something that knows English. It never raises: when it cannot answer, it says nothing."""

    def ask(self, text: str, words: Sequence[str]) -> Callable[[], Answer | None]:
        """Ask about a text and the lower-case words in it; the answer is waited for when it is called for."""
        ...


class Grammar(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The speller's rules of grammar that are believed: `unless` they mark these words, only `after` those."""

    rules: frozenset[str] = frozenset()
    unless: Mapping[str, frozenset[str]] = {}
    after: Mapping[str, frozenset[str]] = {}

    def believes(self, slip: GrammarSlip, text: str) -> bool:
        """True when the rule's word is taken for this place of the text."""
        if slip.rule not in self.rules or not slip.fix or not 0 <= slip.start < slip.end <= len(text):
            return False
        if _low(text[slip.start : slip.end]) in self.unless.get(slip.rule, ()):
            return False
        if slip.rule in self.after:
            before = text[: slip.start].split()[-1:]
            return bool(before) and before[0].lower() in self.after[slip.rule]
        if slip.rule == "AnA":
            return text[: slip.start][-1:].strip() == "" and _article_is_wrong(text[slip.end :], slip.fix)
        return True


def _low(text: str) -> str:
    return " ".join(text.lower().split())


def _article_is_wrong(rest: str, fix: str) -> bool:
    """Letters spelt out, words with a silent h and those that sound as "you" or "one" are left to the writer."""
    match = _WORD.match(rest.lstrip())
    word = match[0] if match else ""
    left = (
        word.startswith("h")
        if fix.lower() == "a"
        else word.startswith(("eu", "ew", "uni", "use", "one", "onc"))
    )
    return word.islower() and len(word) > 2 and not left
