"""People: found by name, company, title and tag, and added by hand."""

from __future__ import annotations

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, token_in


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("q=siobhan", "Siobhán Marwick-Daly"),
        ("q=mar", "Siobhán Marwick-Daly"),
        ("q=ONWUATUEGWU", None),
        ("q=hanneke&company=sable", "Hanneke van der Berg"),
        ("q=sable+coast", "Hanneke van der Berg"),
        ("q=network+planning", "Hanneke van der Berg"),
        ("q=hanneke&link=not-connected", None),
        ("q=%25", None),
        ("q=_", None),
    ],
)
def test_people_are_found_by_name_company_and_title(browser, query: str, name: str | None) -> None:
    found = [one["name"] for one in browser.get(f"/api/people?{query}").json()["people"]]
    assert (name in found) if name else found == []


def test_the_search_stands_in_the_address_and_on_the_page(browser) -> None:
    page = HTMLParser(browser.get("/people?q=a&company=&role=&link=connected&page=2").text)
    assert page.css_first("#q").attributes["value"] == "a"
    assert page.css_first("#link option[selected]").attributes["value"] == "connected"


def test_pages_of_people_follow_each_other(browser) -> None:
    every: list[int] = []
    number = 1
    while True:
        told = browser.get(f"/api/people?page={number}").json()
        every += [one["id"] for one in told["people"]]
        number += 1
        if not told["more"]:
            break
    assert number > 2
    assert len(every) == len(set(every))


def post(browser, address: str, body: object):
    token = token_in(browser.get("/ask").text)
    return browser.post(address, json=body, headers={"x-csrftoken": token, "origin": ORIGIN})


def found(browser, query: str) -> list[str]:
    return [one["name"] for one in browser.get(f"/api/people?{query}").json()["people"]]


def test_a_tag_is_set_shown_and_sought(browser, send) -> None:
    page = send("/people/1/fact", field="tags", value="Platform, met in Lyon, platform").text
    assert [one.text() for one in HTMLParser(page).css("a.tag")] == ["Platform", "met in Lyon"]
    page = HTMLParser(browser.get("/people?tag=platform").text)
    assert [one.text() for one in page.css(".people .tag")] == ["Platform", "met in Lyon"]
    assert page.css_first("#tag option[selected]").text() == "Platform"
    told = browser.get("/api/people?tag=PLATFORM").json()["people"]
    assert [(one["id"], one["tags"]) for one in told] == [(1, ["Platform", "met in Lyon"])]
    assert found(browser, "tag=plat") == []
    send("/undo")
    assert found(browser, "tag=platform") == []
    assert HTMLParser(browser.get("/people").text).css_first("#tag") is None


def test_the_pages_of_a_search_keep_its_filters(browser) -> None:
    page = HTMLParser(browser.get("/people?link=connected").text)
    assert page.css_first("nav.pages a").attributes["href"].endswith("link=connected&tag=&page=2")


def test_somebody_is_added_by_hand_and_has_a_page(browser, send) -> None:
    page = send(
        "/people/new", name="Ottilie Farr", role="recruiter", company="Fennick Talent", title="Partner"
    ).text
    assert HTMLParser(page).css_first("h1").text() == "Ottilie Farr"
    assert "Partner at Fennick Talent" in HTMLParser(page).css_first(".lead").text()
    assert found(browser, "q=ottilie&role=recruiter") == ["Ottilie Farr"]
    send("/undo")
    assert found(browser, "q=ottilie+farr") == []


def test_somebody_who_is_there_already_is_not_added_twice(browser, send) -> None:
    send("/people/new", name="Ottilie Farr")
    again = send("/people/new", name="Ottilie Farr", title="Partner")
    assert again.status_code == 422
    page = HTMLParser(again.text)
    assert "in the ledger already" in page.css_first("[role=alert]").text()
    assert page.css_first("#title").attributes["value"] == "Partner"


def test_the_first_person_may_be_added_to_an_empty_ledger(fresh) -> None:
    token = token_in(fresh.get("/people/new").text)
    fields = {"_csrf_token": token, "name": "Ottilie Farr"}
    assert fresh.post("/people/new", data=fields, headers={"origin": ORIGIN}).status_code == 200
    assert found(fresh, "q=farr") == ["Ottilie Farr"]


def test_the_api_adds_sets_and_finds(browser) -> None:
    number = post(browser, "/api/people", {"name": "Ottilie Farr"}).json()["id"]
    assert post(browser, f"/api/people/{number}/fact", {"field": "tags", "value": "fair"}).status_code == 204
    assert browser.get(f"/api/people/{number}").json()["tags"] == ["fair"]
    assert found(browser, "tag=fair") == ["Ottilie Farr"]
    assert post(browser, "/api/people", {"name": " "}).status_code == 422


def test_an_empty_ledger_says_how_to_begin(fresh) -> None:
    page = HTMLParser(fresh.get("/people").text)
    assert {"/import", "/people/new"} <= {link.attributes["href"] for link in page.css("main a")}
