"""The names of a forgotten person in what others say: taken out, or counted where the words are somebody else's."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, Text, cast, delete, func, or_, select, update

from tactful.core.facts import Fact
from tactful.ledger import schema
from tactful.ledger.identity import fold

SOMEONE = "someone"
"""What stands where a forgotten name stood inside a longer topic."""


def drop_questions(
    connection: Connection,
    owner: int,
    ids: Collection[int],
    names: Collection[str],
    urls: Collection[str],
    emails: Collection[str],
) -> None:
    """Remove the questions about them, answered ones too, with what is noted of their changes."""
    q, c = schema.question.c, schema.change.c
    folded = [fold(name) for name in names]
    addresses = {*urls, *map(fold, emails)}
    gone = []
    for row in connection.execute(select(schema.question).where(q.owner == owner)):
        if row.person_id in ids or row.other_id in ids:
            gone.append(row.id)
        elif row.fact is not None:
            fact = msgspec.convert(row.fact, Fact)
            told = {end for one in fact.people for end in (one.url, one.email and fold(one.email)) if end}
            words = fold(f"{row.text} {msgspec.json.encode(row.fact).decode()}")
            if told & addresses or any(_pattern(name).search(words) for name in folded):
                gone.append(row.id)
    if gone:
        connection.execute(delete(schema.question).where(q.id.in_(gone)))
        connection.execute(delete(schema.change).where(c.table_name == "question", c.row_id.in_(gone)))


def _pattern(name: str) -> re.Pattern[str]:
    """The name as words of their own; in scripts without capitals words touch each other."""
    whole = name[:1].lower() != name[:1].upper()
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)" if whole else re.escape(name), re.IGNORECASE)


def unname(connection: Connection, owner: int, names: Collection[str]) -> None:
    """Take the names out of changes, topics, lists of mutual people, tags, postings and what is known of companies."""
    c, o = schema.change.c, schema.opportunity.c
    for name in sorted(names, key=len, reverse=True):
        where = (_holds(c.before, name) | _holds(c.after, name), c.owner == owner)
        connection.execute(delete(schema.change).where(*where))
        inside = _pattern(name)
        _unname_details(connection, owner, name, inside)
        _unname_mutual(connection, owner, name)
        _unname_tags(connection, owner, name, inside)
        _unname_companies(connection, owner, name, inside)
        contact = select(o.id, o.contact).where(o.owner == owner, o.contact.is_not(None))
        same = [
            row.id
            for row in connection.execute(contact)
            if inside.search(row.contact) or fold(row.contact) == fold(name)
        ]
        if same:
            connection.execute(update(schema.opportunity).where(o.id.in_(same)).values(contact=None))


def mentions(connection: Connection, owner: int, names: Collection[str]) -> int:
    """How many messages of others, and postings, still hold a name."""
    b, o = schema.body.c, schema.opportunity.c
    said = or_(*(b.text.contains(name, autoescape=True) for name in names))
    posted = or_(*(o.description.contains(name, autoescape=True) for name in names))
    query = select(
        select(func.count()).select_from(schema.body).where(b.owner == owner, said).scalar_subquery()
        + select(func.count())
        .select_from(schema.opportunity)
        .where(o.owner == owner, posted)
        .scalar_subquery()
    )
    return int(connection.execute(query).scalar_one())


def _holds(column: Any, name: str) -> Any:
    written = msgspec.json.encode(name).decode()[1:-1]
    return cast(column, Text).contains(written, autoescape=True)


def _unname_details(connection: Connection, owner: int, name: str, inside: re.Pattern[str]) -> None:
    m, folded = schema.moment.c, fold(name)
    where = (m.owner == owner, m.details.is_not(None), _holds(m.details, name))
    for row in connection.execute(select(m.id, m.details).where(*where)).all():
        details = {
            key: [inside.sub(SOMEONE, one) for one in value if fold(one) != folded]
            if isinstance(value, list)
            else inside.sub(SOMEONE, value)
            if isinstance(value, str)
            else value
            for key, value in row.details.items()
            if not (isinstance(value, str) and fold(value) == folded)
        }
        statement = update(schema.moment).where(m.id == row.id)
        connection.execute(statement.values(details={k: v for k, v in details.items() if v != []} or None))


def _unname_mutual(connection: Connection, owner: int, name: str) -> None:
    p = schema.person.c
    where = (p.owner == owner, p.mutual_names.is_not(None), _holds(p.mutual_names, name))
    for row in connection.execute(select(p.id, p.mutual_names).where(*where)).all():
        names = [one for one in row.mutual_names if fold(one) != fold(name)]
        connection.execute(update(schema.person).where(p.id == row.id).values(mutual_names=names or None))


def _unname_tags(connection: Connection, owner: int, name: str, inside: re.Pattern[str]) -> None:
    p = schema.person.c
    where = (p.owner == owner, p.tags.is_not(None), _holds(p.tags, name))
    for row in connection.execute(select(p.id, p.tags).where(*where)).all():
        tags = [one for one in row.tags if not inside.search(one)]
        connection.execute(update(schema.person).where(p.id == row.id).values(tags=tags or None))


def _unname_companies(connection: Connection, owner: int, name: str, inside: re.Pattern[str]) -> None:
    k = schema.company.c
    texts = (k.culture_source, k.admire)
    held = or_(_holds(k.culture_notes, name), *(column.contains(name, autoescape=True) for column in texts))
    query = select(k.id, k.culture_notes, *texts).where(k.owner == owner, held)
    for row in connection.execute(query).mappings().all():
        values = {column.name: inside.sub(SOMEONE, row[column.name]) for column in texts if row[column.name]}
        notes = [
            {key: inside.sub(SOMEONE, said) if isinstance(said, str) else said for key, said in note.items()}
            for note in row["culture_notes"] or ()
        ]
        statement = update(schema.company).where(k.id == row["id"])
        connection.execute(statement.values(**values, culture_notes=notes or None))
