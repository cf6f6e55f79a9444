"""What the README of the examples tells is what the files hold."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from examples import build

NOW = build.current()
BEFORE = build.earlier()
ME = "https://www.linkedin.com/in/robin-vale-depots"

Row = dict[str, str]


def rows(files: dict[str, str], name: str) -> list[Row]:
    text = files[name]
    if name == "Connections.csv":
        text = text[text.index("First Name,") :]
    return list(csv.DictReader(StringIO(text, newline="")))


def joined(url: str) -> str:
    return unicodedata.normalize("NFC", unquote(url)).casefold()


def connections(files: dict[str, str]) -> dict[str, Row]:
    return {joined(row["URL"]): row for row in rows(files, "Connections.csv") if row["First Name"]}


def name_of(row: Row) -> str:
    return f"{row['First Name'].strip()} {row['Last Name'].strip()}"


def threads(files: dict[str, str]) -> list[list[Row]]:
    """Each conversation oldest first, without drafts and exact duplicates."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows(files, "messages.csv"):
        if row["IS MESSAGE DRAFT"] != "Yes" and row not in grouped[row["CONVERSATION ID"]]:
            grouped[row["CONVERSATION ID"]].append(row)
    return [sorted(thread, key=lambda row: row["DATE"]) for thread in grouped.values() if thread]


def between_two(thread: list[Row]) -> bool:
    return "," not in thread[-1]["RECIPIENT PROFILE URLS"]


def owed(files: dict[str, str]) -> dict[str, list[Row]]:
    """Threads with one person, not spam, whose last word is theirs, by their name."""
    return {
        thread[-1]["FROM"]: thread
        for thread in threads(files)
        if between_two(thread)
        and thread[-1]["FOLDER"] != "SPAM"
        and thread[-1]["SENDER PROFILE URL"] not in ("", ME)
    }


def sent_by_me(thread: list[Row]) -> list[Row]:
    return [row for row in thread if row["SENDER PROFILE URL"] == ME]


def last_day(thread: list[Row]) -> date:
    return build.day(thread[-1]["DATE"])


def requests(files: dict[str, str], direction: str) -> dict[str, Row]:
    side = "inviteeProfileUrl" if direction == "OUTGOING" else "inviterProfileUrl"
    found = rows(files, "Invitations.csv")
    return {joined(row[side]): row for row in found if row["Direction"] == direction}


def test_the_network_is_of_a_size_to_be_read() -> None:
    known = connections(NOW)
    companies = {row["Company"] for row in known.values() if row["Company"]}
    companies |= {row["Company Name"] for row in rows(NOW, "Jobs/Job Applications.csv")}
    talks = threads(NOW)
    assert len(known) == 113
    assert len(companies) == 48
    assert len(talks) == 31
    assert sum(len(thread) for thread in talks) == 160


def test_the_awkward_rows_of_real_exports_are_there() -> None:
    everyone = rows(NOW, "Connections.csv")
    names = [name_of(row) for row in everyone if row["First Name"]]
    messages = rows(NOW, "messages.csv")
    assert sum(not row["First Name"] for row in everyone) == 2
    assert len(names) - len(set(names)) == 1
    assert any("," in row["Last Name"] for row in everyone)
    assert any(row["First Name"] != row["First Name"].strip() for row in everyone)
    assert any(row["First Name"] and not row["Company"] for row in everyone)
    assert sum(row["FROM"] == "LinkedIn Member" for row in messages) == 2
    assert sum(row["IS MESSAGE DRAFT"] == "Yes" for row in messages) == 2
    assert sum(row["FOLDER"] == "SPAM" for row in messages) == 2
    assert sum("<p>" in row["CONTENT"] for row in messages) == 6
    assert sum("," in row["RECIPIENT PROFILE URLS"] for row in messages) == 13
    assert len({tuple(row.values()) for row in messages}) == len(messages) - 1


def test_three_answers_are_owed_after_a_real_exchange() -> None:
    since = build.TODAY - timedelta(days=60)
    recent = {name: thread for name, thread in owed(NOW).items() if last_day(thread) >= since}
    assert {name for name, thread in recent.items() if sent_by_me(thread)} == {
        "Priya Raghunathan-Stokes",
        "Siobhán Marwick-Daly",
        "Tendai Moyo-Lindgren",
    }
    assert {name for name, thread in recent.items() if not sent_by_me(thread)} == {"Bryony Castlemaine-Yu"}


def test_some_older_messages_were_never_answered() -> None:
    since = build.TODAY - timedelta(days=60)
    assert {name for name, thread in owed(NOW).items() if last_day(thread) < since} == {
        "Linnea Abebe",
        "Ruaridh Penhaligon",
        "Gavin Strømsvold",
        "Konstantin Appleyard",
    }


def test_two_of_three_new_connections_are_not_thanked_yet() -> None:
    since = build.TODAY - timedelta(days=14)
    known = connections(NOW)
    accepted = {
        url: build.day(known[url]["Connected On"])
        for url in requests(NOW, "OUTGOING")
        if url in known and build.day(known[url]["Connected On"]) >= since
    }
    thanked = {
        joined(row["RECIPIENT PROFILE URLS"])
        for thread in threads(NOW)
        for row in sent_by_me(thread)
        if "thank you" in row["CONTENT"].lower()
    }
    assert {name_of(known[url]) for url in accepted} == {
        "Emeka Soderlund",
        "Odalys Brankovic",
        "Ifeoma Castellan-Wright",
    }
    assert {name_of(known[url]) for url in accepted if url in thanked} == {"Ifeoma Castellan-Wright"}


