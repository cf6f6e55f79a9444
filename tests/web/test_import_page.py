"""Import in the browser: everything handed over is read or refused in words, and nothing of it stays behind."""

from __future__ import annotations

import asyncio
import errno
import io
import stat
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest
from selectolax.parser import HTMLParser
from web_browser import NOW, ORIGIN, browser_at, token_in

from tactful.app.ledger_at import open_at
from tactful.ledger import queries
from tactful.web import uploads
from tactful.web.uploads import PREFIX, harmless_name

NOTES = 'Notes:\n"When exporting your connection data"\n\n'
PEOPLE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
DANA = "Dana,Reyes,https://www.linkedin.com/in/dana-reyes-made-up,,Northwind,Engineer,05 Mar 2024\n"
CONNECTIONS = (NOTES + PEOPLE + DANA).encode()

Files = list[tuple[str, tuple[str, bytes, str]]]


def files(*named: tuple[str, bytes]) -> Files:
    return [("files", (name, data, "application/octet-stream")) for name, data in named]


def hand(browser: Any, *named: tuple[str, bytes], **more: Any) -> Any:
    token = token_in(browser.get("/import").text)
    return browser.post(
        "/import",
        data={"_csrf_token": token},
        files=files(*named),
        headers={"origin": ORIGIN},
        follow_redirects=False,
        **more,
    )


def ended(browser: Any) -> dict[str, Any]:
    """Wait for the import to end."""
    until = monotonic() + 40
    while monotonic() < until:
        told = browser.get("/api/import").json()
        if told["state"] not in ("receiving", "reading"):
            return dict(told)
        sleep(0.05)
    pytest.fail("the import did not end")


def imported(browser: Any, *named: tuple[str, bytes]) -> HTMLParser:
    """Hand over, wait, and give the report."""
    answer = hand(browser, *named)
    assert (answer.status_code, answer.headers["location"]) == (303, "/import/now")
    told = ended(browser)
    assert told["state"] == "done", told
    page = browser.get("/import/now")
    assert str(page.url).endswith(f"/imports/{told['number']}")
    return HTMLParser(page.text)


def refused(browser: Any, *named: tuple[str, bytes]) -> str:
    """Hand over what cannot be imported; give the page that says so."""
    hand(browser, *named)
    told = ended(browser)
    assert told["state"] == "failed", told
    page = browser.get("/import/now")
    assert page.status_code == 422
    alert = HTMLParser(page.text).css_first("[role=alert]")
    assert alert is not None
    return " ".join(alert.text().split())


def left(ledger: Path) -> list[Path]:
    return list(ledger.parent.glob(f"{PREFIX}*"))


