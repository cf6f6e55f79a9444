"""`tactful feed`: what is in the calendar of the example, what it tells to whom, and which files it leaves alone."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from examples.build import NOW
from icalendar import Calendar

from tactful.app.feed import feed
from tactful.core.facts import Skipped
from tactful.core.moment import Moment
from tactful.exports.as_calendar import OWN
from tactful.ledger import queries
from tactful.ledger.open import Ledger, open_ledger
from tactful.ledger.recording import Act, acting
from tactful.sources import calendar, identify

ON = date(2026, 11, 22)
SOON = date(2026, 11, 26)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def titles(data: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in events(data)]


def made(ledger: Ledger, **more: Any) -> bytes:
    return feed(ledger, **{"on": ON, "now": NOW, **more}).data


@pytest.fixture
def searching(robins: Path, note: Any) -> Path:
    """Robin's ledger with an interview behind, one ahead, and an answer promised."""
    job = {
        "company": "Brightmoor Grocers",
        "title": "Senior Data Engineer",
        "role": "hiring-manager",
        "new": True,
    }
    note(robins, date(2026, 11, 20), "interviewed", "Ngozi Halloran-Tate", around=job, outlook="positive",
         answer_by=date(2026, 12, 2))  # fmt: skip
    there = {
        "company": "Tessaly Energy",
        "title": "Data Platform Engineer",
        "role": "interviewer",
        "new": True,
    }
    note(robins, SOON, "scheduled", "Ilse Tamura", around=there, kind="technical", at="14:30")
    return robins


def test_the_feed_holds_what_is_fixed_and_what_is_advised_and_names_nobody(
    tactful, searching: Path, tmp_path
) -> None:
    target = tmp_path / "mine.ics"
    said = tactful("feed", target, "--on", "2026-11-22", ledger=searching)
    assert said.code == 0
    assert "events to" in said.out
    data = target.read_bytes()
    kinds = Counter(titles(data))
    assert kinds["Job search: appointment"] == kinds["Job search: an answer may come"] == 1
    assert kinds["Job search: one small thing"]
    assert kinds["Job search: time for one small thing"]
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        names = {word for one in queries.everybody(ledger) for word in one.name.split() if len(word) > 4}
        places = {one.name for one in queries.companies(ledger)}
    text = data.decode()
    assert [word for word in (*names, *places) if word in text] == []
    assert "linkedin" not in text.lower()
    assert target.stat().st_mode & 0o077 == 0


