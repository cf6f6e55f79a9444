"""One row per one-to-one conversation: a projection of its messages, kept for speed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, and_, case, delete, func, insert, literal, select

from tactful.ledger.schema import moment, retraction, thread


def alive() -> ColumnElement[bool]:
    """True for a moment that nobody retracted."""
    return moment.c.id.not_in(select(retraction.c.moment_id))


def said() -> ColumnElement[bool]:
    """True for a message between two people that was meant and that nobody retracted."""
    m = moment.c
    return and_(m.what == "messaged", m.in_group.is_(False), m.junk.is_(False), alive())


def _threads(owner: int) -> Select[tuple[object, ...]]:
    m = moment.c
    latest_first = func.row_number().over(partition_by=m.conversation, order_by=(m.at.desc(), m.id.desc()))
    messages = (
        select(m.conversation, m.person_id, m.on_date, m.by, latest_first.label("place"), m.in_group)
        .where(m.owner == owner, m.conversation.is_not(None), m.junk.is_(False), alive())
        .subquery()
    )
    x = messages.c
    last = x.place == 1
    grouped = (
        select(
            x.conversation,
            func.max(case((last, x.person_id))).label("person_id"),
            func.max(case((last, x.on_date))).label("last_on"),
            func.max(case((last, x.by))).label("last_by"),
            func.sum(case((x.by == "me", 1), else_=0)).label("mine"),
            func.sum(case((x.by == "me", 0), else_=1)).label("theirs"),
        )
        .group_by(x.conversation)
        .having(func.sum(case((x.in_group, 1), else_=0)) == 0)
        .subquery()
    )
    return select(*grouped.c).where(grouped.c.person_id.is_not(None))


def rebuild(connection: Connection, owner: int) -> None:
    """Make the threads of an owner anew from the messages."""
    connection.execute(delete(thread).where(thread.c.owner == owner))
    rows = _threads(owner).add_columns(literal(owner).label("owner"))
    names = ["conversation", "person_id", "last_on", "last_by", "mine", "theirs", "owner"]
    connection.execute(insert(thread).from_select(names, rows))


def drift(connection: Connection, owner: int) -> int:
    """How many threads differ from what the messages say."""
    t = thread.c
    kept = set(
        connection.execute(
            select(t.conversation, t.person_id, t.last_on, t.last_by, t.mine, t.theirs).where(
                t.owner == owner
            )
        ).tuples()
    )
    told = set(connection.execute(_threads(owner)).tuples())
    return len(kept ^ told)
