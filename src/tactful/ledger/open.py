"""Open the ledger: make it, bring an older one up to date, and hand out transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from threading import local
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct
from sqlalchemy import Connection, Engine, create_engine, event, func, insert, select
from sqlalchemy.engine import URL

from tactful.errors import BadInput
from tactful.ledger import faults, schema
from tactful.ledger.files import beside, copy_into, family, make_private, version_of

PATIENCE = 30.0
"""Seconds to wait for another process that writes."""

_WRITES = "tactful_writes"


class Keeper(Struct, frozen=True, kw_only=True):
    """Whose ledger it is."""

    id: int
    name: str | None
    url: str | None
    zone: str


class _View(local):
    """What a thread reads through while it is in a read."""

    shared: Connection | None = None


class Ledger:
    """An open ledger of one owner. A context manager; safe to share between threads."""

    def __init__(self, path: Path, engine: Engine, owner: int, secret: bytes, zone: str) -> None:
        self.path = path
        self.engine = engine
        self.owner = owner
        self.secret = secret
        self.zone = ZoneInfo(zone)
        self._view = _View()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent view; sees nothing that is written meanwhile. A read within a read shares its view."""
        if self._view.shared is not None:
            yield self._view.shared
            return
        with (
            faults.explained(self.path, files=False),
            self.engine.connect() as connection,
            connection.begin(),
        ):
            self._view.shared = connection
            try:
                yield connection
            finally:
                self._view.shared = None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing. Waits for another writer, then raises LedgerBusy."""
        with faults.explained(self.path, files=False), self.engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def keeper(self) -> Keeper:
        """The owner's name and profile address as the exports gave them."""
        columns = schema.owner.c
        with self.read() as connection:
            row = connection.execute(select(columns.name, columns.url, columns.zone)).one()
        return Keeper(id=self.owner, name=row.name, url=row.url, zone=row.zone)

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """A bare connection outside any transaction, for backups and checkpoints."""
        with faults.explained(self.path, files=False), self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            yield driver


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": patience, "isolation_level": None}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        for pragma in (
            "journal_mode=WAL",
            "foreign_keys=ON",
            "secure_delete=ON",
            "synchronous=FULL",
            "cache_size=-65536",
            "journal_size_limit=1048576",
            "trusted_schema=OFF",
            "temp_store=MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _fill(connection: Connection, now: datetime, zone: str) -> None:
    """Make the tables in a file that has none; another process may have been quicker."""
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar():
        return
    schema.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.HEAD,))
    connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.execute(insert(schema.owner).values(id=1, secret=token_bytes(32), zone=zone, created_at=now))


def open_ledger(path: Path, *, create: bool, now: datetime, zone: str, patience: float = PATIENCE) -> Ledger:
    """Open the ledger at the path, of the one owner it has.

    `create` makes one where there is none; `zone` (an IANA name) is used for a new ledger alone. An older
    ledger is backed up beside itself and brought up to date. Raises a LedgerUnusable with the next step.
    """
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise BadInput(f"{zone!r} is no time zone.", "Give one such as Europe/Zurich.") from fault
    if create and not path.exists():
        with faults.explained(path):
            make_private(path)
    version = version_of(path)
    if version is None and not create:
        raise faults.missing(path)
    if version is not None and version > schema.HEAD:
        raise faults.newer(path, version)
    with faults.explained(path):
        for file in family(path):
            with file.open("r+b"):
                pass
            make_private(file)
    engine = _engine(path, patience)
    try:
        ledger = Ledger(path, engine, 1, b"", zone)
        if version is None:
            with ledger.write() as connection:
                _fill(connection, now, zone)
        elif version < schema.HEAD:
            _renew(ledger, now)
        with ledger.read() as connection:
            row = connection.execute(select(schema.owner).order_by(schema.owner.c.id)).first()
            count = connection.execute(select(func.count()).select_from(schema.owner)).scalar_one()
    except BaseException:
        engine.dispose()
        raise
    if row is None or count != 1:
        engine.dispose()
        raise faults.damaged(path)
    return Ledger(path, engine, row.id, row.secret, row.zone)


def _renew(ledger: Ledger, now: datetime) -> None:
    from tactful.ledger.migrating import migrate

    with ledger.raw() as connection:
        copy_into(connection, beside(ledger.path, now))
    with ledger.write() as writing:
        migrate(writing)
