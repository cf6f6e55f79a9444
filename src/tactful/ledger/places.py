"""The companies and opportunities of a ledger in memory while an import runs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from tactful.core.facts import OpportunityFact
from tactful.ledger.bulk import Bulk, next_id
from tactful.ledger.identity import company_key
from tactful.ledger.schema import company, opportunity

ORDER = {
    "none": 0, "saved": 1, "applied": 2, "interviewing": 3,
    "offer": 4, "withdrawn": 5, "rejected": 6, "accepted": 7,
}  # fmt: skip
"""How far a stage is; an import only moves forward."""

_OPPORTUNITY = (
    "id", "owner", "act_id", "company_id", "title", "url", "stage", "description", "posting", "contact", "closes_on",
)  # fmt: skip

Changes = list[tuple[int, dict[str, Any], dict[str, Any]]]


class Companies:
    """Finds a company by its key."""

    def __init__(self, connection: Connection, owner: int, act: int) -> None:
        self._connection = connection
        self._owner = owner
        self._act = act
        self._rows = Bulk(connection, company, "id owner act_id name key followed")
        self._next = self._first_new = next_id(connection, company)
        self._ids: dict[str, int] = {}
        self._by_name: dict[str, int] = {}
        self._follows: set[int] = set()
        self._fresh: dict[int, list[Any]] = {}
        self._newly: set[int] = set()
        c = company.c
        for row in connection.execute(select(c.id, c.key, c.followed).where(c.owner == owner)):
            self._ids[row.key] = row.id
            if row.followed:
                self._follows.add(row.id)

    def of(self, name: str | None) -> int | None:
        """The company by that name, new if needed; None for no name."""
        if not name:
            return None
        found = self._by_name.get(name)
        if found is not None:
            return found
        key = company_key(name)
        if not key:
            return None
        found = self._ids.get(key)
        if found is None:
            found, self._next = self._next, self._next + 1
            self._ids[key] = found
            self._fresh[found] = [found, self._owner, self._act, name, key, False]
        self._by_name[name] = found
        return found

    def follow(self, company_id: int) -> None:
        """The owner follows it."""
        if company_id in self._follows:
            return
        self._follows.add(company_id)
        if company_id in self._fresh:
            self._fresh[company_id][-1] = True
        else:
            self._newly.add(company_id)

    def flush(self) -> None:
        """Insert the new ones."""
        self._rows.rows.extend(tuple(row) for row in self._fresh.values())
        self._fresh = {}
        self._rows.flush()

    def finish(self) -> Changes:
        """Write what changed; give it for those the ledger had before."""
        self.flush()
        if self._newly:
            statement = update(company).where(company.c.id == bindparam("at_id")).values(followed=True)
            self._connection.execute(statement, [{"at_id": found} for found in sorted(self._newly)])
        old = sorted(found for found in self._newly if found < self._first_new)
        return [(found, {"followed": False}, {"followed": True}) for found in old]


class Opportunities:
    """Finds an opportunity by its address, else by company and title."""

    def __init__(self, connection: Connection, owner: int, act: int) -> None:
        self._connection = connection
        self._owner = owner
        self._act = act
        self._rows = Bulk(connection, opportunity, " ".join(_OPPORTUNITY))
        self._next = self._first_new = next_id(connection, opportunity)
        self._by_url: dict[str, list[Any]] = {}
        self._by_title: dict[tuple[int, str], list[list[Any]]] = {}
        self._fresh: list[list[Any]] = []
        self._stored: set[int] = set()
        self._before: dict[int, tuple[list[Any], dict[str, Any]]] = {}
        c = opportunity.c
        query = select(*(c[name] for name in _OPPORTUNITY)).where(c.owner == owner)
        for row in connection.execute(query):
            self._stored.add(row.id)
            self._file(list(row))

    def _file(self, row: list[Any]) -> None:
        if row[5]:
            self._by_url[row[5]] = row
        self._by_title.setdefault((row[3], company_key(row[4])), []).append(row)

    def of(self, fact: OpportunityFact, company_id: int) -> int:
        """The opportunity a record names, new if needed; its stage never goes back."""
        row = self._by_url.get(fact.url) if fact.url else None
        if row is None:
            same = self._by_title.get((company_id, company_key(fact.title)), [])
            fitting = [one for one in same if one[5] is None] if fact.url else same
            row = fitting[0] if len(fitting) == 1 else None
        if row is None:
            row = [
                self._next,
                self._owner,
                self._act,
                company_id,
                fact.title,
                fact.url,
                fact.stage,
                *_said(fact),
            ]
            self._next += 1
            self._fresh.append(row)
            self._file(row)
            return int(row[0])
        if fact.url and row[5] is None:
            self._put(row, 5, fact.url)
            self._by_url[fact.url] = row
        if ORDER[fact.stage] > ORDER[row[6]]:
            self._put(row, 6, fact.stage)
        for place, said in enumerate(_said(fact), start=7):
            if said is not None and row[place] is None:
                self._put(row, place, said)
        return int(row[0])

    def _put(self, row: list[Any], place: int, value: Any) -> None:
        if row[0] in self._stored:
            self._before.setdefault(row[0], (row, {}))[1].setdefault(_OPPORTUNITY[place], row[place])
        row[place] = value

    def flush(self) -> None:
        """Insert the new ones."""
        self._rows.rows.extend(tuple(row) for row in self._fresh)
        self._stored.update(row[0] for row in self._fresh)
        self._fresh = []
        self._rows.flush()

    def finish(self) -> Changes:
        """Write what changed; give it for those the ledger had before."""
        self.flush()
        changes: Changes = []
        for found, (row, before) in self._before.items():
            after = dict(zip(_OPPORTUNITY[5:], row[5:], strict=True))
            self._connection.execute(update(opportunity).where(opportunity.c.id == found).values(after))
            if found < self._first_new:
                changes.append((found, before, {field: after[field] for field in before}))
        return changes


def _said(fact: OpportunityFact) -> tuple[Any, ...]:
    """What the posting says, in the order of the columns."""
    return fact.text or None, fact.posting, fact.contact or None, fact.closes_on
