"""Column types that a STRICT SQLite table takes: TEXT and INTEGER there, native types on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

SQLITE = "sqlite"

Big = BigInteger().with_variant(Integer(), SQLITE)


class Day(TypeDecorator[date]):
    """A calendar date in the owner's zone: `2026-03-10`."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == SQLITE else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value.isoformat() if value is not None and dialect.name == SQLITE else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if value is not None and dialect.name == SQLITE else value


class Instant(TypeDecorator[datetime]):
    """An instant with a zone, in whole seconds since 1970 UTC."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == SQLITE else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return int(value.timestamp()) if value is not None and dialect.name == SQLITE else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return datetime.fromtimestamp(value, UTC) if value is not None and dialect.name == SQLITE else value


class Json(TypeDecorator[Any]):
    """A JSON value; letters stay letters, so that a search of the file's bytes finds them."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == SQLITE:
            return dialect.type_descriptor(Text())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None or dialect.name != SQLITE:
            return value
        return msgspec.json.encode(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return msgspec.json.decode(value) if value is not None and dialect.name == SQLITE else value


class Flag(TypeDecorator[bool]):
    """Yes or no: 1 or 0."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == SQLITE else Boolean())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        return int(value) if value is not None and dialect.name == SQLITE else value

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return bool(value) if value is not None and dialect.name == SQLITE else value


def encoder(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """How a value that is not None goes to the driver, past SQLAlchemy; None: as it is."""
    if dialect.name == SQLITE:
        if isinstance(kind, Flag):
            return None
        if isinstance(kind, Day):
            return date.isoformat
        if isinstance(kind, Instant):
            return _epoch
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _epoch(at: datetime) -> int:
    return int(at.timestamp())
