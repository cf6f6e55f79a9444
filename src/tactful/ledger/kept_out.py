"""People about whom no advice is wanted, for good."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import and_, exists, or_, select

from tactful.ledger import schema
from tactful.ledger.open import Ledger

_P, _C, _A = schema.person.c, schema.company.c, schema.aside.c


class KeptOut(Struct, frozen=True, kw_only=True):
    """One of them; `aside` when only the advice is set aside for good, so that others may still name them."""

    id: int
    name: str
    title: str | None
    company: str | None
    aside: bool


def kept_out(ledger: Ledger) -> list[KeptOut]:
    """All of them, by name."""
    aside = exists().where(and_(_A.person_id == _P.id, _A.play == "*", _A.until.is_(None)))
    query = (
        select(_P.id, _P.name, _P.title, _C.name.label("company"), _P.kept_out.is_(False).label("aside"))
        .outerjoin(schema.company, _C.id == _P.company_id)
        .where(_P.owner == ledger.owner, _P.merged_into.is_(None), or_(_P.kept_out.is_(True), aside))
        .order_by(_P.folded, _P.id)
    )
    with ledger.read() as connection:
        return [KeptOut(**row) for row in connection.execute(query).mappings()]