def test_requests_are_accepted_after_they_were_sent() -> None:
    known = connections(NOW)
    for direction in ("OUTGOING", "INCOMING"):
        for url, row in requests(NOW, direction).items():
            assert url not in known or build.day(row["Sent At"]) <= build.day(known[url]["Connected On"])
            assert len(row["Message"]) <= 200


def test_five_requests_are_pending() -> None:
    known = connections(NOW)
    days = [build.day(row["Sent At"]) for url, row in requests(NOW, "OUTGOING").items() if url not in known]
    assert len(days) == 5
    assert sum(day < build.TODAY - timedelta(days=21) for day in days) == 2
    assert sum(day >= build.TODAY - timedelta(days=5) for day in days) == 1
    assert sum(url not in known for url in requests(NOW, "INCOMING")) == 3


def test_nine_applications_three_where_somebody_is_known() -> None:
    applied = [row["Company Name"] for row in rows(NOW, "Jobs/Job Applications.csv")]
    known = {row["Company"]: name_of(row) for row in connections(NOW).values()}
    assert len(applied) == 9
    assert {company: known[company] for company in applied if company in known} == {
        "Marrow & Finch Logistics": "Siobhán Marwick-Daly",
        "Oxbow Parcel": "Tendai Moyo-Lindgren",
        "Lanternfish Retail Tech": "Krzysztof Zawadzki-Bell",
    }


def test_two_people_changed_jobs_since_the_earlier_export() -> None:
    before, now = connections(BEFORE), connections(NOW)
    moved = {
        name_of(now[url]): (before[url]["Company"], now[url]["Company"])
        for url in before
        if before[url]["Company"] != now[url]["Company"]
    }
    assert moved == {
        "Hanneke van der Berg": ("Pellam Freight", "Sable Coast Shipping"),
        "Kwabena Thistlewood": ("Haverlock Stores", "Halfpenny Pay"),
    }


def test_good_ties_have_gone_quiet() -> None:
    quiet = {
        next(row["FROM"] for row in thread if row["SENDER PROFILE URL"] != ME)
        for thread in threads(NOW)
        if between_two(thread)
        and len(thread) >= 7
        and timedelta(days=120) <= build.TODAY - last_day(thread) <= timedelta(days=310)
    }
    assert quiet == {
        "Bảo Hân Nguyễn-Trent",
        "Hanneke van der Berg",
        "Ikaika Fonoti-Barnes",
        "Krzysztof Zawadzki-Bell",
        "Kwabena Thistlewood",
        "Mirela Stoyanovska",
    }


def test_two_former_managers_recommend_robin() -> None:
    assert [name_of(row) for row in rows(NOW, "Recommendations_Received.csv")] == [
        "Delroy Achterberg",
        "Hanneke van der Berg",
    ]


def test_someone_was_written_to_twice_without_an_answer() -> None:
    alone = [t for t in threads(NOW) if len(sent_by_me(t)) == len(t) > 1]
    assert [thread[-1]["TO"] for thread in alone] == ["Callum Okonjo-Reid"]


@pytest.mark.parametrize(
    ("name", "before", "now"),
    [("Connections.csv", 108, 115), ("Jobs/Job Applications.csv", 3, 9), ("Invitations.csv", 14, 26)],
)
def test_the_earlier_export_is_smaller(name: str, before: int, now: int) -> None:
    assert (len(rows(BEFORE, name)), len(rows(NOW, name))) == (before, now)


def test_the_earlier_export_ends_on_its_day(tmp_path: Path) -> None:
    path = build.build_earlier(tmp_path)
    assert path.name == "Basic_LinkedInDataExport_10-20-2026.zip"
    with ZipFile(path) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert files == BEFORE
    for name, column in build.DATED.items():
        days = [build.day(row[column]) for row in rows(BEFORE, name)]
        assert days, name
        assert max(days) <= build.EARLIER_ON, name
    for name in set(NOW) - set(build.DATED):
        assert BEFORE[name] == NOW[name]


def test_a_request_pending_in_the_earlier_export_is_accepted_in_the_current() -> None:
    before = requests(BEFORE, "OUTGOING").keys() - connections(BEFORE).keys()
    accepted = before & connections(NOW).keys()
    assert {name_of(connections(NOW)[url]) for url in accepted} == {
        "Amrita Vandersloot",
        "Tendai Moyo-Lindgren",
    }


def test_whom_the_log_names_fits_the_export() -> None:
    log = tomllib.loads(build.LOG.read_text(encoding="utf-8"))["moment"]
    known = {name_of(row) for row in connections(NOW).values()}
    jobs = {(row["Company Name"], row["Job Title"]) for row in rows(NOW, "Jobs/Job Applications.csv")}
    assert not {moment["who"] for moment in log} & known
    assert {moment["via"] for moment in log if moment["what"] == "referred"} <= known
    assert {(moment["company"], moment["title"]) for moment in log if "title" in moment} <= jobs
