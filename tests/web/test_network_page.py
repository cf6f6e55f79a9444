"""Network and paths: what the commands tell, by picture and by name; the round is answered by buttons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import NOW, ORIGIN, token_in

from tactful.app.ledger_at import open_at
from tactful.app.record import add_person
from tactful.app.set_fact import set_fact


def page(browser, address: str) -> HTMLParser:
    return HTMLParser(browser.get(address).text)


def the_question(browser, address: str = "/network/round") -> str:
    return page(browser, address).css_first("h2#question").text()


def answer(browser, address: str, word: str):
    """Press Yes or No, as the page stands."""
    form = page(browser, address).css_first("form[action='/network/round']")
    fields = {one.attributes["name"]: one.attributes.get("value") or "" for one in form.css("input")}
    fields["yes"] = {"Yes": "true", "No": "false"}[word]
    return browser.post("/network/round", data=fields, headers={"origin": ORIGIN})


def test_the_network_is_what_the_command_tells(browser, tactful, robins: Path) -> None:
    told = tactful("network", "--json", ledger=robins).json
    assert browser.get("/api/network").json() == told
    seen = page(browser, "/network")
    assert f"{told['connections']} connections" in seen.css_first(".lead").text()
    for part in ("cold", "review"):
        for one in told[part]:
            who = one.get("person", one)
            assert seen.css(f"a[href='/people/{who['id']}']"), who
    for one in told["covers"]:
        assert one["name"] in seen.css_first("table.cover").text()
    assert len(seen.css(".columns-drawn rect")) == len(told["growth"])
    assert len(seen.css("a[href^='/paths?into=']")) == len(told["targets"])


def test_the_rings_stand_for_everybody(browser) -> None:
    told = browser.get("/api/network").json()
    ties = told["ties"]
    assert ties["close"] + ties["acquainted"] + ties["slight"] == told["connections"]
    drawn = page(browser, "/network").css_first("svg.rings")
    label = drawn.attributes["aria-label"]
    assert f"{ties['close']} close, {ties['acquainted']} acquainted, {ties['slight']} slight" in label
    assert len(drawn.css("circle.dot-1")) == ties["close"]
    assert len(drawn.css("circle.dot-2")) == ties["acquainted"]
    words = [one["closeness"]["word"] for one in ties["nearest"]]
    assert words == sorted(words, key=["close", "acquainted"].index)
    assert len(words) == ties["close"] + ties["acquainted"]


def test_nobody_kept_out_is_named_among_the_nearest(browser, robins: Path) -> None:
    nearest = browser.get("/api/network").json()["ties"]["nearest"]
    first, second = nearest[0]["person"], nearest[1]["person"]
    with open_at(robins, now=NOW) as ledger:
        set_fact(ledger, first["id"], "kept-out", "yes", today=NOW.date(), now=NOW)
        set_fact(ledger, second["company"], "kept-from", "yes", today=NOW.date(), now=NOW)
    after = {one["person"]["id"] for one in browser.get("/api/network").json()["ties"]["nearest"]}
    assert not after & {first["id"], second["id"]}
    assert after


def test_the_counts_are_those_of_every_bond(robins: Path) -> None:
    """Who is not looked at one by one could not be more than slight."""
    from tactful.app.bonds import Past
    from tactful.app.show_network import show_network
    from tactful.ledger import network_rows
    from tactful.network.ties import closeness

    with open_at(robins, now=NOW) as ledger:
        rows = network_rows.people(ledger, [one.id for one in network_rows.connections(ledger)])
        past = Past(ledger, rows)
        words = [closeness(past.bond(row), NOW.date()).word for row in rows]
        ties = show_network(ledger, NOW.date()).ties
    assert (ties.close, ties.acquainted) == (words.count("close"), words.count("acquainted"))


def test_a_yes_counts_and_can_be_taken_back(browser, send) -> None:
    asked = the_question(browser)
    place = browser.get("/api/network/round").json()[0]["place"]
    page_after = answer(browser, "/network/round", "Yes")
    assert page_after.status_code == 200
    assert "Noted." in page_after.text
    assert the_question(browser) != asked
    cover = next(one for one in browser.get("/api/network").json()["covers"] if one["name"] == place)
    assert cover["confirmed"] == 1
    send("/undo")
    assert the_question(browser) == asked


def test_a_no_is_not_asked_again(browser) -> None:
    asked = browser.get("/api/network/round").json()[0]
    answer(browser, "/network/round", "No")
    now = [(one["id"], one["place"]) for one in browser.get("/api/network/round").json()]
    assert (asked["id"], asked["place"]) not in now


def test_not_sure_passes_on_and_stays_passed(browser) -> None:
    first = the_question(browser)
    later = page(browser, "/network/round").css_first("a.pass").attributes["href"]
    second = the_question(browser, later)
    assert second != first
    after = answer(browser, later, "No")
    assert HTMLParser(after.text).css_first("h2#question").text() not in (first, second)
    assert the_question(browser) == first


def test_a_round_ends(browser) -> None:
    address = "/network/round"
    for _ in range(60):
        told = page(browser, address)
        if (onward := told.css_first("a.pass")) is None:
            break
        address = onward.attributes["href"]
    assert "That was the round." in told.text()


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "1", "what": "employer", "place": "Nowhere At All", "yes": "true"},
        {"id": "99999999", "what": "school", "place": "x", "yes": "true"},
        {"id": "x", "what": "employer", "place": "x", "yes": "true"},
        {"what": "employer"},
    ],
)
def test_what_is_not_asked_is_not_kept(browser, send, fields: dict[str, str]) -> None:
    before = browser.get("/api/network").json()["covers"]
    assert send("/network/round", **fields).status_code == 422
    assert browser.get("/api/network").json()["covers"] == before


def test_the_api_keeps_an_answer_too(browser) -> None:
    token = {"x-csrftoken": token_in(browser.get("/network/round").text)}
    asked = browser.get("/api/network/round").json()[0]
    told = {"id": asked["id"], "what": asked["what"], "place": asked["place"], "yes": True}
    after = browser.post("/api/network/round", json=told, headers=token)
    assert after.status_code == 200
    assert asked not in after.json()
    assert browser.post("/api/network/round", json=told, headers=token).status_code == 422


@pytest.mark.parametrize("company", ["Halfpenny Pay", "Kestrel Row Bank", "Tamarisk Cloud"])
def test_ways_into_a_company(browser, tactful, robins: Path, company: str) -> None:
    told = tactful("paths", company, "--json", ledger=robins).json
    assert browser.get("/api/paths", params={"into": company}).json() == told
    seen = page(browser, f"/paths?into={company.replace(' ', '+')}")
    people = [one["person"]["id"] for one in (*told["paths"], *told["nearby"])]
    linked = [one.attributes["href"] for one in seen.css("article h3 a")]
    assert linked == [f"/people/{one}" for one in people]
    for one in told["instead"]:
        assert one["says"] in seen.text()
    for one in told["paths"]:
        for said in one["evidence"]:
            assert said["says"] in seen.text()
    assert "tactful " not in seen.css_first("main").text()


def test_a_way_to_a_person_by_name_and_by_number(browser) -> None:
    by_name = browser.get("/api/paths", params={"to": "Noor Hartigan"}).json()
    number = by_name["person"]["id"]
    assert browser.get("/api/paths", params={"to": str(number)}).json() == by_name
    assert "You are connected" in page(browser, f"/paths?to={number}").text()
    assert browser.get("/paths?to=99999999").status_code == 404
    nobody = browser.get("/paths?to=Nobody+At+All")
    assert nobody.status_code == 404
    assert HTMLParser(nobody.text).css_first("input#to").attributes["value"] == "Nobody At All"


def test_of_several_of_one_name_one_is_chosen(browser) -> None:
    several = browser.get("/paths?to=an")
    assert several.status_code == 409
    links = [one.attributes["href"] for one in HTMLParser(several.text).css("[role=alert] a")]
    assert len(links) > 1
    assert all(browser.get(link).status_code == 200 for link in links[:3])


@pytest.mark.parametrize("query", ["into=a&to=b", f"into={'a' * 300}"])
def test_one_end_of_a_path_is_asked_for(browser, query: str) -> None:
    assert browser.get(f"/paths?{query}").status_code == 422
    assert browser.get(f"/api/paths?{query}").status_code == 422


def test_nobody_is_named_where_the_search_is_kept_from(browser, robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger:
        set_fact(ledger, "Halfpenny Pay", "kept-from", "yes", today=NOW.date(), now=NOW)
    seen = page(browser, "/paths?into=Halfpenny+Pay")
    assert "kept from this company" in seen.text()
    assert seen.css("article") == []
    assert "Halfpenny Pay" not in seen.css_first("datalist").text()


def test_names_are_text(browser, robins: Path) -> None:
    name = "<script>alert(1)</script>"
    with open_at(robins, now=NOW) as ledger:
        add_person(ledger, name, {"title": name}, "Halfpenny Pay", now=NOW)
    for address in ("/paths?into=Halfpenny+Pay&all", f"/paths?into={name}", f"/paths?to={name}", "/network"):
        assert "<script>alert" not in browser.get(address).text


def test_without_a_ledger_it_says_what_will_be_here(fresh) -> None:
    for address in ("/network", "/paths", "/network/round", "/paths?into=Anywhere"):
        seen = page(fresh, address)
        assert len(seen.css("h1")) == 1
        assert seen.css("main a[href='/import']"), address
    for address in ("/api/network", "/api/network/round", "/api/paths?into=a"):
        assert fresh.get(address).status_code == 503
    assert not re.search(r"\b0 connections", fresh.get("/network").text)
