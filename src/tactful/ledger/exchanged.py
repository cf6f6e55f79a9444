"""With whom anything passed at all: who cannot be more than a slight tie is not looked at one by one."""

from __future__ import annotations

from sqlalchemy import select

from tactful.ledger import schema
from tactful.ledger.network_rows import messages
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

_M = schema.moment.c
_COUNTS = ("recommended", "endorsed", "talked", "met")


def with_something_between(ledger: Ledger) -> set[int]:
    """The people, by id, with messages both ways, a conversation, praise or an endorsement on record."""
    query = (
        select(_M.person_id)
        .where(_M.owner == ledger.owner, _M.what.in_(_COUNTS), _M.person_id.is_not(None), alive())
        .distinct()
    )
    with ledger.read() as connection:
        marked = {one for one in connection.execute(query).scalars() if one is not None}
    return marked | messages(ledger).keys()
