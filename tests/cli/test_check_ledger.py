"""`tactful check` with a ledger: findings set aside stay so, and what was sent before is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

PUSHY = "Hi Dana, thank you for Monday. Please let me know by Friday."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(PUSHY, encoding="utf-8")
    return path


def flagged(said) -> dict[str, bool]:  # type: ignore[no-untyped-def]
    return {f["rule"]: f["set_aside"] for f in said.json["findings"]}


def test_a_check_makes_no_ledger(tactful, file: Path, tmp_path: Path) -> None:
    assert tactful("check", file).code == 1
    assert tactful("check", file, "--json").json["sendable"] is False
    assert not (tmp_path / "ledger.db").exists()


def test_a_finding_set_aside_stays_so_for_this_text(tactful, file: Path) -> None:
    said = tactful("check", file, "--set-aside", "pressure")
    assert said.code == 0
    assert "Set aside: pressure." in said.out
    assert said.out.rstrip().splitlines()[-1].startswith("Ready to send.")
    again = tactful("check", file, "--json")
    assert again.code == 0
    assert flagged(again) == {"pressure": True}
    file.write_text(PUSHY.replace(" thank", "\n  thank"), encoding="utf-8")
    assert tactful("check", file).code == 0
    file.write_text(PUSHY.replace("Monday", "Tuesday"), encoding="utf-8")
    other = tactful("check", file, "--json")
    assert other.code == 1
    assert flagged(other) == {"pressure": False}


def test_set_aside_for_good_holds_in_every_text_and_in_a_batch(tactful, file: Path, tmp_path: Path) -> None:
    said = tactful("check", "--set-aside", "pressure", "--always")
    assert (said.code, said.out) == (0, "pressure is set aside for good.\n")
    file.write_text(PUSHY.replace("Monday", "Tuesday"), encoding="utf-8")
    assert tactful("check", file).code == 0
    batch = tmp_path / "notes.jsonl"
    batch.write_text('{"text": "Let me know by Friday, Ida."}\n', encoding="utf-8")
    assert tactful("check", "--jsonl", batch, "--json").code == 0


def test_taken_up_again_it_counts(tactful, file: Path) -> None:
    tactful("check", file, "--set-aside", "pressure")
    assert tactful("check", file, "--take-up", "pressure").code == 1
    tactful("check", "--set-aside", "pressure", "--always")
    assert tactful("check", file).code == 0
    assert tactful("check", "--take-up", "pressure", "--always").out == "pressure is taken up again.\n"
    assert tactful("check", file).code == 1


def test_undo_takes_it_back(tactful, file: Path) -> None:
    tactful("check", file, "--set-aside", "pressure")
    tactful("check", file, "--set-aside", "no-greeting")
    assert tactful("undo").code == 0
    assert tactful("check", file).code == 0
    assert tactful("undo").code == 0
    assert tactful("check", file).code == 1


def test_the_words_set_aside_are_not_in_the_ledger(tactful, file: Path, tmp_path: Path) -> None:
    file.write_text(PUSHY.replace("Monday", "the Zanzibar tour"), encoding="utf-8")
    tactful("check", file, "--set-aside", "pressure")
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("ledger.db*"))
    assert b"pressure" in kept
    assert b"Zanzibar" not in kept
    assert b"zanzibar" not in kept


@pytest.mark.parametrize("words", [
    ("--set-aside", "presure"), ("--take-up", "presure", "--always"), ("--set-aside", "pressure"),
])  # fmt: skip
def test_what_cannot_be_set_aside_is_refused(tactful, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = tactful("check", *words)
    assert said.code == 2
    assert "Next:" in said.err
    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize("content", [b"", b"no ledger at all", b"SQLite format 3\x00" + bytes(100)])
def test_a_file_that_is_no_ledger_sets_nothing_aside(
    tactful, file: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "ledger.db").write_bytes(content)
    assert tactful("check", file).code == 1
    assert (tmp_path / "ledger.db").read_bytes() == content


TEXT = "Hi {}, I would like to hear how the new tide tables turned out after the move to the other dock."


def test_somebody_of_the_ledger_is_known_with_what_was_sent(tactful, tmp_path: Path) -> None:
    for name in ("Dana Reyes", "Olu Fashola"):
        tactful("add", "person", name, "--company", "Northwind")
    tactful("log", "messaged", "Dana Reyes", "--on", "2026-11-01", "--text", TEXT.format("Dana"))
    file = tmp_path / "note.txt"
    file.write_text(TEXT.format("Dana"), encoding="utf-8")
    assert flagged(tactful("check", file, "--person", "Dana", "--json")) == {"sent-before": False}
    file.write_text(TEXT.format("Olu"), encoding="utf-8")
    assert flagged(tactful("check", file, "--person", "Olu", "--json")) == {"same-words": False}
    assert "wrong-name" in flagged(tactful("check", file, "--person", "Dana", "--json"))
    assert tactful("check", file, "--person", "Nobody").code == 2
    known = tmp_path / "situation.json"
    known.write_text(f'{{"today": "{date(2026, 11, 22)}"}}', encoding="utf-8")
    assert tactful("check", file, "--person", "Olu", "--situation", known).code == 2


def test_a_draft_heeds_what_was_set_aside_for_good(tactful, tmp_path: Path) -> None:
    tactful("add", "person", "Dana Reyes", "--company", "Northwind")
    tactful("log", "interviewed", "Dana Reyes", "--on", "2026-11-18", "--about", "LOL, as you put it")
    held = tactful("draft", "Dana", "--scenario", "after-interview", "--as", "message", "--anyway", "--json")
    tactful("check", "--set-aside", "unprofessional", "--always")
    free = tactful("draft", "Dana", "--scenario", "after-interview", "--as", "message", "--anyway", "--json")
    assert "LOL" not in (held.json["text"] or "")
    assert "LOL" in free.json["text"]
