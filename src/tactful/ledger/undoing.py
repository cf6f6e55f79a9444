"""Undo the last thing that was done: an import is taken out whole, a logged moment is retracted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, Connection, Table, and_, delete, exists, func, insert, select, update

from tactful.errors import BadInput
from tactful.ledger import schema
from tactful.ledger.columns import Day
from tactful.ledger.open import Ledger
from tactful.ledger.threads import rebuild

WHOLE = ("import", "answer", "merge")
"""Acts that are taken out whole: they state nothing that cannot be stated again."""


class Undone(Struct, frozen=True, kw_only=True):
    """What was undone: the kind of act, when it was done, and how many moments it takes along."""

    kind: str
    at: datetime
    moments: int


def undo(ledger: Ledger, *, now: datetime, kind: str | None = None) -> Undone:
    """Undo the last act that wrote something, or the last of a kind (`import`, `log`, ...).

    Raises BadInput when there is nothing left to undo.
    """
    a = schema.act.c
    with ledger.write() as connection:
        query = (
            select(a.id, a.kind, a.at)
            .where(a.owner == ledger.owner, a.undone_at.is_(None), a.effect > 0)
            .order_by(a.id.desc())
        )
        if kind is not None:
            query = query.where(a.kind == kind)
        row = connection.execute(query.limit(1)).one_or_none()
        if row is None:
            raise BadInput("There is nothing to undo.", "`tactful restore BACKUP` goes back further.")
        moments = _take_out(connection, ledger.owner, row.id, keep=row.kind not in WHOLE)
        connection.execute(update(schema.act).where(a.id == row.id).values(undone_at=now))
        rebuild(connection, ledger.owner)
    return Undone(kind=row.kind, at=row.at, moments=moments)


def _take_out(connection: Connection, owner: int, act: int, *, keep: bool) -> int:
    """Take out all that an act wrote; `keep` retracts its moments instead of deleting them."""
    s = schema
    mine = and_(s.moment.c.owner == owner, s.moment.c.act_id == act)
    connection.execute(
        delete(s.retraction).where(s.retraction.c.act_id == act, s.retraction.c.owner == owner)
    )
    if keep:
        retracted = select(s.retraction.c.moment_id)
        ids = (
            connection.execute(select(s.moment.c.id).where(mine, s.moment.c.id.not_in(retracted)))
            .scalars()
            .all()
        )
        if ids:
            rows = [{"moment_id": found, "owner": owner, "act_id": act} for found in ids]
            connection.execute(insert(s.retraction), rows)
        count = len(ids)
    else:
        ids_query = select(s.moment.c.id).where(mine)
        for table in (s.body, s.retraction):
            connection.execute(delete(table).where(table.c.moment_id.in_(ids_query)))
        connection.execute(delete(s.record).where(s.record.c.owner == owner, s.record.c.act_id == act))
        count = connection.execute(delete(s.moment).where(mine)).rowcount
        connection.execute(delete(s.thread).where(s.thread.c.owner == owner))
    for table in (s.entry, s.aside, s.setting, s.question):
        connection.execute(delete(table).where(table.c.owner == owner, table.c.act_id == act))
    _restore(connection, owner, act)
    _remove_unused(connection, owner, act)
    return count


def _restore(connection: Connection, owner: int, act: int) -> None:
    """Give back the values before the act, newest first, where nobody changed them since."""
    c = schema.change.c
    mine = and_(c.owner == owner, c.act_id == act)
    rows = connection.execute(
        select(c.table_name, c.row_id, c.before, c.after).where(mine).order_by(c.id.desc())
    ).all()
    for name, row_id, before, after in rows:
        table = schema.metadata.tables[name]
        if after is None:
            values = {field: _decoded(table.c[field], value) for field, value in before.items()}
            taken = [table.c.owner == owner, *_key_of(table, values)]
            if connection.execute(select(table.c.id).where(*taken)).first() is None:
                connection.execute(insert(table).values(**values))
            continue
        here = (
            and_(table.c.owner == owner, table.c.key == row_id)
            if table is schema.record
            else table.c.id == row_id
        )
        for field, old in before.items():
            column = table.c[field]
            value = _decoded(column, old)
            unchanged = column.is_not_distinct_from(_decoded(column, after[field]))
            connection.execute(update(table).where(here, unchanged).values({field: value}))
    connection.execute(delete(schema.change).where(mine))


def _key_of(table: Table, values: dict[str, Any]) -> list[Any]:
    names = ("person_id", "play") if table is schema.aside else ("name",)
    return [table.c[name] == values[name] for name in names]


def _decoded(column: Column[Any], value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(column.type, Day) and isinstance(value, str) else value


def _remove_unused(connection: Connection, owner: int, act: int) -> None:
    """Delete the people, opportunities and companies that the act brought and nothing living needs.

    Moments of theirs that are all retracted go with them. Who stays is no longer on the list of connections.
    """
    s = schema
    alive = s.moment.c.id.not_in(select(s.retraction.c.moment_id))
    changed_later = select(s.change.c.row_id).where(s.change.c.owner == owner)

    def unused(table: Table, *needed: Any) -> list[int]:
        later = changed_later.where(s.change.c.table_name == table.name)
        query = select(table.c.id).where(
            table.c.owner == owner, table.c.act_id == act, table.c.id.not_in(later)
        )
        return list(connection.execute(query.where(*(~exists().where(one) for one in needed))).scalars())

    p, o, k = s.person.c, s.opportunity.c, s.company.c
    here = and_(p.owner == owner, p.act_id == act)
    other = s.person.alias("other")
    merged = other.c.merged_into == p.id
    since = select(func.min(other.c.connected_on)).where(merged, other.c.act_id != act).scalar_subquery()
    connection.execute(update(s.person).where(here).values(connected_on=since, gone_on=None))
    groups: list[tuple[Table, list[int]]] = [
        (
            s.person,
            unused(s.person, and_(s.moment.c.person_id == p.id, alive), s.aside.c.person_id == p.id, merged),
        ),
        (s.opportunity, unused(s.opportunity, and_(s.moment.c.opportunity_id == o.id, alive))),
    ]
    for table, ids in groups:
        link = s.moment.c.person_id if table is s.person else s.moment.c.opportunity_id
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            dead = select(s.moment.c.id).where(link.in_(some))
            for child in (s.body, s.retraction):
                connection.execute(delete(child).where(child.c.moment_id.in_(dead)))
            connection.execute(delete(s.moment).where(link.in_(some)))
            if table is s.person:
                connection.execute(delete(s.thread).where(s.thread.c.person_id.in_(some)))
                q = s.question.c
                connection.execute(delete(s.question).where(q.person_id.in_(some) | q.other_id.in_(some)))
            connection.execute(delete(table).where(table.c.id.in_(some)))
    companies = unused(s.company, p.company_id == k.id, o.company_id == k.id)
    for start in range(0, len(companies), 500):
        connection.execute(delete(s.company).where(k.id.in_(companies[start : start + 500])))
