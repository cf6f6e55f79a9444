"""What passed between the seeker and others, and the companies that one name can mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tactful.network.companies import Verdict, verdict
from tactful.network.paths import Known
from tactful.network.reading import Reading, read
from tactful.network.sieve import Sieve
from tactful.network.ties import Bond

if TYPE_CHECKING:
    from tactful.ledger.network_rows import Connected, Passed
    from tactful.ledger.open import Ledger
    from tactful.ledger.rows import PersonRow


class Places:
    """The companies of a ledger, to be asked which of them a name means."""

    def __init__(self, ledger: Ledger) -> None:
        from tactful.app.load_aliases import load_aliases
        from tactful.ledger import network_rows

        self.names = network_rows.company_names(ledger)
        self._ids = tuple(self.names)
        self._sieve = Sieve(self.names.values(), load_aliases())

    def of(self, name: str) -> dict[int, Verdict]:
        """By id the companies that are the one meant, of its group, or perhaps it; the surest first."""
        return {self._ids[match.at]: match.verdict for match in self._sieve.of(name)}

    def same(self, name: str) -> set[int]:
        """The ids of those that are the one meant."""
        return {company for company, found in self.of(name).items() if found == "same"}


class Readings:
    """Tells whether two names are one company; each is read once."""

    def __init__(self) -> None:
        from tactful.app.load_aliases import load_aliases

        self._aliases = load_aliases()
        self._read: dict[str, Reading] = {}

    def same(self, one: str, other: str) -> bool:
        """True when the two are surely one."""
        return verdict(self._of(one), self._of(other), self._aliases) == "same"

    def _of(self, name: str) -> Reading:
        if name not in self._read:
            self._read[name] = read(name, self._aliases)
        return self._read[name]


class Past:
    """What the ledger knows of some people beside their names: bonds, and what else speaks for a path."""

    def __init__(self, ledger: Ledger, people: Iterable[PersonRow]) -> None:
        from tactful.ledger import network_rows

        self._people = {one.id: one for one in people}
        self._passed = network_rows.passed(ledger, self._people)

    def bond(self, person: PersonRow) -> Bond:
        """What passed between the two."""
        return bond_of(self._passed[person.id], person)

    def known(
        self, person: PersonRow, role: str | None, before: Sequence[str] = (), left: str | None = None
    ) -> Known:
        """What else is known; `before` are my employers where they were, too, `left` the company asked about."""
        marks = self._passed[person.id].marks
        return Known(
            role=role,
            role_set=person.role is not None,
            shares=frozenset(person.shares or ()),
            moved_on=marks.get("moved"),
            referred_on=marks.get("referred"),
            before=tuple(before),
            left=left,
        )


def bond_of(passed: Passed, person: PersonRow | Connected) -> Bond:
    """The bond of a row, with what passed."""
    marks, times = passed.marks, passed.times
    shared = person.shared or ()
    return Bond(
        mine=passed.mine,
        theirs=passed.theirs,
        wrote_on=passed.last_on,
        talks=times.get("talked", 0),
        talked_on=marks.get("talked"),
        recommended_me=marks.get("recommended"),
        recommended_them=marks.get("recommended-them"),
        endorsements=times.get("endorsed", 0),
        endorsed_on=marks.get("endorsed"),
        employers=tuple(one.name for one in shared if one.what == "employer"),
        schools=tuple(one.name for one in shared if one.what == "school"),
        connected_on=person.connected_on,
    )
