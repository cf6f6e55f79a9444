"""The profile: what was found is shown, answers and what is let be are kept, pictures and postings are not."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image
from selectolax.parser import HTMLParser
from web_browser import NOW, ORIGIN, token_in

from tactful.app import audit_profile
from tactful.app.ledger_at import open_at

POSTING = """Data Engineer
Gantry Nine

What you bring
- Python and SQL, with at least 3 years of experience
- Kubernetes
- a driving licence

What you will do
- build pipelines that others can rely on
"""


def picture(size: tuple[int, int] = (900, 900), *, place: bool = False) -> bytes:
    """A grey JPEG; with `place` it says where it was taken."""
    held, tags = io.BytesIO(), Image.Exif()
    if place:
        tags.get_ifd(0x8825)[1] = "N"
    tags[0x0110] = "A camera"
    Image.new("RGB", size, (120, 130, 140)).save(held, "JPEG", exif=tags)
    return held.getvalue()


def upload(browser, address: str, data: bytes, name: str = "me.jpg"):
    token = token_in(browser.get("/profile").text)
    return browser.post(
        address,
        data={"_csrf_token": token},
        files={"photo": (name, data, "image/jpeg")},
        headers={"origin": ORIGIN},
    )


def remarks(browser) -> list[str]:
    return [
        one.text(strip=True) for one in HTMLParser(browser.get("/profile").text).css(".remark > p > strong")
    ]


def test_what_helps_most_comes_first_and_what_is_fine_is_said(browser, tactful, robins: Path) -> None:
    page = HTMLParser(browser.get("/profile").text)
    told = tactful("profile", "--json", ledger=robins).json
    assert [one.text() for one in page.css("section.card h2")] == [
        {"line": "Your one line", "experience": "Experience", "skills": "Skills", "awards": "Awards"}[
            one["name"]
        ]
        for one in told["sections"]
    ]
    assert remarks(browser) == [one["message"] for part in told["sections"] for one in part["findings"]]
    assert "Nothing here holds a request back" in page.css_first(".calm").text()
    assert "Headline" in page.text()
    assert browser.get("/api/profile").json() == told


def test_a_question_is_answered_by_a_button(browser, send) -> None:
    asked = [one["key"] for one in browser.get("/api/profile").json()["asked"]]
    assert "photo" in asked
    page = HTMLParser(browser.get("/profile").text)
    form = page.css_first(f"input[name=key][value={asked[0]}]").parent
    assert [one.attributes["value"] for one in form.css("button[name=answer]")] == ["yes", "no"]
    send("/profile/answer", key="photo", answer="no")
    told = browser.get("/api/profile").json()
    assert "photo" not in [one["key"] for one in told["asked"]]
    assert "photo" in told["gaps"]
    assert "Requests wait for this: photo" in browser.get("/profile").text
    send("/profile/answer", key="photo")
    assert "photo" in [one["key"] for one in browser.get("/api/profile").json()["asked"]]


def test_a_finding_is_let_be_and_taken_up_again(browser, send) -> None:
    before = remarks(browser)
    page = send("/profile/aside", rule="awards-missing")
    assert "Let be." in page.text
    assert "No awards stand there." not in remarks(browser)
    assert "No awards stand there." in HTMLParser(page.text).css_first(".beside").text()
    send("/profile/take-up", rule="awards-missing")
    assert remarks(browser) == before
    assert send("/profile/aside", rule="no-such-rule").status_code == 422


def test_letting_be_can_be_taken_back(browser, send) -> None:
    before = remarks(browser)
    send("/profile/aside", rule="duties")
    assert remarks(browser) != before
    send("/undo")
    assert remarks(browser) == before


def test_the_one_line_is_kept(browser, send) -> None:
    assert any("one line" in one for one in remarks(browser))
    send("/profile/line", line="data engineer, ten years between warehouses and trains")
    assert not any("not told Tactful your one line" in one for one in remarks(browser))


def test_the_sections_over_time(browser, robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger:
        for days, waive in ((30, ["awards-missing"]), (12, []), (4, ["duties"])):
            then = NOW - timedelta(days=days)
            audit_profile.audit_ledger(ledger, today=then.date(), now=then)
            audit_profile.keep(ledger, now=then, waive=waive)
    page = HTMLParser(browser.get("/profile").text)
    drawn = page.css_first("figure svg[role=img]")
    assert drawn.attributes["aria-label"].startswith("Remarks in each section from 2026-10-23 to 2026-11-22")
    table = {
        row.css_first("th").text(): [int(one.text()) for one in row.css("td")] for row in page.css("tbody tr")
    }
    assert table["Awards"] == [1, 0, 0, 0]
    assert table["Experience"] == [2, 2, 2, 1]
    assert len(drawn.css("circle")) == sum(count > 0 for counts in table.values() for count in counts)
    assert "Since" in page.css_first("figure").parent.text()


def test_twelve_audits_are_remembered(robins: Path) -> None:
    first = datetime(2026, 10, 1, 9, tzinfo=UTC)
    with open_at(robins, now=NOW) as ledger:
        from tactful.ledger import queries

        for days in range(15):
            then = first + timedelta(days=days)
            audit_profile.audit_ledger(ledger, today=then.date(), now=then)
        glances = audit_profile.over_time(queries.settings(ledger))
    assert [one.on.day for one in glances] == list(range(4, 16))


def test_a_photo_is_looked_at_and_not_kept(browser, tmp_path: Path) -> None:
    small = HTMLParser(upload(browser, "/profile/photo", picture((90, 90))).text)
    assert "90 × 90" in small.text()
    assert small.css("#seen ~ .findings li")
    assert "The picture was not kept." in small.text()
    told = upload(browser, "/api/profile/photo", picture((90, 90))).json()
    assert "photo-small" in [one["rule"] for one in told["findings"]]


def test_a_clean_copy_says_nothing_of_place_or_camera(browser) -> None:
    given = picture(place=True)
    assert Image.open(io.BytesIO(given)).getexif()
    answer = upload(browser, "/profile/photo/copy", given)
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert not Image.open(io.BytesIO(answer.content)).getexif()


@pytest.mark.parametrize("address", ["/profile/photo", "/profile/photo/copy"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "No picture was chosen."),
        (b"<svg onload=alert(1)>", "SVG drawing"),
        (picture()[:400], "damaged"),
        (b"PK\x03\x04 <script>", "no picture"),
    ],
)
def test_what_is_no_picture_is_said_on_the_page(browser, address: str, data: bytes, said: str) -> None:
    answer = upload(browser, address, data, "<script>alert(1)</script>.jpg")
    assert answer.status_code == 422
    assert said in HTMLParser(answer.text).css_first("[role=alert]").text()
    assert "<script>alert" not in answer.text


def test_a_photo_too_large_is_refused(browser) -> None:
    from tactful.web.pages.profile import PICTURE

    assert upload(browser, "/profile/photo", b"\xff\xd8" + bytes(PICTURE)).status_code == 413


def test_a_missing_extra_is_said_before_and_after(browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tactful.web.pages.profile.finds_faces", lambda: False)
    monkeypatch.setattr("tactful.sources.photo.measuring.can_find_faces", lambda: False)
    assert "pip install 'tactful[photo]'" in HTMLParser(browser.get("/profile").text).text()
    assert "Not looked at:" in upload(browser, "/profile/photo", picture()).text


def test_a_posting_is_held_beside_the_profile(browser, send) -> None:
    page = HTMLParser(send("/profile/job", text=POSTING).text)
    found = page.css_first("#beside").parent.text()
    assert "What they ask for" in found
    assert "Kubernetes" in found
    assert "Not found:" in found
    assert "Write in what is true and nothing else" in found
    assert page.css_first("textarea#posting").text().strip() == POSTING.strip()
    token = token_in(browser.get("/profile").text)
    told = browser.post("/api/profile/job", json={"text": POSTING}, headers={"x-csrftoken": token}).json()
    verdicts = {one["name"]: one["verdict"] for one in told["asked"]}
    assert verdicts["Kubernetes"] == "missing"
    assert verdicts["Python"] != "missing"


@pytest.mark.parametrize("text", ["", "hello", "<b>" * 30])
def test_what_is_no_posting_stays_in_its_field(send, text: str) -> None:
    answer = send("/profile/job", text=text)
    assert answer.status_code == 422
    page = HTMLParser(answer.text)
    assert "holds no posting" in page.css_first("[role=alert]").text()
    assert page.css_first("textarea#posting").text().strip() == text


def test_the_api_answers_with_the_audit_after(browser) -> None:
    token = {"x-csrftoken": token_in(browser.get("/profile").text)}
    told = browser.post("/api/profile/answer", json={"key": "photo", "answer": "yes"}, headers=token)
    assert told.status_code == 200
    assert "photo" in told.json()["fine"]
    told = browser.post("/api/profile/aside", json={"rule": "awards-missing"}, headers=token).json()
    awards = next(part for part in told["sections"] if part["name"] == "awards")
    assert awards["findings"][0]["set_aside"]
    told = browser.post("/api/profile/take-up", json={"rule": "awards-missing"}, headers=token).json()
    awards = next(part for part in told["sections"] if part["name"] == "awards")
    assert not awards["findings"][0]["set_aside"]
    for body in ({"key": "colour", "answer": "yes"}, {"key": "photo", "answer": "perhaps"}, {}, []):
        assert browser.post("/api/profile/answer", json=body, headers=token).status_code in (400, 422)


def test_without_a_profile_it_says_how_to_bring_one(fresh) -> None:
    page = HTMLParser(fresh.get("/profile").text)
    assert "not in your ledger yet" in page.text()
    assert page.css_first("a[href='/import']") is not None
    assert page.css("form[action='/profile/job']") == []
    assert fresh.get("/api/profile").status_code == 503
    token = token_in(fresh.get("/profile").text)
    answer = fresh.post(
        "/profile/job", data={"_csrf_token": token, "text": POSTING}, headers={"origin": ORIGIN}
    )
    assert answer.status_code == 422
    assert "no profile to compare with" in answer.text


def test_a_profile_with_markup_is_text(browser, send: Callable[..., object]) -> None:
    send("/profile/line", line="<script>alert(1)</script>\u202e")
    assert "<script>alert" not in browser.get("/profile").text
