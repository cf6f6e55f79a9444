"""Spelling: which answers of a speller, of the turns of phrase and of the model of slips are worth a remark. Pure.

A speller says which words no dialect of English knows, and where its rules of grammar see a slip. An unknown
word becomes a finding only when it is a small slip away from a word that it must have been; names, tools and
the words of a trade are let be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Protocol, Self

from msgspec import Struct, field
from msgspec.structs import replace

from tactful.notes.check.capitals import slips_of_form
from tactful.notes.check.language import ENGLISH, sentence_is_english, sentences
from tactful.notes.check.lexicon import Lexicon
from tactful.notes.check.rule import Hit
from tactful.notes.check.speller import Answer, Grammar, Speller
from tactful.notes.check.turns import Turns
from tactful.notes.note import Note, NoteFacts

_CHUNK = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NO_WORD = re.compile(r"[\d_@/\\#&=<>+~|$%^*{}\[\]`]|\w[.:]\w|\.{2}")
_POSSESSIVE = re.compile(r"'s$")
_LONGEST = 30
READ = 10_000
"""Characters of a note that are read; the longest message the platform takes has 8,000."""

_CHAT = re.compile(
    r"(?<![\w'.])(?:u|ur|cud|wud|thx|tnx|plz|omg|lol|lmao|lmk|tbh|ngl|idk|irl|hmu|wanna|gonna)(?![\w'.-])"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Fr)\.$")


class Misused(Protocol):
    """Something that sees right words in the wrong place."""

    def find(self, texts: Sequence[str]) -> Sequence[Sequence[Hit]]:
        """The slips in English texts whose apostrophes are plain, text by text."""
        ...


class Asks(Protocol):
    """What the engine asks about the spelling of a note."""

    def ask(self, note: Note) -> Callable[[], tuple[Hit, ...]]:
        """Ask about a note; what is returned waits for the answer and gives the places of its slips."""
        ...


class Spelling(Struct, frozen=True, kw_only=True):
    """A speller, what is known without it, turns of phrase, the names it is not to stumble over, and what sees a right
    word in the wrong place."""

    speller: Speller
    lexicon: Lexicon = field(default_factory=Lexicon)
    grammar: Grammar = field(default_factory=Grammar)
    turns: Turns = field(default_factory=Turns)
    names: frozenset[str] = frozenset()
    misused: Misused | None = None

    def for_fragments(self) -> Self:
        """This spelling for lines that are no whole sentences: which word belongs where is not asked."""
        return replace(self, misused=None)

    def ask(self, note: Note) -> Callable[[], tuple[Hit, ...]]:
        """As `Asks.ask`."""
        return self._ask_all([note])[0]

    def asking_ahead(self, notes: Iterable[Note]) -> AskedAhead:
        """This spelling, asked about these notes already."""
        notes = tuple(notes)
        asked = {(note.text, note.facts): one for note, one in zip(notes, self._ask_all(notes), strict=True)}
        return AskedAhead(spelling=self, asked=asked)

    def _ask_all(self, notes: Sequence[Note]) -> list[Callable[[], tuple[Hit, ...]]]:
        """What waits for the answers, note by note; the speller works while the others look."""
        texts = [_english(note.plain[:READ]) for note in notes]
        places = [self._places(note, text) for note, text in zip(notes, texts, strict=True)]
        waiting = [
            self.speller.ask(text, tuple(sorted({place.word for place in unsure})))
            for text, unsure in zip(texts, places, strict=True)
        ]
        misused = self.misused.find(texts) if self.misused else [()] * len(texts)
        return [partial(self._hits, *one) for one in zip(notes, texts, places, waiting, misused, strict=True)]

    def _places(self, note: Note, text: str) -> list[_Place]:
        """Where words stand that the speller is to look at."""
        often = Counter(match[0].lower() for match in _WORD.finditer(text))
        own = _names_of(note)
        return [
            place
            for place in _unsure(text)
            if self._may_be_wrong(place.word) and place.word not in own and often[place.word] < 2
        ]

    def _hits(
        self,
        note: Note,
        text: str,
        places: Sequence[_Place],
        waiting: Callable[[], Answer | None],
        misused: Sequence[Hit],
    ) -> tuple[Hit, ...]:
        """All hits, none upon another; of right words in the wrong place only those that everybody knows."""
        form = slips_of_form(text, self.lexicon.proper, self.lexicon.openers | ENGLISH)
        ours = [*self.turns.find(text), *form]
        answer = waiting() or Answer()
        strange = self.names.union(answer.unknown, _names_of(note), self.lexicon.of_few)
        known = [hit for hit in misused if hit.span and strange.isdisjoint(words_in(text[slice(*hit.span)]))]
        return _apart([*ours, *self._spelt(text, places, answer), *known])

    def _may_be_wrong(self, word: str) -> bool:
        known = self.lexicon.known
        return not (word in known or word in self.names or (word.endswith("s") and word[:-1] in known))

    def _spelt(self, text: str, places: Sequence[_Place], answer: Answer) -> Iterator[Hit]:
        for place in places:
            if place.word in answer.unknown:
                guesses = answer.unknown[place.word]
                if fix := self.lexicon.meant(place.word, guesses, opens=place.opens):
                    yield Hit(place.span, {"fix": _as_written(fix, text[place.start])})
        for slip in answer.slips:
            if self.grammar.believes(slip, text):
                yield Hit((slip.start, slip.end), {"fix": slip.fix})


class AskedAhead(Struct, frozen=True, kw_only=True):
    """A spelling that was asked about some notes already: the speller works while others are read."""

    spelling: Spelling
    asked: Mapping[tuple[str, NoteFacts | None], Callable[[], tuple[Hit, ...]]]

    def ask(self, note: Note) -> Callable[[], tuple[Hit, ...]]:
        """As `Asks.ask`."""
        return self.asked.get((note.text, note.facts)) or self.spelling.ask(note)


def _apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits of which none lies upon an earlier one."""
    kept: list[Hit] = []
    for hit in hits:
        if not any(
            hit.span and one.span and hit.span[0] < one.span[1] and one.span[0] < hit.span[1] for one in kept
        ):
            kept.append(hit)
    return tuple(kept)


