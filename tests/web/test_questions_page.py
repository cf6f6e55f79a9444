"""Questions that an import left open: answered one by one, put off, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.parser import HTMLParser
from web_browser import NOW, ORIGIN, browser_at, token_in

from tactful.app.import_data import import_paths

EVENT = (
    "BEGIN:VEVENT\r\nUID:{0}@x\r\nDTSTART:202611{0}T100000Z\r\nDTEND:202611{0}T110000Z\r\n"
    "SUMMARY:Chat with Tendai Moyo {1}\r\nATTENDEE;CN=Tendai Moyo:mailto:tendai@x.example\r\nEND:VEVENT\r\n"
)


@pytest.fixture
def asked(robins: Path, tmp_path: Path):
    """A browser over a ledger with three questions; the last is about markup."""
    calendar = tmp_path / "cal.ics"
    events = "".join(
        EVENT.format(day, title) for day, title in ((10, ""), (11, ""), (12, "<b>x</b> {{ 7 }}"))
    )
    calendar.write_text(
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n", encoding="utf-8"
    )
    import_paths(robins, [calendar], today=NOW.date(), now=NOW)
    with browser_at(robins) as browser:
        browser.get("/open?token=launch")
        yield browser


def open_ones(browser: Any) -> list[int]:
    return [one["number"] for one in browser.get("/api/questions").json()]


def happened(browser: Any) -> list[tuple[str, str]]:
    """What is recorded with whoever bears the name, day and kind."""
    people = browser.get("/api/people?q=tendai moyo").json()["people"]
    told = [browser.get(f"/api/people/{one['id']}").json()["timeline"] for one in people]
    return [(one["on"], one["what"]) for some in told for one in some]


def question(html: str) -> str:
    return HTMLParser(html).css_first("#question").text()


def say(browser: Any, number: int, answer: str) -> Any:
    token = token_in(browser.get("/questions").text)
    return browser.post(
        f"/questions/{number}", data={"_csrf_token": token, "answer": answer}, headers={"origin": ORIGIN}
    )


def test_a_question_says_what_a_yes_records(asked) -> None:
    page = asked.get("/questions").text
    assert "10 November 2026" in question(page)
    assert "talked, Tendai Moyo, 10 Nov 2026" in page
    assert [one.text() for one in HTMLParser(page).css("main form button")] == ["Yes", "No"]


def test_yes_records_and_goes_on(asked) -> None:
    first, second, third = open_ones(asked)
    page = say(asked, first, "yes")
    assert "Your answer is noted." in page.text
    assert "11 November 2026" in question(page.text)
    assert open_ones(asked) == [second, third]
    assert ("2026-11-10", "talked") in happened(asked)


def test_no_records_nothing(asked) -> None:
    before = happened(asked)
    say(asked, open_ones(asked)[0], "no")
    assert happened(asked) == before
    assert len(open_ones(asked)) == 2


def test_an_answer_is_taken_back(asked) -> None:
    before = open_ones(asked)
    page = say(asked, before[0], "yes")
    undo = HTMLParser(page.text).css_first("form[action='/undo']")
    assert undo is not None
    asked.post("/undo", data={"_csrf_token": token_in(page.text)}, headers={"origin": ORIGIN})
    assert open_ones(asked) == before


def test_later_is_later(asked) -> None:
    page = asked.get("/questions").text
    for _ in range(3):
        link = next(
            one.attributes["href"] for one in HTMLParser(page).css("main a") if one.text() == "Ask me later"
        )
        page = asked.get(link).text
    assert "That was the last for now" in page
    assert len(open_ones(asked)) == 3
    assert "10 November" in question(asked.get("/questions").text)


def test_words_from_outside_are_words(asked) -> None:
    page = asked.get(f"/questions?after={open_ones(asked)[1]}").text
    assert "<b>x</b>" not in page
    assert "{{ 7 }}" in page


@pytest.mark.parametrize(
    ("number", "answer", "status"), [(999, "yes", 404), (10**30, "no", 404), (1, "maybe", 422), (1, "", 422)]
)
def test_what_cannot_be_answered(asked, number: int, answer: str, status: int) -> None:
    before = open_ones(asked)
    answered = say(asked, number, answer)
    assert answered.status_code == status
    assert "Something went wrong" not in answered.text
    assert open_ones(asked) == before


def test_a_question_is_answered_once(asked) -> None:
    first = open_ones(asked)[0]
    say(asked, first, "yes")
    assert say(asked, first, "yes").status_code == 422


def test_without_questions(browser, fresh) -> None:
    for one in (browser, fresh):
        assert "No questions are open." in one.get("/questions").text


def test_the_api_answers_too(asked) -> None:
    first, *rest = open_ones(asked)
    token = token_in(asked.get("/questions").text)
    answered = asked.post(
        f"/api/questions/{first}", json={"answer": "no"}, headers={"x-csrftoken": token, "origin": ORIGIN}
    )
    assert answered.status_code == 200
    assert [one["number"] for one in answered.json()] == rest
