"""Spelling for the check of notes: the words it knows, read once, and one child process for the whole program."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tactful.notes.check.spelling import Grammar, Lexicon, Spelling, words_in

if TYPE_CHECKING:
    from tactful.spelling.client import ChildSpeller

WORDS = Path(__file__).parent.parent / "notes" / "check" / "known_words"


def speller_for(known_words: tuple[str, ...] = ()) -> Spelling:
    """The spelling to hand to the engine; `known_words` are names that are right: people, companies, places.

    The child process is started at once and gets ready while the rules run.
    """
    child().start()
    return _spelling(known_words)


@lru_cache(maxsize=4)
def _spelling(known_words: tuple[str, ...]) -> Spelling:
    names = frozenset(word for name in known_words for word in words_in(name))
    return Spelling(speller=child(), lexicon=load_lexicon(), grammar=load_grammar(), names=names)


def names_at(ledger: Path) -> tuple[str, ...]:
    """The people and companies of a ledger: no names of theirs are misspelt. None where there is no ledger."""
    from tactful.ledger.peek import OWNER, peek

    named = (f"SELECT name FROM {table} WHERE owner = {OWNER}" for table in ("person", "company"))  # noqa: S608
    return tuple(name for (name,) in peek(ledger, " UNION ".join(named)) if name)


def spelling_trouble() -> str | None:
    """A sentence on why notes went out of the check without spelling; None while all is well."""
    why = child().trouble
    return f"Spelling was left out: {why}." if why else None


@lru_cache
def child() -> ChildSpeller:
    """The one speller of this program; it starts with `start()` or the first question, ends with `close()`."""
    from tactful.spelling.client import ChildSpeller

    return ChildSpeller(sorted(load_grammar().rules))


@lru_cache
def load_grammar() -> Grammar:
    """The rules of grammar whose word is taken."""
    return msgspec.toml.decode((WORDS / "grammar.toml").read_bytes(), type=Grammar)


@lru_cache
def load_lexicon() -> Lexicon:
    """The words of the files in `known_words`: those of `everyday` are meant, the others are known."""
    everyday = _words("everyday")
    known = everyday.union(*(_words(name) for name in ("tools", "trades", "names", "elsewhere")))
    return Lexicon(known=known, everyday=everyday, openers=_words("openers"))


def _words(name: str) -> frozenset[str]:
    lines = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
