"""The calendar feed: what RFC 5545 and three programs ask of it, and names that mean harm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tactful.exports.as_calendar import OWN, PRODID, Entry, is_own, write
from tactful.exports.plain import plain

NOW = datetime(2026, 11, 22, 9, 30, 45, tzinfo=UTC)
DAY = date(2026, 11, 25)
HARM = (
    "Mallory\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected",
    "Mallory\nATTENDEE:mailto:x@example.com",
    "Reyes, Dana; \\n \\, \\\\",
    "👩‍💻" * 60 + "é" * 100,
    "\u202eanaD\u202c \u2066x\u2069 \u200f",
    "tab\tnul\x00bell\x07next\x85line\u2028sep\u2029par\x0b\x0c",
    "half \ud83d of a pair",
    "x" * 10_000,
    "BEGIN:VALARM",
    "",
)


def entry(number: int = 1, **fields: Any) -> Entry:
    """An event of one day, with a reminder."""
    told: dict[str, Any] = {
        "uid": f"{number:032x}{OWN}",
        "kind": "best-day",
        "title": "One small thing",
        "starts": DAY,
        "ends": DAY + timedelta(days=1),
        "alarm": timedelta(hours=6),
    }
    return Entry(**{**told, **fields})


def feed(*entries: Entry, now: datetime = NOW, before: bytes = b"") -> bytes:
    return write(entries, name="Tactful", now=now, before=before)


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def well_formed(data: bytes) -> None:
    """What every reader asks: CRLF alone, lines of at most 75 octets that are whole UTF-8, nothing but text."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert all(sign >= " " for sign in line.decode("utf-8"))
        assert line.strip()
    names = [line for line in data.split(b"\r\n") if not line.startswith(b" ")]
    assert names.count(b"BEGIN:VEVENT") == names.count(b"END:VEVENT") == len(events(data))
    for event in events(data):
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED"} <= event.keys()
        assert event["CLASS"] == "PRIVATE"
        assert not {"ATTENDEE", "ORGANIZER", "ATTACH"} & event.keys()
        for alarm in event.walk("VALARM"):
            assert alarm["ACTION"] == "DISPLAY"
            assert alarm["DESCRIPTION"]
            assert alarm["TRIGGER"].dt < timedelta(0)


def test_the_head_says_what_it_is_and_when_to_look_again() -> None:
    data = feed(entry())
    well_formed(data)
    calendar = Calendar.from_ical(data)
    assert (calendar["VERSION"], calendar["METHOD"], calendar["PRODID"]) == ("2.0", "PUBLISH", PRODID)
    assert calendar["X-WR-CALNAME"] == "Tactful"
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n" in data
    assert is_own(data[:1024])


def test_a_feed_of_nothing_is_one() -> None:
    assert feed().endswith(b"END:VCALENDAR\r\n")
    assert events(feed()) == []


def test_days_are_whole_and_free_and_interviews_have_their_instant_and_are_busy() -> None:
    at = datetime(2026, 11, 25, 8, 45, tzinfo=UTC)
    data = feed(
        entry(1, ends=DAY + timedelta(days=3)),
        entry(2, kind="interview", starts=at, ends=at + timedelta(hours=1), busy=True),
    )
    well_formed(data)
    assert b"\r\nDTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261128\r\n" in data
    assert b"\r\nDTSTART:20261125T084500Z\r\nDTEND:20261125T094500Z\r\n" in data
    assert [event["TRANSP"] for event in events(data)] == ["TRANSPARENT", "OPAQUE"]
    assert b"TZID" not in data


@pytest.mark.parametrize("harm", HARM, ids=range(len(HARM)))
def test_no_name_breaks_out_of_its_line(harm: str) -> None:
    data = feed(
        entry(1, title=f"Thank {harm}", text=f"because {harm}", url=f"https://x.example/{harm}"), entry(2)
    )
    well_formed(data)
    first, second = events(data)
    assert str(first["SUMMARY"]) == plain(f"Thank {harm}", 200)
    assert str(first["DESCRIPTION"]) == plain(f"because {harm}", 2_000, lines=True)
    assert second["SUMMARY"] == "One small thing"


