"""Who referred me to somebody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from tactful.ledger import schema
from tactful.ledger.identity import fold
from tactful.ledger.open import Ledger
from tactful.ledger.threads import alive

_M, _P = schema.moment.c, schema.person.c


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
