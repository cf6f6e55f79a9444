"""Forget a person: no row, no freed page and no log keeps them; a keyed hash keeps them out."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from msgspec import Struct
from sqlalchemy import Connection, delete, exists, insert, or_, select

from tactful.errors import LedgerBusy, LedgerFull, NotFound
from tactful.ledger import schema, traces
from tactful.ledger.files import backups_beside
from tactful.ledger.identity import email_mark, marks
from tactful.ledger.open import Ledger
from tactful.ledger.threads import rebuild

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
        rebuild(connection, ledger.owner)
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
    columns = (p.id, p.name, p.url, p.email, p.merged_into)
    people = connection.execute(select(*columns).where(p.owner == ledger.owner)).all()
    found = []
    for row in people:
        own = marks(ledger.secret, name=row.name, url=row.url, email=row.email)
        if kept.intersection(own if row.url is None else own[1:]):
            found.append(row.merged_into or row.id)
    back = list(dict.fromkeys(found))
    for person_id in back if kept else ():
        _remove(connection, ledger, person_id, today)
    return len(back)


def _remove(connection: Connection, ledger: Ledger, person_id: int, on: date) -> tuple[int, int, int]:
    s, owner = schema, ledger.owner
    p = s.person.c
    merged = (p.id == person_id) | (p.merged_into == person_id)
    rows = connection.execute(select(s.person).where(p.owner == owner, merged)).all()
    if all(row.id != person_id for row in rows):
        raise NotFound("There is no such person in the ledger.", "Search with `tactful person NAME`.")
    ids = [row.id for row in rows]
    c = s.change.c
    told = connection.execute(
        select(c.before, c.after).where(c.owner == owner, c.table_name == "person", c.row_id.in_(ids))
    ).all()
    known = [values for pair in told for values in pair if values]

    def ever(field: str) -> set[str]:
        return {v for v in (*(getattr(row, field) for row in rows), *(one.get(field) for one in known)) if v}

    names, urls, emails = ever("name"), ever("url"), ever("email")
    _bar(connection, ledger, names, urls, emails, on)
    theirs = select(s.moment.c.id).where(s.moment.c.person_id.in_(ids))
    r = s.record.c
    gone = or_(r.person_id.in_(ids), r.moment_id.in_(theirs))
    keys = select(r.key).where(r.owner == owner, gone)
    asides = select(s.aside.c.id).where(s.aside.c.person_id.in_(ids))
    connection.execute(
        delete(s.change).where(
            c.owner == owner,
            or_(
                (c.table_name == "person") & c.row_id.in_(ids),
                (c.table_name == "record") & c.row_id.in_(keys),
                (c.table_name == "moment") & c.row_id.in_(theirs),
                (c.table_name == "aside") & c.row_id.in_(asides),
            ),
        )
    )
    connection.execute(delete(s.record).where(r.owner == owner, gone))
    texts = connection.execute(delete(s.body).where(s.body.c.moment_id.in_(theirs))).rowcount
    connection.execute(delete(s.retraction).where(s.retraction.c.moment_id.in_(theirs)))
    connection.execute(delete(s.thread).where(s.thread.c.person_id.in_(ids)))
    moments = connection.execute(delete(s.moment).where(s.moment.c.person_id.in_(ids))).rowcount
    connection.execute(delete(s.aside).where(s.aside.c.person_id.in_(ids)))
    traces.drop_questions(connection, owner, ids, names, urls, emails)
    connection.execute(delete(s.person).where(p.id.in_(ids)))
    traces.unname(connection, owner, names)
    for row in rows:
        _drop_company(connection, row.company_id, row.act_id)
    return moments, texts, traces.mentions(connection, owner, names)


def _bar(
    connection: Connection, ledger: Ledger, names: set[str], urls: set[str], emails: set[str], on: date
) -> None:
    """Keep the keyed hashes of all names, addresses and e-mails."""
    f = schema.forgotten
    told = [marks(ledger.secret, name=name, url=url, email=None) for name in names for url in urls or {""}]
    hashes = {one for some in told for one in some} | {email_mark(ledger.secret, email) for email in emails}
    kept = connection.execute(select(f.c.hash).where(f.c.owner == ledger.owner)).scalars().all()
    for hashed in sorted(hashes.difference(kept)):
        connection.execute(insert(f).values(owner=ledger.owner, hash=hashed, on_date=on))


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
            k.culture_notes.is_(None),
            ~exists().where(p.company_id == k.id),
            ~exists().where(o.company_id == k.id),
        )
    )
