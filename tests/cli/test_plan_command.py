"""`tactful plan`: seven days, each step on the day from which it is right, and one page to print."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from examples.build import NOW

ON = ("--on", "2026-11-22")
DAY = date(2026, 11, 22)
THERE = {"company": "Tessaly Energy", "title": "Data Platform Engineer", "role": "interviewer", "new": True}


@pytest.fixture
def busy(robins: Path, note: Any) -> Path:
    """Robin's week with an interview on Thursday and an answer promised for Friday."""
    note(robins, date(2026, 11, 26), "scheduled", "Ilse Tamura", around=THERE, kind="technical", at="14:30")
    job = {"company": "Northgable Insurance", "title": "Analytics Engineer", "role": "recruiter", "new": True}
    note(robins, date(2026, 11, 13), "messaged", "Rosalind Ekwueme", around=job, answer_by=date(2026, 11, 27))
    return robins


def planned(tactful: Any, path: Path) -> dict[str, Any]:
    told: dict[str, Any] = tactful("plan", *ON, "--json", ledger=path).json
    return {one["on"]: one for one in told["days"]} | {"any": told["any_day"]}


def test_the_week_has_seven_days_and_today_is_the_agenda(tactful, busy: Path) -> None:
    days = planned(tactful, busy)
    assert list(days)[:7] == [(DAY + timedelta(days=n)).isoformat() for n in range(7)]
    agenda = tactful("today", *ON, "--json", ledger=busy).json
    assert [(one["title"], one["name"]) for one in days["2026-11-22"]["steps"]] == [
        (one["title"], one["person"]["name"]) for one in agenda["do"]
    ]


def test_what_is_fixed_stands_on_its_day(tactful, busy: Path) -> None:
    days = planned(tactful, busy)
    [interview] = days["2026-11-26"]["fixed"]
    assert (interview["sort"], interview["at"], interview["names"]) == ("interview", "14:30", ["Ilse Tamura"])
    assert [one["sort"] for one in days["2026-11-27"]["fixed"]] == ["answer"]


def test_what_follows_from_an_interview_ahead_says_so(tactful, busy: Path) -> None:
    days = planned(tactful, busy)
    [thanks] = [one for one in days["2026-11-27"]["steps"] if one["name"] == "Ilse Tamura"]
    assert thanks["supposing"] == "2026-11-26"
    out = " ".join(tactful("plan", *ON, ledger=busy).out.split()).replace("\u00a0", " ")
    assert "once the interview of Thu 26 Nov has taken place" in out


def test_no_step_stands_twice(tactful, busy: Path) -> None:
    days = planned(tactful, busy)
    steps = [(one["name"], one["title"]) for day in list(days)[:7] for one in days[day]["steps"]]
    assert steps
    assert len(steps) == len(set(steps))
    later = [(one["name"], one["title"]) for one in days["any"]]
    assert set(later).isdisjoint(steps)


def test_what_waits_opens_on_the_day_the_agenda_names(tactful, busy: Path) -> None:
    waiting = tactful("today", *ON, "--all", "--json", ledger=busy).json["waiting"]
    soon = [one for one in waiting if one["opens"] <= "2026-11-28"]
    days = planned(tactful, busy)
    for one in soon:
        steps = [step["name"] for step in days[one["opens"]]["steps"]]
        assert one["person"]["name"] in steps, one["opens"]


def test_the_page_is_whole_and_loads_nothing(tactful, busy: Path, tmp_path: Path) -> None:
    page = tmp_path / "week.html"
    said = tactful("plan", *ON, "--html", page, ledger=busy)
    assert said.code == 0
    assert "names people" in " ".join(said.out.split())
    text = page.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "The week from 22 to 28 November 2026" in text
    assert "@media print" in text
    assert "default-src 'none'" in text
    for loaded in ("<script", "src=", "href=", "url(", "@import", "http"):
        assert loaded not in text.replace('http-equiv="', "")
    assert page.stat().st_mode & 0o077 == 0


def test_names_with_markup_are_text(tactful, tmp_path: Path, note) -> None:
    path, page = tmp_path / "nasty.db", tmp_path / "week.html"
    name = "Ilse <img src=x onerror=y> \u202eevil"
    note(path, date(2026, 11, 24), "scheduled", name, around=THERE)
    assert tactful("plan", *ON, "--html", page, ledger=path).code == 0
    text = page.read_text(encoding="utf-8")
    assert "<img" not in text
    assert "&lt;img src=x" in text
    assert "\u202e" not in text
    assert "\u202e" not in tactful("plan", *ON, ledger=path).out


def test_an_employer_who_must_not_know_is_not_on_it(tactful, busy: Path) -> None:
    tactful("set", "Tessaly Energy", "kept-from", "yes", ledger=busy)
    told = tactful("plan", *ON, "--json", ledger=busy).out
    assert "Ilse Tamura" not in told


def test_an_empty_week_says_so(tactful, tmp_path: Path) -> None:
    from tactful.app.ledger_at import open_at

    path = tmp_path / "empty.db"
    open_at(path, now=NOW, create=True).close()
    said = tactful("plan", *ON, ledger=path)
    assert said.code == 0
    assert "Nothing to do." in said.out
