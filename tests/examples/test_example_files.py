"""The example export is shaped like LinkedIn's, and packs the same every time."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from io import StringIO
from pathlib import Path
from typing import get_args
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from examples import build
from tactful.core.moment import WHATS, Kind, Outlook
from tactful.core.situation import Role

RECOMMENDATION = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
GUIDE = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
    "CONTENT,FOLDER"
)
HEADERS = {
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number",
    "Comments_748120963.csv": "Date,Link,Message",
    "Company Follows.csv": "Organization,Followed On",
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On",
    "Endorsement_Given_Info.csv": "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,"
    "Endorsee Public Url,Endorsement Status",
    "Endorsement_Received_Info.csv": "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,"
    "Endorser Public Url,Endorsement Status",
    "Events.csv": "Event Name,Event Time,Status,External Url",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    "Jobs/Job Applications.csv": "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,"
    "Job Url,Resume Name,Question And Answers",
    "Jobs/Saved Jobs.csv": "Saved Date,Job Url,Job Title,Company Name",
    "Languages.csv": "Name,Proficiency",
    "PhoneNumbers.csv": "Extension,Number,Type",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On",
    "Profile Summary.csv": "Profile Summary",
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers",
    "Projects.csv": "Title,Description,Url,Started On,Finished On",
    "Reactions_748120963.csv": "Date,Type,Link",
    "Recommendations_Given.csv": RECOMMENDATION,
    "Recommendations_Received.csv": RECOMMENDATION,
    "Registration.csv": "Registered At,Registration Ip,Subscription Types",
    "Shares_748120963.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "Skills.csv": "Name",
    "guide_messages.csv": GUIDE,
    "messages.csv": f"{GUIDE},ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
}
MONTH = re.compile(r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) )?\d{4}|")
RESERVED = re.compile(r"(?:[\w-]+\.)*example\.(?:com|org|net)", re.ASCII)

FILES = build.current()


def cells(name: str) -> list[list[str]]:
    """The records below the header; Comments are left to their own quoting."""
    rows = list(csv.reader(StringIO(FILES[name], newline="")))
    start = rows.index(HEADERS[name].split(","))
    return [row for row in rows[start + 1 :] if row]


def test_every_file_has_a_header_and_no_header_is_left_over() -> None:
    assert sorted(FILES) == sorted(HEADERS)


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_headers_are_those_of_2025_and_2026(name: str) -> None:
    place = 3 if name == "Connections.csv" else 0
    rows = list(csv.reader(StringIO(FILES[name], newline="")))
    assert rows[place] == HEADERS[name].split(",")


@pytest.mark.parametrize("name", sorted(set(HEADERS) - {"Comments_748120963.csv"}))
def test_every_record_is_as_wide_as_its_header(name: str) -> None:
    assert {len(row) for row in cells(name)} <= {len(HEADERS[name].split(","))}


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_bytes_are_as_linkedin_writes_them(name: str) -> None:
    assert "\r" not in FILES[name]
    assert not FILES[name].startswith("\ufeff")
    bare = {"Connections.csv", "Company Follows.csv", "Email Addresses.csv"}
    assert FILES[name].endswith("\n") == (name not in bare)


@pytest.mark.parametrize("name", sorted(build.DATED))
def test_dates_parse_and_lie_before_the_export(name: str) -> None:
    place = HEADERS[name].split(",").index(build.DATED[name])
    below = list(build.records(FILES[name]))[4 if name == "Connections.csv" else 1 :]
    days = [build.day(next(csv.reader([record]))[place]) for record in below]
    assert days
    assert date(2013, 10, 2) <= min(days) <= max(days) <= build.EXPORTED_ON
    ordered = sorted(days, reverse=True)
    assert days == ordered or name == "messages.csv"


def test_months_of_the_career_parse() -> None:
    for row in cells("Positions.csv"):
        assert MONTH.fullmatch(row[4])
        assert MONTH.fullmatch(row[5])
    for row in cells("Education.csv"):
        assert MONTH.fullmatch(row[1])
        assert MONTH.fullmatch(row[2])


def test_weekdays_of_company_follows_are_true() -> None:
    for _, when in cells("Company Follows.csv"):
        assert build.day(when).strftime("%a") == when[:3]


def test_a_date_in_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not a date"):
        build.day("20-11-2026")


def test_addresses_are_percent_encoded_in_connections_and_raw_elsewhere() -> None:
    urls = [row[2] for row in cells("Connections.csv")]
    assert all(url.isascii() for url in urls)
    assert sum("%" in url for url in urls) >= 8
    messages = {row[3] for row in cells("messages.csv")} | {row[6] for row in cells("Invitations.csv")}
    assert not any("%" in url for url in messages)
    assert sum(not url.isascii() for url in messages) >= 3


def test_conversations_have_ids_of_the_real_shape() -> None:
    shape = re.compile(r"2-[A-Za-z0-9+/]{54}==")
    ids = [(row[0], row[12]) for row in cells("messages.csv")]
    assert all(shape.fullmatch(key) or draft == "Yes" for key, draft in ids)
    assert [draft for key, draft in ids if not key] == ["Yes"]


def test_line_breaks_of_posts_arrive_in_quotes() -> None:
    posts = [row[2] for row in cells("Shares_748120963.csv")]
    assert sum('"\n"' in post for post in posts) == 2
    assert all(post.count("\n") == post.count('"\n"') for post in posts)


def test_mail_and_web_addresses_belong_to_nobody() -> None:
    for path in [*build.EXPORT.rglob("*.csv"), build.LOG]:
        text = path.read_text(encoding="utf-8")
        for domain in re.findall(r"[\w.+-]+@([\w.-]+)", text):
            assert RESERVED.fullmatch(domain), path.name
        for host in re.findall(r"https?://([\w.-]+)", text):
            assert host == "www.linkedin.com" or RESERVED.fullmatch(host), path.name


def test_packing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = build.build(tmp_path), build.build(tmp_path / "again.zip")
    assert first.name == "Basic_LinkedInDataExport_11-20-2026.zip"
    assert first.read_bytes() == second.read_bytes()


def test_the_archive_holds_the_files_at_its_root(tmp_path: Path) -> None:
    with ZipFile(build.build(tmp_path)) as archive:
        assert archive.namelist() == sorted(HEADERS)
        assert {entry.compress_type for entry in archive.infolist()} == {ZIP_DEFLATED}
        for name in HEADERS:
            assert archive.read(name) == (build.EXPORT / name).read_bytes()


def test_moments_of_the_log_use_the_shared_words() -> None:
    log = tomllib.loads(build.LOG.read_text(encoding="utf-8"))["moment"]
    fields = {"what", "who", "on", "about", "outlook", "kind", "via", "company", "title", "answer_by"}
    fields |= {"agreed", "role"}
    for moment in log:
        assert set(moment) <= fields
        assert isinstance(moment["on"], date)
        assert moment["what"] in WHATS
        assert moment["role"] in get_args(Role)
        assert moment.get("kind") in (None, *get_args(Kind))
        assert moment.get("outlook") in (None, *get_args(Outlook))
        assert moment["on"] <= build.TODAY or moment["what"] == "scheduled"
        assert moment.get("answer_by", build.TODAY) >= build.TODAY


def test_the_demo_carries_this_export(tmp_path) -> None:
    """Where it fails: python -m examples.build src/tactful/app/demo"""
    (carried,) = build.PACKED.glob("*.zip")
    assert carried.name == build.archive_name(build.EXPORTED_ON)
    with ZipFile(carried) as demo, ZipFile(build.build(tmp_path)) as export:
        assert {name: demo.read(name) for name in demo.namelist()} == {
            name: export.read(name) for name in export.namelist()
        }
