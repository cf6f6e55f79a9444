"""Outcomes: a share is drawn as a range, nothing is claimed from a handful, nobody's silence is counted."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from examples.build import TODAY
from selectolax.parser import HTMLParser
from web_browser import NOW, browser_at

from tactful.app.ledger_at import open_at
from tactful.core.moment import Moment
from tactful.ledger.recording import acting


def page(browser, address: str = "/outcomes") -> HTMLParser:
    return HTMLParser(browser.get(address).text)


@pytest.fixture
def busy(tmp_path: Path):
    """A ledger with sixty requests: of recruiters two of three accept, of colleagues one of six."""
    path = tmp_path / "busy.db"
    with open_at(path, now=NOW, create=True) as ledger, acting(ledger, "log", now=NOW) as act:
        for number in range(60):
            recruits = number % 2 == 0
            yes = number % 3 != 0 if recruits else number % 12 == 1
            sent = TODAY - timedelta(days=60 + number)
            person = act.add_person(f"Person {number}", role="recruiter" if recruits else "colleague")
            act.log(Moment(on=sent, what="invited", by="me"), person_id=person)
            if yes:
                act.log(Moment(on=sent + timedelta(days=2), what="accepted", by="them"), person_id=person)
    with browser_at(path) as browser:
        browser.get("/open?token=launch")
        yield browser


def test_nothing_is_claimed_from_a_handful(browser, tactful, robins: Path) -> None:
    told = tactful("outcomes", "--json", ledger=robins).json
    assert browser.get("/api/outcomes").json() == told
    assert told["requests"]["tally"]["share"] is None
    seen = page(browser)
    assert seen.css("svg.whisker circle") == []
    assert told["requests"]["says"][0] in seen.text()
    for line in told["cautions"]:
        assert line in seen.text()
    assert "Too few to compare yet" in seen.text()
    every = page(browser, "/outcomes?all")
    assert every.css("svg.whisker circle") == []
    assert "too few for a range" in every.text()


def test_a_range_is_a_dot_with_whiskers(busy) -> None:
    told = busy.get("/api/outcomes").json()["requests"]
    share = told["tally"]["share"]
    seen = page(busy)
    drawn = seen.css_first("#requests").parent.css_first("ul.whiskers li:not(.axis) svg")
    assert float(drawn.css_first("circle").attributes["cx"].rstrip("%")) == pytest.approx(
        100 * told["tally"]["yes"] / told["tally"]["of"], abs=0.01
    )
    ends = drawn.css_first("line.reach").attributes
    assert float(ends["x1"].rstrip("%")) == pytest.approx(100 * share["low"], abs=0.01)
    assert float(ends["x2"].rstrip("%")) == pytest.approx(100 * share["high"], abs=0.01)
    figures = seen.css_first("#requests").parent.css_first("ul.whiskers li:not(.axis) .figures").text()
    assert "of 100" in figures
    assert f"({told['tally']['yes']} of {told['tally']['of']})" in figures


def test_what_can_be_told_apart_is_said_with_its_caution(busy) -> None:
    told = busy.get("/api/outcomes").json()["requests"]
    look = next(one for one in told["looks"] if one["by"] == "role")
    assert {group["finding"] for group in look["groups"]} == {"more", "fewer"}
    text = page(busy).text()
    assert look["says"] in text
    assert "not what caused it" in text


def test_the_funnel_counts_steps_and_nobodys_silence(browser) -> None:
    funnel = browser.get("/api/outcomes").json()["applications"]["funnel"]
    rows = {
        one.css_first(".of").text(): int(one.css_first(".figure").text())
        for one in page(browser).css("ul.funnel li")
    }
    assert rows == {
        "Saved": funnel["saved"],
        "Sent": funnel["every"]["applied"],
        "To an interview": funnel["every"]["interviewing"],
        "To an offer": funnel["every"]["offer"],
    }
    assert "no word" not in page(browser).css_first("ul.funnel").text()


def test_no_command_is_named(busy, browser) -> None:
    for one in (busy, browser):
        assert "tactful " not in page(one, "/outcomes?all").css_first("main").text()


def test_one_may_look_further_back(browser) -> None:
    addresses = [one.attributes["value"] for one in page(browser).css("select#since option")]
    assert len(addresses) == 3
    for since in addresses:
        seen = page(browser, f"/outcomes?since={since}")
        assert seen.css_first("option[selected]").attributes["value"] == since
        assert browser.get("/api/outcomes", params={"since": since}).json()["since"] == since
    assert (
        page(browser, "/outcomes?since=2026-03-05").css_first("option[selected]").text() == "since 2026-03-05"
    )


@pytest.mark.parametrize("since", ["2027-01-01", "0001-01-01", "yesterday", "9999-99-99"])
def test_a_day_that_cannot_be_is_said(browser, since: str) -> None:
    assert browser.get(f"/outcomes?since={since}").status_code == 422
    assert browser.get(f"/api/outcomes?since={since}").status_code in (400, 422)


def test_without_a_ledger_it_says_what_will_be_here(fresh) -> None:
    seen = page(fresh)
    assert "what came of your requests" in seen.text()
    assert seen.css("main a[href='/import']")
    assert seen.css("section.card") == []
    assert fresh.get("/api/outcomes").status_code == 503


def test_the_day_is_that_of_the_example() -> None:
    assert date(2026, 11, 22) == TODAY
