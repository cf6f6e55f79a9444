"""One question to many company names: those that can be meant are found by their letters, and only they are read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from tactful.network.companies import Match, by_surety, verdict
from tactful.network.groups import Aliases
from tactful.network.letters import LONGEST, pieces, with_two_letters
from tactful.network.reading import Reading, read
from tactful.network.words import Vocabulary

_PLAIN = re.compile(r"[A-Za-z0-9 ,-]+\.?")
_STATES = "US"
_BRACKETED = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_SLIP, _TWO_SLIPS = 6, 14
"""Letters from which on a name is known with one slip in it, and with two."""
_NEAR = 80
"""Of a hundred letters, how many are right at least where a slip is forgiven: five of six."""
_INITIALS = range(3, 10)


class Sieve:
    """What `Companies` finds, for a question or a few: a tenth of the work before, more for each question."""

    def __init__(self, names: Iterable[str], aliases: Aliases) -> None:
        self.names: tuple[str, ...] = tuple(names)
        self._aliases = aliases
        self._readings: dict[int, Reading] = {}
        words = aliases.vocabulary
        lines = [_letters(name, words) for name in self.names]
        self._names = _Lines([letters for letters, _ in lines])
        self._initials = _Lines([initials for _, initials in lines])

    def of(self, name: str) -> list[Match]:
        """Every name that is the same, related, or not surely another; the surest first, then in their order."""
        asked = read(name, self._aliases)
        found: set[int] = set()
        for part in {*asked.full, *asked.heads, asked.initials}:
            found.update(self._names.with_part(part.replace("&", "")))
        for full in asked.full:
            if len(full) in _INITIALS:
                found.update(self._initials.with_part(full))
        for known in self._known_as(asked):
            found.update(self._names.nearly_with(known.replace("&", "")))
        told = (Match(at, self.names[at], verdict(asked, self._read(at), self._aliases)) for at in found)
        return by_surety(told)

    def _known_as(self, asked: Reading) -> set[str]:
        """The names in which a slip is forgiven: its own, and all those of its group."""
        known = asked.known | asked.within
        if not known:
            return set(asked.core)
        roots = {self._aliases.root(company) for company in known}
        group = {name for name, one in self._aliases.by_name.items() if self._aliases.root(one) in roots}
        return group | asked.core

    def _read(self, at: int) -> Reading:
        if at not in self._readings:
            self._readings[at] = read(self.names[at], self._aliases)
        return self._readings[at]


class _Lines:
    """Many short texts as one, to be searched at once."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def nearly_with(self, name: str) -> Iterator[int]:
        """The lines that have this name in them, a slip or two forgiven; and some more."""
        if len(name) < _SLIP:
            yield from self.with_part(name)
            return
        from rapidfuzz.fuzz import partial_ratio

        for part in _intact(name):
            for line in self.with_part(part):
                if partial_ratio(name, self._lines[line], score_cutoff=_NEAR):
                    yield line

    def with_part(self, part: str) -> Iterator[int]:
        """The lines with these letters; none for no letters."""
        at = self._text.find(part) if part else -1
        while at >= 0:
            line = bisect_right(self._starts, at) - 1
            yield line
            at = self._text.find(part, self._starts[line + 1])


def _intact(name: str) -> Iterator[str]:
    """Runs of a name of which one is left whole by every slip that is forgiven in a name so long."""
    cuts = 2 if len(name) < _TWO_SLIPS else 3
    ends = [len(name) * n // cuts for n in range(cuts + 1)]
    runs = [name[ends[n] : ends[n + 1]] for n in range(cuts)]
    yield from runs
    # Two letters swapped over a cut leave neither run whole.
    yield runs[0][:-1] + runs[1][0] + runs[0][-1]
    if cuts == 3:
        yield runs[2][0] + runs[1][-1] + runs[2][1:]


def _letters(name: str, words: Vocabulary) -> tuple[str, str]:
    """The letters of a name run together, with its small words and without; and the initials of its words."""
    name = name[:LONGEST]
    if _PLAIN.fullmatch(name) and _STATES not in name:
        plain = name.lower().rstrip(".").replace(",", " ").replace("-", " ")
        said = [words.said.get(word, word) for word in plain.split()]
        return _run(said, words), _initials(said, words)
    forms = [name, with_two_letters(name)]
    if _BRACKETED.search(name):
        outer = _BRACKETED.sub(" ", name)
        forms += [outer, with_two_letters(outer)]
    told = [[words.said.get(word, word) for word in pieces(form) if word != "&"] for form in forms if form]
    return "|".join(_run(said, words) for said in told), "|".join(_initials(said, words) for said in told)


def _run(said: list[str], words: Vocabulary) -> str:
    whole = "".join(said)
    less = "".join(
        word
        for n, word in enumerate(said)
        if word not in words.joining and (n == 0 or word not in words.small)
    )
    return whole if less == whole else f"{whole}|{less}"


def _initials(said: list[str], words: Vocabulary) -> str:
    return "".join(word[0] for word in said if word not in words.small)
