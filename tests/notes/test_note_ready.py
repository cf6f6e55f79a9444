"""The rules are kept ready as long as nothing has changed, and only where that can be done."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tactful.app.load_rules import load_rules
from tactful.app.ready_rules import ready_rules
from tactful.notes.check.kinds import AnyRule

SOME = load_rules()[:3]


class Reading:
    """Counts how often the rules are read anew."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[AnyRule, ...]:
        self.times += 1
        return SOME


@pytest.fixture
def lying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one rule, in which the interpreter keeps what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "one.toml").write_text("a = 1\n", encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> Path:
    (path,) = (folder / "__pycache__").iterdir()
    return path


def test_what_was_read_once_is_ready(lying: Path) -> None:
    read = Reading()
    assert ready_rules([lying], read) == SOME
    assert ready_rules([lying], read) == SOME
    assert read.times == 1


def test_a_file_that_changes_comes_or_goes_is_seen(lying: Path) -> None:
    read = Reading()
    ready_rules([lying], read)
    os.utime(lying / "one.toml", (1, 1))
    ready_rules([lying], read)
    (lying / "two.toml").write_text("b = 2\n", encoding="utf-8")
    ready_rules([lying], read)
    (lying / "two.toml").unlink()
    ready_rules([lying], read)
    assert read.times == 4


@pytest.mark.parametrize("spoilt", [b"", b"no rules", b"\x93\x01\x02\x03"])
def test_what_is_kept_and_spoilt_is_read_anew_and_kept_whole(lying: Path, spoilt: bytes) -> None:
    read = Reading()
    ready_rules([lying], read)
    whole = kept(lying).read_bytes()
    kept(lying).write_bytes(spoilt)
    assert ready_rules([lying], read) == SOME
    assert read.times == 2
    assert kept(lying).read_bytes() == whole


def test_where_nothing_is_to_be_written_nothing_is(lying: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read = Reading()
    assert ready_rules([lying], read) == SOME
    assert not (lying / "__pycache__").exists()


def test_where_it_cannot_be_written_the_rules_are_read_all_the_same(lying: Path) -> None:
    (lying / "__pycache__").write_text("in the way", encoding="utf-8")
    read = Reading()
    assert ready_rules([lying], read) == SOME
    assert ready_rules([lying], read) == SOME
    assert read.times == 2
