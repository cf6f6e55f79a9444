"""The one writer of facts: decides what each record is to the ledger, and writes it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import Connection, select, update

from tactful.core.facts import EntryFact, Fact, MomentFact, PersonFact, Question
from tactful.ledger import likeness
from tactful.ledger.asking import Asked
from tactful.ledger.bulk import Bulk, next_id
from tactful.ledger.days import Days
from tactful.ledger.identity import Barred, numbers
from tactful.ledger.merging import merge
from tactful.ledger.moments import Moments
from tactful.ledger.people import Known, People
from tactful.ledger.places import Companies, Opportunities
from tactful.ledger.schema import change, entry, forgotten, person, record
from tactful.ledger.twins import EVENTS

Outcome = Literal["new", "changed", "unchanged", "duplicate", "asked", "forgotten"]
CHUNK = 20_000
STEP = 500
_RECORD = ("state", "person_id", "moment_id", "entry_id")


class Intake:
    """Takes the facts of one import. `begin` before each path, `finish` once at the end."""

    def __init__(self, connection: Connection, owner: int, secret: bytes, zone: ZoneInfo, act: int) -> None:
        self._connection, self._owner, self._act = connection, owner, act
        self._number = numbers(secret)
        self.companies = Companies(connection, owner, act)
        self.people = People(connection, owner, act)
        self.opportunities = Opportunities(connection, owner, act)
        self._first_new_person = self.people.first_free
        r = record.c
        self._states: dict[int, int] = dict(
            connection.execute(select(r.key, r.state).where(r.owner == owner)).tuples().all()
        )
        self._seen: set[int] = set()
        self._questions: set[int] = set()
        self.asked = Asked(connection, owner, act)
        hashes = connection.execute(select(forgotten.c.hash).where(forgotten.c.owner == owner)).scalars()
        self._barred = Barred(secret, set(hashes))
        self.moments = Moments(connection, owner, act, self._number, Days(zone).of, self.flush)
        self._records = Bulk(connection, record, "owner key state act_id person_id moment_id entry_id")
        self._entries = Bulk(connection, entry, "id owner act_id kind fields")
        self._changes = Bulk(connection, change, "owner act_id table_name row_id before after")
        self._next_entry = next_id(connection, entry)
        self._ties: dict[int, list[int]] = {}
        for key, tied in connection.execute(
            select(r.key, r.person_id).where(r.owner == owner, r.person_id.is_not(None))
        ):
            self._ties.setdefault(tied, []).append(key)
        gone = connection.execute(
            select(person.c.id).where(person.c.owner == owner, person.c.gone_on.is_not(None))
        ).scalars()
        self._gone_keys = {key for found in gone for key in self._ties.get(found, ())}
        self.effect = 0

    def begin(self, source: str, on: date, *, stale: bool, gone_on: date | None, afresh: bool) -> None:
        """Start on a path. `on` dates what the list shows; `stale` when the ledger has seen a newer export of
        this source, `gone_on` then the date of the newest whole list; `afresh` when it is newer than the path
        before, so that the same record may say something new."""
        self._source, self._prefix = source, source + "\0"
        self.people.source = source
        self.moments.begin(source, on)
        self._on, self._stale, self._gone_on = on, stale, gone_on
        if afresh:
            self._seen = set()
            self._questions = set()

    def take(self, fact: Fact) -> Outcome:
        """Write one record, or find that there is nothing to write."""
        people = fact.people
        if self._barred:
            if people and self._is_barred(people[0]):
                return "forgotten"
            people = (*people[:1], *(one for one in people[1:] if not self._is_barred(one)))
            if self._names_barred(fact) and fact.opportunity is not None:
                fact = replace(fact, opportunity=replace(fact.opportunity, contact=None))
        key = self._number(self._prefix + fact.key)
        state = self._number(fact.state) if fact.state else 0
        if fact.void:
            return self._void(key, state)
        if key in self._seen:
            return "duplicate"
        self._seen.add(key)
        old = self._states.get(key)
        if old is None:
            self._states[key] = state
            self._new(fact, people, key, state)
        elif self._stale or (old == state and key not in self._gone_keys) or old == self._voided(state):
            return "unchanged"
        else:
            self._states[key] = state
            self._changed(fact, people, key, state)
        if self.asked.waiting:
            self.asked.settle(key, "yes")
        self.effect += 1
        if not self.effect % STEP and self.moments.waiting >= CHUNK:
            self._flush_moments()
        return "new" if old is None else "changed"

    def ask(self, question: Question) -> Outcome:
        """Keep a question, unless it was asked before, the ledger knows the answer, or someone in it was forgotten."""
        fact = question.fact
        if self._barred and (self._names_barred(fact) or any(map(self._is_barred, fact.people))):
            return "forgotten"
        key = self._number(self._prefix + fact.key)
        if key in self._questions or key in self._seen:
            return "duplicate"
        self._questions.add(key)
        if key in self._states or key in self.asked:
            return "unchanged"
        self.asked.ask(key, question, self._source, self._on)
        self.effect += 1
        return "asked"

    def _names_barred(self, fact: Fact) -> bool:
        """True when a posting names someone who was forgotten."""
        contact = fact.opportunity.contact if fact.opportunity is not None else None
        return contact is not None and self._barred.bars(contact, None, None)

    def _is_barred(self, one: PersonFact) -> bool:
        return self._barred.bars(one.name, one.url, one.email)

    def _new(self, fact: Fact, people: tuple[PersonFact, ...], key: int, state: int) -> None:
        first, opportunity_id, moment_id = self._around(fact, people)
        tied = None
        if first is not None and people[0].connected_on is not None:
            tied = first.id
            self._ties.setdefault(tied, []).append(key)
        if fact.moment is not None and moment_id is None:
            tell = self.moments.happened if fact.moment.what in EVENTS else self.moments.append
            moment_id = tell(fact.moment, first.id if first is not None else None, opportunity_id)
        entry_id = self._enter(fact.entry) if fact.entry is not None else None
        self._records.rows.append((self._owner, key, state, self._act, tied, moment_id, entry_id))

    def _changed(self, fact: Fact, people: tuple[PersonFact, ...], key: int, state: int) -> None:
        before = self._record(key)
        after = before | {"state": state}
        told, earlier = before["person_id"], before["moment_id"]
        first, opportunity_id, moment_id = self._around(fact, people, told=told, fresh=False)
        if told is not None and first is not None and first.id != told:
            after["person_id"] = first.id
            self._ties[told].remove(key)
            self._ties.setdefault(first.id, []).append(key)
        self._gone_keys.discard(key)
        if moment_id is not None:
            after["moment_id"] = moment_id
        elif fact.moment is not None and not self.moments.same(fact.moment, earlier):
            person_id = first.id if first else None
            after["moment_id"] = self.moments.happened(fact.moment, person_id, opportunity_id, before=earlier)
            if after["moment_id"] != earlier:
                self.moments.retract(earlier)
        if fact.entry and before["entry_id"] is not None:
            self._reenter(fact.entry, before["entry_id"])
        self._write_record(key, before, after)

    def _voided(self, state: int) -> int:
        """The state of a record that was taken back: the same record, read again, stays so."""
        return self._number(f"void\0{state}")

    def _void(self, key: int, state: int) -> Outcome:
        """Take back what a record made before, also when it was made in this import."""
        old = self._states.get(key)
        self._seen.add(key)
        if old is None:
            self._states[key] = self._voided(state)
            self._records.rows.append((self._owner, key, self._states[key], self._act, None, None, None))
        else:
            before = self._record(key)
            if self._stale or before["moment_id"] is None:
                return "unchanged"
            self._states[key] = self._voided(old)
            self.moments.retract(before["moment_id"])
            self._write_record(key, before, before | {"state": self._states[key], "moment_id": None})
        self.asked.settle(key, "no")
        self.effect += 1
        return "new" if old is None else "changed"

    def _record(self, key: int) -> dict[str, Any]:
        self.flush()
        r = record.c
        query = select(*(r[name] for name in _RECORD)).where(r.owner == self._owner, r.key == key)
        return dict(self._connection.execute(query).mappings().one())

    def _write_record(self, key: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        r = record.c
        self._connection.execute(update(record).where(r.owner == self._owner, r.key == key).values(**after))
        self.note("record", key, before, after)

    def _around(
        self, fact: Fact, people: tuple[PersonFact, ...], *, told: int | None = None, fresh: bool = True
    ) -> tuple[Known | None, int | None, int | None]:
        """The fact's first person, its opportunity, and the moment `connected` if it made one."""
        first = None
        for one in people:
            company_id = self.companies.of(one.company) if one.company else None
            known = self.people.who(one, company_id, told if first is None else None)
            if first is None:
                first = known
        moment_id = None
        if first is not None and people[0].connected_on is not None:
            moment_id = self._connected(first, people[0], fact.moment, fresh=fresh)
        opportunity_id = None
        if fact.opportunity is not None:
            company_id = self.companies.of(fact.opportunity.company)
            if company_id is not None:
                opportunity_id = self.opportunities.of(fact.opportunity, company_id)
        if fact.followed:
            company_id = self.companies.of(fact.followed)
            if company_id is not None:
                self.companies.follow(company_id)
        return first, opportunity_id, moment_id

    def _connected(
        self, known: Known, fact: PersonFact, told: MomentFact | None, *, fresh: bool
    ) -> int | None:
        """Keep what the list of connections says of a person; give the moment `connected` if it is news."""
        people, before = self.people, known.connected_on
        if before is not None and self._stale:
            return None
        if fact.url and known.url != fact.url:
            return self._connected_too(known, fact, told)
        company_id = self.companies.of(fact.company) if fact.company else None
        if fresh and company_id is None:
            company_id = known.company_id
        moved = None not in (known.company_id, company_id) and known.company_id != company_id
        people.named(known, fact.name)
        people.put(known, "title", fact.title or (known.title if fresh else None))
        people.put(known, "company_id", company_id)
        if fact.email:
            people.put(known, "email", fact.email)
        people.put(known, "connected_on", fact.connected_on)
        people.put(known, "gone_on", self._gone_on if self._stale else None)
        if moved and (before is not None or not fresh):
            about = tuple(word for word in (fact.title, fact.company) if word)
            self.moments.append(MomentFact(what="moved", by="them", on=self._on, about=about), known.id, None)
        if before == fact.connected_on:
            return None
        return self.moments.append(told or MomentFact(what="connected", on=fact.connected_on), known.id, None)

    def _connected_too(self, known: Known, fact: PersonFact, told: MomentFact | None) -> int | None:
        """The list of connections names someone merged into another: what it says fills gaps only."""
        if known.connected_on is not None:
            self.people.put(known, "gone_on", known.gone_on if self._stale else None)
            return None
        self.people.put(known, "gone_on", self._gone_on if self._stale else None)
        self.people.put(known, "connected_on", fact.connected_on)
        return self.moments.append(told or MomentFact(what="connected", on=fact.connected_on), known.id, None)

    def _enter(self, fact: EntryFact) -> int:
        found, self._next_entry = self._next_entry, self._next_entry + 1
        self._entries.rows.append((found, self._owner, self._act, fact.kind, fact.fields))
        return found

    def _reenter(self, fact: EntryFact, entry_id: int) -> None:
        where = entry.c.id == entry_id
        before = self._connection.execute(select(entry.c.fields).where(where)).scalar_one()
        if before != fact.fields:
            self._connection.execute(update(entry).where(where).values(fields=fact.fields))
            self.note("entry", entry_id, {"fields": before}, {"fields": fact.fields})

    def missing(self, on: date) -> None:
        """Those connected before whom no export of the day of a whole list names are gone."""
        for known in self.people.listed():
            keys = self._ties.get(known.id)
            if keys and self._seen.isdisjoint(keys):
                self.people.put(known, "gone_on", on)
                self._gone_keys.update(keys)
                self.effect += 1

    def note(self, table: str, row_id: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """Remember a change of a row that the ledger had before, so that it can be undone."""
        self._changes.rows.append((self._owner, self._act, table, row_id, before, after))

    def _flush_moments(self) -> None:
        self.companies.flush()
        self.people.flush()
        self.opportunities.flush()
        self.moments.flush()

    def flush(self) -> None:
        """Write what was collected, parents before children, and records in the order of their keys."""
        self._flush_moments()
        self._entries.flush()
        self._records.rows.sort()
        self._records.flush()
        self.moments.flush_retractions()

    def finish(self) -> None:
        """Write the rest, join who proved to be one, ask who may be, and keep what is needed to undo it."""
        self.flush()
        for name, changes in (
            ("company", self.companies.finish()),
            ("person", self.people.finish(self._first_new_person)),
            ("opportunity", self.opportunities.finish()),
        ):
            for row_id, before, after in changes:
                self.note(name, row_id, before, after)
        self._changes.flush()
        self._join_or_ask()
        for row_id, before, after in self.asked.finish():
            self.note("question", row_id, before, after)
        self._changes.flush()

    def _join_or_ask(self) -> None:
        """Merge into the older who proved to be one; ask about each other pair once.

        Of two whom the ledger had apart before, only a common e-mail or address makes one without asking.
        """
        into: dict[int, int] = {}
        asked = self.asked.pairs()
        for pair in self.people.proven():
            self._join(pair, into)
        for known, other, sure in likeness.pairs(self.people):
            both = frozenset((known.id, other.id))
            if both in asked or not both.isdisjoint(into):
                continue
            if sure and max(both) >= self._first_new_person:
                self._join((known.id, other.id), into)
                continue
            asked.add(both)
            key = self._number(f"one\0{min(both)}\0{max(both)}")
            self.asked.ask_whether_one(key, known.id, other.id, self._on)
            self.effect += 1

    def _join(self, pair: tuple[int, int], into: dict[int, int]) -> None:
        """Merge two, or whom they were merged into; `into` keeps who stands for whom."""
        ends = sorted({into.get(one, one) for one in pair})
        if len(ends) < 2:
            return
        merge(self._connection, self._owner, self._act, *ends)
        for one, root in into.items():
            into[one] = ends[0] if root == ends[1] else root
        into[ends[1]] = ends[0]
        self.moments.talked = True
