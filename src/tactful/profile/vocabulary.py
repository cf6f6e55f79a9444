"""Known terms of many trades, and where a text holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from msgspec import Struct

from tactful.profile.stems import Word, key_of, small, words_of

TermKind = Literal[
    "skill", "tool", "method", "certificate", "licence", "degree", "language", "years", "other"
]
KINDS: tuple[TermKind, ...] = get_args(TermKind)
_REACH = 3
"""Words that may lie between the two words of a term: `plan your lessons` is lesson planning."""


class Term(Struct, frozen=True, kw_only=True):
    """One thing that a posting may ask for, with its other names."""

    name: str
    kind: TermKind
    names: tuple[str, ...]


class Hit(Struct, frozen=True, kw_only=True):
    """A term in a text: the words from `first` to before `last`; `loose` when they are there in another order."""

    term: Term
    first: int
    last: int
    loose: bool = False


class _Name(Struct, frozen=True):
    key: tuple[str, ...]
    written: str
    exact: bool
    term: Term

    @property
    def doing(self) -> bool:
        """True for a name that ends in the noun of a verb, which a sentence may put first: `plan lessons`."""
        return self.written.casefold().endswith(("ing", "ment", "tion", "sion", "ance"))


class Vocabulary:
    """All known terms, looked up by the stems of their names."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._by_first: dict[str, list[_Name]] = {}
        self._pairs: dict[str, list[_Name]] = {}
        self._by_key: dict[tuple[str, ...], Term] = {}
        for term in self.terms:
            for written in term.names:
                name = written.removeprefix("!")
                key = key_of(name)
                exact = written.startswith("!") or _abbreviation(name, term.kind)
                entry = _Name(key, name, exact, term)
                self._by_first.setdefault(key[0], []).append(entry)
                self._by_key.setdefault(key, term)
                if len(key) == 2 and not exact and all(len(part) > 2 for part in key):
                    self._pairs.setdefault(key[0], []).append(entry)
        for names in self._by_first.values():
            names.sort(key=lambda entry: -len(entry.key))

    def named(self, words: str) -> Term | None:
        """The term that these words name, whole."""
        return self._by_key.get(key_of(words))

    def find(self, words: Sequence[Word]) -> list[Hit]:
        """The terms in a text, the longest at each place; then those whose two words stand close together."""
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit is not None:
                hits.append(hit)
                at = hit.last
            else:
                at += 1
        held = {index for hit in hits for index in range(hit.first, hit.last) if hit.last - hit.first > 1}
        told = {hit.term.name for hit in hits}
        hits += [hit for hit in self._near(words, held) if hit.term.name not in told]
        return sorted(hits, key=lambda hit: (hit.first, hit.last))

    def _at(self, words: Sequence[Word], at: int) -> Hit | None:
        for name in self._by_first.get(words[at].stem, ()):
            last = _along(words, at, name.key)
            if last and (not name.exact or _as_written(words, at, name.written)):
                return Hit(term=name.term, first=at, last=last)
        return None

    def _near(self, words: Sequence[Word], held: set[int]) -> Iterator[Hit]:
        where: dict[str, list[int]] = {}
        for index, word in enumerate(words):
            where.setdefault(word.stem, []).append(index)
        for first, places in where.items():
            for name in self._pairs.get(first, ()):
                for one in places:
                    for other in where.get(name.key[1], ()):
                        begin, end = min(one, other), max(one, other)
                        if (
                            0 < end - begin <= _REACH
                            and words[begin].sentence == words[end].sentence
                            and not {begin, end} & held
                            and (other > one + 1 or (other < one and name.doing))
                        ):
                            yield Hit(term=name.term, first=begin, last=end + 1, loose=True)


def parse_terms(text: str) -> Iterator[Term]:
    """The terms of a list: `[kind]` opens a part, `;` parts terms, `=` parts the names of one, `#` is a remark."""
    kind: TermKind = "skill"
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if head := re.fullmatch(r"\[(\w+)\]", line.strip()):
            if head[1] not in KINDS:
                raise ValueError(f"there is no kind {head[1]}")
            kind = next(one for one in KINDS if one == head[1])
            continue
        for entry in line.split(";"):
            names = tuple(name.strip() for name in entry.split("=") if name.strip())
            if names:
                yield Term(name=names[0].removeprefix("!"), kind=kind, names=names)


def _abbreviation(name: str, kind: TermKind) -> bool:
    """Short names in capitals would else be found in plain words: `MA`, `PR`, `SEN`."""
    letters = [letter for letter in name if letter.isalpha()]
    most = 2 if kind == "tool" else 5
    return bool(letters) and len(letters) <= most and "".join(letters).isupper()


def _along(words: Sequence[Word], at: int, key: tuple[str, ...]) -> int:
    """The index after the last word of a name that begins at `at`, 0 when it is not there."""
    index = at
    for part in key:
        while index > at and index < len(words) and small(words[index].stem) and words[index].stem != part:
            index += 1
        if index >= len(words) or words[index].stem != part or words[index].sentence != words[at].sentence:
            return 0
        index += 1
    return index


def _as_written(words: Sequence[Word], at: int, name: str) -> bool:
    """Capitals as in the name; a plain word that only begins a sentence is no name."""
    wanted = words_of(name)
    for offset, part in enumerate(wanted):
        text = words[at + offset].text if at + offset < len(words) else ""
        if text not in (part.text, f"{part.text}s"):
            return False
    following = words[at + 1] if at + 1 < len(words) else None
    plain = len(wanted) == 1 and len(name) > 1 and not name.isupper()
    return not (
        plain
        and words[at].opens
        and following is not None
        and following.sentence == words[at].sentence
        and following.text[:1].islower()
        and following.stem not in ("and", "or")
    )
