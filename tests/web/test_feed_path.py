"""The calendar: a file for calendars elsewhere, and a feed that only its secret path opens."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, PORT, browser_at, token_in

from tactful.app.feed_path import feed_secret


@pytest.fixture
def ahead(robins: Path, note: Callable[..., None], browser):
    """The browser, four days before an interview with Siobhán."""
    note(robins, date(2026, 11, 26), "scheduled", "Siobhán Marwick")
    return browser


def address(page: str) -> str | None:
    field = HTMLParser(page).css_first("#feed")
    return field.attributes["value"].removeprefix(ORIGIN) if field is not None else None


def test_the_feed_is_off_until_it_is_turned_on(ahead, send, robins: Path) -> None:
    assert feed_secret(robins) is None
    assert address(ahead.get("/settings").text) is None
    page = send("/settings/feed", feed="on").text
    assert re.fullmatch(r"/feed/[0-9a-f]{40}\.ics", address(page) or "")


def test_a_program_without_a_cookie_reads_it(ahead, send, stranger) -> None:
    where = address(send("/settings/feed", feed="on").text)
    stranger.cookies.clear()
    answer = stranger.get(where)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert "Siobh" not in answer.text
    assert "Siobh" in stranger.get(f"{where}?names").text
    assert stranger.get("/settings").status_code == 401
    assert "set-cookie" not in {name.lower() for name in answer.headers} or "tactful-8321=" not in str(
        answer.headers
    )


def test_another_address_ends_the_one_before(ahead, send) -> None:
    first = address(send("/settings/feed", feed="on").text)
    second = address(send("/settings/feed", feed="on").text)
    assert first != second
    assert ahead.get(first).status_code == 404
    assert ahead.get(second).status_code == 200
    send("/settings/feed", feed="off")
    assert ahead.get(second).status_code == 404
    assert address(ahead.get("/settings").text) is None


def test_the_address_outlives_a_restart(ahead, send, robins: Path) -> None:
    where = address(send("/settings/feed", feed="on").text)
    with browser_at(robins, token="another") as again:
        assert again.get(where).status_code == 200


def test_the_secret_of_another_ledger_opens_nothing(ahead, send, tmp_path: Path) -> None:
    where = address(send("/settings/feed", feed="on").text)
    with browser_at(tmp_path / "other" / "ledger.db") as other:
        assert other.get(where).status_code == 404


@pytest.mark.parametrize(
    "way", ["", ".ics", "x.ics", "0" * 40 + ".ics", "%2e%2e%2fsettings", "%2e%2e", "é.ics", "a" * 5000]
)
def test_a_guess_opens_nothing(ahead, send, way: str) -> None:
    assert ahead.get(f"/feed/{way}").status_code in (400, 404)
    where = address(send("/settings/feed", feed="on").text) or ""
    for guess in (
        way,
        where.removesuffix(".ics").rpartition("/")[2],
        where[6:-5] + ".ics",
        where[6:].upper(),
    ):
        assert ahead.get(f"/feed/{guess}").status_code in (400, 404), guess


def test_another_host_reads_no_feed(ahead, send) -> None:
    where = address(send("/settings/feed", feed="on").text)
    assert ahead.get(where, headers={"host": f"evil.example:{PORT}"}).status_code == 400


def test_only_a_page_of_ours_turns_it_on(ahead, robins: Path) -> None:
    token = token_in(ahead.get("/settings").text)
    fields = {"_csrf_token": token, "feed": "on"}
    for origin in ("http://evil.example", "null"):
        assert ahead.post("/settings/feed", data=fields, headers={"origin": origin}).status_code == 403
    assert ahead.post("/settings/feed", data={"feed": "on"}, headers={"origin": ORIGIN}).status_code == 403
    assert feed_secret(robins) is None


def test_what_it_rests_on_is_private(ahead, send, robins: Path) -> None:
    ahead.get(address(send("/settings/feed", feed="on").text))
    for end in (".web-feed", ".feed.ics"):
        assert stat.S_IMODE(robins.with_name(robins.name + end).stat().st_mode) == 0o600, end


def test_events_that_say_the_same_keep_their_stamp(ahead) -> None:
    first = ahead.get("/settings/tactful.ics")
    assert first.headers["content-disposition"] == 'attachment; filename="tactful.ics"'
    assert ahead.get("/settings/tactful.ics").content == first.content


def test_the_file_names_people_only_where_that_is_asked_for(ahead) -> None:
    assert "Siobh" not in ahead.get("/settings/tactful.ics").text
    assert "Siobh" in ahead.get("/settings/tactful.ics?names=on").text


def test_the_page_says_which_calendar_needs_what(ahead) -> None:
    text = HTMLParser(ahead.get("/settings").text).text()
    assert "Google, Outlook.com" in text
    assert "cannot reach this machine" in text
    assert "Thunderbird" in text


def test_without_a_ledger_there_is_no_feed(fresh) -> None:
    assert fresh.get("/feed/" + "0" * 40 + ".ics").status_code == 404
