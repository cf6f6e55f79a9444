"""Everything the ledger holds, table by table, in plain values; no secret and no fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Select, select

from tactful.ledger import schema
from tactful.ledger.open import Ledger

_INNER = frozenset({"owner", "act_id"})


def tables(ledger: Ledger) -> Iterator[tuple[str, list[str], Iterator[dict[str, Any]]]]:
    """Yield (name, columns, rows). Rows are JSON-ready; read each table to its end before the next."""
    with ledger.read() as connection:
        for name, query in _queries(ledger.owner).items():
            result = connection.execution_options(stream_results=True, yield_per=1_000).execute(query)
            columns = [column for column in list(result.keys()) if column not in _INNER]
            rows = (
                {column: msgspec.to_builtins(row[column]) for column in columns} for row in result.mappings()
            )
            yield name, columns, rows


def _queries(owner: int) -> dict[str, Select[Any]]:
    q = schema.question
    m, r, b = schema.moment, schema.retraction.c, schema.body.c
    plain = (
        schema.person, schema.company, schema.opportunity, schema.entry, schema.setting, schema.aside,
    )  # fmt: skip
    queries: dict[str, Select[Any]] = {
        "owner": select(schema.owner.c.name, schema.owner.c.url, schema.owner.c.zone).where(
            schema.owner.c.id == owner
        )
    }
    for table in plain:
        where = [table.c.owner == owner]
        if table is schema.setting:
            where.append(table.c.act_id > 0)
        queries[table.name] = select(table).where(*where).order_by(table.c.id)
    asked = [column for column in q.c if column is not q.c.key]
    queries["question"] = select(*asked).where(q.c.owner == owner).order_by(q.c.id)
    queries["moment"] = (
        select(m, b.text, r.moment_id.is_not(None).label("retracted"))
        .outerjoin(schema.body, b.moment_id == m.c.id)
        .outerjoin(schema.retraction, r.moment_id == m.c.id)
        .where(m.c.owner == owner)
        .order_by(m.c.id)
    )
    queries["act"] = (
        select(
            schema.act.c.id, schema.act.c.kind, schema.act.c.at, schema.act.c.report, schema.act.c.undone_at
        )
        .where(schema.act.c.owner == owner)
        .order_by(schema.act.c.id)
    )
    return queries
