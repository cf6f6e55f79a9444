"""Settings: what is set holds everywhere, what is taken out is whole, what is forgotten is gone."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from selectolax.parser import HTMLParser
from web_browser import NOW, ORIGIN, browser_at, token_in

from tactful.app.ledger_at import open_at
from tactful.app.web_key import web_key
from tactful.ledger import queries
from tactful.ledger.backup import backup
from tactful.ledger.files import beside
from tactful.web.uploads import PREFIX


def told(browser: Any) -> dict[str, Any]:
    return dict(browser.get("/api/settings").json())


def test_what_is_set_is_shown_and_used(browser, send) -> None:
    page = send(
        "/settings", name="Robin T. Vale", line="data engineer, six years in retail",
        goal="a team that ships", experience="Built the feed\r\nMoved a warehouse", part="me",
    )  # fmt: skip
    assert "It is set." in page.text
    form = HTMLParser(page.text)
    assert form.css_first("#name").attributes["value"] == "Robin T. Vale"
    assert form.css_first("#experience").text().split("\n") == ["Built the feed", "Moved a warehouse"]
    assert form.css_first(".owner bdi").text() == "Robin T. Vale"
    assert told(browser)["experience"] == ["Built the feed", "Moved a warehouse"]


def test_several_fields_are_taken_back_at_once(browser, send) -> None:
    before = told(browser)
    page = send("/settings", name="Somebody", line="else", goal="entirely", experience="x")
    assert told(browser) != before
    browser.post("/undo", data={"_csrf_token": token_in(page.text)}, headers={"origin": ORIGIN})
    assert told(browser) == before


def test_what_changes_nothing_offers_nothing_to_take_back(browser, send) -> None:
    send("/settings", line="the same")
    page = send("/settings", line="the same", name="")
    assert "It is set." not in page.text
    assert HTMLParser(page.text).css_first("form[action='/undo']") is None


def test_an_empty_field_is_taken_away(browser, send) -> None:
    send("/settings", line="x", **{"invitations-a-week": "40"})
    assert told(browser)["own_limits"] == {"invitations-a-week": 40}
    send("/settings", line="", **{"invitations-a-week": ""})
    assert told(browser)["line"] is None
    assert told(browser)["own_limits"] == {}


def test_the_plan_and_limits_change_the_budget(browser, send) -> None:
    send("/settings", plan="free", **{"invitations-a-week": "3", "notes-a-month-free": "4"})
    budget = browser.get("/api/today").json()["budget"]
    assert budget["plan"] == "free"
    assert budget["note_characters"] == 200
    assert budget["invitations_left"] <= 3
    send("/settings", plan="premium")
    assert browser.get("/api/today").json()["budget"]["note_characters"] == 300


@pytest.mark.parametrize(
    "fields",
    [
        {"plan": "platinum"},
        {"invitations-a-week": "many"},
        {"invitations-a-week": "-1"},
        {"invitations-a-week": "9999999"},
        {"playbook": "../../etc/passwd"},
        {"playbook": "/etc"},
        {"line": "x" * 2000},
    ],
)
def test_what_does_not_fit_sets_nothing(browser, send, fields: dict[str, str]) -> None:
    before = told(browser)
    answer = send("/settings", name="Mallory", **fields)
    assert answer.status_code == 422
    assert "Something went wrong" not in answer.text
    assert told(browser) == before


def test_settings_make_a_ledger(fresh, tmp_path: Path) -> None:
    assert fresh.get("/settings").status_code == 200
    token = token_in(fresh.get("/settings").text)
    page = fresh.post(
        "/settings", data={"_csrf_token": token, "playbook": "cautious", "part": "playbook"},
        headers={"origin": ORIGIN},
    )  # fmt: skip
    assert "you follow this one" in page.text
    assert (tmp_path / "new" / "ledger.db").exists()
    assert "Should I connect?" in fresh.get("/").text
    assert told(fresh)["playbook"] == "cautious"


def test_the_two_playbooks_are_compared_on_ones_own_people(
    robins: Path, browser, note: Callable[..., None]
) -> None:
    assert "Today both would do the same" in browser.get("/settings/playbooks").text
    around = {"company": "Northwind", "title": "Analyst", "role": "interviewer", "new": True}
    note(robins, date(2026, 11, 26), "scheduled", "Lena Brandt", around=around)
    page = HTMLParser(browser.get("/settings/playbooks").text)
    rows = page.css(".compared tbody tr")
    assert [row.css_first("th a").text() for row in rows] == ["Lena Brandt"]
    one, other = (cell.text(strip=True) for cell in rows[0].css("td"))
    assert one.startswith("Yes: connect")
    assert other.startswith("Leave it for now")
    assert "You have not met yet" in other
    api = browser.get("/api/settings/playbooks").json()
    assert api["looked_at"] > 1
    assert [
        (both["person"]["name"], both["one"]["verdict"], both["other"]["verdict"])
        for both in api["differing"]
    ] == [("Lena Brandt", "send", "dont")]


def test_somebody_is_never_proposed_and_proposed_again(browser, send) -> None:
    number = browser.get("/api/today").json()["do"][0]["person"]["id"]
    name = browser.get(f"/api/people/{number}").json()["person"]["name"]
    found = HTMLParser(browser.get("/settings/never", params={"q": name}).text)
    assert found.css_first(f"form[action='/settings/never/{number}']") is not None
    page = HTMLParser(send(f"/settings/never/{number}").text)
    assert name in [one.text() for one in page.css(".people bdi")]
    agenda = browser.get("/api/today").json()
    listed = {one["person"]["id"] for part in ("do", "later", "waiting", "leave") for one in agenda[part]}
    assert number not in listed
    assert browser.get(f"/api/people/{number}").json()["kept_out"]
    send(f"/settings/never/{number}/again")
    assert browser.get("/api/settings/never").json() == []
    assert browser.get("/api/today").json()["do"][0]["person"]["id"] == number


def test_who_was_set_aside_is_on_the_list_too(browser, send) -> None:
    number = browser.get("/api/today").json()["do"][0]["person"]["id"]
    send(f"/people/{number}/never")
    assert [one["aside"] for one in browser.get("/api/settings/never").json()] == [True]
    assert "advice set aside" in browser.get("/settings/never").text
    send(f"/settings/never/{number}")
    send(f"/settings/never/{number}/again")
    assert browser.get("/api/settings/never").json() == []
    assert not browser.get(f"/api/people/{number}").json()["aside"]


@pytest.mark.parametrize(
    "address", ["/settings/never/0", "/settings/never/99999", f"/settings/never/{10**30}"]
)
def test_nobody_is_nobody(browser, send, address: str) -> None:
    assert send(address).status_code == 404
    assert send(f"{address}/again").status_code == 404


def test_the_search_is_kept_from_the_employer(browser, send) -> None:
    company = next(
        one["person"]["company"] for one in browser.get("/api/today").json()["do"] if one["person"]["company"]
    )
    send("/settings", employer=company, discreet="yes", **{"discreet-asked": "yes"})
    assert told(browser)["discreet"]
    assert told(browser)["employer"] == company
    agenda = browser.get("/api/today").json()
    proposed = {one["person"]["company"] for part in ("do", "later", "waiting") for one in agenda[part]}
    assert company not in proposed
    assert "Job search" not in browser.get("/settings/tactful.ics").text
    send("/settings", employer=company, **{"discreet-asked": "yes"})
    assert not told(browser)["discreet"]


def test_the_search_is_kept_from_other_companies(browser, send) -> None:
    for name in ("Northwind Traders", "Haverlock Stores"):
        page = send("/settings/kept-from", company=name)
    assert set(told(browser)["kept_from"]) == {"Northwind Traders", "Haverlock Stores"}
    assert "Northwind Traders" in page.text
    send("/settings/kept-from", company="Haverlock Stores", keep="no")
    assert told(browser)["kept_from"] == ["Northwind Traders"]
    assert send("/settings/kept-from", company=" ").status_code == 422
    assert send("/settings/kept-from", company="Nobody Knows", keep="no").status_code == 404


def test_a_backup_is_the_whole_ledger(browser, robins: Path, tmp_path: Path) -> None:
    answer = browser.get("/settings/take-out/backup")
    assert answer.headers["content-disposition"] == 'attachment; filename="tactful-2026-11-22.db"'
    assert int(answer.headers["content-length"]) == len(answer.content)
    copy = tmp_path / "copy.db"
    copy.write_bytes(answer.content)
    with closing(sqlite3.connect(copy)) as one, closing(sqlite3.connect(robins)) as other:
        count = "SELECT count(*) FROM moment"
        assert one.execute(count).fetchone() == other.execute(count).fetchone()
        assert one.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert list(robins.parent.glob(f"{PREFIX}*")) == []


def test_everything_as_json_and_as_tables(browser, robins: Path) -> None:
    whole = json.loads(browser.get("/settings/take-out/json").content)
    assert len(whole["person"]) == 127
    assert "secret" not in whole["owner"][0]
    with zipfile.ZipFile(io.BytesIO(browser.get("/settings/take-out/csv").content)) as tables:
        assert {"person.csv", "moment.csv", "tactful.csv"} <= set(tables.namelist())
        assert tables.read("person.csv").count(b"\r\n") >= len(whole["person"])
    assert list(robins.parent.glob(f"{PREFIX}*")) == []


@pytest.mark.parametrize("form", ["secret", "%2e%2e%2fetc", "backup%2f..", "json.x", "BACKUP"])
def test_nothing_else_is_taken_out(browser, form: str) -> None:
    assert browser.get(f"/settings/take-out/{form}").status_code in (400, 404)


def test_contacts_of_a_job(browser, robins: Path, note: Callable[..., None]) -> None:
    around = {"company": "Northwind", "title": "Analyst", "role": "interviewer", "new": True}
    note(robins, date(2026, 11, 19), "interviewed", "Lena Brandt", around=around)
    page = HTMLParser(browser.get("/settings").text)
    jobs = {one.text(): one.attributes["value"] for one in page.css("#opportunity option")}
    answer = browser.get("/settings/contacts.vcf", params={"opportunity": jobs["Analyst at Northwind"]})
    assert answer.headers["content-disposition"] == 'attachment; filename="contacts.vcf"'
    assert "FN:Lena Brandt" in answer.text
    for odd in ("", "x", "999999", "9" * 30):
        assert browser.get("/settings/contacts.vcf", params={"opportunity": odd}).status_code == 404


def test_without_a_ledger_nothing_can_be_taken_out(fresh) -> None:
    for address in ("take-out/backup", "take-out/json", "tactful.ics", "contacts.vcf?opportunity=1"):
        assert fresh.get(f"/settings/{address}").status_code == 503, address


def test_nothing_is_forgotten_without_the_word(browser, send, robins: Path) -> None:
    for word in ("", "yes", "forget me", "Forget everything"):
        answer = send("/settings/forget", word=word)
        assert answer.status_code == 422
        assert "Nothing was removed." in answer.text
    assert "Robin Vale" in browser.get("/").text


def test_everything_is_forgotten(browser, send, robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger:
        kept = backup(ledger, beside(robins, NOW))
    send("/settings/feed", feed="on")
    browser.get("/settings/tactful.ics")
    key = web_key(robins)
    assert str(kept) in browser.get("/settings").text
    page = send("/settings/forget", word=" Forget ")
    assert "Everything is forgotten" in page.text
    assert str(kept) in page.text
    assert {path.name for path in robins.parent.iterdir() if path.name.startswith(robins.name)} == {
        kept.name, f"{robins.name}.web-key",
    }  # fmt: skip
    assert web_key(robins) == key
    first = browser.get("/")
    assert "Should I connect?" in first.text
    assert "Robin" not in first.text
    assert browser.get("/api/today").status_code == 503
    with browser_at(robins) as again:
        again.get("/open?token=launch")
        assert "Robin" not in again.get("/people").text


def test_one_begins_anew_after_forgetting(browser, send, robins: Path) -> None:
    send("/settings/forget", word="forget")
    send("/settings", name="Ada New")
    with open_at(robins, now=NOW) as ledger:
        assert queries.totals(ledger).people == 0
    assert "Ada New" in browser.get("/settings").text


def test_nothing_is_forgotten_while_an_import_runs(browser, send, robins: Path) -> None:
    run = browser.app.dependencies["imports"].dependency().claim()
    assert send("/settings/forget", word="forget").status_code == 409
    run.drop()
    assert robins.exists()


def test_the_api_sets_and_lists(browser) -> None:
    headers = {"x-csrftoken": token_in(browser.get("/settings").text), "origin": ORIGIN}
    answer = browser.post("/api/settings", json={"line": "a line", "plan": "free"}, headers=headers)
    assert (answer.status_code, answer.json()["line"]) == (200, "a line")
    for odd in ({"line": 5}, [], {"secret": "x"}, {"playbook": "nope"}, {"plan": "gold"}):
        assert browser.post("/api/settings", json=odd, headers=headers).status_code in (400, 422), odd
    number = browser.get("/api/people").json()["people"][0]["id"]
    listed = browser.post(f"/api/settings/never/{number}", headers=headers)
    assert [one["id"] for one in listed.json()] == [number]
    assert browser.delete(f"/api/settings/never/{number}", headers=headers).json() == []
    assert browser.delete(f"/api/settings/never/{number}", headers=headers).status_code == 404


def test_the_api_of_imports(browser) -> None:
    headers = {"x-csrftoken": token_in(browser.get("/settings").text), "origin": ORIGIN}
    newest, older = browser.get("/api/imports").json()
    assert newest["rows"] == sum(file["rows"] for path in newest["paths"] for file in path["files"])
    assert browser.post(f"/api/imports/{older['id']}/undo", headers=headers).status_code == 422
    assert browser.post(f"/api/imports/{newest['id']}/undo", headers=headers).json()["undone"]
    assert browser.get("/api/imports").json()[1]["last"]


def test_the_api_without_a_ledger(fresh) -> None:
    assert fresh.get("/api/settings").json()["playbook"] == "standard"
    assert fresh.get("/api/import").json()["state"] == "none"
    for address in ("questions", "imports", "settings/never", "settings/playbooks"):
        assert fresh.get(f"/api/{address}").status_code == 503, address


def test_a_habit_comes_back_as_often_as_one_likes(browser, send) -> None:
    assert "A short reading round" in browser.get("/").text
    send(
        "/settings",
        part="week",
        **{"cadence-asked": "yes", "every-read-round": "never", "every-contribute": ""},
    )
    chosen = HTMLParser(browser.get("/settings").text).css_first("#every-read-round option[selected]")
    assert chosen.attributes["value"] == "never"
    assert "A short reading round" not in browser.get("/").text
    send("/settings", part="week", **{"cadence-asked": "yes", "every-read-round": ""})
    assert "A short reading round" in browser.get("/").text
