"""What mails say, as data: one file a kind, each phrase with texts that it must recognise."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

Saying = Literal[
    "received", "rejected", "offered", "interview", "changed", "mine", "search", "elsewhere", "away"
]
ROOT = Path(__file__).parent

_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n\n+|\n(?=- )")
_MAYBE = re.compile(
    r"\b(if|should (you|your|we)|in case|in the event|unless|whether|may be|might|once|only (those|shortlisted)"
    r"|sollten|falls|wenn|si)\b",
    re.IGNORECASE,
)
_PROVIDED = re.compile(
    r"\bif (it|they|your (application|profile|cv|resume|skills|experience)|you (match|meet|fit)"
    r"|(you are|you're) (selected|shortlisted|successful|chosen))\b",
    re.IGNORECASE,
)
_LONGEST = 1200


class Phrase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way of saying it: the pattern `says`, and in the same sentence `with_`. `sure` alone makes a fact."""

    says: str
    sure: bool
    recognises: tuple[str, ...]
    with_: str | None = field(name="with", default=None)


class Ignores(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Texts in which no phrase of the file is seen."""

    texts: tuple[str, ...]


class Sayings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file: the phrases of one kind."""

    kind: Saying
    phrase: tuple[Phrase, ...]
    ignores: tuple[Ignores, ...]


class _Ready(Struct, frozen=True):
    kind: Saying
    says: re.Pattern[str]
    besides: re.Pattern[str] | None
    sure: bool


@lru_cache(maxsize=1)
def load() -> tuple[Sayings, ...]:
    """All files of phrases, by name."""
    return tuple(msgspec.toml.decode(path.read_bytes(), type=Sayings) for path in sorted(ROOT.glob("*.toml")))


@lru_cache(maxsize=1)
def _ready() -> tuple[_Ready, ...]:
    return tuple(
        _Ready(
            said.kind,
            re.compile(phrase.says, re.IGNORECASE),
            re.compile(phrase.with_, re.IGNORECASE) if phrase.with_ else None,
            phrase.sure,
        )
        for said in load()
        for phrase in said.phrase
    )


@lru_cache(maxsize=8)
def load_pattern(kind: Saying) -> re.Pattern[str]:
    """All phrases of one kind as one pattern."""
    says = [phrase.says for file in load() if file.kind == kind for phrase in file.phrase]
    return re.compile("|".join(f"(?:{one})" for one in says), re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, each on one line, within limits."""
    found = (" ".join(piece.split())[:_LONGEST] for piece in _SENTENCE.split(text))
    return [sentence for sentence in found if sentence]


def said(text: str) -> dict[Saying, bool]:
    """Return the kinds that a text speaks of; True for those that one phrase says without doubt.

    What stands after an `if` in the same sentence, or under its condition, did not happen.
    """
    found: dict[Saying, bool] = {}
    for sentence in sentences(text):
        maybe, provided = _MAYBE.search(sentence), _PROVIDED.search(sentence)
        for one in _ready():
            if found.get(one.kind):
                continue
            hit = one.says.search(sentence)
            if hit is None or (one.besides is not None and not one.besides.search(sentence)):
                continue
            supposed = provided is not None or (maybe is not None and maybe.start() < hit.start())
            if one.kind in _UNSUPPOSED or not supposed:
                found[one.kind] = one.sure or found.get(one.kind, False)
    return found


_UNSUPPOSED = frozenset({"elsewhere", "away", "mine", "search"})
