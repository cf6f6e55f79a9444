"""The words that are known, and which of them an unknown one must have been."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from tactful.notes.check.edits import Slip, one_slip, slips_between

_DRAWN_OUT = re.compile(r"(\w)\1\1$")


class Lexicon(Struct, frozen=True, kw_only=True, dict=True):
    """Words that are right though a dictionary may not have them, and those that are meant most often.

    All are lower case. An unknown word is held against `everyday`, one that begins a sentence against `openers`; one
    that may lack a letter against `usual` as well.
    `proper` has the words with a capital by their lower-case form.
    """

    known: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()
    proper: Mapping[str, str] = {}

    @cached_property
    def of_few(self) -> frozenset[str]:
        """The words that are known, but not to everybody."""
        return self.known - self.everyday - self.usual

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
            or next((guess for guess in guesses if _surely(word, guess, self.usual)), None)
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


def _surely(word: str, guess: str, usual: Collection[str]) -> bool:
    """True for a guess that need not be an everyday word: the slip is of a kind that makes no other word."""
    if len(word) < 6 or not (guess.islower() and guess.isalpha()):
        return False
    match one_slip(word, guess):
        case "swapped":
            return True
        case "doubled":
            return _same_ends(word, guess)
        case "dropped":
            return _same_ends(word, guess) and (len(word) > 8 or guess in usual)
        case "vowel":
            return _same_ends(word, guess) and len(word) > 7
    return False


def _same_ends(word: str, guess: str) -> bool:
    return word[0] == guess[0] and word[-1] == guess[-1]


def _rank(word: str, guesses: Sequence[str]) -> int:
    return guesses.index(word) if word in guesses else len(guesses)