def zipped(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return tmp_path / "new" / "ledger.db"


def test_an_export_makes_the_ledger(fresh, new: Path, exports: tuple[Path, Path]) -> None:
    assert not new.exists()
    page = imported(fresh, ("Basic_LinkedInDataExport_11-20-2026.zip", exports[1].read_bytes()))
    assert "Connections.csv" in page.text()
    rows = {
        row.css_first("th").text(): [cell.text() for cell in row.css("td")]
        for row in page.css(".tallies tbody tr")
    }
    assert rows["Connections.csv"][:2] == ["115", "113"]
    assert rows["Connections.csv"][-1] == "2 (no name)"
    assert "Telephone" not in page.text()
    assert "PhoneNumbers.csv" in page.css_first("main details").text()
    assert left(new) == []
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert "Robin Vale" in fresh.get("/").text


def test_every_row_of_a_second_time_is_known(browser, robins: Path, exports: tuple[Path, Path]) -> None:
    page = imported(browser, ("again.zip", exports[1].read_bytes()))
    assert "0 new, 0 changed; all of it was known already" in page.css_first(".lead").text()
    assert "Undo this import" not in page.text()
    assert left(robins) == []


def test_an_import_is_taken_back(fresh, new: Path) -> None:
    page = imported(fresh, ("Connections.csv", CONNECTIONS))
    number = page.css_first("form[action^='/imports']").attributes["action"].split("/")[2]
    assert fresh.get("/api/people").json()["people"]
    answer = fresh.post(
        f"/imports/{number}/undo",
        data={"_csrf_token": token_in(page.html or "")},
        headers={"origin": ORIGIN},
    )
    assert "Taken back." in answer.text
    assert "taken back" in HTMLParser(answer.text).css_first(".short").text()
    assert fresh.get("/api/people").json()["people"] == []
    again = fresh.post(f"/imports/{number}/undo", data={"_csrf_token": token_in(answer.text)})
    assert again.status_code == 422


def test_only_the_last_import_is_taken_back(browser, send, robins: Path) -> None:
    told = browser.get("/api/imports").json()
    assert [one["last"] for one in told] == [True, False]
    answer = send(f"/imports/{told[1]['id']}/undo")
    assert answer.status_code == 422
    assert "Another import came after this one." in answer.text
    assert browser.get("/api/imports").json() == told


def test_tables_of_an_unpacked_export_are_read_as_one(fresh, new: Path, exports: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(exports[1]) as archive:
        tables = [
            (name.rpartition("/")[2], archive.read(name))
            for name in archive.namelist()
            if name.endswith(".csv")
        ]
    page = imported(fresh, *tables)
    assert [one.text() for one in page.css(".report h2")] == ["unpacked export"]
    with open_at(new, now=NOW) as ledger:
        assert ledger.keeper().name == "Robin Vale"
        assert queries.totals(ledger).people == 127
    assert left(new) == []


def test_several_kinds_at_once(fresh, new: Path) -> None:
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lena Brandt\r\nORG:Northwind\r\nEND:VCARD\r\n"
    page = imported(fresh, ("Connections.csv", CONNECTIONS), ("people.vcf", card))
    assert [one.text() for one in page.css(".report h2")] == ["Connections.csv", "people.vcf"]


def test_the_export_of_somebody_else_is_refused(browser, robins: Path) -> None:
    other = zipped(
        **{
            "Profile.csv": b"First Name,Last Name,Headline\nMallory,Other,x\n",
            "Connections.csv": CONNECTIONS,
        }
    )
    before = browser.get("/api/people?q=dana").json()
    said = refused(browser, ("export.zip", other))
    assert "belongs to Mallory Other" in said
    assert "Nothing was imported." in said
    assert browser.get("/api/people?q=dana").json() == before
    assert left(robins) == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("nothing.zip", b"", "There is nothing in what was handed over."),
        ("picture.zip", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "is nothing that Tactful can read"),
        ("Connections.csv", b"\x00\x01\x02 no table", "header was not recognised"),
        ("export.zip", b"PK\x03\x04 cut off", "is nothing that Tactful can read"),
        ("notes.pdf", b"%PDF-1.7", "is nothing that Tactful can read"),
        ("evil.json", b"[" * 100_000, "is nothing that Tactful can read"),
    ],
)
def test_what_is_not_what_it_says_is_refused_in_words(
    fresh, new: Path, name: str, data: bytes, said: str
) -> None:
    answer = hand(fresh, (name, data))
    if answer.status_code == 303:
        told = ended(fresh)
        text = fresh.get("/import/now").text + fresh.get(f"/imports/{told['number'] or 0}").text
    else:
        assert answer.status_code == 422
        text = answer.text
    assert said in text
    assert "Something went wrong" not in text
    assert left(new) == []
    if new.exists():
        assert fresh.get("/api/people").json()["people"] == []


def test_no_file_is_a_sentence(fresh, new: Path) -> None:
    answer = hand(fresh, ("", b""))
    assert answer.status_code == 422
    assert "No file was chosen." in answer.text
    assert left(new) == []


