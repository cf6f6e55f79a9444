"""With which words a match of a pattern can begin, read from the pattern: what a note must hold to be searched.

A pattern is read from its front until two words are known. Whatever is not plain (a class, a repetition) ends
the reading early: fewer words are then known, never wrong ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product

_PIECE = re.compile(
    r"\(\?<?[=!](?:[^()\[\\]|\\.)*\)|\\x20|\\.|\[(?:[^\]\\]|\\.)*\]|"
    r"\((?:\?:|\?-i:)?[a-z]+(?:\|[a-z]+)*\)|\(\?(?::|-i:|<?[=!])|[a-z]{2,}(?![?*+{])|\{\d*,?\d*\}|.",
    re.DOTALL,
)
_DIGITS = re.compile(r"[0-9]-[0-9]|[0-9]+")
_LOOK = ("(?=", "(?!", "(?<")
_MOST = 400
"""Beginnings that a pattern may have before fewer words are told of each."""
STEM, START, DIGIT = 3, "^", "#"
_FIRST, _KNOWN, _SECOND, _PAIR, _HEAD = range(5)
"""How far a reading has come: within the first word, the second, or as far as either can be known.

_KNOWN is the beginning of a first word, _PAIR are two words, _HEAD is the first where the second is not known.
"""

_Words = frozenset[str]
_Read = dict[int, tuple[_Words, _Words]]

_READ: dict[str, frozenset[str]] = {}

_NONE: _Words = frozenset()
_BLANK: _Words = frozenset({""})
_NOTHING: _Read = {_FIRST: (_BLANK, _NONE)}
_GAP: _Read = {_SECOND: (_BLANK, _BLANK)}
_UNKNOWN: _Read = {_KNOWN: (_BLANK, _NONE)}
_DIGIT: _Read = {_KNOWN: (frozenset({DIGIT}), _NONE)}
_FIXED: dict[str, _Read] = {
    **dict.fromkeys((" ", r"\s", r"\n", r"\x20"), _GAP),
    **dict.fromkeys((r"\A", r"\Z", r"\b", "$"), _NOTHING),
    **dict.fromkeys((".", "^", r"\_"), _UNKNOWN),
    r"\d": _DIGIT,
}


def remember(known: Mapping[str, frozenset[str]]) -> None:
    """Take these openings of patterns as read."""
    _READ.update(known)


def openings(pattern: str) -> frozenset[str]:
    """The keys under which a match can begin, in lower case; empty when it can begin in ways that are not known.

    A key is a word, or two with a space between, or the first STEM letters of a word and a `*`; DIGIT is a word
    that begins with a digit, START the start of a text. The pattern is one of the rule files, its lists put in:
    it is searched for at the edges of words.
    """
    if pattern not in _READ:
        _READ[pattern] = _openings(pattern)
    return _READ[pattern]


def _openings(pattern: str) -> frozenset[str]:
    keys: set[str] = set()
    for at, (first, second) in _group(_PIECE.findall(pattern)[::-1]).items():
        pairs = at in (_SECOND, _PAIR) and "" not in first | second and len(first) * len(second) <= _MOST
        if at is _KNOWN:
            keys.update(map(_stem, first))
        else:
            keys.update((f"{one} {two}" for one, two in product(first, second)) if pairs else first)
    return frozenset() if "" in keys else frozenset(keys)


def _stem(word: str) -> str:
    """The key of words that begin so; empty when too little is known."""
    known, digit, _ = word.partition(DIGIT)
    return DIGIT if digit and not known else f"{known[:STEM]}*" if len(known) >= STEM else ""


def _group(rest: list[str]) -> _Read:
    """Read to the end of the group that `rest` (pieces, the next one last) begins within."""
    ways: list[_Read] = []
    now = _NOTHING
    while rest and (piece := rest.pop()) != ")":
        if piece == "|":
            ways.append(now)
            now = _NOTHING
        elif _FIRST in now or _SECOND in now:
            now = _then(now, _repeated(_atom(piece, rest), rest))
        elif piece[0] == "(" and piece[-1] != ")":
            _skip(rest)
    return _either((*ways, now)) if ways else now


def _skip(rest: list[str]) -> None:
    """Leave the group that `rest` begins within."""
    while rest and (piece := rest.pop()) != ")":
        if piece[0] == "(" and piece[-1] != ")":
            _skip(rest)


def _atom(piece: str, rest: list[str]) -> _Read:
    if piece == r"\A" and rest[-1:] != ["|"]:
        return {_HEAD: (frozenset({START}), _NONE)}
    if piece in _FIXED:
        return _FIXED[piece]
    if piece == "_" or (piece.isascii() and piece.isalnum()):
        return {_FIRST: (frozenset((piece.lower(),)), _NONE)}
    if piece[0] == "(":
        return _bracket(piece, rest)
    if piece[0] == "[":
        return _class(piece[1:-1])
    return _GAP if piece.isascii() and not piece[-1].isalnum() else _UNKNOWN


def _bracket(piece: str, rest: list[str]) -> _Read:
    """A group; one that only looks holds no words."""
    if piece.startswith(_LOOK):
        if piece[-1] != ")":
            _skip(rest)
        return _NOTHING
    if piece[-1] != ")":
        return _group(rest)
    return {_FIRST: (frozenset(piece[1:-1].removeprefix("?:").removeprefix("?-i:").split("|")), _NONE)}


def _class(chars: str) -> _Read:
    if _DIGITS.fullmatch(chars):
        return _DIGIT
    if chars.isascii() and chars.isalnum():
        return {_FIRST: (frozenset(chars.lower()), _NONE)}
    plain = chars.isascii() and not any(char.isalnum() or char in "^\\_-" for char in chars)
    return _GAP if plain else _UNKNOWN


def _repeated(atom: _Read, rest: list[str]) -> _Read:
    """The atom with the quantifier that follows it, if one does."""
    if not rest or rest[-1][0] not in "?*+{":
        return atom
    sign = rest.pop()
    if rest and rest[-1] == "?":
        rest.pop()
    if sign != "?" and atom is not _GAP:
        atom = _then(atom, _UNKNOWN)
    return _either((_NOTHING, atom)) if sign in "?*" or sign.startswith("{0") or sign[:2] == "{," else atom


def _either(ways: Iterable[_Read]) -> _Read:
    joined: _Read = {}
    for way in ways:
        for at, words in way.items():
            _add(joined, at, *words)
    return joined


def _then(one: _Read, other: _Read) -> _Read:
    """What is read when the one is followed by the other."""
    if other is _NOTHING:
        return one
    if one is _NOTHING:
        return other
    joined: _Read = {}
    for at, (first, second) in one.items():
        if at is _FIRST:
            for then, (more, after) in other.items():
                words = _joined(first, more)
                if words is None:
                    _add(joined, _KNOWN, first, _NONE)
                else:
                    _add(joined, then, words, after)
        elif at is _SECOND:
            for then, (more, after) in other.items():
                _add(joined, *_second(first, second, then, more, after))
        else:
            _add(joined, at, first, second)
    return joined


def _second(
    first: _Words, second: _Words, then: int, more: _Words, after: _Words
) -> tuple[int, _Words, _Words]:
    words = _joined(second, more)
    if words is None or then is _KNOWN:
        return _HEAD, first, _NONE
    if then is _FIRST:
        return _SECOND, first, words
    if "" not in words:
        return _PAIR, first, words
    if words == _BLANK and then is _SECOND:
        return _SECOND, first, after
    return _HEAD, first, _NONE


def _add(read: _Read, at: int, first: _Words, second: _Words) -> None:
    if at in read:
        first, second = first | read[at][0], second | read[at][1]
    read[at] = first, second


def _joined(one: _Words, other: _Words) -> _Words | None:
    """Every word of the one with every word of the other after it; None when these are too many."""
    if one == _BLANK:
        return other
    if other == _BLANK:
        return one
    if len(one) * len(other) > _MOST:
        return None
    return frozenset(a + b for a, b in product(one, other))
