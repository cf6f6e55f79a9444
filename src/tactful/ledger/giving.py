"""What was given without asking: my last messages to people, and who referred me."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, func, select

from tactful.ledger import schema
from tactful.ledger.identity import fold
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive, said

_M, _P = schema.moment.c, schema.person.c
_BATCH = 400
_MESSAGES = (
    select(_M.person_id, _M.by, schema.body.c.text)
    .outerjoin(schema.body, schema.body.c.moment_id == _M.id)
    .where(_M.person_id.in_(bindparam("ids", expanding=True)), said())
    .order_by(_M.on_date.desc(), _M.at.desc(), _M.id.desc())
)


def unanswered_texts(ledger: Ledger, person_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What I wrote to each person since their last message, the newest first; empty where it was not kept.

    Whoever has never written is left out.
    """
    ids = list(dict.fromkeys(person_ids))
    found: dict[int, list[str]] = defaultdict(list)
    ended: set[int] = set()
    with ledger.read() as connection:
        for start in range(0, len(ids), _BATCH):
            rows = connection.execute(_MESSAGES, {"ids": ids[start : start + _BATCH]}).tuples()
            for person_id, by, text in rows:
                if by == "them":
                    ended.add(person_id)
                elif person_id not in ended:
                    found[person_id].append(text or "")
    return {person_id: tuple(texts) for person_id, texts in found.items() if person_id in ended}


def referrers(ledger: Ledger) -> dict[int, date]:
    """By id, the last day on which somebody referred me to another person; a name that two bear is left out."""
    told = select(_M.on_date, _M.details).where(_M.owner == ledger.owner, _M.what == "referred", alive())
    with ledger.read() as connection:
        rows = connection.execute(told.order_by(_M.on_date)).all()
        on = {fold(row.details["via"]): row.on_date for row in rows if row.details and row.details.get("via")}
        known = select(_P.folded, func.min(_P.id)).where(
            _P.owner == ledger.owner, _P.merged_into.is_(None), _P.folded.in_(list(on))
        )
        alone = known.group_by(_P.folded).having(func.count() == 1)
        return {person_id: on[name] for name, person_id in connection.execute(alone).tuples()}