def test_a_zip_bomb_is_not_unpacked(fresh, new: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, made.open("messages.csv", "w") as entry:
        entry.write(b"FROM,TO,DATE,SUBJECT,CONTENT,CONVERSATION ID\n")
        for _ in range(300):
            entry.write(b"0" * (1 << 20))
    start = monotonic()
    hand(fresh, ("bomb.zip", out.getvalue()))
    told = ended(fresh)
    assert monotonic() - start < 20
    assert told["state"] in ("done", "failed")
    page = fresh.get("/import/now").text
    assert "messages.csv" in page
    assert "messages.csv" not in [one.name for one in new.parent.rglob("*")]
    assert sum(one.stat().st_size for one in new.parent.iterdir()) < 2 << 20


NAMES = (
    "../../../../evil.csv",
    "..\\..\\evil.csv",
    "/etc/cron.d/evil.csv",
    "C:\\Windows\\evil.csv",
    "evil.csv\x00.zip",
    "con.csv",
    ".." * 40 + "/x.csv",
    "<img src=x onerror=alert(1)>.csv",
    "a" * 400 + ".csv",
    "é" * 300 + ".csv",
    "ev\u202eil.csv",
    ".ssh",
    "$(touch evil).csv",
)


def test_a_name_is_never_a_path(fresh, new: Path, tmp_path: Path) -> None:
    def others() -> set[Path]:
        return {path for path in tmp_path.rglob("*") if not path.name.startswith(new.name)}

    before = others()
    page = imported(fresh, *((name, CONNECTIONS) for name in NAMES))
    assert len(page.css(".report")) == len(NAMES)
    assert page.css("img") == []
    assert "\u202e" not in (page.html or "")
    assert others() == before
    assert not Path("evil").exists()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_our_own_making_is_one_part(name: str) -> None:
    clean = harmless_name(name)
    assert Path(clean).name == clean
    assert not clean.startswith(".")
    assert clean.casefold() not in ("con.csv", "nul")
    assert len(clean.encode()) < 250


def test_too_much_is_a_clear_page(fresh, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads.receive, "__kwdefaults__", {"most": 1 << 20})
    for size in (1 << 20, 3 << 20):
        answer = hand(fresh, ("big.zip", b"P" * size))
        assert answer.status_code == 413
        assert "more than 1 MB" in answer.text
        assert "Nothing was imported." in answer.text
        assert left(new) == []
    assert fresh.get("/api/import").json()["state"] == "none"
    imported(fresh, ("Connections.csv", CONNECTIONS))


def test_too_many_files_are_a_clear_page(fresh, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILES", 3)
    answer = hand(fresh, *((f"{number}.csv", b"x") for number in range(30)))
    assert answer.status_code == 413
    assert "More than 3 files" in answer.text
    assert left(new) == []


def test_other_pages_still_take_little(browser) -> None:
    token = token_in(browser.get("/ask").text)
    answer = browser.post(
        "/settings", data={"_csrf_token": token, "line": "x" * 600_000}, headers={"origin": ORIGIN}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("address", ["/import", "/api/import"])
def test_nothing_is_taken_without_the_token_of_a_page(browser, robins: Path, address: str) -> None:
    for fields in ({}, {"_csrf_token": "0" * 128}):
        answer = browser.post(
            address,
            data=fields,
            files=files(("Connections.csv", CONNECTIONS)),
            headers={"origin": ORIGIN},
        )
        assert answer.status_code == 403
    token = token_in(browser.get("/ask").text)
    late = [*files(("Connections.csv", CONNECTIONS)), ("_csrf_token", (None, token.encode(), "text/plain"))]
    assert browser.post(address, files=late, headers={"origin": ORIGIN}).status_code == 403
    assert browser.get("/api/import").json()["state"] == "none"
    assert browser.get("/api/people?q=dana reyes").json()["people"] == []
    assert left(robins) == []


@pytest.mark.parametrize("address", ["/import", "/api/import"])
def test_nothing_is_taken_from_a_stranger_or_another_page(stranger, browser, address: str) -> None:
    token = token_in(browser.get("/ask").text)
    body = {"data": {"_csrf_token": token}, "files": files(("Connections.csv", CONNECTIONS))}
    assert browser.post(address, headers={"origin": "http://evil.example"}, **body).status_code == 403
    assert browser.post(address, headers={"sec-fetch-site": "cross-site"}, **body).status_code == 403
    browser.cookies.delete(next(name for name in browser.cookies if "csrf" not in name))
    assert browser.post(address, **body).status_code == 401


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded", b"files=x"),
        ("application/json", b"{}"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nnonsense"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x\r\nA" + b"a" * 100_000),
    ],
)
def test_what_is_no_form_is_refused(browser, robins: Path, kind: str, body: bytes) -> None:
    token = token_in(browser.get("/ask").text)
    answer = browser.post(
        "/import", content=body, headers={"content-type": kind, "x-csrftoken": token, "origin": ORIGIN}
    )
    assert 400 <= answer.status_code < 500
    assert left(robins) == []
    assert browser.get("/api/import").json()["state"] == "none"


def test_one_import_at_a_time(fresh, new: Path) -> None:
    claimed = fresh.app.dependencies["imports"].dependency().claim()
    answer = hand(fresh, ("Connections.csv", CONNECTIONS))
    assert answer.status_code == 409
    assert "Another import is under way." in answer.text
    assert "An import is under way." in fresh.get("/import").text
    claimed.drop()
    imported(fresh, ("Connections.csv", CONNECTIONS))
    assert left(new) == []


def test_a_page_without_script_looks_again(fresh) -> None:
    claimed = fresh.app.dependencies["imports"].dependency().claim()
    page = fresh.get("/import/now")
    assert page.headers["refresh"] == "2"
    assert "Taking the files in" in page.text
    claimed.drop()
    assert str(fresh.get("/import/now").url).endswith("/import")


def test_the_end_of_the_program_ends_the_import(
    tmp_path: Path, exports: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "new" / "ledger.db"
    with browser_at(ledger) as browser:
        browser.get("/open?token=launch")
        hand(browser, ("export.zip", exports[1].read_bytes()))
        assert browser.get("/api/import").json()["state"] == "reading"
    assert left(ledger) == []


def test_what_a_crash_left_is_removed_later(fresh, new: Path) -> None:
    import os

    old, young = new.parent / f"{PREFIX}old", new.parent / f"{PREFIX}young"
    for folder in (old, young):
        folder.mkdir()
        (folder / "Connections.csv").write_bytes(CONNECTIONS)
    os.utime(old, (1, 1))
    imported(fresh, ("Connections.csv", CONNECTIONS))
    assert not old.exists()
    assert young.exists()


def test_the_folder_is_for_its_owner_alone(new: Path) -> None:
    folder = uploads.private_folder(new)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.parent == new.parent


def test_a_full_disk_is_a_sentence(fresh, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(uploads._Writing, "_go_on", full)
    answer = hand(fresh, ("Connections.csv", CONNECTIONS))
    assert answer.status_code == 503
    assert "is full" in answer.text
    assert left(new) == []


def test_the_page_tells_how_to_get_the_export(fresh) -> None:
    page = HTMLParser(fresh.get("/import").text)
    assert "Settings, Data privacy, Get a copy of your data" in page.text()
    assert "minutes" in page.text()
    form = page.css_first("form[enctype]")
    assert form.attributes["enctype"] == "multipart/form-data"
    assert "multiple" in form.css_first("input[type=file]").attributes


def test_the_first_page_leads_here(fresh) -> None:
    aside = HTMLParser(fresh.get("/").text).css_first("aside")
    targets = {one.attributes["href"] for one in aside.css("a")}
    assert {"/import", "/targets", "/settings#playbook"} <= targets
    assert "minutes" in aside.text()
    assert "before you have met" in aside.text()


def test_an_import_that_is_not_there(browser) -> None:
    for number in (0, 999, 10**30):
        assert browser.get(f"/imports/{number}").status_code == 404


def test_questions_of_an_import_are_linked(fresh) -> None:
    card = (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:3@x\r\nDTSTART:20261110T100000Z\r\n"
        b"DTEND:20261110T110000Z\r\nSUMMARY:Chat with Dana Reyes\r\n"
        b"ATTENDEE;CN=Dana Reyes:mailto:dana@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    page = imported(fresh, ("Connections.csv", CONNECTIONS), ("calendar.ics", card))
    assert "To answer" in page.text()
    assert "Answer 1 question" in " ".join(one.text() for one in page.css("a[href='/questions']"))


def test_a_line_that_is_cut_leaves_nothing(fresh, new: Path) -> None:
    """As the server tells it: some of the body, then that the browser is gone."""
    token = token_in(fresh.get("/import").text)
    start = (
        f'--b\r\nContent-Disposition: form-data; name="_csrf_token"\r\n\r\n{token}\r\n'
        '--b\r\nContent-Disposition: form-data; name="files"; filename="export.zip"\r\n\r\nPK'
    ).encode()
    said: list[dict[str, Any]] = [
        {"type": "http.request", "body": start + b"x" * 100_000, "more_body": True},
        {"type": "http.disconnect"},
    ]
    during: list[int] = []
    answered: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        if len(said) == 1:
            during.append(len(left(new)))
        return said.pop(0)

    async def send(message: dict[str, Any]) -> None:
        answered.append(message)

    cookies = "; ".join(f"{name}={value}" for name, value in fresh.cookies.items())
    headers = {
        "host": ORIGIN.removeprefix("http://"),
        "cookie": cookies,
        "content-type": "multipart/form-data; boundary=b",
        "content-length": "9000000",
    }
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
        "path": "/import", "raw_path": b"/import", "query_string": b"", "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 5), "server": ("127.0.0.1", 8321), "state": {},
    }  # fmt: skip
    # In a thread of its own: a browser of other tests may run a loop in this one.
    with ThreadPoolExecutor(1) as alone:
        alone.submit(asyncio.run, fresh.app(scope, receive, send)).result()
    assert during == [1]
    assert answered[0]["status"] == 400
    assert left(new) == []
    assert not new.exists()
    imported(fresh, ("Connections.csv", CONNECTIONS))
