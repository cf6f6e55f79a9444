"""Write: a note begins with a draft, is checked, let be, and noted once it went out."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, token_in

from tactful.web.application import STATIC

BEGGING = "Hi Dana, I am desperate for this job!"


def posted(browser, address: str, body: object):
    token = token_in(browser.get("/write").text)
    return browser.post(address, json=body, headers={"x-csrftoken": token, "origin": ORIGIN})


def number_of(browser, name: str) -> int:
    return browser.get(f"/api/people?q={name}").json()["people"][0]["id"]


def sheet(html: str) -> HTMLParser:
    return HTMLParser(html)


def words_on(page: HTMLParser) -> str:
    return page.css_first("textarea#text").text()


def test_a_note_to_somebody_begins_with_the_draft_of_the_advised_step(browser, tactful, robins: Path) -> None:
    person = number_of(browser, "odalys")
    page = sheet(browser.get(f"/write?person={person}").text)
    told = tactful("draft", "Odalys", "--on", "2026-11-22", "--json", ledger=robins).json
    assert words_on(page) == told["text"]
    assert page.css_first("#scenario option[selected]").attributes["value"] == "thank-acceptance"
    assert page.css_first("#as option[selected]").attributes["value"] == "message"
    assert [one.text() for one in page.css(".variants [data-words]")] == told["variants"]
    assert "their name (Odalys)" in page.css_first(".used").text()
    assert page.css_first(".verdict-line").text() == "Ready to send."


def test_another_step_may_be_chosen_and_the_advice_against_it_is_said(browser) -> None:
    person = number_of(browser, "odalys")
    page = sheet(browser.get(f"/write?person={person}&action=connect").text)
    assert "Leave it for now" in page.css_first(".calm").text()
    assert page.css_first("#action option[selected]").attributes["value"] == "connect"


def test_what_is_missing_is_asked_and_goes_into_the_draft(browser, send) -> None:
    person = str(number_of(browser, "krzysztof"))
    page = sheet(browser.get(f"/write?person={person}&action=ask-referral").text)
    assert words_on(page) == ""
    assert page.css_first("legend").text() == "Before it can be written"
    assert "--say" not in page.text()
    fields = {
        "person": person,
        "action": "ask-referral",
        "was": "ask-referral",
        "began": "true",
        "do": "begin",
    }
    page = sheet(send("/write", **fields, **{"fact-tie": "Corvane Motors", "fact-tie-kind": "employer"}).text)
    assert "Corvane Motors" in words_on(page)
    assert page.css_first("#fact-tie").attributes["value"] == "Corvane Motors"
    assert "where you both worked (Corvane Motors)" in page.css_first(".used").text()
    again = sheet(browser.get(f"/write?person={person}&action=ask-referral").text)
    assert words_on(again) == "", "what was typed for one note is kept nowhere"


def test_a_note_of_any_kind_begins_without_a_ledger(fresh, tmp_path: Path) -> None:
    token = token_in(fresh.get("/write").text)
    fields = {"_csrf_token": token, "do": "begin", "scenario": "after-interview"}
    page = sheet(fresh.post("/write", data=fields, headers={"origin": ORIGIN}).text)
    asked = {one.attributes["for"] for one in page.css("fieldset label")}
    assert {"fact-first", "fact-about"} <= asked
    fields |= {
        "began": "true",
        "fact-first": "Dana Reyes",
        "fact-about": "the Kafka migration",
        "fact-me": "Robin Vale",
    }
    page = sheet(fresh.post("/write", data=fields, headers={"origin": ORIGIN}).text)
    assert "Dana" in words_on(page)
    assert "the Kafka migration" in words_on(page)
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_a_comment_gets_questions_and_openings_from_its_topic(browser, send) -> None:
    fields = {"do": "begin", "scenario": "comment", "began": "true"}
    page = sheet(send("/write", **fields).text)
    assert words_on(page) == ""
    assert len(page.css(".prompts li")) == 1
    page = sheet(send("/write", **fields, **{"fact-post": "cold chains"}).text)
    openings = [one.text() for one in page.css("[data-opening]")]
    assert openings
    assert all("cold chains" in one for one in openings)
    thought = "Half of our alarms were doors that stood open."
    page = sheet(send("/write", **fields, **{"fact-post": "cold chains", "fact-thought": thought}).text)
    assert thought in words_on(page)


def test_a_variant_takes_the_place_of_the_draft(browser, send) -> None:
    person = str(number_of(browser, "odalys"))
    page = sheet(browser.get(f"/write?person={person}").text)
    second = page.css(".variants [data-words]")[0].text()
    chosen = {one.id: one.css_first("option[selected]") for one in page.css(".settings select")}
    kept = {name or "": option.attributes["value"] or "" for name, option in chosen.items() if option}
    assert {"scenario", "as"} <= kept.keys()
    taken = sheet(send("/write", person=person, began="true", take="1", text=words_on(page), **kept).text)
    assert words_on(taken) == second


def test_words_of_ones_own_are_not_lost_to_a_draft(browser, send) -> None:
    person = str(number_of(browser, "odalys"))
    page = sheet(send("/write", person=person, began="true", do="begin", text="My own beginning").text)
    assert words_on(page) != "My own beginning"
    assert "My own beginning" in page.css_first("details[open] .marked").text()


def test_a_finding_is_let_be_for_these_words_and_taken_up_again(browser, send, tactful, robins: Path) -> None:
    page = sheet(send("/write", text=BEGGING).text)
    rule = page.css_first("button[name=aside]").attributes["value"]
    page = sheet(send("/write", text=BEGGING, aside=rule).text)
    assert page.css_first(f"button[name=up][value={rule}]") is not None
    assert page.css_first(".let-be .level").text() == "set aside"
    assert rule not in [
        one.attributes["value"]
        for one in sheet(send("/write", text=f"{BEGGING} Yes.").text).css("button[name=up]")
    ]
    note = robins.with_name("note.txt")
    note.write_text(BEGGING, encoding="utf-8")
    told = tactful("check", note, "--no-spelling", "--json", ledger=robins).json["findings"]
    assert [one["set_aside"] for one in told if one["rule"] == rule] == [True]
    page = sheet(send("/write", text=BEGGING, up=rule).text)
    assert page.css_first(f"button[name=aside][value={rule}]") is not None


def test_a_finding_let_be_for_good_is_taken_up_everywhere(browser, send) -> None:
    rule = sheet(send("/write", text=BEGGING).text).css_first("button[name=always]").attributes["value"]
    send("/write", text=BEGGING, always=rule)
    other = f"{BEGGING} So it is."
    assert sheet(send("/write", text=other).text).css_first(f"button[name=up][value={rule}]") is not None
    send("/write", text=other, up=rule)
    for text in (other, BEGGING):
        assert (
            sheet(send("/write", text=text).text).css_first(f"button[name=aside][value={rule}]") is not None
        )


def test_the_api_lets_a_finding_be(browser) -> None:
    first = posted(browser, "/api/check", {"text": BEGGING, "spelling": False}).json()
    rule = first["findings"][0]["rule"]
    assert posted(browser, "/api/aside", {"rule": rule, "text": BEGGING}).status_code == 204
    then = posted(browser, "/api/check", {"text": BEGGING, "spelling": False}).json()
    assert then["findings"][0]["set_aside"] is True
    assert posted(browser, "/api/aside", {"rule": "no-such-rule"}).status_code == 422
    assert posted(browser, "/api/aside", {"rule": rule, "text": " "}).status_code == 422


def test_without_spelling_the_slips_of_the_rules_are_found_all_the_same(browser) -> None:
    text = "Hi Dana, I beleive the the team is great, and I recieved your note about logisitcs."
    quick = posted(browser, "/api/check", {"text": text, "spelling": False}).json()["findings"]
    whole = posted(browser, "/api/check", {"text": text}).json()["findings"]
    told = {(one["rule"], one["quote"]) for one in quick}
    assert told < {(one["rule"], one["quote"]) for one in whole}
    assert ("typo", "the the") in told


def test_the_api_drafts_from_the_facts_it_is_given(browser) -> None:
    body = {
        "scenario": "alumni",
        "as": "request",
        "facts": {"first": "Dana Reyes", "school": "ETH", "me": "Robin Vale"},
    }
    told = posted(browser, "/api/draft", body).json()
    assert "ETH" in told["draft"]["text"]
    assert told["draft"]["characters"] <= told["draft"]["limit"]
    missing = posted(browser, "/api/draft", {"scenario": "alumni"}).json()
    assert missing["draft"]["text"] is None
    assert [one["name"] for one in missing["questions"] if one["needed"]] == ["first", "school"]


@pytest.mark.parametrize(
    "facts",
    [{"nothing": "x"}, {"first": "x" * 1_001}, {"interview_day": "soon"}, {"interview_day": "2027-01-01"}],
)
def test_what_is_no_such_fact_is_refused_in_words(browser, facts: dict[str, str]) -> None:
    answered = posted(browser, "/api/draft", {"scenario": "after-interview", "facts": facts})
    assert answered.status_code == 422
    assert answered.json()["next_step"]


def test_a_note_that_went_out_is_noted_with_its_words(browser, send) -> None:
    person = number_of(browser, "odalys")
    text = "Thank you for accepting, Odalys."
    answered = send("/write", do="sent", person=str(person), action="thank", text=text, **{"as": "message"})
    assert "Noted as sent." in answered.text
    last = browser.get(f"/api/people/{person}").json()["timeline"][0]
    assert (last["what"], last["by"], last["text"], last["on"]) == ("thanked", "me", text, "2026-11-22")
    send("/undo")
    assert browser.get(f"/api/people/{person}").json()["timeline"][0]["retracted"] is True


def test_the_way_it_goes_out_says_what_it_was(browser, send) -> None:
    person = number_of(browser, "odalys")
    send("/write", do="sent", person=str(person), text="A line by e-mail.", **{"as": "email"})
    assert browser.get(f"/api/people/{person}").json()["timeline"][0]["what"] == "emailed"


def test_nothing_went_out_without_words_or_a_reader(browser, send) -> None:
    person = str(number_of(browser, "odalys"))
    assert send("/write", do="sent", person=person).status_code == 422
    assert send("/write", do="sent", text="Hello").status_code == 422


def test_a_name_that_fits_several_is_asked_about_and_the_words_stay(browser, send) -> None:
    answered = send("/write", text="Hello there", person="an")
    assert answered.status_code == 409
    page = sheet(answered.text)
    assert page.css("[role=alert] li")
    assert words_on(page) == "Hello there"
    assert page.css_first("#person").attributes["value"] == "an"


def test_a_note_in_another_language_says_so(browser, send) -> None:
    text = "Guten Tag Frau Sato, vielen Dank für die Führung durch die Molkerei; ich würde gern in Verbindung bleiben."
    assert "not in English" in sheet(send("/write", text=text).text).css_first(".findings").text()


def test_words_and_facts_from_outside_stay_text(browser, send) -> None:
    evil = '"><script>alert(1)</script>'
    page = send("/write", text=evil, do="begin", scenario="after-event", began="true", **{"fact-first": evil})
    assert "<script>alert" not in page.text
    assert words_on(sheet(page.text))


def test_the_limits_of_all_ways_and_plans_stand_on_the_sheet(browser) -> None:
    import json

    limits = json.loads(
        sheet(browser.get("/write").text).css_first("form[data-check]").attributes["data-limits"]
    )
    assert limits["request"] == {"free": 200, "premium": 300}
    assert limits["email"]["free"] is None


def test_the_modules_are_served_and_ask_nobody_else(browser) -> None:
    for name in ("editor.js", "seek.js"):
        answer = browser.get(f"/static/{name}")
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "http" not in (STATIC / name).read_text(encoding="utf-8").replace(
            "https://www.linkedin.com", ""
        )
        assert "innerHTML" not in answer.text
