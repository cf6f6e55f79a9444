"""Spelling for the check of notes: the words it knows, read once, and one child process for the whole program."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tactful.app.load_model import load_slip_model
from tactful.notes.check.lexicon import Lexicon
from tactful.notes.check.speller import Grammar
from tactful.notes.check.spelling import Spelling, words_in
from tactful.notes.check.turns import Turn, Turns, with_classes

if TYPE_CHECKING:
    from tactful.spelling.client import ChildSpeller

START = r"\A|(?<=[.!?;:]\s)|(?<=\n)"
"""Where a sentence begins: `{start}` in a turn."""

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
    return Spelling(
        speller=child(),
        lexicon=load_lexicon(),
        grammar=load_grammar(),
        turns=load_turns().turns,
        names=names,
        misused=load_slip_model(),
    )


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


class TurnTexts(Struct, frozen=True):
    """The turns, and texts that they flag and pass."""

    turns: Turns
    flags: tuple[str, ...]
    passes: tuple[str, ...]


class _Family(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of turns."""

    turn: tuple[Turn, ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]


@lru_cache
def load_turns() -> TurnTexts:
    """The turns of all files in `known_words/turns`, with the classes and verbs put in."""
    folder = WORDS / "turns"
    tables = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    classes = msgspec.toml.decode(tables.pop("classes"), type=dict[str, str])
    verbs = msgspec.toml.decode(tables.pop("verbs"), type=dict[str, tuple[str, str]])
    ways = {name: "|".join(words.split()) for name, words in classes.items()}
    families = [msgspec.toml.decode(table, type=_Family) for table in tables.values()]
    turns = tuple(turn for family in families for turn in with_classes(family.turn, {**ways, "start": START}))
    return TurnTexts(
        turns=Turns(turns=turns, verbs=verbs),
        flags=tuple(text for family in families for text in family.flags),
        passes=tuple(text for family in families for text in family.passes),
    )


@lru_cache
def load_lexicon() -> Lexicon:
    """The words of the files in `known_words`: those of `everyday` and `usual` are meant, those of `proper` have a
    capital, the others are known."""
    everyday = _words("everyday")
    known = everyday.union(*(_words(name) for name in ("tools", "trades", "names", "elsewhere")))
    proper = {word.lower(): word for word in _words("proper")}
    return Lexicon(
        known=known, everyday=everyday, openers=_words("openers"), usual=_words("usual"), proper=proper
    )


@lru_cache
def load_confused() -> dict[str, frozenset[str]]:
    """For each word of `confused.txt` those that it is mixed up with."""
    pairs: dict[str, frozenset[str]] = {}
    for line in _lines("confused"):
        words = frozenset(line.split())
        pairs |= {word: pairs.get(word, frozenset()) | words - {word} for word in words}
    return pairs


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _lines(name: str) -> list[str]:
    """The lines of a list of words, without its remarks."""
    lines = (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
