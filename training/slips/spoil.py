"""Making slips: a right sentence in, out what somebody in a hurry writes, and the edit that mends each word."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import SequenceMatcher

from tactful.app.spelling import load_confused, load_turns
from tactful.notes.check.edits import one_slip
from tactful.notes.check.reading.sentences import sentences
from tactful.notes.check.slips.edits import AS, BEFORE, DROP, FORMS, KEEP
from tactful.notes.check.slips.words import WORD

Row = tuple[str, list[str]]
"""A sentence, and the edit of each of its words."""

_LOST = """
    a an the to of in on at for with by from about into as i you he we she they it me him them us my your his her our
    their its is are was were be been am have has had do does did will would can could should if and or but so how what
    when where who which i'd i'm i've it's this these one not any some than up out back there
"""
_ADDED = """
    a an the to of in on at for with by from about have has been be is are was did do it that and as you me will would
"""
_PREPOSITIONS = "in on at for to of with by from about into as over during since"
_SHORT = "a i an as at be by do go he if in is it me my no of on or so to up us we am oh ok hi"
LOST = frozenset(_LOST.split())
"""Words that a hurry loses."""
ADDED, PREPOSITIONS, SHORT = tuple(_ADDED.split()), tuple(_PREPOSITIONS.split()), frozenset(_SHORT.split())
_LIKELY = {
    "swapped": 3.0,
    "doubled": 2.0,
    "dropped": 3.0,
    "added": 2.0,
    "vowel": 1.5,
    "beside": 1.5,
    "other": 0.5,
}
_TWO_WAYS = (
    ("our", "or"),
    ("z", "s"),
    ("ll", "l"),
    ("ey", "ay"),
    ("cence", "cense"),
    ("tice", "tise"),
    ("yre", "ire"),
)
"""What is spelt in two ways; neither is a slip of the other."""


class _Spoilt:
    """A sentence while it is spoilt: its words, what stands before each, and the edit that mends it."""

    def __init__(self, sentence: str) -> None:
        words = list(WORD.finditer(sentence))
        ends = [0, *(word.end() for word in words)]
        self.said = [word[0] for word in words]
        self.gaps = [sentence[end : word.start()] for end, word in zip(ends, words, strict=False)]
        self.edits = [KEEP] * len(words)

    def row(self) -> Row:
        return "".join(gap + word for gap, word in zip(self.gaps, self.said, strict=True)), self.edits

    def places(self, known: Collection[str]) -> list[int]:
        """Where a word stands that is known, is no name, and was let be so far."""
        return [
            place for place, word in enumerate(self.said)
            if self.edits[place] == KEEP and word.lower() in known
            and (word.islower() or place == 0 or word == "I" or word.startswith("I'"))
        ]  # fmt: skip

    def replace(self, place: int, written: str, edit: str) -> None:
        capital = (self.said[place][0].isupper() and self.said[place] != "I") or written == "i"
        self.said[place] = written.capitalize() if capital or written.startswith("i'") else written
        self.edits[place] = edit

    def lose(self, place: int) -> None:
        self.edits[place + 1] = f"{BEFORE}{self.said[place].lower()}"
        del self.said[place], self.edits[place], self.gaps[place + 1]

    def add(self, place: int, word: str) -> None:
        self.said.insert(place, word)
        self.gaps.insert(place, " ")
        self.edits.insert(place, DROP)


class Spoiler:
    """Knows which words are written for which; `counts` says how often each stands in right text, `common` are words
    that are known all the same."""

    def __init__(self, counts: Counter[str], common: Iterable[str]) -> None:
        self.counts = counts
        known = {word for word, n in counts.items() if n >= 3 and word.isalpha()} | set(common)
        known = {word for word in known if len(word) > 2 or word in SHORT}
        confused = load_confused()
        self.confused = {word: sorted(confused[word]) for word in sorted(confused)}
        self.near = self._near(known)
        self.forms = self._forms(known)

    def _near(self, known: Collection[str]) -> dict[str, dict[str, float]]:
        """For each word those that one slip of the hand makes of it, and how likely each is."""
        by_key: dict[str, set[str]] = defaultdict(set)
        for word in known:
            for i in range(len(word) + 1):
                by_key[f"{word[:i]}*{word[i:]}"].add(word)
                by_key[f"{word[:i]}*{word[i + 1 :]}"].add(word)
                by_key[f"{word[:i]}{''.join(sorted(word[i : i + 2]))}<{word[i + 2 :]}"].add(word)
        near: dict[str, dict[str, float]] = defaultdict(dict)
        for words in by_key.values():
            for meant in words if len(words) > 1 else ():
                for written in words - {meant}:
                    slip = one_slip(written, meant) if max(len(meant), len(written)) > 2 else None
                    if slip and self.counts[written] > 1 and _one_way(written) != _one_way(meant):
                        # Short words are near to very many.
                        near[meant][written] = _LIKELY[slip] * (0.3 if len(written) < 4 else 1.0)
        return {meant: dict(sorted(near[meant].items())) for meant in sorted(near)}

    def _forms(self, known: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """For each word its other forms that are written for it, with the edit that mends each."""
        turns = load_turns().turns
        forms: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for written in sorted(word for word in known if self.counts[word] > 1):
            for edit in FORMS:
                meant = turns.form(written, edit)
                if meant != written and meant in known and self.counts[meant]:
                    forms[meant].append((written, edit))
        return dict(forms)

    def edit(self, written: str, meant: str) -> str:
        """The edit that makes `meant` of `written`."""
        return dict(self.forms.get(meant, ())).get(written, f"{AS}{meant}")

    def spoilt(self, sentence: str, rng: random.Random) -> Row:
        """The sentence with one to three slips, without any where none fits."""
        found = _Spoilt(sentence)
        kinds: tuple[Callable[[_Spoilt, random.Random], bool], ...] = (
            self._lost, self._slipped, self._mixed_up, self._inflected, self._beside, self._added,
        )  # fmt: skip
        for _ in range(rng.choices((1, 2, 3), (70, 23, 7))[0]):
            any(rng.choices(kinds, (26, 22, 22, 18, 5, 7))[0](found, rng) for _ in range(6))
        return found.row()

    def _rarer(self, found: _Spoilt, known: Collection[str], power: float, rng: random.Random) -> int | None:
        """One of the places of known words, the rarer word the likelier."""
        places = found.places(known)
        weights = [1 / (1 + self.counts[found.said[place].lower()]) ** power for place in places]
        return rng.choices(places, weights)[0] if places else None

    def _mixed_up(self, found: _Spoilt, rng: random.Random) -> bool:
        place = self._rarer(found, self.confused, 0.5, rng)
        if place is None:
            return False
        meant = found.said[place].lower()
        written = rng.choice(self.confused[meant])
        found.replace(place, written, self.edit(written, meant))
        return True

    def _slipped(self, found: _Spoilt, rng: random.Random) -> bool:
        place = self._rarer(found, self.near, 0.4, rng)
        if place is None:
            return False
        meant = found.said[place].lower()
        written = rng.choices(list(self.near[meant]), list(self.near[meant].values()))[0]
        found.replace(place, written, self.edit(written, meant))
        return True

    def _inflected(self, found: _Spoilt, rng: random.Random) -> bool:
        place = self._rarer(found, self.forms, 0, rng)
        if place is None:
            return False
        found.replace(place, *rng.choice(self.forms[found.said[place].lower()]))
        return True

    def _beside(self, found: _Spoilt, rng: random.Random) -> bool:
        place = self._rarer(found, PREPOSITIONS, 0, rng)
        if place is None:
            return False
        meant = found.said[place].lower()
        found.replace(place, rng.choice([word for word in PREPOSITIONS if word != meant]), f"{AS}{meant}")
        return True

    def _lost(self, found: _Spoilt, rng: random.Random) -> bool:
        place = self._rarer(found, LOST, 0.3, rng)
        # The first word is left out by many who write briefly.
        if not place or place + 1 == len(found.said):
            return False
        if found.edits[place + 1] != KEEP or not found.said[place + 1][0].isalnum():
            return False
        found.lose(place)
        return True

    def _added(self, found: _Spoilt, rng: random.Random) -> bool:
        places = [i for i in range(1, len(found.said)) if found.gaps[i] and found.said[i][0].isalnum()]
        if not places:
            return False
        place = rng.choice(places)
        word = found.said[place - 1].lower() if rng.random() < 0.35 else rng.choice(ADDED)
        if word.isalpha():
            found.add(place, word)
        return word.isalpha()


def _one_way(word: str) -> str:
    for one, other in _TWO_WAYS:
        word = word.replace(one, other)
    return word


def marked(written: str, meant: str, spoiler: Spoiler) -> Iterator[Row]:
    """The sentences of a passage as it was typed, with their edits; none where it is not clear what was done."""
    words = list(WORD.finditer(written))
    right = [word.lower() for word in WORD.findall(meant)]
    edits = _between([word[0].lower() for word in words], right, spoiler)
    for start, end in sentences(written) if edits else ():
        own = (edit for edit, word in zip(edits or (), words, strict=True) if start <= word.start() < end)
        yield written[start:end], list(own)


def _between(written: list[str], meant: list[str], spoiler: Spoiler) -> list[str] | None:
    edits = [KEEP] * len(written)
    for op, a, b, c, d in SequenceMatcher(None, written, meant, autojunk=False).get_opcodes():
        if op == "insert" and d - c == 1 and a < len(edits):
            edits[a] = f"{BEFORE}{meant[c]}"
        elif op == "delete":
            edits[a:b] = [DROP] * (b - a)
        elif op == "replace" and b - a == d - c:
            edits[a:b] = [spoiler.edit(*pair) for pair in zip(written[a:b], meant[c:d], strict=True)]
        elif op == "replace" and d - c == 1:
            edits[a:b] = [f"{AS}{meant[c]}", *[DROP] * (b - a - 1)]
        elif op == "replace" and b - a == 1 and d - c == 2:
            edits[a] = f"{AS}{meant[c]} {meant[c + 1]}"
        elif op != "equal":
            return None
    return edits
