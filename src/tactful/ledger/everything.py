"""Everything the ledger holds, table by table, in plain values; and back into an empty one.

What recognises records again and keeps the forgotten out (the secret and what is keyed with it) is in it only
where it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, get_type_hints

import msgspec
from sqlalchemy import Column, Connection, LargeBinary, Select, Table, select, update
from sqlalchemy import Integer as Whole

from tactful.core.moment import By, Moment, What
from tactful.errors import BadInput
from tactful.ledger import schema
from tactful.ledger.bulk import Bulk
from tactful.ledger.columns import Big, Day, Flag, Instant, Json
from tactful.ledger.open import Ledger
from tactful.ledger.rows import CompanyRow, OpportunityRow, PersonRow
from tactful.ledger.threads import rebuild

TABLES: tuple[Table, ...] = (
    schema.owner, schema.act, schema.company, schema.person, schema.opportunity, schema.moment, schema.entry,
    schema.setting, schema.aside, schema.question, schema.change,
)  # fmt: skip
KEYED: tuple[Table, ...] = (schema.record, schema.forgotten)
"""Of use only together with the secret."""

FORM = "tactful"
"""What leads: the form of the export and the schema it was written from."""

_LEFT_OUT = {"owner": {"id", "secret"}}
_KEY = schema.question.c.key
"""Made with the secret too; a question that comes back without it is known by its number."""
_MORE = {
    "owner": (("secret", bytes | None),),
    "moment": (("text", str | None), ("retracted", bool), ("retracted_in", int | None)),
}
_TOLD: dict[str, dict[str, Any]] = {
    "person": get_type_hints(PersonRow),
    "company": get_type_hints(CompanyRow),
    "opportunity": get_type_hints(OpportunityRow),
    "moment": {"what": What, "by": By},
    "entry": {"fields": dict[str, str]},
}
"""What the words of a column may be, and what its JSON holds."""
_TYPES: tuple[tuple[Any, Any], ...] = (
    (Day, date), (Instant, datetime), (Flag, bool), (Json, Any), (LargeBinary, bytes), (type(Big), int),
    (Whole, int),
)  # fmt: skip


def tables(
    ledger: Ledger, *, keys: bool = False
) -> Iterator[tuple[str, list[str], Iterator[dict[str, Any]]]]:
    """Yield (name, columns, rows). Rows are JSON-ready; read each table to its end before the next.

    `keys` adds the owner's secret and what is keyed with it.
    """
    yield FORM, ["form", "schema"], iter([{"form": 1, "schema": schema.HEAD}])
    with ledger.read() as connection:
        for table in (*TABLES, *KEYED) if keys else TABLES:
            query = _query(table, ledger.owner, keys=keys)
            result = connection.execution_options(stream_results=True, yield_per=1_000).execute(query)
            columns = list(result.keys())
            yield str(table.name), columns, (msgspec.to_builtins(dict(row)) for row in result.mappings())


@cache
def kinds() -> dict[str, type[msgspec.Struct]]:
    """By table, the Struct that one of its rows makes; decoding with it is checking it."""
    form = msgspec.defstruct(FORM, [("form", Literal[1]), ("schema", str)], forbid_unknown_fields=True)
    return {FORM: form, **{str(table.name): _kind(table) for table in (*TABLES, *KEYED)}}


@cache
def json_columns() -> dict[str, frozenset[str]]:
    """By table, the columns that hold JSON."""
    return {
        str(table.name): frozenset(str(column.name) for column in table.c if isinstance(column.type, Json))
        for table in (*TABLES, *KEYED)
    }


def fill(ledger: Ledger, rows: Mapping[str, Sequence[Any]]) -> None:
    """Put rows of `kinds()` into a ledger that holds nothing yet.

    Raises BadInput where they do not fit together; then the ledger is as before.
    """
    from sqlalchemy.exc import IntegrityError

    try:
        with ledger.write() as connection:
            _put_owner(connection, ledger.owner, rows.get("owner", ()))
            for table in (*TABLES[1:], *KEYED):
                _put(connection, table, ledger.owner, rows.get(table.name, ()))
            rebuild(connection, ledger.owner)
    except (IntegrityError, OverflowError, msgspec.ValidationError) as fault:
        raise BadInput(
            "Its tables do not fit together: rows are missing or twice there.",
            "Use an export as it was written.",
        ) from fault


def _query(table: Table, owner: int, *, keys: bool) -> Select[Any]:
    left_out = {"owner"} | _LEFT_OUT.get(table.name, set())
    columns: list[Any] = [column for column in table.c if column.name not in left_out]
    if table is schema.owner:
        columns += [table.c.secret] if keys else []
        return select(*columns).where(table.c.id == owner)
    if not keys:
        columns = [column for column in columns if column is not _KEY]
    query = select(*columns).where(table.c.owner == owner)
    if table is schema.moment:
        b, r = schema.body.c, schema.retraction.c
        query = query.add_columns(
            b.text, r.moment_id.is_not(None).label("retracted"), r.act_id.label("retracted_in")
        )
        query = query.outerjoin(schema.body, b.moment_id == table.c.id)
        query = query.outerjoin(schema.retraction, r.moment_id == table.c.id)
    elif table is schema.setting:
        query = query.where(table.c.act_id > 0)
    elif table is schema.change and not keys:
        query = query.where(table.c.table_name != schema.record.name)
    return query.order_by(*table.primary_key.columns)


def _kind(table: Table) -> type[msgspec.Struct]:
    """A row as a Struct: what may be missing has a default, so that an older export still fits."""
    left_out = {"owner"} | _LEFT_OUT.get(table.name, set())
    needed: list[Any] = []
    free: list[Any] = []
    for column in table.c:
        if column.name in left_out:
            continue
        name = str(column.name)
        kind = next((plain for typed, plain in _TYPES if isinstance(column.type, typed)), str)
        if kind is str:
            kind = _TOLD.get(table.name, {}).get(name, str)
        if column is _KEY:
            free.append((name, kind | None, None))
        elif not column.nullable and column.server_default is None:
            needed.append((name, kind))
        elif column.nullable:
            free.append((name, kind | None if kind is not Any else Any, None))
        else:
            free.append((name, kind, kind()))
    for name, kind in _MORE.get(table.name, ()):
        free.append((name, kind, False if kind is bool else None))
    return msgspec.defstruct(table.name, needed + free, forbid_unknown_fields=True, kw_only=True)


def _check(table: Table, rows: Sequence[Any]) -> None:
    """Raise ValidationError where the JSON of a column is not what it should be."""
    told = _TOLD.get(table.name, {})
    for column in table.c:
        if isinstance(column.type, Json) and column.name in told:
            for row in rows:
                if (value := getattr(row, column.name)) is not None:
                    msgspec.convert(value, told[column.name])
    if table is schema.moment:
        for row in rows:
            if row.details is not None:
                details = {**msgspec.convert(row.details, dict[str, Any])}
                details.pop("link", None)
                msgspec.convert({**details, "on": row.on_date, "what": row.what, "by": row.by}, Moment)


def _put_owner(connection: Connection, owner: int, rows: Sequence[Any]) -> None:
    if len(rows) != 1:
        raise BadInput("It does not say whose data it is.", "Use an export as it was written.")
    told = msgspec.structs.asdict(rows[0])
    if told["secret"] is None:
        del told["secret"]
    connection.execute(update(schema.owner).where(schema.owner.c.id == owner).values(**told))


def _put(connection: Connection, table: Table, owner: int, rows: Sequence[Any]) -> None:
    if not rows:
        return
    _check(table, rows)
    columns: list[Column[Any]] = [column for column in table.c if column.name != "owner"]
    bulk = Bulk(connection, table, " ".join(["owner", *(column.name for column in columns)]))
    bulk.rows = [
        (
            owner,
            *(
                row.id if column is _KEY and row.key is None else getattr(row, column.name)
                for column in columns
            ),
        )
        for row in rows
    ]
    bulk.flush()
    if table is schema.moment:
        bodies = Bulk(connection, schema.body, "moment_id owner text")
        bodies.rows = [(row.id, owner, row.text) for row in rows if row.text is not None]
        bodies.flush()
        retractions = Bulk(connection, schema.retraction, "moment_id owner act_id")
        retractions.rows = [(row.id, owner, row.retracted_in or 0) for row in rows if row.retracted]
        retractions.flush()
