"""How one word becomes another by a slip of the hand."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

Slip = Literal["swapped", "doubled", "dropped", "added", "vowel", "beside", "other"]

_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in ((a, b), (b, a)))


def one_slip(written: str, meant: str) -> Slip | None:
    """What single slip turns `meant` into `written`; None when it takes more than one, or none.

    `swapped`: two neighbours; `doubled`: a letter twice instead of once, or once instead of twice; `dropped`
    and `added`: a letter; `vowel`: one vowel for another; `beside`: a letter for its neighbour on the keyboard;
    `other`: for any other.
    """
    if written == meant or abs(len(written) - len(meant)) > 1:
        return None
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    left, right = written[start:], meant[start:]
    if len(left) == len(right):
        return _changed(left, right)
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    if longer[1:] != shorter:
        return None
    whole = written if longer is left else meant
    twin = longer[0] in (whole[start - 1 : start], longer[1:2])
    if twin:
        return "doubled"
    return "added" if longer is left else "dropped"


def _changed(left: str, right: str) -> Slip | None:
    if left[1:] == right[1:]:
        if left[0] in _VOWELS and right[0] in _VOWELS:
            return "vowel"
        return "beside" if (left[0], right[0]) in _BESIDE else "other"
    if left[:2] == right[1::-1] and left[2:] == right[2:]:
        return "swapped"
    return None


def slips_between(written: str, meant: str) -> int:
    """How many letters added, dropped, changed or swapped with a neighbour lie between two words."""
    before: list[int] = []
    above = list(range(len(meant) + 1))
    for i, a in enumerate(written):
        row = [i + 1]
        for j, b in enumerate(meant):
            least = min(above[j + 1] + 1, row[j] + 1, above[j] + (a != b))
            if before and j and a == meant[j - 1] and b == written[i - 1]:
                least = min(least, before[j - 1] + 1)
            row.append(least)
        before, above = above, row
    return above[-1]
