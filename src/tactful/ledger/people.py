"""The people of a ledger in memory while an import runs: who a record means, and what it adds."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from tactful.core.facts import PersonFact
from tactful.ledger.bulk import Bulk, next_id
from tactful.ledger.identity import fold
from tactful.ledger.schema import person

_FIELDS = ("name", "folded", "url", "email", "company_id", "title", "connected_on", "gone_on")


class Known:
    """One person as the import sees them; `before` holds the ledger's values of what changed."""

    __slots__ = (*_FIELDS, "before", "id", "stored")

    id: int
    name: str
    folded: str
    url: str | None
    email: str | None
    company_id: int | None
    title: str | None
    connected_on: date | None
    gone_on: date | None
    before: dict[str, Any] | None
    stored: bool


class People:
    """Finds the person of a record: by address, by name and company, by a name that only one bears."""

    def __init__(self, connection: Connection, owner: int, act: int) -> None:
        self._connection = connection
        self._owner = owner
        self._act = act
        self._by_url: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}
        self._by_id: dict[int, Known] = {}
        self._folded: dict[str, str] = {}
        self._rows = Bulk(connection, person, "id owner act_id " + " ".join(_FIELDS))
        self._fresh: list[Known] = []
        self._dirty: dict[int, Known] = {}
        self._next = next_id(connection, person)
        columns = [person.c.id, *(person.c[field] for field in _FIELDS)]
        for row in connection.execute(select(*columns).where(person.c.owner == owner)):
            known = Known()
            known.id = row[0]
            for field, value in zip(_FIELDS, row[1:], strict=True):
                setattr(known, field, value)
            known.before, known.stored = None, True
            self._file(known)

    def _file(self, known: Known) -> None:
        self._by_id[known.id] = known
        if known.url:
            self._by_url[known.url] = known
        self._by_name.setdefault(known.folded, []).append(known)

    def fold(self, name: str) -> str:
        """`identity.fold`, remembered."""
        folded = self._folded.get(name)
        if folded is None:
            folded = self._folded[name] = fold(name)
        return folded

    def who(self, fact: PersonFact, company_id: int | None, told: int | None = None) -> Known:
        """The person a record names, new if nobody fits; fills in what was unknown.

        `told` is whom the same record named before: a name alone would not find them after a move.
        """
        known = self._by_url.get(fact.url) if fact.url else None
        if known is None and told is not None:
            before = self._by_id.get(told)
            known = before if before is not None and (not fact.url or before.url is None) else None
        if known is None:
            known = self._adopt(fact, company_id) if fact.url else self._named(fact, company_id)
        if known is None:
            return self._new(fact, company_id)
        if fact.url and known.url is None:
            self.put(known, "url", fact.url)
            self._by_url[fact.url] = known
        if fact.email and known.email is None:
            self.put(known, "email", fact.email)
        if company_id is not None and known.company_id is None:
            self.put(known, "company_id", company_id)
        if fact.title and known.title is None:
            self.put(known, "title", fact.title)
        return known

    def _adopt(self, fact: PersonFact, company_id: int | None) -> Known | None:
        """Someone seen before without an address, when it can be nobody else."""
        same = self._by_name.get(self.fold(fact.name), ())
        if len(same) != 1 or same[0].url is not None:
            return None
        return same[0] if _fits(same[0].company_id, company_id) else None

    def _named(self, fact: PersonFact, company_id: int | None) -> Known | None:
        same = self._by_name.get(self.fold(fact.name), ())
        if len(same) == 1:
            listed = fact.connected_on is not None
            return same[0] if not listed or _fits(same[0].company_id, company_id) else None
        if company_id is not None:
            there = [known for known in same if known.company_id == company_id]
        else:
            there = [known for known in same if known.company_id is None and known.url is None]
        return there[0] if len(there) == 1 else None

    def _new(self, fact: PersonFact, company_id: int | None) -> Known:
        known = Known()
        known.id, self._next = self._next, self._next + 1
        known.name, known.folded = fact.name, self.fold(fact.name)
        known.url, known.email = fact.url or None, fact.email or None
        known.company_id, known.title = company_id, fact.title or None
        known.connected_on = known.gone_on = known.before = None
        known.stored = False
        self._fresh.append(known)
        self._file(known)
        return known

    def put(self, known: Known, field: str, value: Any) -> bool:
        """Set one field; True when that changed it."""
        old = getattr(known, field)
        if old == value:
            return False
        if known.stored:
            if known.before is None:
                known.before = {}
            known.before.setdefault(field, old)
            self._dirty[known.id] = known
        setattr(known, field, value)
        if field == "folded":
            self._by_name[old].remove(known)
            self._by_name.setdefault(value, []).append(known)
        return True

    def named(self, known: Known, name: str) -> bool:
        """Take over a new spelling of the name."""
        return self.put(known, "name", name) | self.put(known, "folded", self.fold(name))

    def listed(self) -> list[Known]:
        """Everybody who is connected by the list of connections and not gone."""
        return [k for same in self._by_name.values() for k in same if k.connected_on and not k.gone_on]

    def flush(self) -> None:
        """Insert those who are new since the last time."""
        for known in self._fresh:
            values = (getattr(known, field) for field in _FIELDS)
            self._rows.rows.append((known.id, self._owner, self._act, *values))
            known.stored = True
        self._fresh = []
        self._rows.flush()

    def finish(self, first_new: int) -> list[tuple[int, dict[str, Any], dict[str, Any]]]:
        """Write what changed; give (id, before, after) of those the ledger had before this import."""
        self.flush()
        changes = []
        rows = []
        for known in self._dirty.values():
            before = known.before or {}
            after = {field: getattr(known, field) for field in before}
            if before == after:
                continue
            rows.append({"at_id": known.id, **{field: getattr(known, field) for field in _FIELDS}})
            if known.id < first_new:
                changes.append((known.id, before, after))
        if rows:
            values: dict[str, Any] = {field: bindparam(field) for field in _FIELDS}
            self._connection.execute(
                update(person).where(person.c.id == bindparam("at_id")).values(values), rows
            )
        return changes

    @property
    def first_free(self) -> int:
        """The next id that will be given."""
        return self._next


def _fits(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other
