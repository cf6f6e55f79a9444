"""The app on a machine that a hostile page shares: each attack is tried."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from web_browser import NOW, ORIGIN, PORT, addresses, browser_at, token_in

from tactful.app.ledger_at import open_at
from tactful.app.record import add_person
from tactful.web.application import LARGEST
from tactful.web.guarding import HEADERS

READ, CHANGES = addresses()


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1.evil.example:{PORT}",
        "",
    ],
)
def test_another_host_is_refused_even_with_the_cookie(browser, host: str) -> None:
    answer = browser.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "Robin" not in answer.text


def test_localhost_is_the_same(browser) -> None:
    assert browser.get("/", headers={"host": f"localhost:{PORT}"}).status_code == 200


def test_without_the_cookie_nothing_is_shown(stranger) -> None:
    assert len(READ) > 30
    for address in READ:
        answer = stranger.get(address)
        assert answer.status_code == 401, address
        assert "Robin" not in answer.text
        assert "tactful serve" in answer.text


@pytest.mark.parametrize("address", ["/nope", "/people/x", "/static/nope.css"])
def test_without_the_cookie_an_error_names_nobody(stranger, address: str) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 404
    assert "Robin" not in answer.text


@pytest.mark.parametrize(
    "value", ["", "x", "x.y", f"{'0' * 32}.{'0' * 64}", "é.é".encode().decode("latin-1")]
)
def test_a_made_up_cookie_opens_nothing(stranger, value: str) -> None:
    answer = stranger.get("/", headers={"cookie": f"tactful-{PORT}={value}".encode("latin-1")})
    assert answer.status_code == 401


def test_the_cookie_of_another_ledger_opens_nothing(browser, tmp_path: Path) -> None:
    cookie = browser.cookies[f"tactful-{PORT}"]
    with browser_at(tmp_path / "other" / "ledger.db") as other:
        assert other.get("/", headers={"cookie": f"tactful-{PORT}={cookie}"}).status_code == 401


def test_the_launch_token_is_good_once(stranger, robins: Path) -> None:
    assert stranger.get("/open?token=wrong").status_code == 401
    assert stranger.get("/open").status_code == 401
    let_in = stranger.get("/open?token=launch", follow_redirects=False)
    assert (let_in.status_code, let_in.headers["location"]) == (303, "/")
    stranger.cookies.clear()
    assert stranger.get("/open?token=launch", follow_redirects=False).status_code == 401


def test_who_is_in_already_may_open_the_address_again(browser) -> None:
    assert browser.get("/open?token=launch").status_code == 200


def test_the_cookie_is_strict_and_outlives_a_restart(stranger, robins: Path) -> None:
    cookie = stranger.get("/open?token=launch", follow_redirects=False).headers["set-cookie"]
    told = {part.strip().lower() for part in cookie.split(";")}
    assert {"httponly", "samesite=strict", "path=/", "max-age=31536000"} <= told
    with browser_at(robins, token="another") as again:
        assert again.get("/people", headers={"cookie": cookie.partition(";")[0]}).status_code == 200


def test_the_key_is_private(browser, robins: Path) -> None:
    key = robins.with_name(f"{robins.name}.web-key")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_text()) == 64


@pytest.mark.parametrize("fields", [{}, {"_csrf_token": "0" * 128}], ids=["no token", "a wrong one"])
def test_no_change_without_the_token_of_a_page(browser, fields: dict[str, str]) -> None:
    assert len(CHANGES) > 50
    browser.get("/")
    sent = {**fields, "what": "met", "on": "2026-11-20"}
    for address in CHANGES:
        answer = browser.post(address, data=sent, headers={"origin": ORIGIN})
        assert answer.status_code == 403, address


def test_no_change_without_the_cookie(stranger, browser) -> None:
    token = token_in(browser.get("/ask").text)
    browser.cookies.delete(f"tactful-{PORT}")
    for address in CHANGES:
        assert browser.post(address, data={"_csrf_token": token}).status_code == 401, address


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_no_change_that_another_page_asks_for(browser, headers: dict[str, str]) -> None:
    token = token_in(browser.get("/ask").text)
    answer = browser.post("/undo", data={"_csrf_token": token}, headers=headers)
    assert answer.status_code == 403


def test_a_form_of_our_own_names_no_origin(browser) -> None:
    token = token_in(browser.get("/ask").text)
    headers = {"origin": "null", "sec-fetch-site": "same-origin"}
    assert browser.post("/write", data={"_csrf_token": token}, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "address", [*READ, "/nope", "/open?token=wrong", "/static/tactful.css", "/people?page=x"]
)
def test_every_answer_carries_the_headers(browser, address: str) -> None:
    headers = browser.get(address).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]
    assert "access-control-allow-origin" not in headers


def test_a_refused_host_carries_them_too(stranger) -> None:
    headers = stranger.get("/", headers={"host": "evil.example"}).headers
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/write", "/ask", "/api/check"])
def test_what_is_too_large_is_refused(browser, address: str) -> None:
    token = token_in(browser.get("/ask").text)
    answer = browser.post(
        address, content=b"text=" + b"a" * LARGEST, headers={
            "content-type": "application/json" if "api" in address else "application/x-www-form-urlencoded",
            "x-csrftoken": token,
        },
    )  # fmt: skip
    assert answer.status_code == 413
    assert "too large" in answer.text


def test_a_note_too_long_to_read_is_a_sentence(send) -> None:
    answer = send("/write", text="a " * 30_000)
    assert answer.status_code == 422
    assert "60,000" not in answer.text or "characters" in answer.text


@pytest.mark.parametrize(
    "way",
    [
        "../application.py", "%2e%2e/application.py", "..%2fapplication.py", "%2e%2e%2f%2e%2e%2fweb%2fapplication.py",
        "....//application.py", "/etc/passwd", "%2fetc%2fpasswd", "..\\application.py", "tactful.css/../../desk.py",
        "%00", "a" * 5000,
    ],
)  # fmt: skip
def test_no_way_out_of_the_static_files(browser, way: str) -> None:
    answer = browser.get(f"/static/{way}")
    assert answer.status_code in (400, 404)
    assert "from __future__" not in answer.text
    assert "root:" not in answer.text


NAMES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %}",
    "Robin\u202egnp.exe\u2066\u200f",
    "a\x00b\x1b[31mc",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_text_on_every_page(browser, robins: Path, name: str) -> None:
    with open_at(robins, now=NOW) as ledger:
        add_person(ledger, name, {"title": name, "role": "recruiter"}, name, now=NOW)
    shown = browser.get("/people", params={"company": name.split(maxsplit=1)[0].strip("\x00")[:1]}).text
    shown += browser.get("/people", params={"role": "recruiter"}).text
    found = browser.get("/api/people", params={"role": "recruiter"}).json()["people"][-1]
    shown += browser.get(f"/people/{found['id']}").text
    for mark in ("<script>alert", "<img", "\u202e", "\u2066", "\u200f", "\x00", "\x1b"):
        assert mark not in shown
    assert 'href="javascript:' not in shown
    assert "7 * 7" in shown or "7 * 7" not in name


def test_an_address_is_text_too(browser) -> None:
    for address in (
        "/people?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/nope/%3Cscript%3E",
        "/?noted=%3Cscript%3E",
    ):
        assert "<script>" not in browser.get(address).text


@pytest.mark.parametrize("playbook", ["../../etc", "/etc/passwd", "standard/../cautious", "nope"])
def test_a_playbook_in_an_address_is_no_path(browser, send, playbook: str) -> None:
    assert browser.get("/why", params={"playbook": playbook}).status_code == 422
    assert send("/ask", role="recruiter", occasion="nothing", playbook=playbook).status_code == 422
    assert send("/playbook", playbook=playbook).status_code == 422


def test_the_schema_loads_nothing_from_elsewhere(browser) -> None:
    answer = browser.get("/api/openapi.json")
    assert answer.headers["content-type"].startswith("application/vnd.oai.openapi+json")
    assert browser.get("/schema").status_code == 404
    for viewer in ("swagger", "redoc", "elements", "rapidoc"):
        assert browser.get(f"/api/{viewer}").status_code == 404