def test_details_tell_whom_and_why_and_warn(tactful, searching: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.ics"
    said = tactful("feed", target, "--details", "--on", "2026-11-22", ledger=searching)
    assert "keep it in a calendar that nobody else sees" in said.out
    told = titles(target.read_bytes())
    assert "Interview (technical) with Ilse Tamura, Data Platform Engineer at Tessaly Energy" in told
    assert "Thank the interviewer by e-mail: Ngozi Halloran-Tate (Brightmoor Grocers)" in told
    assert any(
        event.get("URL", "").startswith("https://www.linkedin.com/in/")
        for event in events(target.read_bytes())
    )


def test_the_feed_is_the_agenda(searching: Path) -> None:
    from tactful.app.plan_day import plan_day

    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        agenda = plan_day(ledger, ON)
        data = made(ledger, details=True)
    advised = {f"{one.title}: {one.person.name}" for one in (*agenda.do, *agenda.later, *agenda.waiting)}
    fixed = ("Interview", "An answer was promised", "Last day to apply")
    shown = [title.partition(" (")[0] for title in titles(data) if not title.startswith(fixed)]
    assert shown
    assert set(shown) <= advised


def test_a_kept_search_says_not_even_that_it_is_one(searching: Path) -> None:
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        with acting(ledger, "set", now=NOW) as act:
            act.put_setting("discreet", True)
        assert b"ob search" not in made(ledger)


def test_run_again_the_file_stays_and_a_moved_interview_moves(
    tactful, searching: Path, tmp_path: Path, note
) -> None:
    target = tmp_path / "mine.ics"
    for _ in range(2):
        assert tactful("feed", target, "--on", "2026-11-22", ledger=searching).code == 0
        before = target.read_bytes()
    assert target.read_bytes() == before
    note(
        searching,
        SOON,
        "rejected",
        "Ilse Tamura",
        around={"company": "Tessaly Energy", "title": "Data Platform Engineer"},
    )
    assert tactful("feed", target, "--on", "2026-11-22", ledger=searching).code == 0
    [gone] = [
        one
        for one in events(target.read_bytes())
        if one["DTSTART"].dt == datetime(2026, 11, 26, 14, 30, tzinfo=UTC)
    ]
    assert (gone["STATUS"], gone["SUMMARY"]) == ("CANCELLED", "Called off")
    [was] = [one for one in events(before) if one["UID"] == gone["UID"]]
    assert gone["SEQUENCE"] > was["SEQUENCE"]


@pytest.mark.parametrize(
    ("zone", "on", "at", "instant"),
    [
        ("Asia/Kathmandu", SOON, "14:30", datetime(2026, 11, 26, 8, 45, tzinfo=UTC)),
        ("Europe/London", date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("Europe/London", date(2026, 10, 26), "09:00", datetime(2026, 10, 26, 9, 0, tzinfo=UTC)),
        ("America/St_Johns", date(2026, 11, 1), "23:45", datetime(2026, 11, 2, 3, 15, tzinfo=UTC)),
        ("Pacific/Kiritimati", SOON, "09:00", datetime(2026, 11, 25, 19, 0, tzinfo=UTC)),
    ],
)
def test_an_interview_has_its_instant_whatever_the_zone(
    zone: str, on: date, at: str, instant: datetime, tmp_path: Path
) -> None:
    with open_ledger(tmp_path / "z.db", create=True, now=NOW, zone=zone) as ledger:
        with acting(ledger, "log", now=NOW) as act:
            act.log(Moment(on=on, what="scheduled", at=at), person_id=act.add_person("Dana Reyes"))
        data = made(ledger, on=date(2026, 11, 1), without=("best-day", "window", "follow-up"))
    [event] = events(data)
    assert event["DTSTART"].dt == instant
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1)
    assert [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")] == [timedelta(days=-1)]


def panel(act: Act, *people: str, at: str | None, on: date = SOON, company: str = "Northwind") -> None:
    for name in people:
        act.log(
            Moment(on=on, what="scheduled", at=at),
            person_id=act.add_person(name),
            opportunity_id=act.add_opportunity(act.company(company), "Engineer", "interviewing"),
        )


def test_a_panel_is_one_event_and_two_rounds_are_two(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "z.db", create=True, now=NOW, zone="UTC") as ledger:
        with acting(ledger, "log", now=NOW) as act:
            panel(act, "Dana Reyes", "Li Wei", at="10:00")
            panel(act, "Ada Quiet", at="14:00")
            panel(act, "Bo Sand", at=None, on=date(2026, 11, 27))
        told = titles(made(ledger, details=True))
    interviews = [title for title in told if title.startswith("Interview")]
    assert interviews == [
        "Interview with Dana Reyes and Li Wei, Engineer at Northwind",
        "Interview with Ada Quiet, Engineer at Northwind",
        "Interview with Bo Sand, Engineer at Northwind",
    ]


def test_the_same_interview_known_with_and_without_its_time_is_one(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "z.db", create=True, now=NOW, zone="UTC") as ledger:
        with acting(ledger, "log", now=NOW) as act:
            dana = act.add_person("Dana Reyes")
            for at in (None, "10:00"):
                act.log(Moment(on=SOON, what="scheduled", at=at), person_id=dana)
        assert titles(made(ledger)).count("Job search: appointment") == 1


def test_a_posting_closes_until_one_has_applied(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "z.db", create=True, now=NOW, zone="UTC") as ledger:
        with acting(ledger, "add", now=NOW) as act:
            job = act.add_opportunity(act.company("Northwind"), "Engineer", "saved", closes_on=SOON)
        assert titles(made(ledger, details=True)) == ["Last day to apply: Engineer at Northwind"]
        with acting(ledger, "set", now=NOW) as act:
            act.set_opportunity(job, stage="applied")
        assert titles(made(ledger)) == []


def test_an_answer_that_came_is_not_expected_any_more(searching: Path, note) -> None:
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        assert "Job search: an answer may come" in titles(made(ledger))
    note(searching, date(2026, 11, 21), "emailed", "Ngozi Halloran-Tate", by="them")
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        assert "Job search: an answer may come" not in titles(made(ledger))


def test_kinds_can_be_left_out_and_days_limited(tactful, searching: Path) -> None:
    said = tactful(
        "feed",
        "-",
        "--on",
        "2026-11-22",
        "--without",
        "window",
        "--without",
        "best-day",
        "--days",
        "3",
        ledger=searching,
    )
    assert said.code == 0
    kinds = set(titles(said.out.encode()))
    assert kinds <= {"Job search: one short follow-up"}


def test_no_more_than_fits(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "z.db", create=True, now=NOW, zone="UTC") as ledger:
        with acting(ledger, "add", now=NOW) as act:
            for number in range(510):
                act.add_opportunity(act.company("Northwind"), f"Job {number}", "saved", closes_on=SOON)
        done = feed(ledger, on=ON, now=NOW)
    assert (done.events, done.left_out, len(events(done.data))) == (500, 10, 500)


def test_a_file_that_is_no_feed_is_left_alone_unless_forced(tactful, searching: Path, tmp_path: Path) -> None:
    target = tmp_path / "theirs.ics"
    theirs = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n"
    target.write_bytes(theirs)
    said = tactful("feed", target, ledger=searching)
    assert said.code == 2
    assert "no feed of Tactful" in said.err
    assert target.read_bytes() == theirs
    assert tactful("feed", target, "--force", ledger=searching).code == 0
    assert target.read_bytes() != theirs
    assert tactful("feed", tmp_path, ledger=searching).code == 2
    assert tactful("feed", tmp_path / "no" / "such.ics", ledger=searching).code == 2
    assert tactful("feed", searching, ledger=searching).code == 2
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


def test_a_link_stays_a_link_and_readers_keep_their_rights(tactful, searching: Path, tmp_path: Path) -> None:
    (tmp_path / "web").mkdir()
    target = tmp_path / "web" / "feed.ics"
    assert tactful("feed", target, ledger=searching).code == 0
    target.chmod(0o644)
    link = tmp_path / "link.ics"
    link.symlink_to(target)
    assert tactful("feed", link, "--details", ledger=searching).code == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o644
    assert b"Ilse" in target.read_bytes()


def test_every_event_is_marked_as_ours(searching: Path, tmp_path: Path) -> None:
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        data = made(ledger, details=True)
    uids = [str(event["UID"]) for event in events(data)]
    assert all(uid.endswith(OWN) for uid in uids)
    assert len(set(uids)) == len(uids)


@pytest.mark.parametrize("details", [False, True], ids=["neutral", "details"])
def test_our_own_reminders_make_no_moments(details: bool, searching: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.ics"
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        path.write_bytes(made(ledger, details=details))
    told = list(calendar.extract(path, today=ON).facts())
    assert len(told) == len(events(path.read_bytes()))
    assert [one for one in told if not isinstance(one, Skipped)] == []


def test_contacts_of_a_job_come_back(tactful, searching: Path, tmp_path: Path) -> None:
    target = tmp_path / "people.vcf"
    said = tactful("export", target, "--opportunity", "Data Platform Engineer @ Tessaly", ledger=searching)
    assert (said.code, said.out.split()) == (0, f"Wrote 1 contact to {target}.".split())
    text = target.read_text(encoding="utf-8")
    assert "FN:Ilse Tamura" in text
    assert "NOTE" not in text
    other = tmp_path / "more.vcf"
    assert (
        tactful(
            "export", other, "--person", "Ilse Tamura", "--details", "--vcard", "4.0", ledger=searching
        ).code
        == 0
    )
    assert "NOTE:Interviewer" in other.read_text(encoding="utf-8")
    assert tactful("export", target, "--person", "Ilse Tamura", ledger=searching).code == 2
    assert tactful("export", tmp_path / "c.vcf", ledger=searching).code == 2
    assert tactful("export", tmp_path / "c.vcf", "--opportunity", "Astronaut", ledger=searching).code == 2
    assert tactful("export", tmp_path / "c.json", "--person", "Ilse Tamura", ledger=searching).code == 2
    assert tactful("export", tmp_path / "c.vcf", "--keys", "--person", "Ilse", ledger=searching).code == 2


@pytest.mark.parametrize("keys", [[], ["--keys"]], ids=["without keys", "with keys"])
@pytest.mark.parametrize("name", ["all.json", "all"])
def test_what_was_exported_is_restored(
    name: str, keys: list[str], tactful, searching: Path, tmp_path: Path
) -> None:
    assert tactful("export", tmp_path / name, *keys, ledger=searching).code == 0
    back = tmp_path / "back.db"
    said = tactful("restore", tmp_path / name, ledger=back)
    assert said.code == 0
    assert ("it would be there twice" in " ".join(said.out.split())) is not bool(keys)
    assert (
        tactful("today", "--on", "2026-11-22", ledger=back).out
        == tactful("today", "--on", "2026-11-22", ledger=searching).out
    )
    assert identify(tmp_path / name) is None


def test_nothing_advised_starts_in_the_past_and_open_ends_are_not_told(searching: Path) -> None:
    with open_ledger(searching, create=False, now=NOW, zone="UTC") as ledger:
        for on in (ON + timedelta(days=day) for day in range(0, 21, 2)):
            told = events(made(ledger, on=on, details=True, without=("window", "interview", "deadline")))
            assert told
            assert [one["SUMMARY"] for one in told if one["DTSTART"].dt < on] == []
            assert [
                one["DESCRIPTION"]
                for one in told
                if re.search(r" to \d.* 20[3-9]\d", one.get("DESCRIPTION", ""))
            ] == []