@settings(deadline=None)
@given(st.text(), st.text())
def test_whatever_is_written_is_read_back(title: str, text: str) -> None:
    data = feed(entry(title=f"a{title}z", text=text))
    well_formed(data)
    [event] = events(data)
    assert str(event["SUMMARY"]) == plain(f"a{title}z", 200)
    assert str(event.get("DESCRIPTION", "")) == plain(text, 2_000, lines=True)


def test_the_same_again_is_the_same_bytes_on_any_later_day() -> None:
    first = feed(entry(1), entry(2))
    assert feed(entry(2), entry(1), now=NOW + timedelta(days=2), before=first) == first


def test_only_what_changed_gets_a_later_stamp() -> None:
    first = feed(entry(1), entry(2))
    later = NOW + timedelta(hours=3)
    second = feed(entry(1), entry(2, title="Another thing"), now=later, before=first)
    old, new = ({str(e["UID"]): e for e in events(data)} for data in (first, second))
    one, two = entry(1).uid, entry(2).uid
    assert new[one]["SEQUENCE"] == old[one]["SEQUENCE"]
    assert new[two]["SEQUENCE"] == old[two]["SEQUENCE"] + 180
    assert (
        new[one]["LAST-MODIFIED"].dt
        == old[one]["LAST-MODIFIED"].dt
        == datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    )
    assert new[two]["LAST-MODIFIED"].dt == later.replace(second=0)


def test_a_change_is_later_than_the_one_before_whatever_the_clock_says() -> None:
    first = feed(entry(title="a"))
    second = feed(entry(title="b"), before=first)
    third = feed(entry(title="c"), now=NOW - timedelta(days=9), before=second)
    assert [events(data)[0]["SEQUENCE"] for data in (first, second, third)] == sorted(
        {events(data)[0]["SEQUENCE"] for data in (first, second, third)}
    )
    lost = feed(entry(title="c"), now=NOW + timedelta(minutes=3))
    assert events(lost)[0]["SEQUENCE"] > events(third)[0]["SEQUENCE"]


def test_what_is_gone_is_called_off_for_a_month_and_names_nobody() -> None:
    far = DAY + timedelta(days=60)
    gone = entry(2, title="Thank Dana Reyes", text="Dana", url="https://x.example/dana", starts=far, ends=far)
    first = feed(entry(1), gone)
    second = feed(entry(1), now=NOW + timedelta(days=1), before=first)
    well_formed(second)
    [off] = [event for event in events(second) if event["UID"] == gone.uid]
    assert (off["STATUS"], off["SUMMARY"], off["DTSTART"].dt) == ("CANCELLED", "Called off", far)
    assert off.walk("VALARM") == []
    assert b"Dana" not in second
    assert b"dana" not in second
    assert feed(entry(1), now=NOW + timedelta(days=20), before=second) == second
    assert len(events(feed(entry(1), now=NOW + timedelta(days=31), before=second))) == 1
    [back] = [
        e for e in events(feed(gone, now=NOW + timedelta(days=2), before=second)) if e["UID"] == gone.uid
    ]
    assert back["STATUS"] == "CONFIRMED"
    assert back["SEQUENCE"] > off["SEQUENCE"]


def test_what_is_over_goes_quietly() -> None:
    first = feed(entry(1), entry(2))
    assert events(feed(now=NOW + timedelta(days=5), before=first)) == []


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n",
        feed(entry(7))[:400],
        feed(entry(7)).replace(b"20261125", b"20269999"),
        feed(entry(7)).replace(b"LAST-MODIFIED:2026", b"LAST-MODIFIED:0000"),
        feed(entry(7)).replace(b"@tactful.invalid", b"@else.invalid"),
    ],
    ids=["nothing", "no text", "foreign", "cut", "no day", "no stamp", "no uid"],
)
def test_a_file_that_is_no_memory_is_none(before: bytes) -> None:
    assert feed(entry(), before=before) == feed(entry())
