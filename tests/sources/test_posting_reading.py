"""Pages that are odd or hostile, and addresses."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tactful.core.facts import Fact, Question, Skipped
from tactful.errors import BadInput, NotAnExport
from tactful.sources import posting
from tactful.sources.posting.address import joining_form

JOB: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Welder",
    "hiringOrganization": {"name": "Tallis &amp; Sons"},
    "description": "<p>Weld.</p>",
}


def page(*blocks: str, body: str = "<h1>Welder</h1>") -> str:
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return f"<!DOCTYPE html><html><head>{scripts}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "block",
    [
        json.dumps(JOB),
        json.dumps([{"@type": "WebSite"}, JOB]),
        json.dumps({"@graph": [{"@type": "Person"}, JOB]}),
        json.dumps({"@type": "WebPage", "mainEntity": {"deep": [[JOB]]}}),
        json.dumps(JOB | {"@type": ["Thing", "JobPosting"], "hiringOrganization": ["Tallis & Sons"]}),
        json.dumps(JOB | {"@type": "http://schema.org/JobPosting"}),
        json.dumps(JOB)[:-1] + ",}",
        "/* <![CDATA[ */" + json.dumps(JOB) + "/* ]]> */",
        json.dumps(JOB).replace("Weld.", "Weld.\n\t"),
    ],
    ids=["plain", "list", "graph", "deep", "lists", "address", "comma", "cdata", "raw-newline"],
)
def test_structured_data_of_every_make_is_read(block: str) -> None:
    found = posting.read_posting(page(block))
    assert (found.company, found.title, found.sure, found.damaged) == ("Tallis & Sons", "Welder", True, False)


def test_of_several_postings_the_one_in_the_heading_is_meant() -> None:
    other = JOB | {"title": "Painter"}
    assert posting.read_posting(page(json.dumps([other, JOB]))).title == "Welder"
    unnamed = posting.read_posting(page(json.dumps([other, JOB]), body="<h1>All our jobs</h1>"))
    assert (unnamed.title, unnamed.sure) == ("Painter", False)


@pytest.mark.parametrize(
    ("through", "on"),
    [("2026-12-12", date(2026, 12, 12)), ("2026-12-12T23:59:00+00:00", date(2026, 12, 12)), ("9999-12-31", None),
     ("12/12/2026", None), ("", None), (None, None), (20261212, None)],
)  # fmt: skip
def test_the_last_day_is_a_day_that_can_be(through: object, on: date | None) -> None:
    assert posting.read_posting(page(json.dumps(JOB | {"validThrough": through}))).closes_on == on


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("https://www.linkedin.com/jobs/view/3812345678/?trk=x", "jobs/view/3812345678"),
        (
            "https://de.linkedin.com/jobs/view/data-engineer-at-northwind-3812345678?refId=y",
            "jobs/view/3812345678",
        ),
        ("https://www.linkedin.com/jobs/search/?currentJobId=3812345678&keywords=x", "jobs/view/3812345678"),
        ("https://Jobs.Example.com/A/?utm_source=x&jk=12&gclid=3#top", "jobs.example.com/a?jk=12"),
        ("https://user:secret@jobs.example.com/a", "jobs.example.com/a"),
        ("https://example.com/", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://[::1", None),
        ("not an address", None),
    ],
)
def test_addresses_in_their_joining_form(address: str, form: str | None) -> None:
    assert joining_form(address) == form


def read(path: Path) -> tuple[Fact | Question | Skipped, int]:
    one = posting.extract(path)
    (item,) = one.facts()
    return item, len(one.problems)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (page('{"@type":"JobPosting","title":"A","description":"' + "x" * 10_000_000 + '"}', body=""), 2),
        (page('{"@type":"JobPosting","a":' + "[" * 200_000, body=""), 2),
        (page('{"@type":"JobPosting","title":' + "9" * 100_000 + "}", body=""), 2),
        ("<html>JobPosting" + "<div>" * 300_000, 1),
        ("<html>JobPosting" + "<b>" * 100_000, 1),
        ("<html>JobPosting" + "<" * 1_000_000, 1),
        ("<html>" + "<i itemscope itemtype='https://schema.org/JobPosting'>" * 20_000, 1),
        ("Responsibilities, salary, apply\n" + "questions for information contact " * 3_000, 1),
        ("Company The And " * 10_000, 1),
    ],
    ids=["10MB", "nested", "number", "divs", "bolds", "angles", "scopes", "questions", "capitals"],
)
def test_hostile_pages_end_soon_and_are_no_posting(tmp_path: Path, text: str, problems: int) -> None:
    path = tmp_path / "x.html"
    path.write_text(text, encoding="utf-8")
    started = time.perf_counter()
    posting.identify(path)
    item, told = read(path)
    assert time.perf_counter() - started < 30
    assert item == Skipped(file="x.html", reason="no name")
    assert told == problems


def test_markup_in_names_is_not_kept_and_what_looks_like_it_is_words(tmp_path: Path) -> None:
    job = JOB | {
        "title": "<script>alert(1)</script>Welder",
        "hiringOrganization": "&lt;b&gt;Tallis&lt;/b&gt;\u202e",
    }
    found = posting.read_posting(page(json.dumps(job).replace("</script>", "<\\/script>")))
    assert "<" not in f"{found.title}{found.company}"
    assert found.company == "Tallis"


def test_the_same_posting_has_one_key_and_a_new_state_when_its_text_changes(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    facts = []
    for text in ("<p>Weld.</p>", "<p>Weld more.</p>"):
        path.write_text(page(json.dumps(JOB | {"description": text * 60})), encoding="utf-8")
        facts.append(read(path)[0])
    assert isinstance(facts[0], Fact)
    assert isinstance(facts[1], Fact)
    assert facts[0].key == facts[1].key
    assert facts[0].state != facts[1].state


@pytest.mark.parametrize(
    "text",
    ["Company,Title,Status\nA,B,Applied\n", "BEGIN:VCARD\nEND:VCARD\n", '{"basics": {}}',
     "<html><p>A recipe for soup</p></html>", "Dear Robin, shall we meet on Friday? " * 20, ""],
)  # fmt: skip
def test_what_is_no_posting_is_not_taken_for_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    assert not posting.identify(path)
    assert not posting.identify(tmp_path)


def test_empty_and_huge_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_text(" ", encoding="utf-8")
    with pytest.raises(NotAnExport):
        posting.extract(path)
    with path.open("wb") as stream:
        stream.truncate(21 << 20)
    with pytest.raises(BadInput, match="larger than 20 MB"):
        posting.extract(path)
    assert not posting.identify(path)


def test_pasted_nothing_is_nothing() -> None:
    found = posting.read_posting("")
    assert (found.company, found.title, found.text, found.sure) == (None, None, None, False)
