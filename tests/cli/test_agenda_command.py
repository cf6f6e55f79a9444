"""`tactful today`, and `tactful` alone, on the example network."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from examples.build import TODAY
from syrupy.assertion import SnapshotAssertion

ON = ("--on", str(TODAY))
GROUPS = ("do", "later", "waiting", "leave")


def names(agenda: dict, *groups: str) -> set[str]:
    return {item["person"]["name"] for group in groups or GROUPS for item in agenda[group]} | {
        person["name"] for task in agenda["tasks"] for person in task["people"]
    }


def tasks(agenda: dict) -> list[str]:
    return [task["task"] for task in agenda["tasks"]]


def test_the_agenda_of_the_example(tactful, robins: Path, snapshot: SnapshotAssertion) -> None:
    assert tactful("today", *ON, ledger=robins).out == snapshot


def test_the_whole_agenda_of_the_example(tactful, robins: Path, note, snapshot: SnapshotAssertion) -> None:
    job = {
        "company": "Brightmoor Grocers",
        "title": "Senior Data Engineer",
        "role": "interviewer",
        "new": True,
    }
    note(robins, TODAY, "interviewed", "Matthias Oyelaran", around=job, outlook="positive")
    assert tactful("today", *ON, "--all", ledger=robins).out == snapshot


def test_the_json_of_the_agenda(tactful, robins: Path) -> None:
    agenda = tactful("today", *ON, "--json", ledger=robins).json
    assert agenda.keys() >= {"on", "do", "waiting", "leave", "budget"}
    assert agenda["on"] == str(TODAY)
    assert len(agenda["do"]) == 5
    first = agenda["do"][0]
    assert first.keys() >= {"verdict", "play", "action", "opens", "best", "closes", "because", "person"}
    assert first["person"]["name"] == "Siobhán Marwick-Daly"
    assert agenda["budget"]["invitations_left"] == 99
    assert agenda["budget"]["notes_left"] == 2


def test_tactful_alone_is_the_agenda_of_today(tactful, robins: Path) -> None:
    alone = tactful(ledger=robins)
    assert alone.code == 0
    assert alone.out == tactful("today", ledger=robins).out


@pytest.mark.parametrize("made", [False, True], ids=["no ledger", "an empty ledger"])
@pytest.mark.parametrize("words", [(), ("today",)], ids=["alone", "today"])
def test_the_first_steps(tactful, tmp_path: Path, words: tuple[str, ...], made: bool) -> None:
    if made:
        assert tactful("set", "me", "plan", "free").code == 0
        assert tactful("undo").code == 0
    said = tactful(*words)
    assert said.code == 0
    assert "tactful ask" in said.out
    assert "tactful import" in said.out
    assert (tmp_path / "ledger.db").exists() is made


def test_an_empty_agenda_is_json_too(tactful) -> None:
    agenda = tactful("today", "--json").json
    assert [agenda[group] for group in GROUPS] == [[], [], [], []]


@pytest.mark.parametrize("limit", [0, 2, 50])
def test_the_limit_is_kept_and_nobody_is_lost(tactful, robins: Path, limit: int) -> None:
    agenda = tactful("today", *ON, "--limit", str(limit), "--json", ledger=robins).json
    assert len(agenda["do"]) <= limit
    every = tactful("today", *ON, "--json", ledger=robins).json
    assert names(agenda, "do", "later") == names(every, "do", "later")


@pytest.mark.parametrize(
    "words", [("--limit", "51"), ("--limit", "-1"), ("--on", "2026-02-30"), ("--on", "soon")]
)
def test_what_cannot_be_used_is_refused(tactful, robins: Path, words: tuple[str, ...]) -> None:
    said = tactful("today", *words, ledger=robins)
    assert said.code == 2
    assert words[0] in said.err


def test_the_wording_never_scolds(tactful, robins: Path, note) -> None:
    note(robins, TODAY, "rejected", around={"company": "Quillon Health", "title": "Data Engineer"})
    for on in (TODAY, TODAY + timedelta(days=60), TODAY + timedelta(days=400)):
        text = tactful("today", "--on", str(on), "--all", ledger=robins).out
        quoteless = re.sub(r"They wrote: “[^”]*”", "", text)
        assert not re.search(
            r"\b(overdue|late|failed|should have|must|forgot|ignored|neglect\w*)\b", quoteless, re.I
        )
        assert not re.search(r"\d+ (older )?(conversations?|people|threads|messages)", quoteless)
        assert "!" not in quoteless


def test_long_after_the_export_nobody_is_in_debt(tactful, robins: Path) -> None:
    later = tactful("today", "--on", "2027-11-22", "--json", ledger=robins).json
    assert "answer" not in {item["play"] for item in later["do"]}


@pytest.mark.parametrize("columns", [40, 88, 200])
def test_no_line_is_wider_than_the_terminal(tactful, robins: Path, columns: int) -> None:
    for words in (("today", *ON, "--all"), ("person", "Siobhan"), ("target", "Oxbow Parcel")):
        lines = tactful(*words, ledger=robins, columns=columns).out.splitlines()
        assert [line for line in lines if len(line) > min(columns, 100) and "linkedin.com" not in line] == []


def test_a_quiet_day_after_a_no_from_a_house_where_nobody_is_known(tactful, robins: Path, note) -> None:
    before = tactful("today", *ON, "--json", ledger=robins).json
    note(robins, TODAY, "rejected", around={"company": "Never Heard Of", "title": "Data Engineer"})
    after = tactful("today", *ON, "--json", ledger=robins).json
    assert (before["quiet"], after["quiet"]) == (False, True)
    assert after["do"] == []
    assert "answer" in {item["play"] for item in after["later"]}
    assert after["tasks"] == []
    assert "A quiet day" in tactful("today", *ON, ledger=robins).out
    on = str(TODAY + timedelta(days=2))
    assert not tactful("today", "--on", on, "--json", ledger=robins).json["quiet"]


def test_the_debrief_of_an_interview_without_a_topic(tactful, robins: Path) -> None:
    yesterday = TODAY - timedelta(days=1)
    assert (
        "one topic"
        in tactful("log", "interviewed", "Noor Hartigan", "--on", str(yesterday), ledger=robins).out
    )
    agenda = tactful("today", "--json", ledger=robins).json
    (debrief,) = [task for task in agenda["tasks"] if task["task"] == "debrief"]
    assert len(debrief["steps"]) == 4
    assert [person["name"] for person in debrief["people"]] == ["Noor Hartigan"]
    tactful("log", "interviewed", "Noor", "--on", str(yesterday), "--about", "the feed", ledger=robins)
    assert "debrief" not in tasks(tactful("today", "--json", ledger=robins).json)
    timeline = tactful("person", "Noor", "--json", ledger=robins).json["timeline"]
    told = [
        (row["details"].get("about"), row["retracted"]) for row in timeline if row["what"] == "interviewed"
    ]
    assert sorted(told, key=str) == [(None, True), (["the feed"], False)]


def test_two_days_after_an_interview_nobody_asks_for_a_debrief(tactful, robins: Path, note) -> None:
    note(robins, TODAY - timedelta(days=2), "interviewed", "Noor Hartigan")
    assert "debrief" not in tasks(tactful("today", *ON, "--json", ledger=robins).json)
