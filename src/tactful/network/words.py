"""The words of company names: which are forms, places, departments, and which name nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tactful.network.letters import fold
from tactful.network.slips import Slips

Words = tuple[str, ...]


class WordLists(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The lists as the data file has them: folded words with `;` between."""

    forms: str
    no_forms: str
    forms_before: str
    forms_joined: str
    cities_joined: str
    describing_joined: str
    small: str
    joining: str
    nobody: str
    nobody_beside: str
    nobody_whole: str
    places: str
    cities: str
    around: str
    units: str
    describing: str
    ordinary: str
    no_slips: str
    said: dict[str, str]


class Vocabulary:
    """The lists, made ready to be looked up; `more_forms` are legal forms from elsewhere."""

    def __init__(self, lists: WordLists, more_forms: Iterable[str] = ()) -> None:
        self.said = {word: right for right, words in lists.said.items() for word in _entries(words)}
        doubtful = set(_entries(lists.no_forms))
        rarer = (fold(form.replace(".", "")) for form in more_forms)
        self.forms = self._phrases(
            [*_entries(lists.forms), *(form for form in rarer if form not in doubtful)]
        )
        self.forms_before = frozenset(_entries(lists.forms_before))
        self.forms_joined = _longest_first(lists.forms_joined)
        self.cities_joined = _longest_first(lists.cities_joined)
        self.describing_joined = _longest_first(lists.describing_joined)
        self.small = frozenset(_entries(lists.small))
        self.joining = frozenset((*_entries(lists.joining), "&"))
        self.nobody = frozenset(_entries(lists.nobody))
        self.nobody_beside = frozenset(_entries(lists.nobody_beside))
        self.nobody_whole = frozenset(entry.replace(" ", "") for entry in _entries(lists.nobody_whole))
        self.places = self._phrases(_entries(lists.places))
        self.around = self._phrases(_entries(lists.around))
        cities, units = self._phrases(_entries(lists.cities)), self._phrases(_entries(lists.units))
        self.settled = self.places | self.around | self.forms | cities
        self.units = self.settled | units
        self.describing = frozenset(self._read(entry) for entry in _entries(lists.describing))
        self.ordinary = frozenset(entry.replace(" ", "") for entry in _entries(lists.ordinary))
        self.no_slips = frozenset(_entries(lists.no_slips))
        self._slips = Slips(word for word in self.describing if len(word) >= 7)

    def read(self, words: Iterable[str]) -> Words:
        """Each word as the lists have it: `technologies` as technology, `Wien` as Vienna, slips mended."""
        return tuple(self._slips.mended(self._read(word)) for word in words)

    def tail(self, words: Sequence[str], phrases: frozenset[Words]) -> int:
        """How many words at the end are one of the phrases, the longest."""
        return next((n for n in range(min(5, len(words)), 0, -1) if tuple(words[-n:]) in phrases), 0)

    def only(self, words: Sequence[str], phrases: frozenset[Words]) -> bool:
        """True when the words are nothing but such phrases and small words."""
        left = list(words)
        while left:
            n = self.tail(left, phrases) or int(left[-1] in self.small or left[-1] in self.joining)
            if not n:
                return False
            del left[-n:]
        return True

    def bare(self, words: Sequence[str]) -> str:
        """The words as one, the small ones left out; a short name keeps its `&`."""
        if len(words) == 1:
            return words[0]
        kept = [word for n, word in enumerate(words) if not self._is_small(words, n)]
        name = "".join(kept) or "".join(words)
        if len(name) <= 3 and any(word in self.joining for word in words):
            return "&".join(kept)
        return name

    def _is_small(self, words: Sequence[str], n: int) -> bool:
        word = words[n]
        if word in self.joining:
            return True
        if n == 0 or word not in self.small:
            return False
        return len(word) > 1 or (n + 1 < len(words) and len(words[n - 1]) > 1 and len(words[n + 1]) > 1)

    def _read(self, word: str) -> str:
        return self.said.get(word, word)

    def _phrases(self, entries: Iterable[str]) -> frozenset[Words]:
        return frozenset(tuple(self._read(word) for word in entry.split()) for entry in entries if entry)


def _entries(text: str) -> list[str]:
    return [entry for part in text.split(";") if (entry := " ".join(part.split()))]


def _longest_first(text: str) -> Words:
    return tuple(sorted(_entries(text), key=len, reverse=True))
