"""The texts that were sent: to somebody, and to others at their company."""

from __future__ import annotations

from sqlalchemy import select

from tactful.ledger import schema
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

MOST = 5000
"""Texts that are read, the newest."""

_M, _P, _B = schema.moment.c, schema.person.c, schema.body.c


def texts_to(ledger: Ledger, person_id: int) -> tuple[str, ...]:
    """What I wrote to somebody, the newest first; group chats are left out."""
    return _texts(ledger, _M.person_id == person_id)


def texts_beside(ledger: Ledger, person_id: int) -> tuple[str, ...]:
    """What I wrote to others at their company, the newest first."""
    theirs = select(_P.company_id).where(_P.id == person_id, _P.owner == ledger.owner).scalar_subquery()
    others = select(_P.id).where(_P.owner == ledger.owner, _P.company_id == theirs, _P.id != person_id)
    return _texts(ledger, _M.person_id.in_(others))


def _texts(ledger: Ledger, whose: object) -> tuple[str, ...]:
    query = (
        select(_B.text)
        .join(schema.moment, _M.id == _B.moment_id)
        .where(_M.owner == ledger.owner, _M.by == "me", _M.in_group.is_(False), _M.junk.is_(False))
        .where(whose, alive())  # type: ignore[arg-type]
        .order_by(_M.on_date.desc(), _M.id.desc())
        .limit(MOST)
    )
    with ledger.read() as connection:
        return tuple(connection.execute(query).scalars())
