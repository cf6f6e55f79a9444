"""The migrations lead to the very tables of the schema, and an older ledger is renewed after a backup."""

import re
import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from made_up_export import FakeExport, small
from sqlalchemy import create_engine

from conftest import NOW, dump, reopen, take
from tactful.ledger import migrating, schema
from tactful.ledger.files import backups_beside

SECOND = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("company", sa.Column("motto", sa.Text()))
    {extra}
"""


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
def second(tmp_path, monkeypatch):
    """A program one migration ahead; call it with what else the migration does."""

    def make(extra="pass"):
        scripts = tmp_path / "scripts"
        shutil.copytree(migrating.SCRIPTS, scripts)
        (scripts / "versions" / "0002_second.py").write_text(SECOND.format(extra=extra))
        monkeypatch.setattr(migrating, "SCRIPTS", scripts)
        monkeypatch.setattr(schema, "HEAD", "0002")

    return make


def test_an_older_ledger_is_backed_up_and_renewed(path, ledger, second):
    take(ledger, FakeExport(small()))
    before = dump(ledger)
    ledger.close()
    second()
    with reopen(path) as renewed:
        assert dump(renewed) == before
        with renewed.read() as connection:
            assert connection.exec_driver_sql("SELECT count(motto) FROM company").scalar() == 0
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0002"
    (kept,) = backups_beside(path)
    assert kept.name == f"ledger.db.{NOW:%Y%m%d-%H%M%S}.backup"
    assert kept.stat().st_mode & 0o777 == 0o600
    reopen(path).close()
    assert backups_beside(path) == [kept]


def test_a_migration_that_fails_leaves_the_older_ledger(path, ledger, second):
    take(ledger, FakeExport(small()))
    ledger.close()
    second("op.execute('INSERT INTO nowhere VALUES (1)')")
    with pytest.raises(Exception, match="nowhere"):
        reopen(path)
    schema.HEAD = "0001"
    with reopen(path) as old, old.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
        names = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(company)")]
    assert "motto" not in names
