"""Calendars: what each sample turns into, and how one event changes from export to export."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from one_file_samples import expected_of, samples, turned_into

from tactful.core.facts import Extraction, Fact, Question, Skipped
from tactful.errors import BadInput, NotAnExport
from tactful.sources import calendar
from tactful.sources.calendar import reading
from tactful.sources.calendar.titles import opportunity, person
from tactful.sources.calendar.words import words

HERE = Path(__file__).parent / "samples" / "calendar"
DANA = "ATTENDEE;CN=Dana Reyes:mailto:dana.reyes@northwind.example"
ME = "ATTENDEE;CN=Robin Vale;PARTSTAT={}:mailto:robin@vale.example"


def event(
    *lines: str, summary: str = "Interview", uid: str = "1", start: str = "DTSTART:20261130T140000Z"
) -> str:
    return "\n".join(
        (
            "BEGIN:VEVENT",
            f"UID:{uid}",
            "DTSTAMP:20261120T080000Z",
            start,
            f"SUMMARY:{summary}",
            *lines,
            "END:VEVENT",
        )
    )


def opened(tmp_path: Path, *events: str, top: str = "", today: date | None = None) -> Extraction:
    path = tmp_path / "calendar.ics"
    lines = (
        "BEGIN:VCALENDAR",
        "X-WR-CALNAME:robin@vale.example",
        *([top] if top else []),
        *events,
        "END:VCALENDAR",
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    assert calendar.identify(path)
    return calendar.extract(path, today=today)


def read(
    tmp_path: Path, *events: str, top: str = "", today: date | None = None
) -> list[Fact | Question | Skipped]:
    return list(opened(tmp_path, *events, top=top, today=today).facts())


def facts(tmp_path: Path, *events: str, top: str = "", today: date | None = None) -> list[Fact]:
    return [item for item in read(tmp_path, *events, top=top, today=today) if isinstance(item, Fact)]


@pytest.mark.parametrize("path", samples("calendar"), ids=lambda path: path.stem)
def test_a_sample_turns_into_what_lies_beside_it(path: Path) -> None:
    assert calendar.identify(path)
    assert turned_into(path, calendar.extract) == json.loads(expected_of(path).read_text(encoding="utf-8"))


def test_a_moved_interview_keeps_its_key_and_a_cancelled_one_is_void() -> None:
    asked, moved, off = (
        next(
            item for item in calendar.extract(HERE / f"outlook-{name}.ics").facts() if isinstance(item, Fact)
        )
        for name in ("request", "moved", "cancelled")
    )
    assert asked.key == moved.key == off.key
    assert len({asked.state, moved.state, off.state}) == 3
    assert (asked.void, moved.void, off.void) == (False, False, True)
    assert off.moment is None
    assert asked.moment is not None
    assert moved.moment is not None
    assert str(asked.moment.at) == "2026-12-07 13:00:00+00:00"
    assert str(moved.moment.at) == "2026-12-08 13:00:00+00:00"


def test_the_same_calendar_says_the_same_twice(tmp_path: Path) -> None:
    assert read(tmp_path, event(DANA, ME)) == read(tmp_path, event(DANA, ME))


def test_of_two_versions_the_newer_counts(tmp_path: Path) -> None:
    older = event(DANA, ME.format("ACCEPTED"), "SEQUENCE:1")
    newer = event(DANA, ME.format("ACCEPTED"), "SEQUENCE:2", start="DTSTART:20261201T090000Z")
    for order in ((older, newer), (newer, older)):
        items = read(tmp_path, *order)
        assert len(items) == 2
        assert items[0] == items[1]
        assert isinstance(items[0], Fact)
        assert str(items[0].moment and items[0].moment.at) == "2026-12-01 09:00:00+00:00"


@pytest.mark.parametrize(
    ("lines", "top"),
    [
        ((DANA, ME.format("DECLINED")), ""),
        ((DANA, ME.format("ACCEPTED"), "STATUS:CANCELLED"), ""),
        ((DANA, ME.format("ACCEPTED")), "METHOD:CANCEL"),
        ((DANA.replace(":mailto", ";PARTSTAT=DECLINED:mailto"), ME.format("ACCEPTED")), ""),
    ],
    ids=["declined", "cancelled", "cancellation", "they declined"],
)
def test_what_is_off_is_void(tmp_path: Path, lines: tuple[str, ...], top: str) -> None:
    on, off = facts(tmp_path, event(DANA, ME.format("ACCEPTED"))), facts(tmp_path, event(*lines), top=top)
    assert [fact.void for fact in off] == [True]
    assert off[0].key == on[0].key
    assert off[0].people == ()


def test_a_tentative_interview_is_asked_about_under_the_key_of_the_fact(tmp_path: Path) -> None:
    [fixed] = facts(tmp_path, event(DANA, ME.format("ACCEPTED")))
    [asked] = read(tmp_path, event(DANA, ME.format("ACCEPTED"), "STATUS:TENTATIVE"))
    assert isinstance(asked, Question)
    assert asked.fact == fixed


def test_what_is_over_is_asked_about_once_it_is(tmp_path: Path) -> None:
    one = event(DANA, ME.format("ACCEPTED"))
    assert [type(item) for item in read(tmp_path, one, today=date(2026, 11, 30))] == [Fact]
    kept, asked = read(tmp_path, one, today=date(2026, 12, 1))
    assert isinstance(kept, Fact)
    assert isinstance(asked, Question)
    assert asked.text == "Did the interview with Dana Reyes on 30 November 2026 take place?"
    assert asked.fact.moment is not None
    assert asked.fact.moment.what == "interviewed"
    assert asked.fact.key != kept.key
    assert [type(item) for item in read(tmp_path, one, today=date(2028, 12, 1))] == [Fact]


@pytest.mark.parametrize(
    ("start", "at", "on"),
    [
        ("DTSTART:20260701T100000Z", "2026-07-01 10:00:00+00:00", None),
        ("DTSTART;TZID=W. Europe Standard Time:20260701T100000", "2026-07-01 08:00:00+00:00", None),
        ('DTSTART;TZID="Pacific Standard Time":20260701T100000', "2026-07-01 17:00:00+00:00", None),
        ("DTSTART;TZID=Europe/Berlin:20260101T100000", "2026-01-01 09:00:00+00:00", None),
        ("DTSTART;TZID=/x.example/Europe/Berlin:20260701T100000", "2026-07-01 08:00:00+00:00", None),
        ("DTSTART;TZID=tzone://Microsoft/Utc:20260701T100000", "2026-07-01 10:00:00+00:00", None),
        ("DTSTART;TZID=Nowhere:20260701T100000", "None", date(2026, 7, 1)),
        ("DTSTART:20260701T100000", "None", date(2026, 7, 1)),
        ("DTSTART;VALUE=DATE:20260701", "None", date(2026, 7, 1)),
    ],
)
def test_times_are_instants_where_their_zone_is_known(
    tmp_path: Path, start: str, at: str, on: date | None
) -> None:
    [fact] = facts(tmp_path, event(DANA, ME.format("ACCEPTED"), start=start))
    assert fact.moment is not None
    assert (str(fact.moment.at), fact.moment.on) == (at, on)


def test_a_series_is_read_within_the_window_and_a_routine_not_at_all(tmp_path: Path) -> None:
    rule = "RRULE:FREQ=MONTHLY;BYMONTHDAY=1"
    start = "DTSTART:20250101T100000Z"
    one = event(DANA, ME.format("ACCEPTED"), "RRULE:FREQ=MONTHLY;COUNT=30", start=start)
    assert [item.reason for item in read(tmp_path, one) if isinstance(item, Skipped)] == [
        "not about the search"
    ]
    few = event(DANA, ME.format("ACCEPTED"), rule.replace(";BY", ";INTERVAL=4;BY"), start=start)
    days = [fact.moment.at.date() for fact in facts(tmp_path, few) if fact.moment and fact.moment.at]
    assert days == [date(2026, 1, 1), date(2026, 5, 1), date(2026, 9, 1), date(2027, 1, 1)]


def test_rooms_tools_and_the_owner_are_nobody(tmp_path: Path) -> None:
    others = (
        "ATTENDEE;CUTYPE=ROOM;CN=Dana Room:mailto:room@northwind.example",
        "ATTENDEE;CN=Robin V:mailto:ROBIN@vale.example",
        "ATTENDEE;CN=Ada Host:mailto:c_1@resource.calendar.google.com",
        "ORGANIZER;CN=Ada Host:mailto:no-reply@northwind.example",
    )
    [item] = read(tmp_path, event(*others))
    assert item == Skipped(file="calendar.ics", reason="no name")


@pytest.mark.parametrize(
    "shown", ["Dana Reyes", "Reyes, Dana", '"Reyes, Dana"', '"Dana Reyes (Northwind)"', "'Dana Reyes'"]
)
def test_a_name_is_read_in_either_order(tmp_path: Path, shown: str) -> None:
    dana = f"ATTENDEE;CN={shown}:mailto:d@northwind.example"
    assert [fact.people[0].name for fact in facts(tmp_path, event(dana, ME.format("")))] == ["Dana Reyes"]


def test_the_organizer_counts_when_nobody_else_is_there(tmp_path: Path) -> None:
    petra = "ORGANIZER;CN=Petra Hollis:mailto:petra@northwind.example"
    [alone] = facts(tmp_path, event(petra, ME.format("ACCEPTED")))
    assert alone.people[0].name == "Petra Hollis"
    assert [fact.people[0].name for fact in facts(tmp_path, event(petra, DANA, ME.format("")))] == [
        "Dana Reyes"
    ]


def test_the_company_of_a_mailbox_is_not_asserted(tmp_path: Path) -> None:
    [fact] = facts(tmp_path, event(DANA, ME.format("ACCEPTED")))
    assert fact.people[0].company is None
    [other] = facts(tmp_path, event(DANA, ME.format("ACCEPTED"), summary="Interview: Data Engineer at Oxbow"))
    assert other.people[0].company is None
    assert other.opportunity is not None
    assert (other.opportunity.company, other.opportunity.title) == ("Oxbow", "Data Engineer")


def test_with_more_than_a_dozen_others_it_is_no_interview(tmp_path: Path) -> None:
    many = [f"ATTENDEE;CN=Dana Reyes:mailto:dana{number}@northwind.example" for number in range(13)]
    [item] = read(tmp_path, event(*many, ME.format("ACCEPTED")))
    assert item == Skipped(file="calendar.ics", reason="not about the search")
    assert len(read(tmp_path, event(*many[:12], ME.format("ACCEPTED")))) == 12


def test_nothing_of_a_description_is_kept(tmp_path: Path) -> None:
    secret = "DESCRIPTION:They pay badly\\, says https://x.example"
    assert "pay badly" not in repr(
        read(tmp_path, event(DANA, ME.format("ACCEPTED"), secret, "LOCATION:pay badly"))
    )


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Interview: Data Engineer, Northwind", "interview"),
        ("INTERVIEWS", "interview"),
        ("Phone Screen w/ Dana", "interview"),
        ("Vorstellungsgespräch", "interview"),
        ("Entretien d’embauche", "interview"),
        ("Entretien voiture", "perhaps"),
        ("二次面接", "interview"),
        ("Собеседование", "interview"),
        ("Onsite", "perhaps"),
        ("Interviewing candidate", "other-side"),
        ("Coffee", "talk"),
        ("Café con Ana", "talk"),
        ("Career fair", "event"),
        ("Interview prep", None),
        ("Mock interview", None),
        ("User interviews", None),
        ("Conference call", None),
        ("Dentist", None),
        ("Reinterviewed", None),
    ],
)
def test_titles_are_told_apart_by_words(title: str, topic: str | None) -> None:
    assert words().topic(title) == topic


@pytest.mark.parametrize(
    ("title", "company", "job", "who"),
    [
        ("Interview: Data Engineer, Northwind (Dana Reyes)", "Northwind", "Data Engineer", "Dana Reyes"),
        ("Interview for Senior Analyst at Fennel & Co", "Fennel & Co", "Senior Analyst", None),
        ("Entretien : Analyste chez Fennel", "Fennel", "Analyste", None),
        ("Vorstellungsgespräch: Softwareentwickler bei Nordwind", "Nordwind", "Softwareentwickler", None),
        ("Interview with Dana Reyes", None, None, "Dana Reyes"),
        ("Interview: Dana Reyes, Northwind", None, None, None),
        ("Interview: Data Engineer, Product Manager", None, None, None),
        ("Interview: Data Engineer (Google Meet)", None, None, None),
        ("Interview at Northwind", None, None, None),
        ("Interview with Northwind", None, None, None),
    ],
)
def test_a_title_gives_only_what_is_certain(
    title: str, company: str | None, job: str | None, who: str | None
) -> None:
    found = opportunity(title)
    assert (found.company if found else None, found.title if found else None) == (company, job)
    assert person(title) == who


def test_a_stamp_from_the_future_does_not_date_the_file(tmp_path: Path) -> None:
    one = opened(tmp_path, event(DANA).replace("DTSTAMP:2026", "DTSTAMP:2150"))
    assert one.exported_on is not None
    assert one.exported_on.year < 2150


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "a.ics"
    zoe = DANA.replace("Dana Reyes", "Zoë Lindqvist")
    whole = "\n".join(
        ("BEGIN:VCALENDAR", "X-WR-CALNAME:robin@vale.example", event(zoe, ME), "END:VCALENDAR", "")
    )
    path.write_bytes(whole.replace("\n", newline).encode(encoding))
    assert calendar.identify(path)
    [fact] = calendar.extract(path).facts()
    assert isinstance(fact, Fact)
    assert fact.people[0].name == "Zoë Lindqvist"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=DAILY;BYHOUR=1,2,3", "FREQ=BANANA",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=400",
    ],
)  # fmt: skip
def test_a_rule_that_has_no_end_is_a_problem_and_the_rest_is_read(tmp_path: Path, rule: str) -> None:
    one = opened(tmp_path, event(DANA, ME, f"RRULE:{rule}"), event(DANA, ME, uid="2"))
    items = list(one.facts())
    assert [type(item) for item in items] == [Skipped, Fact]
    assert [(problem.line, problem.file) for problem in one.problems] == [(3, "calendar.ics")]
    assert "Dana" not in one.problems[0].text


def test_what_is_too_large_or_holds_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ics"
    path.write_text("BEGIN:VCALENDAR\nEND:VCALENDAR\n")
    with pytest.raises(NotAnExport, match="no calendar entries"):
        calendar.extract(path)
    path.write_text("BEGIN:VCALENDAR\n" + event(DANA))
    monkeypatch.setattr(reading, "FILE", 50)
    with pytest.raises(BadInput, match="larger than"):
        calendar.extract(path)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 600, b"BEGIN:VCARD\n", b"\xff\xfe", b'{"a": 1}', b"x" * 10_000]
)
def test_other_files_are_not_calendars(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ics"
    path.write_bytes(content)
    assert not calendar.identify(path)
    assert not calendar.identify(tmp_path)
    assert not calendar.identify(tmp_path / "missing\0.ics")
