"""Today and a person: what is answered there is kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, browser_at, token_in

from tactful.web.rendering import ANYBODY


@pytest.fixture
def interviewed(browser, robins: Path, note: Callable[..., None]):
    """The browser, two days after an interview with Priya: her thanks are due."""
    note(
        robins,
        date(2026, 11, 20),
        "interviewed",
        "Priya Raghunathan",
        outlook="positive",
        about=("the stock feed",),
    )
    return browser


def first(browser) -> dict:
    return browser.get("/api/today").json()["do"][0]


def titles(browser) -> list[str]:
    return [one.text(strip=True) for one in HTMLParser(browser.get("/").text).css(".items h2")]


def answer(browser, button: str, address: str | None = None) -> str:
    """Press a button of the first item; give the page that follows."""
    page = HTMLParser(browser.get("/").text)
    form = page.css_first("form.act")
    fields = {one.attributes["name"]: one.attributes.get("value") or "" for one in form.css("input")}
    if words := form.css_first("textarea"):
        fields["text"] = words.text()
    pressed = next(one for one in form.css("button") if one.text(strip=True) == button)
    to = pressed.attributes.get("formaction") or form.attributes["action"]
    answered = browser.post(to, data=fields, headers={"origin": ORIGIN})
    assert answered.status_code == 200, answered.text
    return answered.text


def test_the_note_is_ready(interviewed) -> None:
    page = HTMLParser(interviewed.get("/").text)
    card = page.css_first(".items .card")
    assert "Thank the interviewer" in card.css_first("h2").text()
    assert "stock feed" in card.css_first("textarea").text()
    assert (
        card.css_first("svg[role=img]")
        .attributes["aria-label"]
        .startswith("Good today. Opens 2026-11-20, best")
    )
    assert [one.text(strip=True) for one in card.css("button")] == [
        "Copy the note",
        "Sent",
        "Not now",
        "Never",
    ]


def test_sent_is_noted_with_its_words_and_leaves_the_list(interviewed) -> None:
    before = first(interviewed)["person"]
    page = answer(interviewed, "Sent")
    assert "Noted as sent." in page
    assert first(interviewed)["person"]["name"] != before["name"] or first(interviewed)["action"] != "thank"
    last = interviewed.get(f"/api/people/{before['id']}").json()["timeline"][0]
    assert (last["what"], last["by"], last["on"]) == ("thanked", "me", "2026-11-22")
    assert "stock feed" in last["text"]


def test_undo_brings_it_back(interviewed) -> None:
    before = titles(interviewed)
    page = answer(interviewed, "Sent")
    assert titles(interviewed) != before
    interviewed.post("/undo", data={"_csrf_token": token_in(page)}, headers={"origin": ORIGIN})
    assert titles(interviewed) == before


def test_not_now_is_for_a_week(interviewed) -> None:
    item = first(interviewed)
    assert "Set aside for a week." in answer(interviewed, "Not now")
    now = interviewed.get("/api/today").json()["do"]
    assert (item["person"]["id"], item["play"]) not in [(one["person"]["id"], one["play"]) for one in now]
    later = interviewed.get("/api/today?on=2026-11-29").json()
    listed = [(one["person"]["id"], one["play"]) for part in ("do", "later") for one in later[part]]
    assert (item["person"]["id"], item["play"]) in listed


def test_never_is_never_and_can_be_taken_up_again(interviewed) -> None:
    item = first(interviewed)
    number = item["person"]["id"]
    assert "Nothing more will be advised" in answer(interviewed, "Never")
    for on in ("2026-11-22", "2026-12-22"):
        agenda = interviewed.get(f"/api/today?on={on}").json()
        everybody = {
            one["person"]["id"] for part in ("do", "later", "waiting", "leave") for one in agenda[part]
        }
        assert number not in everybody
    page = interviewed.get(f"/people/{number}").text
    assert "You have set advice about them aside" in page
    interviewed.post(
        f"/people/{number}/again", data={"_csrf_token": token_in(page)}, headers={"origin": ORIGIN}
    )
    assert first(interviewed)["person"]["id"] == number


def test_do_it_anyway_gives_the_words(browser, robins: Path, note: Callable[..., None]) -> None:
    around = {"company": "Redshank Air Cargo", "title": "Data Engineer", "role": "interviewer", "new": True}
    note(robins, date(2026, 11, 21), "interviewed", "Ilse Tamura", around=around, about=("the stock feed",))
    interviewed = browser
    waiting = next(
        one for one in interviewed.get("/api/today").json()["waiting"] if one["action"] == "connect"
    )
    number = waiting["person"]["id"]
    page = HTMLParser(interviewed.get(f"/people/{number}?considering=connect").text)
    assert page.css_first("h2.verdict").text() in ("Not yet", "Leave it for now")
    assert page.css_first("form.act") is None
    anyway = next(one.attributes["href"] for one in page.css("a") if one.text() == "Do it anyway")
    assert HTMLParser(interviewed.get(anyway).text).css_first("form.act textarea").text().strip()


def test_a_quiet_day_after_a_no(browser, send) -> None:
    number = first(browser)["person"]["id"]
    answered = send(f"/people/{number}/record", what="rejected", on="2026-11-22")
    assert "That is no judgement of you" in answered.text
    assert "A quiet day" in browser.get("/").text


def test_a_moment_is_recorded_with_its_topics(browser, send) -> None:
    number = browser.get("/api/people?q=tendai").json()["people"][0]["id"]
    send(
        f"/people/{number}/record", what="talked", on="2026-11-21", about="ships\r\nlocks", text="Good talk."
    )
    last = browser.get(f"/api/people/{number}").json()["timeline"][0]
    assert (last["what"], last["on"], last["details"]["about"], last["text"]) == (
        "talked", "2026-11-21", ["ships", "locks"], "Good talk.",
    )  # fmt: skip
    assert "ships, locks" in browser.get(f"/people/{number}").text


@pytest.mark.parametrize(
    "fields",
    [
        {"what": "met", "on": "2026-11-23"},
        {"what": "sang", "on": "2026-11-21"},
        {"what": "met", "on": "yesterday"},
        {"what": "met", "on": "0001-01-01"},
        {"what": "met"},
    ],
)
def test_what_cannot_be_is_not_recorded(browser, send, fields: dict[str, str]) -> None:
    before = browser.get("/api/people/5").json()["timeline"]
    answered = send("/people/5/record", **fields)
    assert answered.status_code == 422
    assert "Something went wrong" not in answered.text
    assert browser.get("/api/people/5").json()["timeline"] == before


def test_the_round_of_the_week_is_done(browser, send) -> None:
    assert "A short reading round" in browser.get("/").text
    assert "A short reading round" not in send("/tasks/read-round/done").text
    assert send("/tasks/yodel/done").status_code == 422


def test_nobody_with_a_number_is_a_page(browser) -> None:
    for number in (0, 99_999, 10**30):
        answered = browser.get(f"/people/{number}")
        assert answered.status_code == 404
        assert "There is nobody with this number." in answered.text


def test_namesakes_that_nothing_tells_apart_have_a_page_each(browser, robins: Path) -> None:
    from web_browser import NOW

    from tactful.app.ledger_at import open_at
    from tactful.ledger.recording import acting

    with open_at(robins, now=NOW) as ledger, acting(ledger, "add", now=NOW) as act:
        one = act.add_person("Ada Twin")
        other = act.add_person("Ada Twin", title="Editor")
    assert "Editor" not in browser.get(f"/people/{one}").text
    assert "Editor" in browser.get(f"/people/{other}").text


def test_a_restored_ledger_is_seen(browser, robins: Path, tmp_path: Path) -> None:
    from web_browser import NOW

    from tactful.app.ledger_at import open_at

    other = tmp_path / "other.db"
    open_at(other, now=NOW, create=True).close()
    assert "Robin Vale" in browser.get("/").text
    for end in ("", "-wal", "-shm"):
        robins.with_name(robins.name + end).unlink(missing_ok=True)
    other.rename(robins)
    assert "Should I connect?" in browser.get("/").text
    assert "Robin Vale" not in browser.get("/people").text


def test_a_page_that_is_kept_has_the_token_of_whoever_looks(interviewed, robins: Path) -> None:
    with browser_at(robins, token="another") as other:
        other.get("/open?token=another")
        told = [token_in(one.get("/").text) for one in (interviewed, other, interviewed)]
    assert told[0] == told[2] != told[1]
    assert ANYBODY not in interviewed.get("/").text