class _Place(Struct, frozen=True):
    """Where a word stands, in lower case; `opens` when it has a capital because it begins a sentence."""

    start: int
    word: str
    opens: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.word)


def words_in(name: str) -> Iterator[str]:
    """The words of a name, in lower case."""
    return (match[0].lower() for match in _WORD.finditer(name))


def _english(text: str) -> str:
    """The text with what is not English, or is text speak, blanked out, character for character."""
    return "".join(_blanked(text))


def _blanked(text: str) -> Iterator[str]:
    done = 0
    for start, end in sentences(text):
        yield text[done:start]
        sentence = text[start:end]
        plain = sentence_is_english(sentence) and not _CHAT.search(sentence)
        yield sentence if plain else re.sub(r"\S", " ", sentence)
        done = end
    yield text[done:]


def _unsure(text: str) -> Iterator[_Place]:
    """Where words stand that may be misspelt: not addresses, codes, short forms, names."""
    for chunk in _CHUNK.finditer(text):
        if _NO_WORD.search(chunk[0]):
            continue
        for match in _WORD.finditer(text, *chunk.span()):
            word = _POSSESSIVE.sub("", match[0])
            if word.isascii() and word.isalpha() and 3 < len(word) <= _LONGEST:
                if word.islower():
                    yield _Place(match.start(), word, False)
                elif word[1:].islower() and match.start() == chunk.start() and _begins(text, match.start()):
                    yield _Place(match.start(), word.lower(), True)


def _begins(text: str, place: int) -> bool:
    before = text[max(0, place - 50) : place].rstrip()
    if _TITLE.search(before):
        return False
    return not before or before[-1] in ".!?:" or "\n" in text[max(0, place - 50) : place][len(before) :]


def _names_of(note: Note) -> Collection[str]:
    facts = note.facts
    if facts is None:
        return ()
    named = (facts.name, facts.company, facts.title, facts.referrer, *facts.common, *facts.about)
    return {word for name in named if name for word in words_in(name)}


def _as_written(fix: str, first: str) -> str:
    return fix[0].upper() + fix[1:] if first.isupper() else fix
