"""`tactful backup`, `restore`, `doctor` and `export`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest


def test_a_backup_is_put_back(tactful, robins: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.backup"
    assert tactful("backup", copy, ledger=robins).code == 0
    assert tactful("backup", copy, ledger=robins).code == 2
    assert tactful("backup", copy, "--overwrite", ledger=robins).code == 0
    tactful("add", "person", "Madonna", ledger=robins)
    said = tactful("restore", copy, ledger=robins)
    assert said.code == 0
    assert "state before" in said.out
    assert tactful("person", "Madonna", ledger=robins).code == 2
    assert tactful("person", "Tendai", ledger=robins).code == 0


def test_a_backup_without_a_name_lies_beside_the_ledger(tactful, robins: Path) -> None:
    tactful("backup", ledger=robins)
    assert len(list(robins.parent.glob("robins.db.*.backup"))) == 1


@pytest.mark.parametrize(
    "content", [None, b"", b"no ledger at all"], ids=["missing", "empty", "something else"]
)
def test_what_is_no_backup_replaces_nothing(
    tactful, robins: Path, tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "x.backup").write_bytes(content)
    before = robins.read_bytes()
    said = tactful("restore", tmp_path / "x.backup", ledger=robins)
    assert said.code in (2, 3)
    assert "Next: " in said.err
    assert robins.read_bytes() == before


def test_forgetting_names_the_backups(tactful, robins: Path) -> None:
    tactful("backup", ledger=robins)
    assert "robins.db." in tactful("forget", "Tendai", "--yes", ledger=robins).out


def test_a_sound_ledger(tactful, robins: Path) -> None:
    found = tactful("doctor", "--json", ledger=robins).json
    assert found.keys() >= {"path", "version", "newest", "sizes", "counts", "backups", "remarks"}
    assert (found["version"], found["remarks"]) == (found["newest"], [])
    assert "All is well." in tactful("doctor", ledger=robins).out
    assert tactful("doctor", "--repair", ledger=robins).code == 0


@pytest.mark.parametrize("words", [("doctor",), ("doctor", "--json"), ("person", "x"), ("undo",), ("backup",),
                                   ("export", "out.json"), ("forget", "x", "--yes"), ("done", "read-round")],
                         ids=" ".join)  # fmt: skip
def test_without_a_ledger_the_next_step_is_said(tactful, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = tactful(*words)
    assert said.code == 3
    assert "tactful import" in " ".join((said.out + said.err).split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"no ledger", b"SQLite format 3\0" + b"\1" * 2000], ids=["text", "damaged"]
)
def test_a_ledger_that_cannot_be_read_is_left_as_it_is(tactful, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.db"
    path.write_bytes(content)
    for words in (("today",), ("person", "x"), ("log", "met", "X", "--new"), ("set", "me", "plan", "free")):
        said = tactful(*words, ledger=path)
        assert said.code == 3
        assert "Next: " in said.err
    assert path.read_bytes() == content


def test_everything_out_as_json(tactful, robins: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert tactful("export", out, ledger=robins).code == 0
    text = out.read_text(encoding="utf-8")
    assert json.loads(text)
    assert "Bảo Hân Nguyễn-Trent" in text
    assert out.stat().st_mode & 0o077 == 0
    assert tactful("export", out, ledger=robins).code == 2


def test_everything_out_as_csv_is_safe_in_a_spreadsheet(tactful, robins: Path, tmp_path: Path) -> None:
    for name in ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"):
        tactful("add", "person", "--", name, ledger=robins)
    out = tmp_path / "out"
    assert tactful("export", out, ledger=robins).code == 0
    with (out / "person.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell[:1] in ("=", "+", "@")] == []
    assert tactful("export", out, ledger=robins).code == 2


def test_what_is_no_backup_is_bad_input(tactful, robins: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "bad.json").write_text('{"tact": 1')
    for source in (tmp_path / "empty.jpg", tmp_path / "bad.json", tmp_path):
        said = tactful("restore", source, ledger=robins)
        assert said.code == 2
        assert "a backup" in said.err
    said = tactful("today", ledger=tmp_path)
    assert said.code == 3
    assert f"There can be no ledger at {tmp_path}" in said.err


def test_undo_says_what_it_took_back(tactful, robins: Path) -> None:
    tactful("log", "interviewed", "Tendai", "--on", "2026-11-19", ledger=robins)
    said = tactful("undo", ledger=robins).out
    assert "\n  interviewed: Tendai" in said
    assert "19 Nov 2026" in " ".join(said.split())
    tactful("set", "me", "employer", "Oxbow Parcel", ledger=robins)
    assert tactful("undo", ledger=robins).out.splitlines()[1] == "  employer"
