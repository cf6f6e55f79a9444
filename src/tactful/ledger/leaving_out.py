"""Names that stand in the ledger beside people's own: of those who referred, whom a posting names, mutual ones."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Text, cast, or_, select

from tactful.ledger import schema
from tactful.ledger.open import Ledger

_M, _P, _O = schema.moment.c, schema.person.c, schema.opportunity.c


def names_beside(ledger: Ledger, person_ids: Sequence[int]) -> list[str]:
    """All such names, each once: of the whole ledger, and the former names of people who were merged into these."""
    told = cast(_M.details, Text)
    with ledger.read() as connection:
        rows = connection.execute(
            select(_M.what, _M.details).where(
                _M.owner == ledger.owner, or_(told.contains('"via"'), told.contains('"with"'))
            )
        ).all()
        names = [row.details.get("via") for row in rows if row.what == "referred"]
        names += [row.details.get("with") for row in rows]
        names += connection.execute(
            select(_O.contact).where(_O.owner == ledger.owner, _O.contact.is_not(None))
        ).scalars()
        names += connection.execute(
            select(_P.name).where(_P.owner == ledger.owner, _P.merged_into.in_(list(person_ids)))
        ).scalars()
        mutual = connection.execute(
            select(_P.mutual_names).where(_P.owner == ledger.owner, _P.mutual_names.is_not(None))
        ).scalars()
        names += [name for some in mutual for name in some or ()]
    return list(dict.fromkeys(str(name) for name in names if name))
