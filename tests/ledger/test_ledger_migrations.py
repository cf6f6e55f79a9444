"""The migrations lead to the very tables of the schema, and an older ledger is renewed after a backup."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from made_up_export import FakeExport, calendar, event, small
from sqlalchemy import create_engine

from conftest import NOW, dump, reopen, take
from tactful.ledger import migrating, schema
from tactful.ledger.backup import restore
from tactful.ledger.doctor import examine
from tactful.ledger.files import backups_beside, version_of
from tactful.ledger.queries import everybody, find_people
from tactful.ledger.situations import situation_parts
from tactful.ledger.undoing import undo

NEXT = f"{int(schema.HEAD) + 1:04}"
AHEAD = """
from alembic import op
import sqlalchemy as sa

revision = "{next}"
down_revision = "{head}"


def upgrade():
    op.add_column("company", sa.Column("motto", sa.Text()))
    {extra}
"""


FIRST = Path(__file__).with_name("ledger_0001.sql")
NEW = {"source", "merged_into", "tags"}


def tables_now():
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        schema.metadata.create_all(connection)
        found = tables(connection)
    engine.dispose()
    return found


def tables(connection):
    """Each table and index with its parts, in any order."""
    query = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name != 'alembic_version'"
    found = {}
    for name, sql in connection.exec_driver_sql(query):
        inner, tail = re.fullmatch(r"[^(]*\((.*)\)([^)]*)", " ".join(sql.split())).groups()
        parts = sorted(part.strip() for part in re.split(r",(?![^(]*\))", inner))
        found[name] = (parts, tail.strip())
    return found


@pytest.fixture
def migrated():
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        with connection.begin():
            migrating.migrate(connection)
        yield connection
    engine.dispose()


def test_migrations_equal_the_schema(migrated, ledger):
    with ledger.read() as connection:
        assert tables(migrated) == tables(connection)
        stamped = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert stamped == schema.HEAD
    assert len(tables(migrated)) > 15


def test_alembic_sees_no_difference(migrated):
    assert compare_metadata(MigrationContext.configure(migrated), schema.metadata) == []


def test_the_head_is_the_newest_migration():
    script = ScriptDirectory.from_config(migrating.configuration())
    assert script.get_heads() == [schema.HEAD]
    versions = [one.revision for one in script.walk_revisions()]
    assert versions == sorted(versions, reverse=True)


@pytest.fixture
def ahead(tmp_path, monkeypatch):
    """A program one migration ahead; call it with what else the migration does."""

    def make(extra="pass"):
        scripts = tmp_path / "scripts"
        shutil.copytree(migrating.SCRIPTS, scripts)
        text = AHEAD.format(extra=extra, next=NEXT, head=schema.HEAD)
        (scripts / "versions" / f"{NEXT}_ahead.py").write_text(text)
        monkeypatch.setattr(migrating, "SCRIPTS", scripts)
        monkeypatch.setattr(schema, "HEAD", NEXT)

    return make


def test_an_older_ledger_is_backed_up_and_renewed(path, ledger, ahead):
    take(ledger, FakeExport(small()))
    before = dump(ledger)
    ledger.close()
    ahead()
    with reopen(path) as renewed:
        assert dump(renewed) == before
        with renewed.read() as connection:
            assert connection.exec_driver_sql("SELECT count(motto) FROM company").scalar() == 0
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == NEXT
    (kept,) = backups_beside(path)
    assert kept.name == f"ledger.db.{NOW:%Y%m%d-%H%M%S}.backup"
    assert kept.stat().st_mode & 0o777 == 0o600
    reopen(path).close()
    assert backups_beside(path) == [kept]


@pytest.fixture
def first(path):
    """A ledger as the first version left it on disk."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    return path


def rows_of(path):
    """Every row of every table, by the columns that the table has."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1, 2')]
            for name in names
            if name != "alembic_version"
        }


def test_the_first_ledger_has_the_tables_of_the_first_migration(first):
    old, new = create_engine("sqlite://"), create_engine(f"sqlite:///{first}")
    with old.begin() as made, new.connect() as kept:
        migrating.migrate(made, "0001")
        assert tables(made) == tables(kept)
    old.dispose()
    new.dispose()


def test_the_first_ledger_is_renewed_in_place_and_keeps_everything(first):
    before, content = rows_of(first), first.read_bytes()
    with reopen(first) as renewed:
        with renewed.read() as connection:
            assert tables(connection) == tables_now()
        (kept,) = backups_beside(first)
        assert rows_of(kept) == before
        after = rows_of(first)
        for name, rows in before.items():
            assert [
                {key: row[key] for key in old} for row, old in zip(after[name], rows, strict=True)
            ] == rows
        assert all(value is None for row in after["person"] for key, value in row.items() if key in NEW)
        assert after["question"] == []
        dana = find_people(renewed, "Dana")[0]
        assert [m.what for m in situation_parts(renewed, [dana.id])[dana.id].moments][-1] == "moved"
        report = take(renewed, FakeExport(small()), calendar(event("Wei Chen", NOW, email="wei@example.org")))
        assert report.totals.people == 5
        undo(renewed, now=NOW)
        assert rows_of(first)["person"] == after["person"]
        assert undo(renewed, now=NOW).kind == "set"
    assert examine(first).remarks == []
    assert content != first.read_bytes()


def test_the_first_ledger_is_restored_from_a_backup(first, tmp_path):
    old = tmp_path / "old.backup"
    shutil.copy(first, old)
    restore(old, first, now=NOW, zone="Europe/Zurich")
    with reopen(first) as renewed:
        assert len(everybody(renewed)) == 5
    assert version_of(old) == "0001"


def test_a_migration_that_fails_leaves_the_older_ledger(path, ledger, ahead):
    before = schema.HEAD
    take(ledger, FakeExport(small()))
    ledger.close()
    ahead("op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Exception, match="nowhere"):
        reopen(path)
    schema.HEAD = before
    with reopen(path) as old, old.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == before
        names = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(company)")]
    assert "motto" not in names
