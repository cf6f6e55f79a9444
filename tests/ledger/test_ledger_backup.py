"""Backups are whole, private and verified; a restore replaces in one step and keeps what was."""

import sqlite3
from pathlib import Path

import pytest
from made_up_export import FakeExport, connection, many, small

from conftest import NOW, ZONE, dump, reopen, take
from tactful.errors import BadInput, LedgerDamaged, LedgerNewer
from tactful.ledger.backup import backup, restore, verify
from tactful.ledger.files import backups_beside, family
from tactful.ledger.queries import everybody, find_people


@pytest.fixture
def kept(ledger, tmp_path):
    take(ledger, FakeExport(small()))
    return backup(ledger, tmp_path / "kept.backup")


def test_a_backup_is_one_private_whole_file(ledger, kept):
    assert family(kept) == [kept]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert verify(kept)
    with reopen(kept) as copy:
        assert dump(copy) == dump(ledger)


def test_a_backup_taken_in_the_middle_of_a_write_holds_the_state_before(path, ledger, tmp_path):
    take(ledger, FakeExport(small()))
    before = dump(ledger)
    with reopen(path) as other, other.write() as connection_:
        connection_.exec_driver_sql("UPDATE person SET name = 'Half Done'")
        kept = backup(ledger, tmp_path / "kept.backup")
    with reopen(kept) as copy:
        assert dump(copy) == before


def test_a_backup_never_overwrites_unasked(ledger, kept):
    content = kept.read_bytes()
    with pytest.raises(BadInput):
        backup(ledger, kept)
    assert kept.read_bytes() == content
    take(ledger, FakeExport([connection("New Person", "in/new")]))
    backup(ledger, kept, overwrite=True)
    assert kept.read_bytes() != content


def test_restoring_while_others_look_on(path, ledger, kept):
    before = dump(ledger)
    take(ledger, FakeExport([connection("New Person", "in/new")]))
    done = restore(kept, path, now=NOW, zone=ZONE)
    assert dump(ledger) == before
    with reopen(path.parent / done.kept) as old:
        assert [p.name for p in find_people(old, "New Person")] == ["New Person"]
    assert [str(file) for file in backups_beside(path)] == [done.kept]
    take(ledger, FakeExport([connection("Other Person", "in/other")]))
    assert find_people(ledger, "Other Person")


def test_restoring_where_nothing_is(kept, tmp_path):
    path = tmp_path / "elsewhere" / "ledger.db"
    assert restore(kept, path, now=NOW, zone=ZONE).kept is None
    with reopen(path) as ledger:
        assert len(everybody(ledger)) == 5
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["ledger.db"]


@pytest.mark.parametrize("content", [b"no database at all", b"SQLite format 3\x00" + b"\xff" * 9000])
def test_a_damaged_ledger_is_replaced_and_kept(path, ledger, kept, content):
    ledger.close()
    path.write_bytes(content)
    done = restore(kept, path, now=NOW, zone=ZONE)
    with reopen(path) as restored:
        assert len(everybody(restored)) == 5
    assert Path(done.kept).read_bytes() == content


def test_a_bad_backup_replaces_nothing(path, ledger, kept, tmp_path):
    before = dump(ledger)
    torn = tmp_path / "torn.backup"
    torn.write_bytes(kept.read_bytes()[:20_000])
    scratched = tmp_path / "scratched.backup"
    content = bytearray(kept.read_bytes())
    for page in range(3, len(content) // 4096):
        content[page * 4096 : page * 4096 + 40] = b"\xa5" * 40
    scratched.write_bytes(content)
    other = tmp_path / "other.backup"
    foreign = sqlite3.connect(other)
    foreign.execute("CREATE TABLE things (x)")
    foreign.close()
    empty = tmp_path / "empty.backup"
    empty.touch()
    for bad in (torn, scratched, other, empty):
        with pytest.raises(LedgerDamaged):
            restore(bad, path, now=NOW, zone=ZONE)
    with pytest.raises(BadInput):
        restore(tmp_path / "nowhere.backup", path, now=NOW, zone=ZONE)
    assert dump(ledger) == before
    assert sorted(file.name for file in path.parent.iterdir()) == [
        "ledger.db",
        "ledger.db-shm",
        "ledger.db-wal",
    ]


def test_a_backup_of_a_newer_version_replaces_nothing(path, ledger, kept):
    before = dump(ledger)
    newer = sqlite3.connect(kept)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    with pytest.raises(LedgerNewer):
        restore(kept, path, now=NOW, zone=ZONE)
    assert dump(ledger) == before


def test_the_backup_itself_is_not_changed(path, ledger, kept):
    content = kept.read_bytes()
    restore(kept, path, now=NOW, zone=ZONE)
    assert kept.read_bytes() == content
    assert family(kept) == [kept]


def test_a_large_ledger_comes_back_whole(path, ledger, tmp_path):
    take(ledger, FakeExport(lambda: many(500, 2_000, 50, 20)))
    before = dump(ledger)
    kept = backup(ledger, tmp_path / "large.backup")
    ledger.close()
    for file in family(path):
        file.unlink()
    restore(kept, path, now=NOW, zone=ZONE)
    with reopen(path) as restored:
        assert dump(restored) == before
