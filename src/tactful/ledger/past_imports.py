"""The imports that were made, newest first, with what each of them reported."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, select

from tactful.ledger import schema
from tactful.ledger.open import Ledger

_A = schema.act.c


class ImportRow(Struct, frozen=True, kw_only=True):
    """One import. `effect` counts what it wrote; `report` is the JSON of an `ImportReport`."""

    id: int
    at: datetime
    effect: int
    undone_at: datetime | None
    report: dict[str, Any] | None


def import_rows(ledger: Ledger, *, limit: int) -> list[ImportRow]:
    """The last imports."""
    return _rows(ledger, _query(ledger).limit(limit))


def import_row(ledger: Ledger, number: int) -> ImportRow | None:
    """One of them."""
    return next(iter(_rows(ledger, _query(ledger).where(_A.id == number))), None)


def last_import(ledger: Ledger) -> int | None:
    """The number of the import that undoing would take back."""
    query = _query(ledger).where(_A.effect > 0, _A.undone_at.is_(None)).limit(1)
    return next((row.id for row in _rows(ledger, query)), None)


def _query(ledger: Ledger) -> Select[Any]:
    columns = (_A.id, _A.at, _A.effect, _A.undone_at, _A.report)
    return select(*columns).where(_A.owner == ledger.owner, _A.kind == "import").order_by(_A.id.desc())


def _rows(ledger: Ledger, query: Select[Any]) -> list[ImportRow]:
    with ledger.read() as connection:
        return [ImportRow(**row) for row in connection.execute(query).mappings()]
