"""A person's page: what is noted, set, merged, kept out and forgotten; and the line of moments."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, token_in

from tactful.core.moment import By, What
from tactful.ledger.rows import TimelineRow
from tactful.web.moments_line import moments_line

TODAY = date(2026, 11, 22)


def number_of(browser, name: str) -> int:
    return browser.get(f"/api/people?q={name}").json()["people"][0]["id"]


def page_of(browser, person: int, more: str = "") -> HTMLParser:
    return HTMLParser(browser.get(f"/people/{person}{more}").text)


def told(browser, person: int) -> dict:
    return browser.get(f"/api/people/{person}").json()


def post(browser, address: str, body: object):
    token = token_in(browser.get("/ask").text)
    return browser.post(address, json=body, headers={"x-csrftoken": token, "origin": ORIGIN})


def test_a_moment_is_noted_in_two_clicks(browser, send) -> None:
    person = number_of(browser, "hanneke")
    page = page_of(browser, person)
    talked = next(
        one for one in page.css(".likely details") if one.css_first("summary").text() == "We talked"
    )
    fields = {one.attributes["name"]: one.attributes.get("value") or "" for one in talked.css("input")}
    assert fields["on"] == "2026-11-22"
    del fields["_csrf_token"]
    assert "Noted." in send(f"/people/{person}/record", **fields).text
    last = told(browser, person)["timeline"][0]
    assert (last["what"], last["on"]) == ("talked", "2026-11-22")


def test_what_may_have_happened_follows_the_story(browser, send) -> None:
    person = number_of(browser, "hanneke")

    def likely() -> list[str]:
        return [one.text() for one in page_of(browser, person).css(".likely summary")]

    assert "They accepted" not in likely()
    send(f"/people/{person}/record", what="messaged", by="me", on="2026-11-22")
    assert likely()[0] == "They wrote"
    send("/people/new", name="Ottilie Farr")
    person = number_of(browser, "ottilie+farr")
    send(f"/people/{person}/record", what="invited", by="me", on="2026-11-20")
    assert likely()[0] == "They accepted"


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("role", "recruiter", "a recruiter"),
        ("title", "Harbour Master", "Harbour Master"),
        ("company", "Redshank Air Cargo", "Redshank Air Cargo"),
        ("welcome", "open", "open to requests"),
        ("manner", "reserved", "reserved"),
        ("email", "hanneke@example.org", "hanneke@example.org"),
        ("mutual-names", "Noor Hartigan; Wei Chen", "Noor Hartigan; Wei Chen"),
        ("link", "none", "not connected"),
        ("name", "Hanneke van den Berg", "Hanneke van den Berg"),
        ("tags", "ships", "ships"),
    ],
)
def test_each_fact_can_be_set_and_taken_back(browser, send, field: str, value: str, shown: str) -> None:
    person = number_of(browser, "hanneke")
    before = page_of(browser, person).css_first("dl.facts").text()
    page = HTMLParser(send(f"/people/{person}/fact", field=field, value=value).text)
    assert "It is set." in page.css_first(".noted").text()
    assert shown in page.css_first("dl.facts").text()
    send("/undo")
    assert page_of(browser, person).css_first("dl.facts").text() == before


def test_a_fact_is_taken_away_by_an_empty_value(browser, send) -> None:
    person = number_of(browser, "hanneke")
    send(f"/people/{person}/fact", field="title", value="")
    assert told(browser, person)["person"]["title"] is None


def test_what_is_shared_is_ticked(browser, send) -> None:
    person = number_of(browser, "hanneke")
    page = HTMLParser(
        send(f"/people/{person}/fact", field="shares", **{"value-school": "yes", "value-group": "yes"}).text
    )
    ticked = {one.attributes["id"] for one in page.css("input[type=checkbox][checked]")}
    assert ticked == {"set-shares-school", "set-shares-group"}
    page = HTMLParser(send(f"/people/{person}/fact", field="shares").text)
    assert not page.css("input[type=checkbox][checked]")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("role", "king"),
        ("mutuals", "many"),
        ("secret", "x"),
        ("aside", "never"),
        ("tags", "x" * 41),
        ("name", ""),
    ],
)
def test_what_is_no_fact_is_refused_in_words(browser, send, field: str, value: str) -> None:
    answered = send(f"/people/{number_of(browser, 'hanneke')}/fact", field=field, value=value)
    assert answered.status_code == 422
    assert HTMLParser(answered.text).css_first("h1") is not None


def test_somebody_is_kept_out_and_let_in_again(browser, send) -> None:
    person = number_of(browser, "emeka")

    def advised() -> bool:
        agenda = browser.get("/api/today").json()
        return person in {
            one["person"]["id"] for one in (*agenda["do"], *agenda["later"], *agenda["waiting"])
        }

    assert advised()
    assert "kept out of all advice" in send(f"/people/{person}/keep-out").text
    assert not advised()
    assert page_of(browser, person).css_first("form[action$='/let-in']") is not None
    send(f"/people/{person}/let-in")
    assert advised()


def test_two_become_one_after_what_will_happen_was_said(browser, send) -> None:
    one, other = number_of(browser, "emeka"), number_of(browser, "tendai")
    moments = len(told(browser, other)["timeline"])
    asked = page_of(browser, one, f"/merge?other={other}").css_first("article").text()
    assert f"{moments} moments of the other move there" in asked
    before = len(told(browser, one)["timeline"])
    assert "The two are one now." in send(f"/people/{one}/merge", other=str(other)).text
    assert len(told(browser, one)["timeline"]) == before + moments
    send("/undo")
    assert len(told(browser, one)["timeline"]) == before


def test_the_other_one_is_looked_for(browser, send) -> None:
    one = number_of(browser, "emeka")
    send("/people/new", name="Emeka Soderlund-Kay")
    page = page_of(browser, one, "/merge")
    names = [found.text() for found in page.css(".people a")]
    assert "Emeka Soderlund-Kay" in names
    assert "Emeka Soderlund" not in names
    assert page_of(browser, one, "/merge?q=tendai").css_first(".people a").text().startswith("Tendai")
    assert send(f"/people/{one}/merge", other=str(one)).status_code == 422
    assert send(f"/people/{one}/merge", other="99999").status_code == 404


def test_nobody_is_forgotten_without_their_name(browser, send) -> None:
    person = number_of(browser, "emeka")
    answered = send(f"/people/{person}/forget", name="Emeka")
    assert answered.status_code == 422
    assert "That is not the name." in answered.text
    assert browser.get(f"/people/{person}").status_code == 200


def test_somebody_is_forgotten_for_good(browser, send) -> None:
    person = number_of(browser, "emeka")
    answered = send(f"/people/{person}/forget", name=" emeka  soderlund ")
    assert "Forgotten, with" in answered.text
    assert "Emeka" not in HTMLParser(answered.text).css_first("main").text()
    assert browser.get(f"/people/{person}").status_code == 404
    assert browser.get("/api/people?q=emeka").json()["people"] == []


def test_the_api_does_the_same(browser) -> None:
    one, other = number_of(browser, "emeka"), number_of(browser, "tendai")
    happened = {"what": "talked", "on": "2026-11-20", "about": "night trains"}
    assert post(browser, f"/api/people/{one}/record", happened).status_code == 204
    assert told(browser, one)["timeline"][0]["details"] == {"about": ["night trains"]}
    assert post(browser, f"/api/people/{one}/record", happened | {"on": "2027-01-01"}).status_code == 422
    assert (
        post(browser, f"/api/people/{one}/fact", {"field": "role", "value": "interviewer"}).status_code == 204
    )
    assert told(browser, one)["person"]["role"] == "interviewer"
    assert post(browser, f"/api/people/{one}/sent", {"action": "email", "text": "Hello"}).status_code == 204
    assert told(browser, one)["timeline"][0]["text"] == "Hello"
    assert post(browser, f"/api/people/{one}/merge", {"other": other}).json()["name"] == "Emeka Soderlund"
    assert post(browser, f"/api/people/{one}/forget", {"name": "somebody"}).status_code == 422
    assert post(browser, f"/api/people/{one}/forget", {"name": "Emeka Soderlund"}).json()["told"]
    assert browser.get(f"/api/people/{one}").status_code == 404


@pytest.mark.parametrize("address", ["/merge", "/forget", ""])
def test_nobody_has_no_page(browser, address: str) -> None:
    assert browser.get(f"/people/99999{address}").status_code == 404


def test_the_jobs_around_somebody_lead_to_their_pages(browser) -> None:
    person = number_of(browser, "emeka")
    links = [
        one.attributes["href"] for one in page_of(browser, person).css(".beside a[href^='/opportunities/']")
    ]
    assert links
    assert all(browser.get(link).status_code == 200 for link in links)


def test_names_and_tags_from_outside_stay_text(browser, send) -> None:
    evil = "<img src=x onerror=alert(1)>"
    person = send("/people/new", name=evil).url.path.rpartition("/")[2]
    send(f"/people/{person}/fact", field="tags", value="<b>bold</b>")
    for address in (
        f"/people/{person}",
        f"/people/{person}/merge",
        f"/people/{person}/forget",
        "/people?q=img",
    ):
        page = browser.get(address)
        assert page.status_code == 200
        assert HTMLParser(page.text).css_first("main img, main b") is None, address


def row(on: date, by: By = "me", what: What = "talked", *, retracted: bool = False) -> TimelineRow:
    return TimelineRow(id=1, on=on, at=None, what=what, by=by, text=None, details={}, retracted=retracted)


def test_the_line_has_a_dot_for_each_day_and_side() -> None:
    days = [TODAY - timedelta(days=age) for age in (400, 30, 30, 1)]
    line = moments_line([row(days[0]), row(days[1]), row(days[2]), row(days[3], "them")], TODAY)
    assert line is not None
    assert [(one.mine, one.many) for one in line.dots] == [(True, 1), (True, 2), (False, 1)]
    places = [one.x for one in line.dots]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < line.today < 100
    assert (line.since, line.last, line.count) == (days[0], days[3], 4)


@pytest.mark.parametrize("age", [1, 13, 40, 100, 500, 4000])
def test_the_names_of_times_have_room(age: int) -> None:
    line = moments_line([row(TODAY), row(TODAY - timedelta(days=age), "them")], TODAY)
    assert line is not None
    places = [one.x for one in line.ticks]
    assert 0 < len(places) < 9
    assert all(after - before > 12 for before, after in itertools.pairwise(places))
    assert all(0 < place < 96 for place in places)


def test_what_was_taken_back_is_not_drawn() -> None:
    assert moments_line([row(TODAY), row(TODAY, retracted=True)], TODAY) is None
