"""The doctor looks at anything, changes nothing, and says what to do."""

import sqlite3

from made_up_export import FakeExport, many, small

from conftest import reopen, take
from tactful.ledger.doctor import examine, inspect_threads, repair


def test_a_healthy_ledger(path, ledger):
    take(ledger, FakeExport(small()))
    found = examine(path)
    assert found.ok
    assert found.remarks == []
    assert found.version == found.newest
    assert found.counts["person"] == 5
    assert set(found.sizes) == {"ledger.db", "ledger.db-wal", "ledger.db-shm"}
    assert inspect_threads(ledger) == 0


def test_no_ledger(path):
    assert "tactful import" in examine(path).remarks[0]
    assert not path.exists()


def test_what_others_may_read_is_named_and_repaired(path, ledger):
    path.chmod(0o644)
    path.with_name("ledger.db.old.backup").write_bytes(b"")
    path.with_name("ledger.db.old.backup").chmod(0o640)
    assert [remark.split()[0] for remark in examine(path).remarks] == ["ledger.db", "ledger.db.old.backup"]
    assert len(repair(ledger)) == 2
    assert examine(path).ok


def test_orphans_and_broken_ties_are_counted(path, ledger):
    take(ledger, FakeExport(small()))
    ledger.close()
    bare = sqlite3.connect(path)
    bare.execute("DELETE FROM moment WHERE what = 'messaged' AND junk = 0")
    bare.commit()
    bare.close()
    remarks = " ".join(examine(path).remarks)
    assert "3 rows point to something that is not there" in remarks
    assert "3 texts without their moment" in remarks
    assert "3 records without their moment" in remarks


def test_a_wrong_projection_is_found_and_made_anew(ledger):
    take(ledger, FakeExport(small()))
    with ledger.write() as connection:
        connection.exec_driver_sql("UPDATE thread SET mine = 99")
    assert inspect_threads(ledger) == 4
    assert repair(ledger) == ["4 conversations were summed up anew."]
    assert inspect_threads(ledger) == 0


def test_damage_is_described_without_raising(path, ledger):
    take(ledger, FakeExport(lambda: many(200, 400, 20, 10)))
    ledger.close()
    content = bytearray(path.read_bytes())
    for page in range(6, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(content)
    found = examine(path)
    assert not found.ok
    assert path.read_bytes() == bytes(content)


def test_another_file_and_another_version(path, ledger):
    with ledger.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert "newer" in examine(path).remarks[0]
    ledger.close()
    path.write_bytes(b"words")
    assert "no ledger" in examine(path).remarks[0]


def test_looking_changes_nothing(path, ledger):
    take(ledger, FakeExport(small()))
    ledger.close()
    before = path.read_bytes()
    examine(path)
    assert path.read_bytes() == before
    reopen(path).close()
