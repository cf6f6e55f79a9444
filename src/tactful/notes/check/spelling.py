"""Spelling: what is asked of a speller, and which of its answers are worth a remark. Pure.

A speller says which words no dialect of English knows, and where its rules of grammar see a slip. An unknown
word becomes a finding only when it is a small slip away from a word that it must have been; names, tools and
the words of a trade are let be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from msgspec import Struct, field

from tactful.notes.check.capitals import slips_of_form
from tactful.notes.check.edits import Slip, one_slip, slips_between
from tactful.notes.check.language import ENGLISH, sentence_is_english, sentences
from tactful.notes.check.rule import Hit
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
_DRAWN_OUT = re.compile(r"(\w)\1\1$")


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


class Lexicon(Struct, frozen=True, kw_only=True, dict=True):
    """Words that are right though a dictionary may not have them, and those that are meant most often.

    All are lower case. An unknown word is held against `everyday`, one that begins a sentence against `openers`.
    `proper` has the words with a capital by their lower-case form.
    """

    known: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    proper: Mapping[str, str] = {}

    @cached_property
    def by_length(self) -> Mapping[int, tuple[str, ...]]:
        """The everyday words by their number of letters."""
        lengths: dict[int, list[str]] = {}
        for word in sorted(self.everyday):
            lengths.setdefault(len(word), []).append(word)
        return {length: tuple(words) for length, words in lengths.items()}

    def meant(self, word: str, guesses: Sequence[str], *, opens: bool = False) -> str | None:
        """The word that an unknown one must have been; None when it may well be right."""
        if _DRAWN_OUT.search(word) or (word.endswith("in") and f"{word}g" in guesses):
            return None
        if opens:
            return self._near(word, guesses, self.openers)
        return (
            self._near(word, guesses, self._of_length(len(word), 1))
            or self._farther(word)
            or next((guess for guess in guesses if _surely(word, guess)), None)
        )

    def _of_length(self, length: int, give: int) -> Iterator[str]:
        for other in range(length - give, length + give + 1):
            yield from self.by_length.get(other, ())

    def _near(self, word: str, guesses: Sequence[str], words: Iterable[str]) -> str | None:
        """The everyday word one slip away; of several the likeliest slip, then the speller's best guess."""
        near = [(w, slip) for w in words if (slip := one_slip(word, w)) and _believable(word, w, slip)]
        if not near:
            return None
        return min(near, key=lambda pair: (_LIKELY.index(pair[1]), _rank(pair[0], guesses)))[0]

    def _farther(self, word: str) -> str | None:
        """A long everyday word two slips away."""
        if len(word) < _LONG:
            return None
        far = (w for w in self._of_length(len(word), 2) if w[0] == word[0] and len(w) >= _LONG - 1)
        return next((w for w in far if slips_between(word, w) == 2 and w[-1] == word[-1]), None)


_LONG = 9
_LIKELY: tuple[Slip, ...] = ("swapped", "doubled", "dropped", "vowel", "added", "beside", "other")


def _believable(word: str, meant: str, slip: Slip) -> bool:
    """Short words are near to many, so in them only some slips count; endings differ for many reasons."""
    if len(word) < 5:
        return len(word) == 4 and (slip == "swapped" or (slip == "doubled" and len(meant) == 5))
    if slip in ("vowel", "beside", "other", "added") and word[:-1] == meant[: len(word) - 1]:
        return slip == "vowel" and len(word) > 6
    if slip == "other" and len(word) < 7:
        return False
    return word[0] == meant[0] or len(word) > 6 or slip == "swapped"


def _surely(word: str, guess: str) -> bool:
    """True for a guess that need not be an everyday word: the slip is of a kind that makes no other word."""
    slip = one_slip(word, guess) if guess.islower() and guess.isalpha() else None
    kinds = ("swapped", "doubled", "vowel") if len(word) > 7 else ("swapped", "doubled")
    if slip == "swapped" and len(word) > 5:
        return True
    if slip == "doubled" and "ll" in word + guess:
        return False  # British and American spelling differ here
    return slip in kinds and len(word) > 5 and word[-1] == guess[-1] and word[0] == guess[0]


def _rank(word: str, guesses: Sequence[str]) -> int:
    return guesses.index(word) if word in guesses else len(guesses)


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


class Asks(Protocol):
    """What the engine asks about the spelling of a note."""

    def ask(self, note: Note) -> Callable[[], tuple[Hit, ...]]:
        """Ask about a note; what is returned waits for the answer and gives the places of its slips."""
        ...


class Spelling(Struct, frozen=True, kw_only=True):
    """A speller, what is known without it, turns of phrase, and the names it is not to stumble over."""

    speller: Speller
    lexicon: Lexicon = field(default_factory=Lexicon)
    grammar: Grammar = field(default_factory=Grammar)
    turns: Turns = field(default_factory=Turns)
    names: frozenset[str] = frozenset()

    def ask(self, note: Note) -> Callable[[], tuple[Hit, ...]]:
        """As `Asks.ask`."""
        text = _english(note.plain[:READ])
        places = [place for place in _unsure(text) if self._may_be_wrong(place.word)]
        often = Counter(_low(match[0]) for match in _WORD.finditer(text))
        own = _names_of(note)
        places = [place for place in places if place.word not in own and often[place.word] < 2]
        waiting = self.speller.ask(text, tuple(sorted({place.word for place in places})))
        form = slips_of_form(text, self.lexicon.proper, self.lexicon.openers | ENGLISH)
        ours = [*self.turns.find(text), *form]
        return lambda: _apart([*ours, *self._hits(text, places, waiting())])

    def asking_ahead(self, notes: Iterable[Note]) -> AskedAhead:
        """This spelling, asked about these notes already."""
        return AskedAhead(spelling=self, asked={(note.text, note.facts): self.ask(note) for note in notes})

    def _may_be_wrong(self, word: str) -> bool:
        known = self.lexicon.known
        return not (word in known or word in self.names or (word.endswith("s") and word[:-1] in known))

    def _hits(self, text: str, places: Sequence[_Place], answer: Answer | None) -> Iterator[Hit]:
        if answer is None:
            return
        for place in places:
            if place.word in answer.unknown:
                guesses = answer.unknown[place.word]
                if fix := self.lexicon.meant(place.word, guesses, opens=place.opens):
                    span = (place.start, place.start + len(place.word))
                    yield Hit(span, {"fix": _as_written(fix, text[place.start])})
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
