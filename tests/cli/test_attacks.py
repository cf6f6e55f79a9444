"""What a hostile file, a hostile argument or an odd place must not do."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER\n"
)


def test_restore_replaces_no_link_and_no_pipe(tactful, robins: Path, tmp_path: Path) -> None:
    backup, letter, link, pipe = (tmp_path / name for name in ("b.db", "letter.txt", "link.db", "pipe.db"))
    assert tactful("backup", backup, ledger=robins).code == 0
    letter.write_text("Dear all", encoding="utf-8")
    link.symlink_to(letter)
    os.mkfifo(pipe)
    for place in (link, pipe):
        said = tactful("restore", backup, ledger=place)
        assert (said.code, "is no ledger of Tactful" in said.err) == (3, True), place
    assert letter.read_text(encoding="utf-8") == "Dear all"
    assert link.is_symlink()
    assert pipe.is_fifo()
    assert tactful("restore", backup, ledger=robins).code == 0


@pytest.mark.parametrize("on", ["9999-12-31 23:59:59 UTC", "0001-01-01 00:00:00 UTC"])
def test_a_message_at_the_edge_of_time_is_left_out(tactful, tmp_path: Path, on: str) -> None:
    rows = f"c1,,Robin Vale,https://www.linkedin.com/in/robin,Ann,https://www.linkedin.com/in/ann,{on},,Hello,INBOX\n"
    export = tmp_path / "messages.csv"
    export.write_text(MESSAGES + rows + rows.replace(on, "2026-03-01 10:00:00 UTC"), encoding="utf-8")
    said = tactful("import", export, "--json", ledger=tmp_path / "l.db")
    [file] = said.json["imports"][0]["files"]
    assert (said.code, file["new"], file["skipped"]) == (0, 1, {"unreadable date": 1})


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_dates_far_away_are_bad_input(tactful, robins: Path, tmp_path: Path, day: str) -> None:
    assert tactful("today", "--on", day, ledger=robins).code == 2
    file = tmp_path / "s.json"
    for situation in ({"today": day}, {"today": "2026-03-01", "moments": [{"on": day, "what": "applied"}]}):
        file.write_text(json.dumps(situation), encoding="utf-8")
        said = tactful("advise", file)
        assert (said.code, "is not a date of our time" in said.err) == (2, True)


def test_a_forgotten_name_is_gone_from_longer_topics_too(tactful, robins: Path) -> None:
    assert (
        tactful("log", "met", "Noor", "--about", "lunch with tendai moyo-lindgren", ledger=robins).code == 0
    )
    assert tactful("forget", "Tendai", "--yes", ledger=robins).code == 0
    assert "lunch with someone" in tactful("person", "Noor", ledger=robins).out
    for file in robins.parent.glob(robins.name + "*"):
        assert b"tendai" not in file.read_bytes().lower()


def test_long_notes_take_no_long_time(tactful, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("a b " * 12_000, encoding="utf-8")
    started = time.process_time()
    assert tactful("check", note).code in (0, 1)
    assert time.process_time() - started < 20
    note.write_text("a b " * 20_000, encoding="utf-8")
    assert tactful("check", note).code == 2


def test_nothing_from_outside_steers_the_terminal(tactful, robins: Path, tmp_path: Path) -> None:
    evil = "\x1b[2J\x1b]0;owned\x07"
    assert "\x1b" not in tactful("target", evil + "Northwind", ledger=robins).out
    book = tmp_path / "book.toml"
    book.write_text('["\\u001b[2J\\u001b]0;owned\\u0007"]\n', encoding="utf-8")
    said = tactful("playbook", "check", book)
    assert said.code == 1
    assert "\x1b" not in said.out


@pytest.mark.parametrize(
    "text", ["a=" + "[" * 5_000, "a=" + "9" * 5_000, '[playbook]\nextends = "' + "x" * 5_000 + '"']
)
def test_hostile_playbooks_are_problems(tactful, tmp_path: Path, text: str) -> None:
    book = tmp_path / "book.toml"
    book.write_text(text, encoding="utf-8")
    assert tactful("playbook", "check", book).code in (1, 2)


def test_places_where_no_ledger_can_lie(tactful, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    dangling = tmp_path / "dangling.db"
    dangling.symlink_to(tmp_path / "nowhere" / "l.db")
    for place in (file / "l.db", dangling, tmp_path / ("n" * 300)):
        assert tactful("add", "person", "Dana Reyes", ledger=place).code == 3, place


def test_a_name_longer_than_any_name(tactful, robins: Path) -> None:
    assert tactful("person", "N" * 100_000, ledger=robins).code == 2


def test_folders_without_end(tactful, tmp_path: Path) -> None:
    deep = tmp_path / "export"
    place = deep
    for _ in range(200):
        place = place / "d"
    place.mkdir(parents=True)
    (deep / "messages.csv").write_text(MESSAGES, encoding="utf-8")
    assert tactful("import", deep, ledger=tmp_path / "l.db").code == 0
