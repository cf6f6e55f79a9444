"""The people of a ledger in memory while an import runs: who a record means, and what it adds."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from tactful.core.facts import PersonFact
from tactful.ledger.bulk import Bulk, next_id
from tactful.ledger.identity import LINKEDIN, fold, is_shared
from tactful.ledger.schema import person

_FIELDS = ("name", "folded", "url", "email", "company_id", "title", "connected_on", "gone_on", "source")
_values = attrgetter(*_FIELDS)


class Known:
    """One person as the import sees them; `before` holds the ledger's values of what changed."""

    __slots__ = (*_FIELDS, "before", "id", "merged_into", "stored")

    id: int
    name: str
    folded: str
    url: str | None
    email: str | None
    company_id: int | None
    title: str | None
    connected_on: date | None
    gone_on: date | None
    source: str | None
    merged_into: int | None
    before: dict[str, Any] | None
    stored: bool


class People:
    """Finds the person of a record: by address, by e-mail, by name and company, by a name that only one bears.

    Set `source` before the records of another source.
    """

    def __init__(self, connection: Connection, owner: int, act: int) -> None:
        self._connection = connection
        self._owner = owner
        self._act = act
        self.source = LINKEDIN
        self._same: dict[tuple[int, int], None] = {}
        self._by_url: dict[str, Known] = {}
        self._by_email: dict[str, Known] = {}
        self._by_name: dict[str, list[Known]] = {}
        self._by_id: dict[int, Known] = {}
        self._stood: dict[tuple[str | None, str, int | None], Known] = {}
        self._listed_too: set[int] = set()
        self._folded: dict[str, str] = {}
        self._rows = Bulk(connection, person, "id owner act_id " + " ".join(_FIELDS))
        self._fresh: list[Known] = []
        self._dirty: dict[int, Known] = {}
        self._next = next_id(connection, person)
        columns = [person.c.id, *(person.c[field] for field in _FIELDS), person.c.merged_into]
        merged = []
        for row in connection.execute(select(*columns).where(person.c.owner == owner).order_by(person.c.id)):
            known = Known()
            (
                known.id, known.name, known.folded, known.url, known.email, known.company_id, known.title,
                known.connected_on, known.gone_on, known.source, known.merged_into,
            ) = row  # fmt: skip
            known.before, known.stored = None, True
            if known.merged_into is None:
                self._file(known)
            else:
                merged.append(known)
        for known in merged:
            self._stand_for(known)

    def _file(self, known: Known) -> None:
        self._by_id[known.id] = known
        if known.url:
            self._by_url[known.url] = known
        if known.email:
            self._by_email.setdefault(fold(known.email), known)
        self._by_name.setdefault(known.folded, []).append(known)

    def _stand_for(self, known: Known) -> None:
        """File the one whom somebody was merged into under their addresses and name too."""
        root = self._by_id[known.merged_into or 0]
        self._by_id[known.id] = root
        if known.url:
            self._by_url[known.url] = root
        if known.email:
            self._by_email.setdefault(fold(known.email), root)
        if known.source in (None, LINKEDIN):
            self._listed_too.add(root.id)
        if not known.url:
            self._stood[known.source, known.folded, known.company_id] = root
        same = self._by_name.setdefault(known.folded, [])
        if root not in same:
            same.append(root)

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
        if fact.email:
            known = self._of_email(fact, known)
        if known is None and told is not None:
            before = self._by_id.get(told)
            known = before if before is not None and (not fact.url or before.url is None) else None
        if known is None:
            if self.source != LINKEDIN:
                known = self._met(fact, company_id)
            else:
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

    def _of_email(self, fact: PersonFact, known: Known | None) -> Known | None:
        """Whom the e-mail names, when the address names nobody; when it names another, the two are one."""
        other = self._by_email.get(fold(fact.email or ""))
        if other is None or other is known or is_shared(fact.email or "", fact.name, other.name):
            return known
        if known is None:
            return other if not fact.url or other.url is None else None
        if known.url is None or other.url is None:
            self._same[min(known.id, other.id), max(known.id, other.id)] = None
        return known

    def _met(self, fact: PersonFact, company_id: int | None) -> Known | None:
        """Someone met in another source: the only one of that name at the company, or of a whole name at all.

        Nobody while anything speaks against it: likeness.py then asks.
        """
        same = self._by_name.get(self.fold(fact.name), ())
        fitting = [known for known in same if not fact.url or known.url is None]
        there = [known for known in fitting if company_id is not None and known.company_id == company_id]
        if len(there) == 1:
            return there[0]
        own = [
            known
            for known in fitting
            if known.source == self.source and known.company_id == company_id and not _strange(known, fact)
        ]
        if len(own) == 1:
            return own[0]
        stood = self._stood.get((self.source, self.fold(fact.name), company_id))
        if stood is not None and stood in fitting:
            return stood
        if there or len(same) != 1 or not fitting or " " not in same[0].folded:
            return None
        (one,) = same
        return one if not _strange(one, fact) and _fits(one.company_id, company_id) else None

    def _listed_as(self, name: str) -> list[Known]:
        """Those of the name whom LinkedIn or the seeker named.

        Who was met elsewhere and is known by name alone waits until the whole export is read: it may name several.
        """
        same = self._by_name.get(self.fold(name), ())
        return [
            known
            for known in same
            if known.url or known.source in (None, LINKEDIN) or known.id in self._listed_too
        ]

    def _adopt(self, fact: PersonFact, company_id: int | None) -> Known | None:
        """Someone seen before without an address, when it can be nobody else."""
        same = self._listed_as(fact.name)
        if len(same) != 1 or same[0].url is not None:
            return None
        return same[0] if _fits(same[0].company_id, company_id) else None

    def _named(self, fact: PersonFact, company_id: int | None) -> Known | None:
        same = self._listed_as(fact.name)
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
        known.connected_on = known.gone_on = known.before = known.merged_into = None
        known.source = self.source
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
            same = self._by_name.setdefault(value, [])
            if known not in same:
                same.append(known)
        elif field == "email" and value:
            self._by_email.setdefault(fold(value), known)
        return True

    def proven(self) -> list[tuple[int, int]]:
        """Pairs that a record showed to be one, unless each has got an address of its own since."""
        known = self._by_id
        return [pair for pair in self._same if not all(known[found].url for found in pair)]

    def named(self, known: Known, name: str) -> bool:
        """Take over a new spelling of the name."""
        return self.put(known, "name", name) | self.put(known, "folded", self.fold(name))

    def everybody(self) -> list[Known]:
        """All who were not merged into somebody else, the oldest first."""
        return [known for found, known in self._by_id.items() if found == known.id]

    def listed(self) -> list[Known]:
        """Everybody who is connected by the list of connections and not gone."""
        return [known for known in self.everybody() if known.connected_on and not known.gone_on]

    def namesakes(self, known: Known) -> list[Known]:
        """The others of the same name."""
        return [other for other in self._by_name.get(known.folded, ()) if other is not known]

    def flush(self) -> None:
        """Insert those who are new since the last time."""
        for known in self._fresh:
            self._rows.rows.append((known.id, self._owner, self._act, *_values(known)))
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


def _strange(known: Known, other: Known | PersonFact) -> bool:
    """True when both have an e-mail, and not the same."""
    return bool(known.email and other.email) and fold(known.email or "") != fold(other.email or "")


def is_sure(known: Known, other: Known, namesakes: list[Known]) -> bool:
    """True when two of one name, of all who bear it, are surely one: no other is at their company, or at all."""
    there = [one for one in namesakes if one.company_id == known.company_id is not None]
    if there:
        return there == [other]
    alone = namesakes == [other] and " " in known.folded
    return alone and not _strange(known, other) and _fits(known.company_id, other.company_id)


def _fits(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other
