"""After a no, before an interview, and what is owed to whoever referred me."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from examples.build import TODAY

from tactful.core.closing import gives

ON = ("--on", TODAY.isoformat())
JOB = {"company": "Tessaly Energy", "title": "Data Platform Engineer", "role": "interviewer", "new": True}
DESK = {"company": "Quillon Health", "title": "Data Engineer", "role": "recruiter", "new": True}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "no.db"


def flat(text: str) -> str:
    return " ".join(text.split()).replace("\u00a0", " ")


def test_a_no_ends_what_looks_ahead(tactful: Any, path: Path, note: Any) -> None:
    note(path, TODAY + timedelta(days=4), "scheduled", "Ilse Tamura", around=JOB)
    before = tactful("person", "Ilse", *ON, "--json", ledger=path).json
    assert before["advice"]["play"] == "connect-before-interview"
    note(path, TODAY, "rejected", "Ilse Tamura", around=JOB)
    for days in (0, 1, 5, 10):
        on = ("--on", str(TODAY + timedelta(days=days)))
        told = tactful("person", "Ilse", *on, "--json", ledger=path).json
        plays = {told["advice"]["play"], *(one["play"] for one in told["coming"])}
        assert not {play for play in plays if play and play.startswith(("connect", "thank-after-int"))}
    assert "Ilse Tamura" not in tactful("plan", *ON, ledger=path).out


def test_a_recruiter_who_said_no_gets_the_words_of_it(tactful: Any, path: Path, note: Any) -> None:
    note(path, TODAY - timedelta(days=6), "rejected", "Jolanta Reyes", around=DESK)
    text = flat(tactful("draft", "Jolanta", *ON, ledger=path).out)
    assert "have applied" not in text
    assert "hank you" in text


def test_what_is_over_is_not_prepared(tactful: Any, path: Path, note: Any) -> None:
    note(path, TODAY - timedelta(days=6), "rejected", "Jolanta Reyes", around=DESK)
    page = path.with_suffix(".html")
    out = tactful("prepare", "Quillon", *ON, ledger=path).out
    tactful("prepare", "Quillon", *ON, "--html", page, ledger=path)
    for told in (flat(out), flat(page.read_text(encoding="utf-8"))):
        assert "It is no judgement of you" in told
        assert "log scheduled" not in told
        assert "At goodbye" not in told
        assert "Whom to thank" in told


def test_a_request_advised_before_they_meet_is_named_at_goodbye(tactful: Any, path: Path, note: Any) -> None:
    note(path, TODAY + timedelta(days=8), "scheduled", "Ilse Tamura", around=JOB)
    assert "if you have asked already" in flat(tactful("prepare", "Tessaly", *ON, ledger=path).out)


def test_an_interview_ahead_shows_how_to_prepare(tactful: Any, path: Path, note: Any) -> None:
    note(path, TODAY + timedelta(days=4), "scheduled", "Ilse Tamura", around=JOB)
    command = 'tactful prepare "Data Platform Engineer @ Tessaly Energy"'
    assert command in flat(tactful("today", *ON, ledger=path).out)
    assert command in flat(tactful("plan", *ON, ledger=path).out)


def test_the_referrer_is_thanked_and_a_report_back_presses_nobody(
    tactful: Any, robins: Path, note: Any
) -> None:
    around = {
        "company": "Saltmarsh Robotics",
        "title": "Data Engineer",
        "role": "hiring-manager",
        "new": True,
    }
    note(
        robins, date(2026, 11, 19), "referred", "Femke Ostrander",
        around=around, by="them", via="Yusra Benhaddou-Clarke", about=("robot traffic",),
    )  # fmt: skip
    told = tactful("person", "Yusra", *ON, "--json", ledger=robins).json
    assert told["advice"]["play"] == "thank-the-referrer"
    asked = tactful("advise", "Yusra", "--json", *ON, ledger=robins)
    assert "not been answered" not in asked.out
    assert "from your team" not in tactful("prepare", "Saltmarsh", *ON, ledger=robins).out


def test_the_plan_puts_what_closes_first_and_counts_the_rest(tactful: Any, robins: Path) -> None:
    told = tactful("plan", *ON, "--json", ledger=robins).json
    soon = (TODAY + timedelta(days=1)).isoformat()
    urgent = [bool(one["until"] and one["until"] <= soon) for one in told["any_day"]]
    assert urgent == sorted(urgent, reverse=True)
    later = len(tactful("today", *ON, "--json", ledger=robins).json["later"])
    assert len(told["any_day"]) + told["more"] == later


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("A report back: I applied today. Thank you for the pointer.", True),
        ("That is what I hoped for, thank you.", True),
        ("Thank you. Could you put in a word?", False),
        ("Thanks in advance for a look at my CV.", False),
        ("I applied last week.", False),
    ],
)
def test_which_messages_ask_for_nothing(text: str, given: bool) -> None:
    assert gives(text) is given
