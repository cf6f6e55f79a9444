"""The file: private, recognised, and never harmed by what goes wrong around it."""

import os
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest
from made_up_export import FakeExport, connection, many, small
from sqlalchemy import event

from conftest import NOW, ZONE, dump, reopen, take
from tactful.errors import (
    BadInput,
    LedgerBusy,
    LedgerDamaged,
    LedgerFull,
    LedgerMissing,
    LedgerNewer,
    LedgerReadOnly,
    LedgerUnusable,
)
from tactful.ledger.backup import backup
from tactful.ledger.files import family
from tactful.ledger.open import open_ledger
from tactful.ledger.queries import totals
from tactful.ledger.recording import acting


def test_only_its_owner_reads_it(path):
    old = os.umask(0)
    try:
        with open_ledger(path, create=True, now=NOW, zone=ZONE) as ledger:
            take(ledger, FakeExport(small()))
            backup(ledger, path.with_name("copy.backup"))
            files = sorted(file.name for file in path.parent.iterdir())
            assert files == ["copy.backup", "ledger.db", "ledger.db-shm", "ledger.db-wal"]
            assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    finally:
        os.umask(old)


def test_a_file_opened_to_others_is_closed_again(path, ledger):
    ledger.close()
    path.chmod(0o644)
    reopen(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_settings_of_the_connection(ledger):
    with ledger.raw() as connection:
        values = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "foreign_keys", "secure_delete", "busy_timeout", "synchronous")
        }
        tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    assert values == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 30_000,
        "synchronous": 2,
    }
    for name, sql in tables:
        if name != "alembic_version":
            assert "STRICT" in sql
            assert name == "owner" or "owner INTEGER NOT NULL" in sql


def test_no_ledger_is_said_with_the_next_step(path):
    with pytest.raises(LedgerMissing) as error:
        reopen(path)
    assert "tactful import" in error.value.next_step
    assert not path.exists()


def test_an_unknown_zone_is_refused_before_anything_is_made(path):
    with pytest.raises(BadInput):
        open_ledger(path, create=True, now=NOW, zone="Mars/Olympus")
    assert not path.exists()


@pytest.mark.parametrize("content", [b"just some words", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_ledger_is_left_alone(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged) as error:
        open_ledger(path, create=True, now=NOW, zone=ZONE)
    assert error.value.next_step
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(path):
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE things (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LedgerDamaged, match="no ledger of Tactful"):
        open_ledger(path, create=True, now=NOW, zone=ZONE)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(LedgerUnusable):
        open_ledger(tmp_path, create=True, now=NOW, zone=ZONE)


def test_a_ledger_from_a_newer_version_is_not_touched(path, ledger):
    with ledger.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    ledger.close()
    before = path.read_bytes()
    with pytest.raises(LedgerNewer) as error:
        reopen(path)
    assert "Update" in error.value.next_step
    assert path.read_bytes() == before


def test_a_damaged_ledger_says_so_and_is_kept(path, ledger):
    take(ledger, FakeExport(lambda: many(300, 600, 50, 20)))
    ledger.close()
    content = bytearray(path.read_bytes())
    for page in range(4, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(content)
    with pytest.raises(LedgerDamaged) as error, reopen(path) as opened:
        take(opened, FakeExport(lambda: many(300, 600, 50, 20)))
    assert "doctor" in error.value.next_step
    assert "restore" in error.value.next_step


def test_a_torn_ledger_says_so(path, ledger):
    take(ledger, FakeExport(small()))
    ledger.close()
    path.write_bytes(path.read_bytes()[: 4096 * 3 + 100])
    with pytest.raises(LedgerDamaged), reopen(path) as opened:
        dump(opened)


def test_a_full_disk_leaves_the_state_before(ledger):
    take(ledger, FakeExport(small()))
    before = dump(ledger)
    ledger.engine.dispose()

    def small_disk(connection, _):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 20}")

    event.listen(ledger.engine, "connect", small_disk)
    with pytest.raises(LedgerFull) as error:
        take(ledger, FakeExport(lambda: many(2_000, 5_000, 10, 10)))
    assert "space" in error.value.next_step
    assert dump(ledger) == before
    event.remove(ledger.engine, "connect", small_disk)
    ledger.engine.dispose()
    take(ledger, FakeExport(lambda: many(200, 500, 10, 10)))
    assert totals(ledger).people > 200


def as_nobody(path, pipe):
    """Open the ledger as a user who may not write; what is said goes into the pipe."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_ledger(path, create=True, now=NOW, zone=ZONE)
    except LedgerReadOnly as error:
        os.write(pipe, f"{error.what} {error.next_step}".encode())


@pytest.mark.parametrize("which", ["old", "new"])
def test_a_read_only_place_says_so(which):
    folder = Path(tempfile.mkdtemp(prefix="tactful-"))
    path = folder / "ledger.db"
    try:
        if which == "old":
            open_ledger(path, create=True, now=NOW, zone=ZONE).close()
            path.chmod(0o444)
        before = path.read_bytes() if path.exists() else None
        folder.chmod(0o555)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                as_nobody(path, writing)
            finally:
                os._exit(0)
        os.close(writing)
        os.waitpid(child, 0)
        assert b"writable" in os.read(reading, 4096)
        os.close(reading)
        assert before == (path.read_bytes() if path.exists() else None)
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_read_only_while_open(ledger):
    ledger.engine.dispose()
    event.listen(ledger.engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only=ON"))
    with pytest.raises(LedgerReadOnly), acting(ledger, "add", now=NOW) as act:
        act.add_person("Dana Reyes")


def test_who_waits_too_long_is_told(path, ledger):
    with reopen(path, patience=0.1) as second, ledger.write() as connection:
        connection.exec_driver_sql("UPDATE owner SET name = 'Robin Vale'")
        with pytest.raises(LedgerBusy) as error:
            take(second, FakeExport(small()))
        assert "do it again" in error.value.next_step
        assert totals(second).people == 0
    assert ledger.keeper().name == "Robin Vale"


def test_readers_are_not_disturbed_by_a_writer(path, ledger):
    with reopen(path) as second, ledger.write() as connection:
        connection.exec_driver_sql("UPDATE owner SET name = 'Somebody'")
        assert second.keeper().name is None


def test_two_processes_at_once_both_get_done(path, ledger):
    ledger.close()
    children = []
    for half in range(2):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                facts = [connection(f"P{half} Q{n}", f"in/p{half}-{n}") for n in range(400)]
                for part in range(4):
                    with reopen(path) as mine:
                        take(mine, FakeExport(facts[part * 100 : part * 100 + 100]))
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0]
    with reopen(path) as opened:
        assert totals(opened).people == 800
        with opened.raw() as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_processes_may_make_the_ledger_at_once(path):
    children = []
    for half in range(4):
        child = os.fork()
        if child == 0:
            code = 1
            try:
                with open_ledger(path, create=True, now=NOW, zone=ZONE) as mine:
                    take(mine, FakeExport([connection(f"P{half}", f"in/p{half}")]))
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 4
    with reopen(path) as opened:
        assert totals(opened).people == 4


def test_a_file_made_but_not_filled_is_filled(path):
    path.parent.mkdir()
    path.touch()
    with pytest.raises(LedgerMissing):
        reopen(path)
    with open_ledger(path, create=True, now=NOW, zone=ZONE) as ledger:
        assert totals(ledger).people == 0


def test_closing_leaves_one_file(path, ledger):
    take(ledger, FakeExport(small()))
    ledger.close()
    assert family(path) == [path]
