"""What is left out of a file that is handed on, and what stands for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from string import ascii_uppercase
from typing import TYPE_CHECKING, Literal, get_args

import msgspec
from msgspec import Struct

from tactful.app.kept import Kept
from tactful.core.redaction import Hidden, Redactor
from tactful.errors import BadInput

if TYPE_CHECKING:
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import OpportunityRow, PersonRow

Kind = Literal["names", "companies", "employer", "me", "messages", "drafts", "amounts", "addresses"]


class LeftOut(Struct, frozen=True):
    """One kind of thing: what it is, and what is said where it is left out."""

    what: str
    left_out: str


KINDS: dict[Kind, LeftOut] = {
    "names": LeftOut("names of people", "Names of people: a role and a company stand for each."),
    "companies": LeftOut("names of companies", "Names of companies: a letter stands for each."),
    "employer": LeftOut("your employers, present and past", "The seeker's employers, present and past."),
    "me": LeftOut("your own name", "The seeker's own name."),
    "messages": LeftOut("the texts of messages", "The texts of messages, theirs and the seeker's."),
    "drafts": LeftOut("notes drafted for the next steps", "Drafted notes."),
    "amounts": LeftOut("amounts of money", "Amounts of money."),
    "addresses": LeftOut("e-mail, phone and web addresses", "E-mail, phone and web addresses."),
}

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "sir", "herr", "frau"})
_EMPLOYER, _ME, _SOMEONE, _A_COMPANY = "an employer of mine", "the seeker", "someone", "a company"


def kinds_named(words: Iterable[str]) -> frozenset[Kind]:
    """The kinds in lists such as `names,companies`. Raises BadInput."""
    names = [name.strip() for word in words for name in word.split(",") if name.strip()]
    for name in names:
        if name not in KINDS:
            raise BadInput(
                f"There is nothing called {name[:40]!r} to keep.", f"Keep any of: {', '.join(KINDS)}."
            )
    return frozenset(kind for kind in get_args(Kind) if kind in names)


class Standing:
    """What stands for everybody, and the words without those who are left out."""

    def __init__(self, people: dict[int, str], companies: dict[int, str], redactor: Redactor) -> None:
        self._people, self._companies, self._redactor = people, companies, redactor

    def person(self, found: int) -> str:
        return self._people.get(found, _SOMEONE)

    def company(self, found: int | None) -> str:
        return self._companies.get(found or 0, _A_COMPANY)

    def clean(self, words: str) -> str:
        return self._redactor.clean(words)


def standing(
    ledger: Ledger,
    near: Sequence[tuple[PersonRow, str | None]],
    jobs: Sequence[OpportunityRow],
    keep: Collection[Kind],
    *,
    employer: str | None,
    kept: Kept,
) -> Standing:
    """What stands for whom: `near` are the people told of, with their roles, `jobs` the jobs in their order.

    Everybody else in the ledger is left out of all words too, and the companies in `kept` whatever else is to be told.
    """
    from tactful.ledger import queries
    from tactful.ledger.identity import fold
    from tactful.ledger.leaving_out import names_beside

    every = queries.companies(ledger)
    own = _employers(ledger, employer)
    placed = [job.company_id for job in jobs] + [one.company_id for one, _ in near if one.company_id]
    order = list(dict.fromkeys(placed))
    letters = {found: f"company {_letter(place)}" for place, found in enumerate(order)}
    companies: dict[int, str] = {}
    hidden: list[Hidden] = []
    for row in every:
        away = row.name in kept
        mine = away or fold(row.name) in own
        shown = not away and ("employer" if mine else "companies") in keep
        companies[row.id] = row.name if shown else _EMPLOYER if mine else letters.get(row.id, _A_COMPANY)
        if not shown:
            hidden.append(
                Hidden(
                    names=(row.name,), stands=companies[row.id], near=mine or row.id in letters, whole=True
                )
            )
    hidden += [
        Hidden(names=(name,), stands=_EMPLOYER, near=True, whole=True)
        for name in own.values()
        if "employer" not in keep or name in kept
    ]
    people = dict(_labels(near, companies, named="names" in keep))
    if "names" not in keep:
        short = {found: label.partition(" at ")[0] for found, label in people.items()}
        hidden += [
            hide
            for one, _ in near
            for hide in (
                Hidden(names=(one.name,), stands=short[one.id], near=True),
                Hidden(names=_nicknames(one.name), stands=short[one.id], capital=True),
            )
        ]
        hidden += [
            Hidden(names=(one.name,), stands=_SOMEONE)
            for one in queries.everybody(ledger)
            if one.id not in people
        ]
        hidden += [
            Hidden(names=(name,), stands=_SOMEONE, near=True)
            for name in names_beside(ledger, [one.id for one, _ in near])
        ]
    if "me" not in keep:
        names = {ledger.keeper().name, queries.settings(ledger).get("name")}
        hidden += [Hidden(names=(str(name),), stands=_ME, near=True) for name in names if name]
    redactor = Redactor(
        hidden,
        everyday=everyday(),
        never=_never(),
        addresses="addresses" not in keep,
        amounts="amounts" not in keep,
    )
    return Standing(people, companies, redactor)


def _labels(
    near: Sequence[tuple[PersonRow, str | None]], companies: dict[int, str], *, named: bool
) -> Iterator[tuple[int, str]]:
    """`interviewer 2 at company B`; a number where a role is there more than once."""
    roles = [(role or "other").replace("-", " ").replace("other", "contact") for _, role in near]
    many, seen = Counter(roles), Counter[str]()
    for (one, _), role in zip(near, roles, strict=True):
        seen[role] += 1
        label = f"{role} {seen[role]}" if many[role] > 1 else f"the {role}"
        place = f" at {companies[one.company_id]}" if one.company_id in companies else ""
        yield one.id, f"{one.name if named else label}{place}"


def _employers(ledger: Ledger, employer: str | None) -> dict[str, str]:
    """The seeker's employers, present and past, by their folded names."""
    from tactful.ledger import queries
    from tactful.ledger.identity import fold

    names = [fields.get("company", "") for kind, fields in queries.entries(ledger) if kind == "position"]
    return {fold(name): name for name in (*names, employer or "") if name.strip()}


def _nicknames(name: str) -> tuple[str, ...]:
    """The other forms of the first word of a name."""
    from tactful.ledger.identity import fold
    from tactful.ledger.likeness import nicknames

    first = next(iter(fold(name).split()), "")
    groups = nicknames().get(first, frozenset())
    return tuple(other for other, lines in nicknames().items() if other != first and lines & groups)


def _letter(place: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    letters = ""
    while True:
        place, rest = divmod(place, 26)
        letters = ascii_uppercase[rest] + letters
        if place == 0:
            return letters
        place -= 1


@lru_cache
def everyday() -> frozenset[str]:
    """Words that are no names by themselves: those of notes and trades, and those that describe companies."""
    from tactful.app.load_aliases import NETWORK
    from tactful.app.spelling import WORDS

    found: set[str] = set()
    for name in ("everyday", "tools", "trades"):
        for line in (WORDS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            found.update(() if line.startswith("#") else line.casefold().split())
    lists = msgspec.toml.decode((NETWORK / "company_words.toml").read_bytes())
    for name in ("describing", "around", "units", "places", "cities", "small", "forms"):
        found.update(lists[name].replace(";", " ").split())
    return frozenset(found)


def _never() -> frozenset[str]:
    from tactful.notes.word_lists import DEGREES, PARTICLES

    return DEGREES | PARTICLES | _TITLES
