"""The one writer of facts: decides what each record is to the ledger, and writes it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select, update

from tactful.core.facts import EntryFact, Fact, MomentFact, PersonFact
from tactful.core.moment import BY_THEM
from tactful.ledger.bulk import Bulk, next_id
from tactful.ledger.days import Days, whole_second
from tactful.ledger.identity import Barred, numbers
from tactful.ledger.people import Known, People
from tactful.ledger.places import Companies, Opportunities
from tactful.ledger.schema import body, change, entry, forgotten, moment, person, record, retraction

Outcome = Literal["new", "changed", "unchanged", "duplicate", "forgotten"]
CHUNK = 20_000
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
        hashes = connection.execute(select(forgotten.c.hash).where(forgotten.c.owner == owner)).scalars()
        self._barred = Barred(secret, set(hashes))
        self._moments = Bulk(
            connection,
            moment,
            "id owner act_id person_id opportunity_id on_date at what by details conversation in_group junk",
        )
        self._bodies = Bulk(connection, body, "moment_id owner text")
        self._records = Bulk(connection, record, "owner key state act_id person_id moment_id entry_id")
        self._entries = Bulk(connection, entry, "id owner act_id kind fields")
        self._changes = Bulk(connection, change, "owner act_id table_name row_id before after")
        self._retractions = Bulk(connection, retraction, "moment_id owner act_id")
        self._next_moment = next_id(connection, moment)
        self._next_entry = next_id(connection, entry)
        self._conversations: dict[str, int] = {}
        self._day = Days(zone).of
        self._ties: dict[int, list[int]] = {}
        for key, tied in connection.execute(
            select(r.key, r.person_id).where(r.owner == owner, r.person_id.is_not(None))
        ):
            self._ties.setdefault(tied, []).append(key)
        gone = connection.execute(
            select(person.c.id).where(person.c.owner == owner, person.c.gone_on.is_not(None))
        ).scalars()
        self._gone_keys = {key for found in gone for key in self._ties.get(found, ())}
        self.talked = False
        self.effect = 0

    def begin(self, source: str, on: date, *, stale: bool, gone_on: date | None, afresh: bool) -> None:
        """Start on a path. `on` dates what the list shows; `stale` when the ledger has seen a newer export of
        this source, `gone_on` then the date of the newest whole list; `afresh` when it is newer than the path
        before, so that the same record may say something new."""
        self._prefix = source + "\0"
        self._on, self._stale, self._gone_on = on, stale, gone_on
        if afresh:
            self._seen = set()

    def take(self, fact: Fact) -> Outcome:
        """Write one record, or find that there is nothing to write."""
        people = fact.people
        if self._barred and people:
            if self._is_barred(people[0]):
                return "forgotten"
            people = (people[0], *(one for one in people[1:] if not self._is_barred(one)))
        key = self._number(self._prefix + fact.key)
        if key in self._seen:
            return "duplicate"
        self._seen.add(key)
        state = self._number(fact.state) if fact.state else 0
        old = self._states.get(key)
        if old is None:
            self._states[key] = state
            self._new(fact, people, key, state)
        elif self._stale or (old == state and key not in self._gone_keys):
            return "unchanged"
        else:
            self._states[key] = state
            self._changed(fact, people, key, state)
        self.effect += 1
        if len(self._moments.rows) >= CHUNK:
            self._flush_moments()
        return "new" if old is None else "changed"

    def _is_barred(self, one: PersonFact) -> bool:
        return self._barred.bars(one.name, one.url, one.email)

    def _new(self, fact: Fact, people: tuple[PersonFact, ...], key: int, state: int) -> None:
        first, opportunity_id, moment_id = self._around(fact, people)
        tied = None
        if first is not None and people[0].connected_on is not None:
            tied = first.id
            self._ties.setdefault(tied, []).append(key)
        if fact.moment is not None and moment_id is None:
            moment_id = self._append(fact.moment, first.id if first is not None else None, opportunity_id)
        entry_id = self._enter(fact.entry) if fact.entry is not None else None
        self._records.rows.append((self._owner, key, state, self._act, tied, moment_id, entry_id))

    def _changed(self, fact: Fact, people: tuple[PersonFact, ...], key: int, state: int) -> None:
        self.flush()
        r = record.c
        where = (r.owner == self._owner, r.key == key)
        columns = (r[name] for name in _RECORD)
        before = dict(self._connection.execute(select(*columns).where(*where)).mappings().one())
        after = before | {"state": state}
        told = before["person_id"]
        first, opportunity_id, moment_id = self._around(fact, people, told=told, fresh=False)
        if told is not None and first is not None and first.id != told:
            after["person_id"] = first.id
            self._ties[told].remove(key)
            self._ties.setdefault(first.id, []).append(key)
        self._gone_keys.discard(key)
        if moment_id is not None:
            after["moment_id"] = moment_id
        elif fact.moment is not None and not self._same(fact.moment, before["moment_id"]):
            if before["moment_id"] is not None:
                self._retractions.rows.append((before["moment_id"], self._owner, self._act))
                self.talked = True
            after["moment_id"] = self._append(fact.moment, first.id if first else None, opportunity_id)
        if fact.entry and before["entry_id"] is not None:
            self._reenter(fact.entry, before["entry_id"])
        self._connection.execute(update(record).where(*where).values(**after))
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
        company_id = self.companies.of(fact.company) if fact.company else None
        moved = None not in (known.company_id, company_id) and known.company_id != company_id
        people.named(known, fact.name)
        people.put(known, "title", fact.title or None)
        people.put(known, "company_id", company_id)
        if fact.email:
            people.put(known, "email", fact.email)
        people.put(known, "connected_on", fact.connected_on)
        people.put(known, "gone_on", self._gone_on if self._stale else None)
        if moved and (before is not None or not fresh):
            about = tuple(word for word in (fact.title, fact.company) if word)
            self._append(MomentFact(what="moved", by="them", on=self._on, about=about), known.id, None)
        if before == fact.connected_on:
            return None
        return self._append(told or MomentFact(what="connected", on=fact.connected_on), known.id, None)

    def _append(self, fact: MomentFact, person_id: int | None, opportunity_id: int | None) -> int:
        found, self._next_moment = self._next_moment, self._next_moment + 1
        at, on = self._when(fact)
        conversation = None
        if fact.conversation is not None:
            conversation = self._conversations.get(fact.conversation)
            if conversation is None:
                conversation = self._number(self._prefix + fact.conversation)
                self._conversations[fact.conversation] = conversation
            self.talked = True
        by = fact.by or ("them" if fact.what in BY_THEM else "me")
        self._moments.rows.append((
            found, self._owner, self._act, person_id, opportunity_id, on, at, fact.what, by, _details(fact),
            conversation, fact.group, fact.junk,
        ))  # fmt: skip
        if fact.text:
            self._bodies.rows.append((found, self._owner, fact.text))
        return found

    def _when(self, fact: MomentFact) -> tuple[datetime | None, date]:
        if fact.at is not None:
            at = whole_second(fact.at)
            return at, self._day(at)
        return None, fact.on or self._on

    def _same(self, fact: MomentFact, moment_id: int | None) -> bool:
        if moment_id is None:
            return False
        m = moment.c
        row = self._connection.execute(
            select(m.what, m.by, m.on_date, m.at, m.details, body.c.text)
            .outerjoin(body)
            .where(m.id == moment_id)
        ).one_or_none()
        at, on = self._when(fact)
        by = fact.by or ("them" if fact.what in BY_THEM else "me")
        return row is not None and tuple(row) == (fact.what, by, on, at, _details(fact), fact.text or None)

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
        self._moments.flush()
        self._bodies.flush()

    def flush(self) -> None:
        """Write what was collected, parents before children, and records in the order of their keys."""
        self._flush_moments()
        self._entries.flush()
        self._records.rows.sort()
        self._records.flush()
        self._retractions.flush()

    def finish(self) -> None:
        """Write the rest, and what is needed to undo it."""
        self.flush()
        for name, changes in (
            ("company", self.companies.finish()),
            ("person", self.people.finish(self._first_new_person)),
            ("opportunity", self.opportunities.finish()),
        ):
            for row_id, before, after in changes:
                self.note(name, row_id, before, after)
        self._changes.flush()


def _details(fact: MomentFact) -> dict[str, Any] | None:
    details: dict[str, Any] = {}
    if fact.about:
        details["about"] = list(fact.about)
    if fact.link:
        details["link"] = fact.link
    return details or None
