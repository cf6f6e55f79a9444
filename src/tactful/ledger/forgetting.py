"""Forget a person: no row, no freed page and no log keeps them; a keyed hash keeps them out."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Text, cast, delete, exists, func, insert, or_, select, update

from tactful.errors import LedgerBusy, LedgerFull, NotFound
from tactful.ledger import schema
from tactful.ledger.files import backups_beside
from tactful.ledger.identity import fold, marks
from tactful.ledger.open import Ledger

_UNSCRUBBED = "unscrubbed"


class Forgotten(Struct, frozen=True, kw_only=True):
    """What forgetting did.

    `mentions` counts texts of other people that still hold the name. `scrubbed` is false when another
    process held the file: the rows are gone, their bytes go with the next `scrub`. `backups` are the
    automatic ones beside the ledger; they and every other backup made before still hold the person.
    """

    moments: int
    texts: int
    mentions: int
    scrubbed: bool
    backups: list[str]


def forget(ledger: Ledger, person_id: int, *, now: datetime) -> Forgotten:
    """Remove a person for good; not to be undone. Raises NotFound, LedgerUnusable."""
    with ledger.write() as connection:
        moments, texts, mentions = _remove(connection, ledger, person_id, now.astimezone(ledger.zone).date())
        values = {"owner": ledger.owner, "act_id": 0, "name": _UNSCRUBBED, "value": True}
        s = schema.setting
        connection.execute(delete(s).where(s.c.owner == ledger.owner, s.c.name == _UNSCRUBBED))
        connection.execute(insert(s).values(**values))
    scrubbed = scrub(ledger)
    backups = [str(path) for path in backups_beside(ledger.path)]
    return Forgotten(moments=moments, texts=texts, mentions=mentions, scrubbed=scrubbed, backups=backups)


def scrub(ledger: Ledger) -> bool:
    """Write every page anew and empty the log, so that nothing deleted can be read back.

    False when another process is in the way or the disk has no room; harmless to repeat.
    """
    s = schema.setting.c
    try:
        with ledger.raw() as connection:
            # secure_delete leaves copies in gaps of rebalanced pages; VACUUM writes pages whole.
            connection.execute("VACUUM")
            if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                return False
        with ledger.write() as writing:
            writing.execute(delete(schema.setting).where(s.owner == ledger.owner, s.name == _UNSCRUBBED))
    except (LedgerBusy, LedgerFull):
        return False
    return True


def is_unscrubbed(connection: sqlite3.Connection) -> bool:
    """True when somebody was forgotten whose bytes may still be in the file."""
    query = "SELECT count(*) FROM setting WHERE name = ?"
    return bool(connection.execute(query, (_UNSCRUBBED,)).fetchone()[0])


def forget_again(connection: Connection, ledger: Ledger, today: date) -> int:
    """Remove everybody whose hash is kept: an older backup brought them back. Give how many."""
    kept = set(connection.execute(select(schema.forgotten.c.hash)).scalars())
    p = schema.person.c
    people = connection.execute(select(p.id, p.name, p.url, p.email).where(p.owner == ledger.owner)).all()
    back = []
    for row in people:
        own = marks(ledger.secret, name=row.name, url=row.url, email=row.email)
        if kept.intersection(own if row.url is None else own[1:]):
            back.append(row.id)
    for person_id in back if kept else ():
        _remove(connection, ledger, person_id, today)
    return len(back)


def _remove(connection: Connection, ledger: Ledger, person_id: int, on: date) -> tuple[int, int, int]:
    s, owner = schema, ledger.owner
    row = connection.execute(
        select(s.person).where(s.person.c.id == person_id, s.person.c.owner == owner)
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such person in the ledger.", "Search with `tactful person NAME`.")
    c = s.change.c
    told = connection.execute(
        select(c.before, c.after).where(c.owner == owner, c.table_name == "person", c.row_id == person_id)
    ).all()
    names = {row.name, *(values["name"] for pair in told for values in pair if values and values.get("name"))}
    hashes = {one for name in names for one in marks(ledger.secret, name=name, url=row.url, email=row.email)}
    known = connection.execute(select(s.forgotten.c.hash).where(s.forgotten.c.owner == owner)).scalars().all()
    for hashed in sorted(hashes.difference(known)):
        connection.execute(insert(s.forgotten).values(owner=owner, hash=hashed, on_date=on))
    theirs = select(s.moment.c.id).where(s.moment.c.person_id == person_id)
    r = s.record.c
    gone = or_(r.person_id == person_id, r.moment_id.in_(theirs))
    keys = select(r.key).where(r.owner == owner, gone)
    connection.execute(
        delete(s.change).where(
            c.owner == owner,
            or_(
                (c.table_name == "person") & (c.row_id == person_id),
                (c.table_name == "record") & c.row_id.in_(keys),
            ),
        )
    )
    connection.execute(delete(s.record).where(r.owner == owner, gone))
    texts = connection.execute(delete(s.body).where(s.body.c.moment_id.in_(theirs))).rowcount
    connection.execute(delete(s.retraction).where(s.retraction.c.moment_id.in_(theirs)))
    connection.execute(delete(s.thread).where(s.thread.c.person_id == person_id))
    moments = connection.execute(delete(s.moment).where(s.moment.c.person_id == person_id)).rowcount
    connection.execute(delete(s.aside).where(s.aside.c.person_id == person_id))
    connection.execute(delete(s.person).where(s.person.c.id == person_id))
    for name in sorted(names, key=len, reverse=True):
        connection.execute(
            delete(s.change).where(c.owner == owner, _holds(c.before, name) | _holds(c.after, name))
        )
        _unname(connection, owner, name)
    _drop_company(connection, row.company_id, row.act_id)
    named = or_(*(s.body.c.text.contains(name, autoescape=True) for name in names))
    count = select(func.count()).select_from(s.body).where(s.body.c.owner == owner, named)
    return moments, texts, connection.execute(count).scalar_one()


SOMEONE = "someone"
"""What stands where a forgotten name stood inside a longer topic."""


def _holds(column: Any, name: str) -> Any:
    written = msgspec.json.encode(name).decode()[1:-1]
    return cast(column, Text).contains(written, autoescape=True)


def _unname(connection: Connection, owner: int, name: str) -> None:
    """Take the name out of what other moments and people say about them."""
    m, p, folded = schema.moment.c, schema.person.c, fold(name)
    inside = re.compile(re.escape(name), re.IGNORECASE)
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
    where = (p.owner == owner, p.mutual_names.is_not(None), _holds(p.mutual_names, name))
    for row in connection.execute(select(p.id, p.mutual_names).where(*where)).all():
        names = [one for one in row.mutual_names if fold(one) != folded]
        connection.execute(update(schema.person).where(p.id == row.id).values(mutual_names=names or None))


def _drop_company(connection: Connection, company_id: int | None, act: int) -> None:
    """A company that came with the person and that nobody else has to do with goes with them."""
    k, p, o = schema.company.c, schema.person.c, schema.opportunity.c
    connection.execute(
        delete(schema.company).where(
            k.id == company_id,
            k.act_id == act,
            k.followed.is_(False),
            k.target.is_(False),
            k.kept_from.is_(False),
            k.culture.is_(None),
            k.policy.is_(None),
            k.admire.is_(None),
            ~exists().where(p.company_id == k.id),
            ~exists().where(o.company_id == k.id),
        )
    )
