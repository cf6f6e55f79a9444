"""Two people who turn out to be one: all that is about the other moves, and every change is noted for the undo."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from tactful.errors import BadInput, NotFound
from tactful.ledger import twins
from tactful.ledger.bulk import next_id
from tactful.ledger.schema import aside, body, change, moment, person, question, record

_FILLED = ("email", "company_id", "role", "link", "welcome", "manner", "source")
_GATHERED = ("mutual_names", "shares", "shared", "tags")

Values = dict[str, Any]


def merge(connection: Connection, owner: int, act_id: int, keep: int, other: int) -> int:
    """Let `keep` stand for `other` too; give how many moments moved. The caller rebuilds the threads.

    The other's row stays, with `merged_into`, so that later imports of its addresses find the one who was kept.
    Raises NotFound, and BadInput for one and the same person.
    """
    if keep == other:
        raise BadInput("That is one person already.", "Name two people to merge.")
    return _Merge(connection, owner, act_id, keep, other).run()


class _Merge:
    def __init__(self, connection: Connection, owner: int, act_id: int, keep: int, other: int) -> None:
        self._connection, self._owner, self._act = connection, owner, act_id
        self._keep, self._other = keep, other
        self._notes: list[Values] = []

    def run(self) -> int:
        one, two = self._row(self._keep), self._row(self._other)
        moves = one["url"] is None and two["url"] is not None
        self._set(person, two, {"merged_into": self._keep, "url": None if moves else two["url"]})
        self._set(person, one, {**_joined(one, two), "url": two["url"] if moves else one["url"]})
        for row in self._rows(person, person.c.merged_into == self._other):
            self._set(person, row, {"merged_into": self._keep})
        moved = self._rows(moment, moment.c.person_id == self._other)
        for row in moved:
            self._set(moment, row, {"person_id": self._keep})
        for row in self._rows(record, record.c.person_id == self._other):
            self._set(record, row, {"person_id": self._keep})
        self._move_asides()
        self._move_questions()
        self._write_notes()
        self._collapse(moved)
        return len(moved)

    def _row(self, person_id: int) -> Values:
        found = self._rows(person, person.c.id == person_id)
        if not found or found[0]["merged_into"] is not None:
            raise NotFound("There is no such person in the ledger.", "Search with `tactful person NAME`.")
        return found[0]

    def _rows(self, table: Table, where: Any) -> list[Values]:
        query = select(table).where(table.c.owner == self._owner, where)
        return [dict(row) for row in self._connection.execute(query).mappings()]

    def _set(self, table: Table, row: Values, values: Values) -> None:
        """Change a row, and remember how it was."""
        before = {name: row[name] for name, value in values.items() if row[name] != value}
        if not before:
            return
        after = {name: values[name] for name in before}
        own = "key" if table is record else "id"
        where = (table.c.owner == self._owner, table.c[own] == row[own])
        self._connection.execute(update(table).where(*where).values(**after))
        told = msgspec.to_builtins({"before": before, "after": after})
        self._notes.append(
            {"owner": self._owner, "act_id": self._act, "table_name": table.name, "row_id": row[own], **told}
        )

    def _write_notes(self) -> None:
        if self._notes:
            self._connection.execute(insert(change), self._notes)
        self._notes = []

    def _move_asides(self) -> None:
        kept = {row["play"]: row for row in self._rows(aside, aside.c.person_id == self._keep)}
        for row in self._rows(aside, aside.c.person_id == self._other):
            own = kept.get(row["play"])
            if own is None:
                self._set(aside, row, {"person_id": self._keep})
            else:
                ends = (own["until"], row["until"])
                self._set(aside, own, {"until": None if None in ends else max(ends)})

    def _move_questions(self) -> None:
        """Point the questions to the one who was kept; those that have no sense any more are settled."""
        q = question.c
        for row in self._rows(question, (q.person_id == self._other) | (q.other_id == self._other)):
            ends = {
                name: self._keep if row[name] == self._other else row[name]
                for name in ("person_id", "other_id")
            }
            settled = {}
            if row["answer"] is None and ends["person_id"] == ends["other_id"]:
                settled = {"answer": "yes"}
            elif row["answer"] is None and self._is_told(row["id"], ends):
                settled = {"answer": "no"}
            self._set(question, row, {**ends, **settled})

    def _is_told(self, question_id: int, ends: Values) -> bool:
        """True when both have an address of their own, or the same was asked before."""
        pair = tuple(ends.values())
        p, q = person.c, question.c
        addresses = select(p.id).where(p.id.in_(pair), p.url.is_not(None))
        if len(self._connection.execute(addresses).all()) == 2:
            return True
        same = select(q.id).where(q.person_id.in_(pair), q.other_id.in_(pair), q.id != question_id)
        return self._connection.execute(same).first() is not None

    def _collapse(self, moved: list[Values]) -> None:
        """Take back the poorer telling of an event that both had."""
        ids = {row["id"] for row in moved}
        days = {(row["what"], row["on_date"], row["by"]) for row in moved if row["what"] in twins.EVENTS}
        for what, on, by in sorted(days):
            told = twins.told_before(
                self._connection, self._owner, what, on, by, person_id=self._keep, opportunity_id=None
            )
            own = [event for event in told if event.id not in ids]
            for event in told:
                twin = next((one for one in own if event.id in ids and twins.are_one(one, event)), None)
                if twin is None:
                    continue
                own.remove(twin)
                self._tell_once(*sorted((twin, event), key=lambda one: (not one.by_hand, one.id)))

    def _tell_once(self, first: twins.Event, second: twins.Event) -> None:
        """One moment for two; a new one where the first lacks what the second knows."""
        whole = twins.joined(first, second)
        if whole == first:
            twins.replace(self._connection, self._owner, self._act, second.id, first.id)
            return
        row = self._rows(moment, moment.c.id == first.id)[0]
        row |= {"at": whole.at, "details": whole.details or None, "opportunity_id": whole.opportunity_id}
        row |= {"id": next_id(self._connection, moment), "act_id": self._act}
        self._connection.execute(insert(moment).values(**row))
        if whole.text:
            self._connection.execute(
                insert(body).values(moment_id=row["id"], owner=self._owner, text=whole.text)
            )
        for one in (first, second):
            twins.replace(self._connection, self._owner, self._act, one.id, row["id"])


def _joined(one: Values, two: Values) -> Values:
    """What is known of both: what the one lacks the other gives, lists are put together."""
    values: Values = {name: two[name] if one[name] is None else one[name] for name in _FILLED}
    if one["title"] is None and values["company_id"] == two["company_id"]:
        values["title"] = two["title"]
    if " " not in one["folded"] and " " in two["folded"]:
        values["name"], values["folded"] = two["name"], two["folded"]
    for name in _GATHERED:
        if two[name]:
            told = one[name] or []
            values[name] = [*told, *(each for each in two[name] if each not in told)]
    counts = [row["mutuals"] for row in (one, two) if row["mutuals"] is not None]
    values["mutuals"] = max(counts, default=None)
    values["kept_out"] = one["kept_out"] or two["kept_out"]
    values["connected_on"], values["gone_on"] = min(_tie(one), _tie(two))[2:]
    return values


def _tie(row: Values) -> tuple[int, date, date | None, date | None]:
    """How connected somebody is, the best first: still, then no more, then never; the earlier the better."""
    since, gone = row["connected_on"], row["gone_on"]
    rank = 2 if since is None else 1 if gone is not None else 0
    return rank, since or date.max, since, gone
