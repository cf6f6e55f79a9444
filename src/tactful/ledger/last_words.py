"""The last words between two people, and mine that they have not answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import select

from tactful.core.moment import By
from tactful.ledger import schema
from tactful.ledger.among import among
from tactful.ledger.open import Ledger
from tactful.ledger.threads import said

_M = schema.moment.c
_BATCH = 400
_MESSAGES = (
    select(_M.person_id, _M.by, schema.body.c.text)
    .outerjoin(schema.body, schema.body.c.moment_id == _M.id)
    .where(among(_M.person_id), said())
    .order_by(_M.on_date.desc(), _M.at.desc(), _M.id.desc())
)


class LastWords(Struct, frozen=True, kw_only=True):
    """The last one-to-one message with somebody: by whom, and its text, empty where it was not kept.

    `unanswered` is what I wrote since their last message, the newest first; nothing where they never wrote.
    """

    by: By
    text: str
    unanswered: tuple[str, ...] = ()


def last_words(ledger: Ledger, person_ids: Sequence[int]) -> dict[int, LastWords]:
    """The last words with each of these people; without those with whom there were none."""
    ids = list(dict.fromkeys(person_ids))
    last: dict[int, tuple[By, str]] = {}
    mine: dict[int, list[str]] = defaultdict(list)
    wrote: set[int] = set()
    with ledger.read() as connection:
        for start in range(0, len(ids), _BATCH):
            rows = connection.execute(_MESSAGES, {"ids": ids[start : start + _BATCH]}).tuples()
            for person_id, by, text in rows:
                last.setdefault(person_id, (by, text or ""))
                if by == "them":
                    wrote.add(person_id)
                elif person_id not in wrote:
                    mine[person_id].append(text or "")
    return {
        one: LastWords(by=by, text=text, unanswered=tuple(mine[one]) if one in wrote else ())
        for one, (by, text) in last.items()
    }
