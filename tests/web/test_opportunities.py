"""The board, the list and the targets: what is moved there is kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from selectolax.parser import HTMLParser
from web_browser import ORIGIN, token_in

SAVED, APPLIED = 12, 7
"""Jobs of the example: at Halfpenny Pay, saved; at Marrow & Finch, applied to on 12 November."""


def job(browser, number: int) -> dict:
    return browser.get(f"/api/opportunities/{number}").json()


def happened(browser, number: int) -> list[tuple[str, str, bool]]:
    return [(one["what"], one["on"], one["retracted"]) for one in job(browser, number)["timeline"]]


def lanes(page: HTMLParser) -> dict[str, list[str]]:
    """By column the titles on the board."""
    return {
        lane.css_first("h2").text(strip=True).rstrip("0123456789 "): [
            one.text(strip=True) for one in lane.css(".job .what")
        ]
        for lane in page.css(".lane")
    }


def titles(page: HTMLParser) -> list[str]:
    """All titles on the board."""
    return [title for lane in lanes(page).values() for title in lane]


def board(browser, address: str = "/opportunities") -> HTMLParser:
    return HTMLParser(browser.get(address).text)


def test_the_board_has_five_columns_and_closed_tells_four_ends_apart(browser) -> None:
    page = board(browser)
    assert list(lanes(page)) == ["Saved", "Applied", "Interviewing", "Offer", "Closed"]
    assert len(lanes(page)["Saved"]) == 5
    assert len(lanes(page)["Applied"]) == 9
    closed = page.css_first("[aria-labelledby=lane-closed]")
    ends = ["accepted", "rejected", "ghosted", "withdrawn"]
    assert [one.attributes["data-place"] for one in closed.css(".drop")] == ends
    assert [one.text().lower() for one in closed.css("h3")] == ends


def test_a_card_tells_the_last_touch_the_next_interview_the_contact_and_the_last_day(
    browser, robins: Path, note: Callable[..., None], send
) -> None:
    card = board(browser).css_first(f"#job-{APPLIED}")
    assert "Marrow & Finch Logistics" in card.text()
    assert "12\xa0Nov: applied" in card.text()
    around = {"company": "Marrow & Finch Logistics", "title": "Senior Data Engineer"}
    note(robins, date(2026, 11, 26), "scheduled", around=around, at="14:30")
    text = " ".join(board(browser).css_first(f"#job-{APPLIED}").text().split())
    assert "Interview Thu 26 Nov, 14:30" in text
    fields = {"title": "Senior Data Engineer", "contact": "Ines Okafor", "closes_on": "2026-11-30"}
    send(f"/opportunities/{SAVED}/facts", **fields)
    text = " ".join(board(browser).css_first(f"#job-{SAVED}").text().split())
    assert "Open until Mon 30 Nov" in text
    assert "Contact: Ines Okafor" in text


def test_what_comes_next_stands_first(browser, send) -> None:
    assert lanes(board(browser))["Saved"][0] != "Senior Data Engineer"
    send(f"/opportunities/{SAVED}/facts", title="Senior Data Engineer", closes_on="2026-11-30")
    assert lanes(board(browser))["Saved"][0] == "Senior Data Engineer"


def test_a_card_moves_by_its_menu_and_back_by_undo(browser, send) -> None:
    before, cards = happened(browser, SAVED), browser.get("/api/opportunities").json()
    for to in ("applied", "interviewing", "offer", "accepted", "rejected", "ghosted", "withdrawn"):
        form = board(browser).css_first(f"#job-{SAVED} form")
        assert form.attributes["method"] == "post"
        answer = send(form.attributes["action"], to=to)
        assert answer.url.path == "/opportunities"
        assert job(browser, SAVED)["place"] == to
        page = HTMLParser(answer.text)
        assert page.css_first(f"[data-place={to}] #job-{SAVED}") is not None
        send(page.css_first(".noted form").attributes["action"])
        assert browser.get("/api/opportunities").json() == cards, to
        assert [one for one in happened(browser, SAVED) if not one[2]] == before, to


def test_every_way_from_place_to_place_and_back(browser, send) -> None:
    for to in ("ghosted", "withdrawn", "ghosted", "rejected", "applied", "accepted", "saved"):
        send(f"/opportunities/{SAVED}/move", to=to)
        assert job(browser, SAVED)["place"] == to
    assert [one for one in happened(browser, SAVED) if not one[2]] == []


def test_coming_there_is_noted_for_the_day_and_only_once(browser, send) -> None:
    answer = send(f"/opportunities/{SAVED}/move", to="applied")
    assert "noted for today" in answer.text
    assert happened(browser, SAVED) == [("applied", "2026-11-22", False)]
    send(f"/opportunities/{APPLIED}/move", to="interviewing")
    send(f"/opportunities/{APPLIED}/move", to="applied")
    assert [one[:2] for one in happened(browser, APPLIED)] == [("applied", "2026-11-12")]


def test_a_day_can_be_said_and_not_one_to_come(browser, send) -> None:
    answer = send(f"/opportunities/{SAVED}/move?back", to="applied", on="2026-11-18")
    assert answer.url.path == f"/opportunities/{SAVED}"
    assert happened(browser, SAVED) == [("applied", "2026-11-18", False)]
    for day in ("2026-11-23", "1726-11-20", "soon"):
        assert send(f"/opportunities/{SAVED}/move", to="offer", on=day).status_code == 422
    assert job(browser, SAVED)["place"] == "applied"


def test_what_cannot_have_happened_is_taken_back(browser, send) -> None:
    send(f"/opportunities/{APPLIED}/move", to="rejected")
    assert "A quiet day" in browser.get("/").text
    send(f"/opportunities/{APPLIED}/move", to="applied")
    assert ("rejected", "2026-11-22", True) in happened(browser, APPLIED)
    assert "A quiet day" not in browser.get("/").text


def test_a_no_is_answered_calmly(browser, send) -> None:
    answer = send(f"/opportunities/{APPLIED}/move", to="rejected")
    assert "That is no judgement of you." in answer.text
    assert "Nothing has to be done today." in answer.text
    answer = send(f"/opportunities/{SAVED}/move", to="ghosted")
    assert "No answer says little about you" in answer.text


def test_ghosted_is_a_way_to_close_that_the_playbook_leaves_in_peace(browser, send, tactful, robins) -> None:
    send(f"/opportunities/{APPLIED}/move", to="ghosted")
    page = browser.get(f"/opportunities/{APPLIED}/prepare").text
    assert "No answer came, and you have closed this one." in page
    assert "You have withdrawn" not in page
    told = tactful("prepare", "marrow", "--json", ledger=robins).json
    assert (told["stage"], told["questions"]) == ("withdrawn", [])


def test_where_it_stands_already_nothing_is_written(browser, send) -> None:
    before = board(browser).css_first(".board").html
    answer = send(f"/opportunities/{APPLIED}/move", to="applied")
    assert "It stands there already." in answer.text
    assert board(browser).css_first(".board").html == before
    assert HTMLParser(answer.text).css("form[action='/undo']") == []


def test_nothing_with_a_number_is_a_page(browser, send) -> None:
    for number in (0, 99_999, 10**30):
        for address in (f"/opportunities/{number}", f"/opportunities/{number}/prepare"):
            answer = browser.get(address)
            assert answer.status_code == 404
            assert "no opportunity with this number" in answer.text
        assert send(f"/opportunities/{number}/move", to="applied").status_code == 404
        assert send(f"/targets/{number}/drop").status_code == 404


def test_filters_stand_in_the_address(browser) -> None:
    page = board(browser, "/opportunities?q=engineer+plat")
    assert titles(page) == ["Data Platform Engineer", "Data Platform Engineer"]
    assert page.css_first("#q").attributes["value"] == "engineer plat"
    page = board(browser, "/opportunities?company=MARROW")
    assert titles(page) == ["Senior Data Engineer"]
    page = board(browser, "/opportunities?view=table&place=saved")
    assert [one.text() for one in page.css("tbody option[selected]")] == ["saved"] * 5
    assert "None fits" in browser.get("/opportunities?q=astronaut").text
    for wrong in ("?view=list", "?place=lost", "?page=x"):
        assert browser.get(f"/opportunities{wrong}").status_code == 422


def test_the_table_says_the_same_and_moves_the_same(browser, send) -> None:
    page = board(browser, "/opportunities?view=table&q=data")
    table = page.css_first("table")
    assert table.css_first("caption") is not None
    assert {one.attributes["scope"] for one in table.css("th")} == {"col", "row"}
    form = table.css_first(f"#job-{APPLIED} form")
    answer = send(form.attributes["action"], to="offer")
    assert answer.url.params["view"] == "table"
    assert answer.url.params["q"] == "data"
    assert job(browser, APPLIED)["place"] == "offer"


def test_a_long_list_is_shown_in_parts(browser, robins: Path) -> None:
    from web_browser import NOW

    from tactful.app.ledger_at import open_at
    from tactful.ledger.recording import acting

    with open_at(robins, now=NOW) as ledger, acting(ledger, "add", now=NOW) as act:
        company = act.company("Many Jobs")
        for number in range(300):
            act.add_opportunity(company, f"Job {number}", "rejected" if number % 2 else "saved")
    answer = browser.get("/opportunities")
    assert len(answer.content) < 100_000
    page = HTMLParser(answer.text)
    assert all(len(lane.css(".job")) <= 12 for lane in page.css(".lane"))
    more = next(one for one in page.css("a") if "more in the table" in one.text())
    seen = set()
    address = more.attributes["href"]
    while address:
        answer = browser.get(address)
        assert len(answer.content) < 100_000
        page = HTMLParser(answer.text)
        seen |= {one.attributes["id"] for one in page.css("tbody tr")}
        address = next((a.attributes["href"] for a in page.css("nav.pages a") if a.text() == "More"), None)
    assert len(seen) == 155


def test_an_opportunity_is_added(browser, send) -> None:
    fields = {"title": "Signal Keeper", "company": "Lantern Works", "closes_on": "2026-12-01"}
    answer = send("/opportunities", **fields)
    assert HTMLParser(answer.text).css_first("h1").text() == "Signal Keeper"
    told = browser.get("/api/opportunities?q=signal").json()["cards"][0]
    assert (told["company"], told["place"], told["closes_on"]) == ("Lantern Works", "saved", "2026-12-01")
    for wrong in (
        {"title": " ", "company": "X"},
        {"title": "X", "company": "  "},
        {"title": "x" * 201, "company": "X"},
        {**fields, "stage": "dreamt"},
        {**fields, "closes_on": "0001-01-01"},
    ):
        assert send("/opportunities", **wrong).status_code == 422
    assert len(browser.get("/api/opportunities?q=signal").json()["cards"]) == 1


def test_the_empty_board_says_what_to_do(fresh) -> None:
    page = board(fresh)
    assert "An opportunity is one job at one company" in page.text()
    token = token_in(fresh.get("/ask").text)
    fields = {"_csrf_token": token, "title": "First Job", "company": "First House"}
    answer = fresh.post("/opportunities", data=fields, headers={"origin": ORIGIN})
    assert HTMLParser(answer.text).css_first("h1").text() == "First Job"
    assert titles(board(fresh)) == ["First Job"]


def test_pages_without_a_ledger(fresh) -> None:
    assert "None yet" in fresh.get("/targets").text
    for address in ("/opportunities/1", "/api/opportunities", "/api/opportunities/1", "/api/targets"):
        assert fresh.get(address).status_code == 503


def test_targets_are_named_with_whom_one_knows_there(browser, send) -> None:
    answer = send("/targets", names="Oxbow Parcel\r\n\r\n Gantry Nine \r\nNowhere Yet")
    page = HTMLParser(answer.text)
    assert [one.text() for one in page.css("article h2")] == ["Gantry Nine", "Nowhere Yet", "Oxbow Parcel"]
    assert "Tendai Moyo-Lindgren" in answer.text
    assert "Nobody you know is there yet" in answer.text
    person = page.css_first("article .short a")
    assert browser.get(person.attributes["href"]).status_code == 200
    paths = next(one.attributes["href"] for one in page.css("article a") if "Ways in" in one.text())
    assert "Ways into" in browser.get(paths).text
    told = browser.get("/api/targets").json()
    assert [one["name"] for one in told["targets"]] == ["Gantry Nine", "Nowhere Yet", "Oxbow Parcel"]
    assert "Gantry Nine" not in told["followed"]
    number = told["targets"][0]["id"]
    assert "Gantry Nine" not in [
        one.text() for one in HTMLParser(send(f"/targets/{number}/drop").text).css("article h2")
    ]


def test_no_names_are_no_targets(browser, send) -> None:
    for names in ("", " \n ", "x" * 201, "\n".join(f"House {n}" for n in range(51))):
        assert send("/targets", names=names).status_code == 422
    assert browser.get("/api/targets").json()["targets"] == []


def test_where_the_search_is_kept_from_nobody_is_named(browser, send, tactful, robins: Path) -> None:
    send("/targets", names="Oxbow Parcel")
    tactful("set", "Oxbow Parcel", "kept-from", "yes", ledger=robins)
    page = browser.get("/targets").text
    assert "Your search is kept from this company" in page
    assert "Tendai" not in page
    assert browser.get("/api/targets").json()["targets"][0]["people"] == []


def test_the_same_verbs_as_json(browser) -> None:
    browser.get("/")
    token = {"x-csrftoken": token_in(browser.get("/ask").text), "origin": ORIGIN}

    def post(address: str, **told: object):
        return browser.post(f"/api{address}", json=told, headers=token)

    made = post("/opportunities", title="Signal Keeper", company="Lantern Works")
    assert made.status_code == 201
    number = made.json()["id"]
    assert post(f"/opportunities/{number}/move", to="applied", on="2026-11-20").json()["changed"] is True
    moved = post(f"/opportunities/{number}/move", to="applied").json()
    assert (moved["changed"], moved["card"]["last"]["on"]) == (False, "2026-11-20")
    assert post(f"/opportunities/{number}/move", to="elsewhere").status_code == 400
    assert post(f"/opportunities/{number}/move", to="offer", on="2027-01-01").status_code == 422
    listed = browser.get("/api/opportunities?place=applied&company=lantern+works").json()
    assert [one["id"] for one in listed["cards"]] == [number]
    names = [one["name"] for one in post("/targets", names=["Lantern Works"]).json()["targets"]]
    assert names == ["Lantern Works"]
    assert browser.post("/api/opportunities", json={"title": "X", "company": "Y"}).status_code == 403
