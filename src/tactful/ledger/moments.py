"""The moments of an import: written by the thousand, and each event only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, select

from tactful.core.facts import MomentFact
from tactful.core.moment import BY_THEM, By
from tactful.ledger import twins
from tactful.ledger.bulk import Bulk, next_id
from tactful.ledger.days import whole_second
from tactful.ledger.identity import LINKEDIN
from tactful.ledger.schema import body, moment, retraction


class Moments:
    """Appends what facts tell. `begin` before each path; `flush_all` writes whatever the moments point to.

    `number` gives a text its keyed number, `day` the owner's date of an instant.
    """

    def __init__(
        self,
        connection: Connection,
        owner: int,
        act: int,
        number: Callable[[str], int],
        day: Callable[[datetime], date],
        flush_all: Callable[[], None],
    ) -> None:
        self._connection, self._owner, self._act = connection, owner, act
        self._number, self._day, self._flush_all = number, day, flush_all
        self._moments = Bulk(
            connection,
            moment,
            "id owner act_id person_id opportunity_id on_date at what by details conversation in_group junk",
        )
        self._bodies = Bulk(connection, body, "moment_id owner text")
        self._retractions = Bulk(connection, retraction, "moment_id owner act_id")
        self._next = next_id(connection, moment)
        m = moment.c
        events = select(m.what, m.on_date).where(m.owner == owner, m.what.in_(twins.EVENTS)).distinct()
        self._eventful = set(connection.execute(events.where(m.conversation.is_(None))).tuples())
        self._conversations: dict[str, int] = {}
        self.talked = False
        self._source = LINKEDIN

    def begin(self, source: str, on: date) -> None:
        """Start on a path; `on` is the day of what has none of its own."""
        if self._conversations and source != self._source:
            self._conversations = {}
        self._source, self._prefix, self._on = source, source + "\0", on

    @property
    def waiting(self) -> int:
        """How many moments are still to be written."""
        return len(self._moments.rows)

    def flush(self) -> None:
        """Write the moments and their words."""
        self._moments.flush()
        self._bodies.flush()

    def flush_retractions(self) -> None:
        """Write what was taken back."""
        self._retractions.flush()

    def happened(
        self,
        fact: MomentFact,
        person_id: int | None,
        opportunity_id: int | None,
        *,
        before: int | None = None,
    ) -> int:
        """The moment of a record: an event that was noted elsewhere is the same moment; anything else is appended.

        `before` is what the same record made earlier; it is no other telling of it unless it was noted by hand.
        """
        if fact.what not in twins.EVENTS:
            return self.append(fact, person_id, opportunity_id)
        at, on = self._when(fact)
        day = (fact.what, on)
        if day not in self._eventful:
            if self._source != LINKEDIN:
                self._eventful.add(day)
            return self.append(fact, person_id, opportunity_id)
        self._flush_all()
        told = twins.told_before(
            self._connection, self._owner, fact.what, on, _by(fact), person_id=person_id, opportunity_id=opportunity_id
        )  # fmt: skip
        new = twins.Event(
            at=at, details=_details(fact) or {}, opportunity_id=opportunity_id, text=fact.text or None
        )
        others = (one for one in told if one.by_hand or one.id != before)
        twin = next((one for one in others if twins.are_one(one, new)), None)
        if twin is None:
            return self.append(fact, person_id, opportunity_id)
        whole = twins.joined(twin, new)
        if whole == twin:
            return twin.id
        both = replace(fact, at=whole.at, on=None if whole.at else on, text=whole.text)
        found = self.append(both, person_id, whole.opportunity_id, whole.details)
        self._flush_all()
        twins.replace(self._connection, self._owner, self._act, twin.id, found)
        return found

    def append(
        self,
        fact: MomentFact,
        person_id: int | None,
        opportunity_id: int | None,
        details: dict[str, Any] | None = None,
    ) -> int:
        """Append a moment; give its id. `details` stand for those of the fact."""
        found, self._next = self._next, self._next + 1
        at, on = self._when(fact)
        conversation = None
        if fact.conversation is not None:
            conversation = self._conversations.get(fact.conversation)
            if conversation is None:
                conversation = self._number(self._prefix + fact.conversation)
                self._conversations[fact.conversation] = conversation
            self.talked = True
        by = fact.by or _by(fact)
        self._moments.rows.append((
            found, self._owner, self._act, person_id, opportunity_id, on, at, fact.what, by,
            details or _details(fact), conversation, fact.group, fact.junk,
        ))  # fmt: skip
        if fact.text:
            self._bodies.rows.append((found, self._owner, fact.text))
        return found

    def _when(self, fact: MomentFact) -> tuple[datetime | None, date]:
        if fact.at is not None:
            at = whole_second(fact.at)
            return at, self._day(at)
        return None, fact.on or self._on

    def same(self, fact: MomentFact, moment_id: int | None) -> bool:
        """True when the ledger's moment says just that."""
        if moment_id is None:
            return False
        m = moment.c
        row = self._connection.execute(
            select(m.what, m.by, m.on_date, m.at, m.details, body.c.text)
            .outerjoin(body)
            .where(m.id == moment_id)
        ).one_or_none()
        at, on = self._when(fact)
        told = (fact.what, _by(fact), on, at, _details(fact), fact.text or None)
        return row is not None and tuple(row) == told

    def retract(self, moment_id: int | None) -> None:
        """Take a moment back, unless it was before."""
        if moment_id is None:
            return
        self._flush_all()
        query = select(retraction.c.moment_id).where(retraction.c.moment_id == moment_id)
        if self._connection.execute(query).first() is None:
            self._retractions.rows.append((moment_id, self._owner, self._act))
            self.talked = True


def _by(fact: MomentFact) -> By:
    return fact.by or ("them" if fact.what in BY_THEM else "me")


def _details(fact: MomentFact) -> dict[str, Any] | None:
    if not (fact.about or fact.link or fact.kind or fact.outlook):
        return None
    details: dict[str, Any] = {}
    if fact.about:
        details["about"] = list(fact.about)
    if fact.link:
        details["link"] = fact.link
    if fact.kind:
        details["kind"] = fact.kind
    if fact.outlook:
        details["outlook"] = fact.outlook
    return details
