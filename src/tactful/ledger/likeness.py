"""Who may be one person under two names or in two sources: pairs to ask about, never to merge unasked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tactful.ledger.identity import LINKEDIN
from tactful.ledger.people import Known, People, is_sure

MOST = 3
"""Pairs asked about for one person, the likeliest."""

_NICKNAMES = Path(__file__).with_name("nicknames.txt")
_WORDS = re.compile(r"[^\W\d_]+")


def pairs(people: People) -> Iterator[tuple[Known, Known, bool]]:
    """Yield (somebody met outside LinkedIn, who that may be, whether it is sure)."""
    everybody = people.everybody()
    met = [known for known in everybody if known.source not in (None, LINKEDIN)]
    if not met:
        return
    places: dict[int, list[Known]] = defaultdict(list)
    wanted = {known.company_id for known in met if known.company_id is not None}
    for known in everybody:
        if known.company_id in wanted:
            places[known.company_id or 0].append(known)
    for known in met:
        there = places.get(known.company_id or 0, [])
        namesakes = people.namesakes(known)
        found = [one for one in namesakes if " " in known.folded or one in there]
        found += _alike(known, there)
        found = [one for one in dict.fromkeys(found) if not (one.url and known.url)]
        for one in sorted(found, key=lambda one: _likely(known, one))[:MOST]:
            yield known, one, one in namesakes and is_sure(known, one, namesakes)


def _likely(known: Known, one: Known) -> tuple[bool, bool, bool, int]:
    return one.company_id != known.company_id, one.connected_on is None, one.url is None, one.id


def _alike(known: Known, there: list[Known]) -> list[Known]:
    """Others at the company with the same last name and a first name that may be the same."""
    names = words(known.folded)
    if len(names) == 1:
        found = [one for one in there if words(one.folded)[0:1] == names and one.folded != known.folded]
        return found if len(found) == 1 else []
    found = []
    for one in there:
        others = words(one.folded)
        if one is known or one.folded == known.folded or len(others) < 2 or not names:
            continue
        if names[-1] == others[-1] and may_be_one(names[0], others[0]):
            found.append(one)
    return found


def words(folded: str) -> list[str]:
    """The words of a folded name, without points and commas."""
    return _WORDS.findall(folded)


def may_be_one(first: str, other: str) -> bool:
    """True when two folded first names may name the same person: Liz and Elizabeth, D and Dana, Alex and Alexander."""
    short, long = sorted((first, other), key=len)
    if long.startswith(short) and (len(short) == 1 or len(short) > 2):
        return True
    groups = nicknames()
    return not groups.get(first, frozenset()).isdisjoint(groups.get(other, frozenset()))


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """By name, the lines of nicknames.txt that it stands on."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_NICKNAMES.read_text(encoding="utf-8").splitlines()):
        for name in line.split():
            found[name].add(number)
    return {name: frozenset(lines) for name, lines in found.items()}
