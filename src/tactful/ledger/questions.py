"""The questions that wait for a yes or a no, and what an answer writes."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct, convert
from sqlalchemy import Connection, RowMapping, func, insert, select, update

from tactful.core.facts import Fact
from tactful.errors import BadInput, NotFound
from tactful.ledger import schema
from tactful.ledger.intake import Intake
from tactful.ledger.merging import merge
from tactful.ledger.open import Ledger
from tactful.ledger.queries import person
from tactful.ledger.rows import PersonRow
from tactful.ledger.threads import rebuild

_Q = schema.question.c


class QuestionRow(Struct, frozen=True, kw_only=True):
    """An open question: of a source (`text`, and `fact` is what yes means), or whether two people are one.

    `number` stays the same until the question is answered; `met_in` is the source that named the first of the two.
    """

    number: int
    asked_on: date
    source: str | None = None
    text: str | None = None
    fact: Fact | None = None
    person: PersonRow | None = None
    other: PersonRow | None = None
    met_in: str | None = None


def open_questions(ledger: Ledger) -> list[QuestionRow]:
    """All that wait for an answer, the oldest first."""
    p = schema.person.c
    query = (
        select(schema.question, p.source.label("met_in"))
        .outerjoin(schema.person, p.id == _Q.person_id)
        .where(_Q.owner == ledger.owner, _Q.answer.is_(None))
        .order_by(_Q.id)
    )
    with ledger.read() as connection:
        rows = connection.execute(query).mappings().all()
    return [_made(ledger, row) for row in rows]


def _made(ledger: Ledger, row: RowMapping) -> QuestionRow:
    one, other = row["person_id"], row["other_id"]
    return QuestionRow(
        number=row["id"],
        asked_on=row["asked_on"],
        source=row["source"],
        text=row["text"],
        fact=convert(row["fact"], Fact) if row["fact"] is not None else None,
        person=person(ledger, one) if one is not None else None,
        other=person(ledger, other) if other is not None else None,
        met_in=row["met_in"],
    )


def how_many(ledger: Ledger) -> int:
    """How many wait."""
    query = select(func.count()).where(_Q.owner == ledger.owner, _Q.answer.is_(None))
    with ledger.read() as connection:
        return int(connection.execute(query).scalar_one())


def answer(ledger: Ledger, number: int, *, yes: bool, now: datetime) -> int:
    """Answer a question, in an act of its own; give how many moments it brought or moved.

    Yes to a source writes its fact as an import would; yes to two people being one merges them. Raises NotFound
    for a number that no question has, BadInput for one that is answered.
    """
    with ledger.write() as connection:
        query = select(schema.question).where(_Q.id == number, _Q.owner == ledger.owner)
        row = connection.execute(query).mappings().one_or_none()
        if row is None:
            raise NotFound(f"There is no question {number}.", "See the open ones: tactful questions")
        if row["answer"] is not None:
            raise BadInput(f"Question {number} is answered: {row['answer']}.", "Take it back: tactful undo")
        a = schema.act
        values = {"owner": ledger.owner, "kind": "answer", "at": now, "effect": 1}
        act = int(connection.execute(insert(a).values(**values).returning(a.c.id)).scalar_one())
        _settle(connection, ledger, act, row, "yes" if yes else "no")
        if not yes:
            return 0
        if row["fact"] is None:
            count = merge(connection, ledger.owner, act, *_older_first(connection, row))
            rebuild(connection, ledger.owner)
            return count
        intake = Intake(connection, ledger.owner, ledger.secret, ledger.zone, act)
        intake.begin(row["source"], row["asked_on"], stale=False, gone_on=None, afresh=False)
        intake.take(convert(row["fact"], Fact))
        intake.finish()
        if intake.moments.talked:
            rebuild(connection, ledger.owner)
        m = schema.moment.c
        return int(connection.execute(select(func.count()).where(m.act_id == act)).scalar_one())


def _settle(connection: Connection, ledger: Ledger, act: int, row: RowMapping, said: str) -> None:
    connection.execute(update(schema.question).where(_Q.id == row["id"]).values(answer=said))
    connection.execute(
        insert(schema.change).values(
            owner=ledger.owner,
            act_id=act,
            table_name="question",
            row_id=row["id"],
            before={"answer": None},
            after={"answer": said},
        )
    )


def _older_first(connection: Connection, row: RowMapping) -> tuple[int, int]:
    """The one with a profile address stays, else the one that was there first."""
    p = schema.person.c
    ends = (row["person_id"], row["other_id"])
    query = select(p.id).where(p.id.in_(ends)).order_by(p.url.is_(None), p.id)
    keep, other = connection.execute(query).scalars()
    return keep, other
