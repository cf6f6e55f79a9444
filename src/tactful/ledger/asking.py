"""Questions while an import runs: each is kept once, and settled by the record that makes it sure."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, select, update

from tactful.core.facts import Question
from tactful.ledger.bulk import Bulk
from tactful.ledger.schema import question

Answer = Literal["yes", "no"]
Changes = list[tuple[int, dict[str, Any], dict[str, Any]]]


class Asked:
    """All questions that were ever asked, by their key; `waiting` while a source's may be open."""

    def __init__(self, connection: Connection, owner: int, act: int) -> None:
        self._connection, self._owner, self._act = connection, owner, act
        q = question.c
        self._pairs: set[frozenset[int]] = set()
        self._open: dict[int, int] = {}
        self._keys: set[int] = set()
        query = select(q.id, q.key, q.answer, q.person_id, q.other_id).where(q.owner == owner)
        for row in connection.execute(query):
            self._keys.add(row.key)
            if row.person_id is not None:
                self._pairs.add(frozenset((row.person_id, row.other_id)))
            if row.answer is None:
                self._open[row.key] = row.id
        self._fresh: dict[int, tuple[Any, ...]] = {}
        self._rows = Bulk(
            connection, question, "owner act_id key source text fact person_id other_id asked_on"
        )
        self._settled: dict[int, Answer] = {}
        self.waiting = bool(self._open)

    def __contains__(self, key: int) -> bool:
        return key in self._keys

    def ask(self, key: int, told: Question, source: str, on: date) -> None:
        """Keep the question of a source."""
        fact = msgspec.to_builtins(told.fact)
        row = (self._owner, self._act, key, source, told.text, fact, None, None, on)
        self._keys.add(key)
        self._fresh[key] = row
        self.waiting = True

    def ask_whether_one(self, key: int, person_id: int, other_id: int, on: date) -> None:
        """Keep the question whether two people are one; its words are made when it is shown."""
        self._keys.add(key)
        self._fresh[key] = (self._owner, self._act, key, None, None, None, person_id, other_id, on)

    def pairs(self) -> set[frozenset[int]]:
        """The pairs of people that were asked about."""
        return self._pairs

    def settle(self, key: int, answer: Answer) -> None:
        """A record says it for sure."""
        if self._fresh.pop(key, None) is not None:
            self._keys.discard(key)
        found = self._open.pop(key, None)
        if found is not None:
            self._settled[found] = answer

    def finish(self) -> Changes:
        """Write them; give what changed of those the ledger had before."""
        self._rows.rows = list(self._fresh.values())
        self._rows.flush()
        for found, answer in self._settled.items():
            statement = update(question).where(question.c.id == found)
            self._connection.execute(statement.values(answer=answer))
        return [(found, {"answer": None}, {"answer": answer}) for found, answer in self._settled.items()]
