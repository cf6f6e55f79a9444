"""One opportunity: its people, posting, company and moments, and what is written down about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import ORIGIN, token_in

JOB = 12
"""Senior Data Engineer at Halfpenny Pay, saved."""
POSTING = """Senior Data Engineer at Halfpenny Pay

Requirements
- You must have strong Python and SQL.
- Experience with Kafka is required.
- Experience with Snowflake is required.

Questions? Please contact Ines Okafor, Talent Partner. Apply by 4 December 2026.
"""


def told(browser, number: int = JOB) -> dict:
    return browser.get(f"/api/opportunities/{number}").json()


def page(browser, number: int = JOB) -> HTMLParser:
    return HTMLParser(browser.get(f"/opportunities/{number}").text)


def section(found: HTMLParser, name: str) -> str:
    return " ".join(found.css_first(f"section[aria-labelledby={name}]").text().split())


def names(browser, number: int = JOB) -> list[str]:
    return [one["person"]["name"] for one in told(browser, number)["people"]]


@pytest.fixture
def hand_over(browser):
    """Send the form of the posting, with a text or a file."""

    def post(text: str = "", file: bytes | None = None, name: str = "posting.html"):
        token = token_in(browser.get("/ask").text)
        parts = {"file": (name, file)} if file is not None else {"file": ("", b"")}
        return browser.post(
            f"/opportunities/{JOB}/posting",
            data={"_csrf_token": token, "text": text},
            files=parts,
            headers={"origin": ORIGIN},
        )

    return post


@pytest.fixture
def look(browser):
    """Send the form with the questions about the company."""

    def post(number: int = JOB, **fields: str):
        told = {"_csrf_token": token_in(browser.get("/ask").text), **fields}
        return browser.post(f"/opportunities/{number}/culture", data=told, headers={"origin": ORIGIN})

    return post


def test_the_page_begins_with_the_job_and_where_it_stands(browser) -> None:
    found = page(browser)
    assert found.css_first("h1").text() == "Senior Data Engineer"
    assert "Halfpenny Pay: saved." in " ".join(found.css_first(".lead").text().split())
    assert found.css_first('a[href="https://www.linkedin.com/jobs/view/4318811460"]') is not None
    assert "Nobody is noted around this job yet" in section(found, "people")
    assert "Kwabena Thistlewood" in section(found, "people")


def test_somebody_new_is_added_around_it(browser, send) -> None:
    answer = send(
        f"/opportunities/{JOB}/people", name="Wren Abara", role="hiring-manager", title="Head of Data"
    )
    found = HTMLParser(answer.text)
    text = section(found, "people")
    assert "Wren Abara the hiring manager" in text
    assert "Head of Data at Halfpenny Pay" in text
    link = found.css_first("section[aria-labelledby=people] .people a").attributes["href"]
    assert "Wren Abara" in browser.get(link).text
    verdicts = ("Yes", "Not yet", "First things first", "Leave it for now")
    assert found.css_first("section[aria-labelledby=people] strong").text() in verdicts
    send("/undo")
    assert names(browser) == []
    assert browser.get("/api/people?q=abara").json()["people"] == []


def test_somebody_known_is_taken_up_and_not_doubled(browser, send) -> None:
    send(f"/opportunities/{JOB}/people", name="kwabena thistlewood", role="referrer", what="referred")
    assert names(browser) == ["Kwabena Thistlewood"]
    assert len(browser.get("/api/people?q=kwabena").json()["people"]) == 1
    assert told(browser)["timeline"][0]["person"] == "Kwabena Thistlewood"
    send(f"/opportunities/{JOB}/people", name="Kwabena", role="recruiter")
    assert told(browser)["people"][0]["person"]["role"] == "recruiter"


def test_who_works_elsewhere_stands_there_by_a_moment(browser, send) -> None:
    answer = send(f"/opportunities/{JOB}/people", name="Tendai Moyo-Lindgren", role="referrer")
    assert answer.status_code == 422
    assert "nothing ties them to this job yet" in answer.text
    send(
        f"/opportunities/{JOB}/people", name="Tendai Moyo-Lindgren", role="referrer", what="talked",
        on="2026-11-20",
    )  # fmt: skip
    assert names(browser) == ["Tendai Moyo-Lindgren"]
    assert browser.get("/api/people?q=tendai").json()["people"][0]["company"] == "Oxbow Parcel"


NOBODY: tuple[dict[str, str], ...] = (
    {"name": "Nobodyatall", "role": "recruiter"},
    {"name": "x" * 300, "role": "recruiter"},
    {"name": "Wren Abara", "role": "emperor"},
    {"name": "Wren Abara", "role": "employee"},
    {"name": "Wren Abara", "role": "recruiter", "what": "talked", "on": "2026-12-24"},
    {"name": "Wren Abara", "role": "recruiter", "what": "talked", "on": "0200-12-24"},
    {"name": " ", "role": "recruiter"},
)


def test_who_cannot_be_is_not_added(browser, send) -> None:
    before = told(browser)
    for fields in NOBODY:
        assert send(f"/opportunities/{JOB}/people", **fields).status_code in (404, 422), fields
    assert told(browser) == before


def test_a_moment_is_recorded_in_two_clicks(browser, send) -> None:
    form = page(browser).css_first(f"form[action='/opportunities/{JOB}/record']")
    chosen = form.css_first("select[name=what] option[selected]").attributes["value"]
    assert (chosen, form.css_first("input[name=on]").attributes["value"]) == ("applied", "2026-11-22")
    send(f"/opportunities/{JOB}/record", what=chosen, on="2026-11-22")
    assert (told(browser)["place"], told(browser)["timeline"][0]["what"]) == ("applied", "applied")
    assert "You: applied" in section(page(browser), "timeline")


def test_a_moment_with_one_of_its_people(browser, send) -> None:
    send(f"/opportunities/{JOB}/people", name="Wren Abara", role="hiring-manager")
    number = told(browser)["people"][0]["person"]["id"]
    fields = {"what": "interviewed", "on": "2026-11-21", "about": "ledgers\r\nqueues", "person": str(number)}
    send(f"/opportunities/{JOB}/record", **fields)
    one = told(browser)["timeline"][0]
    assert (one["person_id"], one["details"]["about"]) == (number, ["ledgers", "queues"])
    assert told(browser)["place"] == "interviewing"
    assert "You spoke of “ledgers”; “queues”" in " ".join(
        HTMLParser(browser.get(f"/opportunities/{JOB}/prepare").text).css_first("main").text().split()
    )
    for wrong in ({"person": "x"}, {"person": "99999"}, {"on": "2026-12-01"}, {"what": "sang"}):
        assert send(f"/opportunities/{JOB}/record", **{**fields, **wrong}).status_code in (404, 422)
    assert len(told(browser)["timeline"]) == 1


def test_of_two_jobs_of_one_title_the_one_meant_is_meant(browser, send) -> None:
    for _ in range(2):
        send("/opportunities", title="Twin Job", company="Twin House")
    older, newer = sorted(one["id"] for one in browser.get("/api/opportunities?q=twin").json()["cards"])
    send(f"/opportunities/{older}/record", what="applied", on="2026-11-22")
    assert (told(browser, older)["place"], told(browser, newer)["place"]) == ("applied", "saved")
    assert (len(told(browser, older)["timeline"]), told(browser, newer)["timeline"]) == (1, [])


def test_a_recorded_no_is_answered_calmly(browser, send) -> None:
    answer = send(f"/opportunities/{JOB}/record", what="rejected", on="2026-11-22")
    assert "That is no judgement of you." in answer.text
    assert "This one ended with a no. It is no judgement of you" in answer.text
    assert told(browser)["place"] == "rejected"


def test_the_posting_is_held_beside_the_profile(browser, hand_over) -> None:
    answer = hand_over(POSTING)
    assert answer.status_code == 200, answer.text
    text = section(HTMLParser(answer.text), "posting")
    assert "What they ask for" in text
    assert "Python only listed: “Python”" in text
    assert "Snowflake" in text.partition("Not found in your profile")[2].partition("Where it is true")[0]
    job = told(browser)
    assert (job["contact"], job["closes_on"]) == ("Ines Okafor", "2026-12-04")
    verdicts = {one["name"]: one["verdict"] for one in job["compared"]["asked"]}
    assert verdicts["Snowflake"] == "missing"
    assert verdicts["SQL"] != "missing"


def test_a_saved_page_is_read_as_a_page(browser, hand_over) -> None:
    saved = f"<html><body><script>alert(1)</script><h1>Job</h1><p>{POSTING}</p></body></html>".encode()
    shown = hand_over("not this", saved).text
    kept = told(browser)["description"]
    assert "Kafka" in kept
    assert "alert(1)" not in kept
    assert "<script>alert" not in shown


NO_POSTINGS: tuple[tuple[str, bytes | None], ...] = (
    ("", None),
    ("   ", b""),
    ("Too short.", None),
    ("", b"%PDF-1.7 whatever"),
    ("", b"\x00\x01\x02" * 400),
)


def test_what_is_no_posting_is_not_kept(browser, hand_over) -> None:
    for text, file in NO_POSTINGS:
        answer = hand_over(text, file)
        assert answer.status_code == 422, (text, file)
        assert "tactful profile" not in answer.text
    assert told(browser)["description"] is None


def test_a_posting_may_be_large_but_not_too_large(browser, hand_over) -> None:
    page = POSTING.encode() + b"<p>" + b"x " * 400_000
    assert hand_over("", page, "posting.txt").status_code == 200
    assert hand_over("", b"y" * 1_200_000).status_code == 413


def test_the_posting_needs_the_token_of_a_page(browser) -> None:
    browser.get("/")
    answer = browser.post(
        f"/opportunities/{JOB}/posting", files={"text": (None, POSTING)}, headers={"origin": ORIGIN}
    )
    assert answer.status_code == 403
    assert told(browser)["description"] is None


def test_facts_are_kept_and_taken_away(browser, send) -> None:
    address = f"/opportunities/{JOB}/facts"
    send(address, title="Lead Engineer", contact="Ines Okafor", closes_on="2026-12-04", posting="no-contact")
    job = told(browser)
    assert (job["title"], job["contact"], job["closes_on"], job["posting"]) == (
        "Lead Engineer", "Ines Okafor", "2026-12-04", "no-contact",
    )  # fmt: skip
    send(address, title="Lead Engineer", contact="", closes_on="", posting="")
    job = told(browser)
    assert (job["contact"], job["closes_on"], job["posting"]) == (None, None, None)
    for wrong in ({"title": ""}, {"title": "x" * 201}, {"title": "x", "closes_on": "1000-01-01"}):
        assert send(address, **wrong).status_code == 422
    assert told(browser)["title"] == "Lead Engineer"


def test_the_look_into_the_company_is_kept_with_source_and_date(browser, look) -> None:
    look(address="formal", requests="restricted", source="their careers page", on="2026-11-20")
    found = page(browser)
    text = section(found, "company")
    assert "Cultureformal, traditional" in text
    assert "restricted by a policy" in text
    assert "their careers page, Fri 20 Nov" in text
    assert found.css_first("#look-address option[selected]").attributes["value"] == "formal"
    assert len(found.css("form[action$=culture] .field label")) == 5 + 3


def test_answers_that_are_left_keep_their_date_unless_looked_at_again(browser, look) -> None:
    look(address="formal", source="a post", on="2025-01-05")
    assert "look again" in section(page(browser), "company")
    look(address="formal", proud="their open data", on="2026-11-20")
    seen = {one["question"]: one for one in told(browser)["culture"]["seen"]}
    assert (seen["address"]["on"], seen["proud"]["on"]) == ("2025-01-05", "2026-11-20")
    look(address="formal", proud="their open data", again="true", on="2026-11-22")
    seen = {one["question"]: one for one in told(browser)["culture"]["seen"]}
    assert (seen["address"]["on"], seen["address"]["source"]) == ("2026-11-22", "a post")
    look(address="", proud="their open data", on="2026-11-22")
    assert {one["question"]: one["says"] for one in told(browser)["culture"]["seen"]}["address"] is None
    same = HTMLParser(look(address="", proud="their open data", on="2026-11-22").text)
    assert "Nothing was changed." in same.text()
    assert same.css("form[action='/undo']") == []
    assert look(address="sideways", on="2026-11-22").status_code == 422


def test_the_page_for_the_interview(browser, send, hand_over) -> None:
    hand_over(POSTING)
    send(f"/opportunities/{JOB}/people", name="Wren Abara", role="hiring-manager")
    number = str(told(browser)["people"][0]["person"]["id"])
    fields = {"what": "scheduled", "on": "2026-11-25", "person": number, "kind": "panel"}
    assert send(f"/opportunities/{JOB}/record", at="25:00", **fields).status_code == 422
    send(f"/opportunities/{JOB}/record", at="14:30", **fields)
    answer = browser.get(f"/opportunities/{JOB}/prepare")
    found = HTMLParser(answer.text)
    text = " ".join(found.css_first("main").text().split())
    assert "Wed 25 Nov, 14:30 (with several people), with Wren Abara" in text
    assert "will be there" in text
    assert "The posting asks for" in text
    assert "It names Ines Okafor for questions." in text
    assert "Thank the interviewer" in text
    assert "tactful " not in text
    assert browser.get(f"/api/opportunities/{JOB}/prepare").json()["meetings"][0]["on"] == "2026-11-25"
    lead = " ".join(page(browser).css_first(".lead").text().split())
    assert lead == "Halfpenny Pay: interviewing. Interview Wed 25 Nov, 14:30 with Wren Abara."


def test_the_time_of_an_interview_is_told_in_the_zone_of_its_owner(browser, robins: Path, note) -> None:
    around = {"company": "Halfpenny Pay", "title": "Senior Data Engineer"}
    note(robins, date(2027, 6, 1), "scheduled", around=around, at="14:30")
    assert "14:30" in browser.get(f"/opportunities/{JOB}/prepare").text
    assert "14:30" in browser.get("/opportunities").text


def test_the_ways_in(browser) -> None:
    link = next(one for one in page(browser).css("a") if one.text() == "Ways in")
    text = " ".join(HTMLParser(browser.get(link.attributes["href"]).text).css_first("main").text().split())
    assert "Ways into Halfpenny Pay" in text
    assert "Kwabena Thistlewood" in text
    people = [one["person"]["name"] for one in browser.get(f"/api/opportunities/{JOB}/paths").json()["paths"]]
    assert people[0] == "Kwabena Thistlewood"


HOSTILE = "<script>alert(1)</script>\u202e{{ 7 * 7 }}"


def test_text_from_outside_is_text(browser, send, look, hand_over) -> None:
    send("/opportunities", title=HOSTILE, company=HOSTILE)
    number = max(one["id"] for one in browser.get("/api/opportunities").json()["cards"])
    send(f"/opportunities/{number}/facts", title=HOSTILE, contact=HOSTILE)
    send(f"/opportunities/{number}/people", name=HOSTILE, role="recruiter", title=HOSTILE)
    send(f"/opportunities/{number}/record", what="applied", on="2026-11-22", text=HOSTILE)
    look(number, proud=HOSTILE, source=HOSTILE, on="2026-11-22")
    send("/targets", names=HOSTILE)
    hand_over(f"{POSTING}\n{HOSTILE}")
    for address in (
        "/opportunities", "/opportunities?view=table", f"/opportunities/{number}", f"/opportunities/{JOB}",
        f"/opportunities/{number}/prepare", "/targets",
    ):  # fmt: skip
        shown = browser.get(address)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.text, address
        assert "\u202e" not in shown.text, address


def test_an_address_of_a_posting_is_only_ever_one_of_the_web(browser, robins: Path) -> None:
    from web_browser import NOW

    from tactful.app.ledger_at import open_at
    from tactful.ledger.recording import acting

    with open_at(robins, now=NOW) as ledger, acting(ledger, "set", now=NOW) as act:
        act.set_opportunity(JOB, url="javascript:alert(1)")
    assert 'href="javascript' not in browser.get(f"/opportunities/{JOB}").text


def test_the_same_verbs_as_json(browser) -> None:
    token = {"x-csrftoken": token_in(browser.get("/ask").text), "origin": ORIGIN}

    def post(verb: str, **fields: object):
        return browser.post(f"/api/opportunities/{JOB}/{verb}", json=fields, headers=token)

    assert post("facts", contact="Ines Okafor").json()["contact"] == "Ines Okafor"
    assert post("facts", closes_on="2026-12-04").json()["contact"] == "Ines Okafor"
    assert post("facts", contact=None).json()["contact"] is None
    assert post("facts", closes_on="0900-01-01").status_code == 422
    assert "Kafka" in post("posting", text=POSTING).json()["description"]
    people = post("people", who="Wren Abara", role="hiring-manager").json()["people"]
    number = people[0]["person"]["id"]
    assert post("people", who=number, role="recruiter").json()["people"][0]["person"]["role"] == "recruiter"
    timeline = post("moments", what="talked", on="2026-11-21", person=number, about=["queues"]).json()[
        "timeline"
    ]
    assert (timeline[0]["person_id"], timeline[0]["details"]["about"]) == (number, ["queues"])
    assert post("moments", what="talked", on="2026-11-21", person=10**30).status_code in (400, 404)
    assert post("culture", answers={"address": "formal"}, source="a post").json()["culture"] == "formal"
    assert post("culture", answers={"colour": "blue"}).status_code == 422
