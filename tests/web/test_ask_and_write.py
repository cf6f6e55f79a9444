"""Ask, Write and Why: what one types is answered, and nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, token_in

from tactful.core.finding import Finding
from tactful.web.marks import pieces


def ask(browser, **fields: str) -> HTMLParser:
    token = token_in(browser.get("/ask").text)
    answered = browser.post("/ask", data={"_csrf_token": token, **fields}, headers={"origin": ORIGIN})
    assert answered.status_code == 200
    return HTMLParser(answered.text)


def test_a_role_and_a_date_are_enough_without_a_ledger(fresh, tmp_path: Path) -> None:
    page = ask(fresh, role="interviewer", occasion="interviewed", when="2026-11-17", outlook="positive")
    assert page.css_first("h2.verdict").text() == "Yes"
    assert page.css_first(".answer svg[role=img]") is not None
    heads = [one.text() for one in page.css(".answer h3")]
    assert {"What speaks for it", "What speaks against it", "Where people disagree"} <= set(heads)
    assert "Nobody disputes" in page.css_first(".disputed").text()
    assert page.css(".answer .source a[href^='/why']")
    assert not (tmp_path / "new" / "ledger.db").exists()


def test_the_other_playbook_answers_otherwise(fresh) -> None:
    told = {"role": "interviewer", "occasion": "interviewed", "when": "2026-11-17", "outlook": "positive"}
    assert ask(fresh, **told, playbook="standard").css_first("h2.verdict").text() == "Yes"
    page = ask(fresh, **told, playbook="cautious")
    assert page.css_first("h2.verdict").text() == "Leave it for now"
    assert page.css_first("input[name=playbook][checked]").attributes["value"] == "cautious"


def test_the_note_that_was_pasted_is_checked_and_stays_on_the_page(fresh) -> None:
    words = "Hi Dana, please conect, I am desperate! <b>x</b>"
    page = ask(fresh, role="hiring-manager", occasion="applied", when="2026-11-10", note=words)
    assert page.css_first("textarea#note").text() == words
    assert "desperate" in " ".join(one.text() for one in page.css(".marked mark"))
    assert page.css_first(".marked b") is None
    assert len(page.css(".findings li")) > 1


def test_a_day_that_has_not_come_is_a_sentence_beside_the_questions(browser) -> None:
    token = token_in(browser.get("/ask").text)
    answered = browser.post("/ask", data={"_csrf_token": token, "occasion": "met", "when": "2027-01-01"})
    assert answered.status_code == 422
    page = HTMLParser(answered.text)
    assert "has not come yet" in page.css_first("[role=alert]").text()
    assert page.css_first("#when").attributes["value"] == "2027-01-01"


def test_a_note_is_checked_without_script(browser, send) -> None:
    page = HTMLParser(send("/write", text="Hi Dana, please conect.", **{"as": "request"}).text)
    assert "Not ready yet." in page.text()
    assert "of 200 characters" in page.text()
    assert page.css_first("mark").text().startswith("conect")
    assert page.css_first("#as option[selected]").attributes["value"] == "request"
    for link in page.css("mark a"):
        assert page.css_first(f'[id="{link.attributes["href"][1:]}"]') is not None


def test_a_note_to_somebody_known_counts_what_is_known(browser, send) -> None:
    assert send("/write", text="Hi there, how are you?", person="Tendai Moyo").status_code == 200
    answered = send("/write", text="Hi there", person="Nobody At All")
    assert answered.status_code == 404
    assert "Nobody called" in answered.text


def test_live_checking_gives_what_the_command_gives(browser, tactful, tmp_path: Path) -> None:
    text = "Hi Dana, please conect, I am desperate!"
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    token = token_in(browser.get("/write").text)
    live = browser.post("/api/check", json={"text": text, "as": "request"}, headers={"x-csrftoken": token})
    assert live.status_code == 200
    assert live.json() == tactful("check", tmp_path / "note.txt", "--as", "request", "--json").json


@pytest.mark.parametrize(
    "body", [{"text": 5}, {"text": "a", "as": "pigeon"}, [], "x", None, {"text": "a", "person": "9" * 40}]
)
def test_what_the_api_cannot_read_is_an_error_in_words(browser, body: object) -> None:
    token = token_in(browser.get("/write").text)
    answered = browser.post("/api/check", json=body, headers={"x-csrftoken": token})
    assert 400 <= answered.status_code < 500
    assert {"error", "what", "next_step"} <= answered.json().keys()


def test_the_api_asks_as_the_page_does(browser) -> None:
    token = token_in(browser.get("/write").text)
    told = {"role": "interviewer", "occasion": "interviewed", "when": "2026-11-17", "outlook": "positive"}
    answered = browser.post("/api/ask", json=told, headers={"x-csrftoken": token}).json()
    assert (answered["verdict"], answered["action"]) == ("send", "connect")


def test_the_schema_names_every_verb(browser) -> None:
    schema = browser.get("/api/openapi.json").json()
    paths = {(path, verb) for path, verbs in schema["paths"].items() for verb in verbs}
    assert paths >= {
        ("/api/today", "get"), ("/api/people", "get"), ("/api/people", "post"), ("/api/people/{person_id}", "get"),
        ("/api/people/{person_id}/sent", "post"), ("/api/people/{person_id}/record", "post"),
        ("/api/people/{person_id}/fact", "post"), ("/api/people/{person_id}/merge", "post"),
        ("/api/people/{person_id}/forget", "post"), ("/api/check", "post"), ("/api/draft", "post"),
        ("/api/aside", "post"), ("/api/ask", "post"),
    }  # fmt: skip


def test_why_names_sources_and_disagreement(browser) -> None:
    page = HTMLParser(browser.get("/why").text)
    rule = page.css_first('[id="ind:thank-within-24h"]')
    assert rule.css("a[target=_blank]")
    assert "Disputed" in page.text()


def test_the_playbook_is_chosen_for_the_ledger(browser, send) -> None:
    assert "The playbook is chosen." in send("/playbook", playbook="cautious").text
    assert "Wait for the decision you follow this one" in " ".join(
        HTMLParser(browser.get("/why").text).text().split()
    )
    assert (
        HTMLParser(browser.get("/ask").text).css_first("input[name=playbook][checked]").attributes["value"]
        == "cautious"
    )


def finding(start: int, stop: int) -> Finding:
    return Finding(
        rule="r", level="hint", span=(start, stop), quote=None, message="m", advice="a", why="w", source="own"
    )


def test_pieces_are_the_whole_text_and_marks_do_not_overlap() -> None:
    text = "Hi 👋🏽 Dana, thanks"
    found = pieces(text, [finding(6, 10), finding(3, 5), finding(8, 12), finding(0, 0)])
    assert "".join(one.text for one in found) == text
    assert [(one.text, one.number) for one in found if one.number] == [("👋🏽", 2), ("Dana", 1)]
