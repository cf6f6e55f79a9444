"""`tactful ask`, `advise` and `playbook`: what needs no ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

ON = ("--on", "2026-11-22")
GIVEN = ("--name", "Dana Reyes", "--role", "interviewer", "--occasion", "interviewed", "--when", "2026-11-20",
         "--outlook", "positive", "--culture", "relaxed")  # fmt: skip


def test_the_conversation(tactful, snapshot: SnapshotAssertion) -> None:
    said = tactful("ask", *ON, given="Dana Reyes\n2\ninterviewed\n2026-11-20\n1\n3\n")
    assert said.code == 0
    assert said.out == snapshot


def test_with_every_option_nothing_is_asked(tactful, tmp_path: Path) -> None:
    said = tactful("ask", *ON, *GIVEN)
    assert said.out.startswith("\nDana Reyes: Connect? ")
    assert "?" not in said.out.partition("Connect?")[0]
    assert list(tmp_path.iterdir()) == []


def test_a_role_a_date_and_a_name_are_enough_for_json(tactful) -> None:
    words = (
        "--name",
        "Dana",
        "--role",
        "interviewer",
        "--occasion",
        "interviewed",
        "--when",
        "2026-11-20",
        "--json",
    )
    advice = tactful("ask", *ON, *words).json
    assert advice.keys() >= {
        "verdict",
        "play",
        "action",
        "opens",
        "best",
        "closes",
        "because",
        "first",
        "instead",
    }
    assert advice["verdict"] == "wait"


def test_when_left_out_is_the_day_asked_about(tactful) -> None:
    words = ("--role", "interviewer", "--occasion", "interviewed", "--json")
    on = tactful("ask", "--on", "2026-03-10", *words).json
    given = tactful("ask", "--on", "2026-03-10", "--when", "2026-03-10", *words).json
    assert on == given


def test_a_wrong_answer_is_asked_again(tactful) -> None:
    said = tactful("ask", *ON, given="Dana\n99\nfrob\n2\n10\n")
    assert said.code == 0
    assert said.out.count("A number from 1 to 9, please.") == 2


def test_a_conversation_broken_off(tactful) -> None:
    said = tactful("ask", given="Dana\n")
    assert said.code == 130
    assert "nothing was changed" in said.err


@pytest.mark.parametrize(
    "words",
    [("--when", "garbage"), ("--when", "2026-12-24"), ("--role", "king"), ("--playbook", "nope")],
    ids=" ".join,
)
def test_what_cannot_be_answered_is_refused(tactful, words: tuple[str, ...]) -> None:
    given = [*GIVEN, "--json", *ON, *words]
    assert tactful("ask", *given).code == 2


def test_advice_reads_a_file_or_what_is_piped_in(tactful, tmp_path: Path) -> None:
    situations = [{"id": n, "today": "2026-03-10", "considering": "connect"} for n in (1, 2)]
    text = "\n".join(json.dumps(one) for one in situations)
    (tmp_path / "s.jsonl").write_text(text, encoding="utf-8")
    piped = tactful("advise", "-", "--json", given=text).out
    assert piped == tactful("advise", tmp_path / "s.jsonl", "--json").out
    assert [json.loads(line)["id"] for line in piped.splitlines()] == [1, 2]
    assert "Connect?" in tactful("advise", tmp_path / "s.jsonl").out


@pytest.mark.parametrize("text", ["", "{", '{"today": "soon"}', '{"today": "2026-03-10", "frob": 1}'])
def test_a_situation_that_cannot_be_read(tactful, text: str) -> None:
    said = tactful("advise", "-", given=text)
    assert (said.code, said.out) == (2, "")
    assert "Next: " in said.err


def test_playbooks_are_listed_shown_and_checked(tactful, tmp_path: Path) -> None:
    assert [line.split()[0] for line in tactful("playbook", "list").out.splitlines() if line[2] != " "] == [
        "cautious", "standard",
    ]  # fmt: skip
    assert "Boundaries" in tactful("playbook", "show", "cautious").out
    assert tactful("playbook", "show", "--json").json["play"]
    places = tactful("playbook", "show", "--coverage", "--json").json
    assert [rule for rule, where in places.items() if not where] == []
    assert tactful("playbook", "check", "standard").code == 0
    (tmp_path / "bad.toml").write_text('[playbook]\nname = "bad"\nfrob = 1\n', encoding="utf-8")
    bad = tactful("playbook", "check", tmp_path / "bad.toml")
    assert bad.code == 1
    assert "bad.toml" in bad.out
    assert tactful("playbook", "check", "nope").code == 2
