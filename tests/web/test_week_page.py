"""The week: every step once, on the day from which it is right, on one sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from examples.build import TODAY
from selectolax.parser import HTMLParser


@pytest.fixture
def full(robins: Path, browser, note: Callable[..., None]):
    """The browser, with an interview on Wednesday and an answer promised for Friday."""
    around = {"company": "Redshank Air Cargo", "title": "Data Engineer", "role": "interviewer", "new": True}
    note(robins, date(2026, 11, 25), "scheduled", "Ilse Tamura", around=around)
    note(
        robins,
        date(2026, 11, 19),
        "interviewed",
        "Priya Raghunathan",
        outlook="positive",
        answer_by=date(2026, 11, 27),
    )
    return browser


def page(browser, address: str = "/week") -> HTMLParser:
    return HTMLParser(browser.get(address).text)


def test_the_week_is_what_the_command_tells(full, tactful, robins: Path) -> None:
    told = tactful("plan", "--json", ledger=robins).json
    assert full.get("/api/week").json() == told
    seen = page(full)
    steps = [step for day in told["days"] for step in day["steps"]] + told["any_day"]
    named = [one.attributes["href"] for one in seen.css("ul.tick a[href^='/people/']")]
    for step in steps:
        assert f"/people/{step['person']}" in named
    told_tasks = sum(len(task["people"]) for task in told["tasks"])
    assert len(named) == len(steps) + told_tasks


def test_what_is_fixed_stands_on_its_day(full) -> None:
    days = {
        one.css_first("h2 time").attributes["datetime"]: one.text()
        for one in page(full).css("section.day")
        if one.css_first("h2 time")
    }
    assert "Interview with Ilse Tamura" in days["2026-11-25"]
    assert "Data Engineer at Redshank Air Cargo" in days["2026-11-25"]
    assert "An answer was promised: Priya" in days["2026-11-27"]
    assert str(TODAY) in days
    prepare = page(full).css_first("a[href$='/prepare']").attributes["href"]
    assert full.get(prepare).status_code == 200


def test_every_day_is_there_or_free(full) -> None:
    seen = page(full)
    days = {one.attributes["datetime"] for one in seen.css("section.day > h2 > time, section.day > p > time")}
    assert days == {str(TODAY + timedelta(days=n)) for n in range(7)}


def test_a_reason_is_given_once(full) -> None:
    reasons = [one.text(strip=True) for one in page(full).css("p.why")]
    assert reasons
    assert len(reasons) == len(set(reasons))


def test_print_is_a_link_that_works_without_script(full) -> None:
    link = page(full).css_first("a[data-print]")
    assert link.text() == "Print"
    assert "Ctrl+P" in page(full, link.attributes["href"]).text()
    assert "Ctrl+P" not in page(full).text()


@pytest.mark.parametrize(
    ("roomy", "full_from", "said"),
    [(1000, 1000, "week"), (1, 1000, "week crowded"), (1, 2, "week crowded packed")],
)
def test_the_fuller_the_week_the_less_is_said_on_paper(
    full, monkeypatch: pytest.MonkeyPatch, roomy: int, full_from: int, said: str
) -> None:
    monkeypatch.setattr("tactful.web.pages.week.ROOMY", roomy)
    monkeypatch.setattr("tactful.web.pages.week.FULL", full_from)
    assert page(full).css_first(".week").attributes["class"].strip() == said


def test_a_quiet_day_comes_first_after_a_no(browser, robins: Path, note: Callable[..., None]) -> None:
    assert "a quiet day first" not in page(browser).text()
    note(robins, TODAY, "rejected", "Priya Raghunathan")
    assert "A no came in: a quiet day first." in page(browser).text()


def test_without_a_ledger_it_says_what_will_be_here(fresh) -> None:
    seen = page(fresh)
    assert "Here you will see your interviews" in seen.text()
    assert seen.css("section.day") == []
    assert fresh.get("/api/week").status_code == 503
