"""The tables. Every row has an owner; every row that an act of the person made names that act."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from tactful.ledger.columns import Big, Day, Flag, Instant, Json

HEAD = "0003"
"""The newest migration; versions sort as text."""

APPLICATION_ID = 0x54414354
"""Marks the file as a ledger of Tactful ("TACT") in SQLite's header."""

metadata = MetaData()


def _table(name: str, *parts: Any, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _owner() -> Column[int]:
    return Column("owner", Integer, ForeignKey("owner.id"), nullable=False)


def _act() -> Column[int]:
    return Column("act_id", Integer, nullable=False)


def _flag(name: str) -> Column[bool]:
    return Column(name, Flag, nullable=False, server_default="0")


owner = _table(
    "owner",
    _id(),
    Column("name", Text),
    Column("url", Text),
    Column("secret", LargeBinary, nullable=False),
    Column("zone", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

act = _table(
    "act",
    _id(),
    _owner(),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("effect", Integer, nullable=False, server_default="0"),
    Column("exported", Json),
    Column("report", Json),
    Column("undone_at", Instant),
)

company = _table(
    "company",
    _id(),
    _owner(),
    _act(),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("culture", Text),
    Column("policy", Text),
    Column("culture_source", Text),
    Column("culture_on", Day),
    Column("admire", Text),
    _flag("followed"),
    _flag("target"),
    _flag("kept_from"),
    Column("culture_notes", Json),
    UniqueConstraint("owner", "key"),
)

person = _table(
    "person",
    _id(),
    _owner(),
    _act(),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("url", Text),
    Column("email", Text),
    Column("company_id", Integer, ForeignKey("company.id"), index=True),
    Column("title", Text),
    Column("role", Text),
    Column("link", Text),
    Column("connected_on", Day),
    Column("gone_on", Day),
    Column("welcome", Text),
    Column("manner", Text),
    Column("mutuals", Integer),
    Column("mutual_names", Json),
    Column("shares", Json),
    Column("shared", Json),
    _flag("kept_out"),
    Column("source", Text),
    Column("merged_into", Integer),
    Column("tags", Json),
    UniqueConstraint("owner", "url"),
)
_merged = person.c.merged_into.is_not(None)
Index("ix_person_merged_into", person.c.merged_into, sqlite_where=_merged)

opportunity = _table(
    "opportunity",
    _id(),
    _owner(),
    _act(),
    Column("company_id", Integer, ForeignKey("company.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("stage", Text, nullable=False),
    Column("posting", Text),
    Column("description", Text),
    Column("contact", Text),
    Column("closes_on", Day),
    UniqueConstraint("owner", "url"),
)

moment = _table(
    "moment",
    _id(),
    _owner(),
    _act(),
    Column("person_id", Integer, ForeignKey("person.id")),
    Column("opportunity_id", Integer, ForeignKey("opportunity.id")),
    Column("on_date", Day, nullable=False),
    Column("at", Instant),
    Column("what", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("details", Json),
    Column("conversation", Big),
    _flag("in_group"),
    _flag("junk"),
)
Index("ix_moment_person", moment.c.person_id, moment.c.on_date)
_job = moment.c.opportunity_id.is_not(None)
Index("ix_moment_opportunity", moment.c.opportunity_id, sqlite_where=_job)
_event = moment.c.conversation.is_(None)
Index(
    "ix_moment_event",
    moment.c.owner,
    moment.c.what,
    moment.c.on_date,
    sqlite_where=_event,
)

body = _table(
    "body",
    Column("moment_id", Integer, ForeignKey("moment.id"), primary_key=True),
    _owner(),
    Column("text", Text, nullable=False),
)

retraction = _table(
    "retraction",
    Column("moment_id", Integer, ForeignKey("moment.id"), primary_key=True),
    _owner(),
    _act(),
)

thread = _table(
    "thread",
    _owner(),
    Column("conversation", Big, nullable=False),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("last_on", Day, nullable=False),
    Column("last_by", Text, nullable=False),
    Column("mine", Integer, nullable=False),
    Column("theirs", Integer, nullable=False),
    PrimaryKeyConstraint("owner", "conversation"),
    rowid=False,
)

entry = _table(
    "entry",
    _id(),
    _owner(),
    _act(),
    Column("kind", Text, nullable=False),
    Column("fields", Json, nullable=False),
)

record = _table(
    "record",
    _owner(),
    Column("key", Big, nullable=False),
    Column("state", Big, nullable=False),
    _act(),
    Column("person_id", Integer),
    Column("moment_id", Integer),
    Column("entry_id", Integer),
    PrimaryKeyConstraint("owner", "key"),
    rowid=False,
)

question = _table(
    "question",
    _id(),
    _owner(),
    _act(),
    Column("key", Big, nullable=False),
    Column("source", Text),
    Column("text", Text),
    Column("fact", Json),
    Column("person_id", Integer, ForeignKey("person.id"), index=True),
    Column("other_id", Integer, ForeignKey("person.id"), index=True),
    Column("answer", Text),
    Column("asked_on", Day, nullable=False),
    UniqueConstraint("owner", "key"),
)

change = _table(
    "change",
    _id(),
    _owner(),
    _act(),
    Column("table_name", Text, nullable=False),
    Column("row_id", Big, nullable=False),
    Column("before", Json),
    Column("after", Json),
)

setting = _table(
    "setting",
    _id(),
    _owner(),
    _act(),
    Column("name", Text, nullable=False),
    Column("value", Json),
    UniqueConstraint("owner", "name"),
)

aside = _table(
    "aside",
    _id(),
    _owner(),
    _act(),
    Column("person_id", Integer, ForeignKey("person.id"), nullable=False, index=True),
    Column("play", Text, nullable=False),
    Column("until", Day),
    UniqueConstraint("owner", "person_id", "play"),
)

forgotten = _table(
    "forgotten",
    _owner(),
    Column("hash", LargeBinary, nullable=False),
    Column("on_date", Day, nullable=False),
    PrimaryKeyConstraint("owner", "hash"),
    rowid=False,
)
