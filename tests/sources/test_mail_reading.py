"""Mails that are odd, hostile or pasted."""

from __future__ import annotations

import base64
import time
from datetime import date
from pathlib import Path

import pytest

from tactful.core.facts import Fact, Question, Skipped
from tactful.errors import BadInput
from tactful.sources import mail

HEAD = (
    b"From: Dana Reyes <dana@northwind.example>\r\nTo: robin@vale.example\r\nSubject: Interview\r\n"
    b"Date: Tue, 03 Nov 2026 09:12:44 +0000\r\nMessage-ID: <one@northwind.example>\r\n"
)
INVITES = "We would like to invite you to an interview for the Data Engineer role at Northwind."
REJECTS = (
    "Thank you for applying to Northwind. We have decided not to move forward with your application "
    "for the Data Engineer role."
)


def read(tmp_path: Path, data: bytes) -> tuple[Fact | Question | Skipped, list[str]]:
    path = tmp_path / "one.eml"
    path.write_bytes(data)
    one = mail.extract(path)
    (item,) = one.facts()
    return item, [problem.text for problem in one.problems]


def test_the_message_id_is_the_key_and_a_second_reading_is_the_same(tmp_path: Path) -> None:
    first, _ = read(tmp_path, HEAD + b"\r\n" + INVITES.encode())
    again, _ = read(tmp_path, b"X-Moved: yes\r\n" + HEAD + b"\r\n" + INVITES.encode())
    assert isinstance(first, Fact)
    assert first.key == "mail:one@northwind.example"
    assert first == again


@pytest.mark.parametrize(
    "body",
    [
        b'Content-Type: text/plain; charset="x-nothing"\r\n\r\n' + INVITES.encode(),
        b"Content-Type: text/plain; charset=us-ascii\r\n\r\nGr\xfc\xdfe. " + INVITES.encode(),
        b"Content-Type: text/plain; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(INVITES.encode("utf-16")),
        b"Content-Type: text/html\r\n\r\n<style>p{}</style><script>no()</script><p>"
        + INVITES.replace(" ", "&#32;").encode(),
        b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n'
        b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n\r\n'
        + INVITES.encode()
        + b"\r\n--b--\r\n"
        b"--a\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nunfortunately\r\n--a--\r\n",
        b"\r\n" + INVITES.replace(" interview", "\0 interview").encode(),
    ],
    ids=["charset", "undeclared", "utf-16", "html", "nested", "nul"],
)
def test_bodies_of_every_make_are_read(tmp_path: Path, body: bytes) -> None:
    item, problems = read(tmp_path, HEAD + body)
    assert problems == []
    assert isinstance(item, Fact)
    assert item.opportunity is not None
    assert (item.opportunity.company, item.opportunity.title) == ("Northwind", "Data Engineer")


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 3000, 1),
        (
            HEAD
            + b"".join(
                b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at)
                for at in range(2000)
            ),
            1,
        ),
        (HEAD + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\n\r\n" * 100_000, 1),
        (b"X-A: b\r\n" * 200_000 + HEAD + b"\r\nhello", 1),
        (HEAD + b"\r\n" + b"\r\n" * 1_500_000, 1),
        (HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 300_000, 0),
        (b"From: " + b'"a,<' * 1900 + b"\r\nSubject: x\r\nDate: x\r\n\r\nhello", 0),
        (HEAD + b"\r\n" + b"Data Engineer And The " * 50_000, 0),
        (bytes(range(256)) * 1000, 0),
    ],
    ids=["rfc822", "nested", "parts", "headers", "lines", "html", "from", "capitals", "bytes"],
)
def test_hostile_mails_end_soon_and_say_nothing(tmp_path: Path, data: bytes, problems: int) -> None:
    started = time.perf_counter()
    item, told = read(tmp_path, data)
    assert time.perf_counter() - started < 30
    assert not isinstance(item, Fact)
    assert len(told) == problems


def test_a_mail_of_more_than_50_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.eml"
    with path.open("wb") as stream:
        stream.write(HEAD)
        stream.truncate(51 << 20)
    with pytest.raises(BadInput, match="larger than 50 MB"):
        mail.extract(path)


@pytest.mark.parametrize("year", ["9999", "1200"])
def test_years_at_the_edge_of_time_are_no_dates(tmp_path: Path, year: str) -> None:
    item, _ = read(tmp_path, HEAD.replace(b"2026", year.encode()) + b"\r\n" + INVITES.encode())
    assert item == Skipped(file="one.eml", reason="unreadable date")


def test_without_a_date_the_first_server_dates_it(tmp_path: Path) -> None:
    head = HEAD.replace(b"Date: ", b"Received: from a by b; ")
    item, _ = read(tmp_path, head + b"\r\n" + INVITES.encode())
    assert isinstance(item, Fact)
    assert item.moment is not None
    assert str(item.moment.at) == "2026-11-03 09:12:44+00:00"


@pytest.mark.parametrize("shown", ["Northwind Recruiting", "Dana Reyes", "careers@northwind.example"])
def test_nothing_from_a_mailbox_that_anyone_can_have_is_a_fact(tmp_path: Path, shown: str) -> None:
    data = HEAD.replace(b"Dana Reyes <dana@northwind.example>", f'"{shown}" <x@gmail.com>'.encode())
    item, _ = read(tmp_path, data + b"\r\n" + REJECTS.encode())
    assert isinstance(item, Question)
    assert all(person.company is None for person in item.fact.people)


@pytest.mark.parametrize(
    ("sender", "human"),
    [
        ('"Reyes, Dana" <dana@northwind.example>', "Dana Reyes"),
        ("Reyes, Dana <dana@northwind.example>", "Dana Reyes"),
        ("Dana Reyes (Northwind) <dana@northwind.example>", "Dana Reyes"),
        ("=?utf-8?q?Zo=C3=AB_L=C3=BCdi?= <zoe@northwind.example>", "Zoë Lüdi"),
        ("Dr. Dana Reyes <dana@northwind.example>", "Dana Reyes"),
        ("Dana Reyes <no-reply@northwind.example>", None),
        ("Northwind Talent Team <dana@northwind.example>", None),
        ("dana@northwind.example", None),
        ("<b>Dana</b> Reyes <dana@northwind.example>", None),
    ],
)
def test_the_person_is_a_human_or_nobody(tmp_path: Path, sender: str, human: str | None) -> None:
    data = HEAD.replace(b"Dana Reyes <dana@northwind.example>", sender.encode()) + b"\r\n" + REJECTS.encode()
    item, _ = read(tmp_path, data)
    assert isinstance(item, Fact)
    assert [person.name for person in item.people] == ([human] if human else [])


def test_pasted_text_takes_its_day_from_the_person_or_its_own_date_line() -> None:
    told = mail.from_text(REJECTS, date(2026, 11, 3))
    assert isinstance(told, Fact)
    assert told.moment is not None
    assert told.moment.on == date(2026, 11, 3)
    fields = "From: Dana Reyes <dana@northwind.example>\nDate: Tue, 3 Nov 2026 10:00:00 +0000\nSubject: Hi"
    pasted = f"{fields}\n\n{REJECTS}"
    headed = mail.from_text(pasted, None)
    assert isinstance(headed, Fact)
    assert [person.name for person in headed.people] == ["Dana Reyes"]
    assert mail.from_text(REJECTS, None) == Skipped(file="pasted mail", reason="unreadable date")


def test_pasted_chat_is_nothing() -> None:
    assert mail.from_text("Shall we have dinner on Friday?", date(2026, 11, 3)) == Skipped(
        file="pasted mail", reason="not about the search"
    )


@pytest.mark.parametrize(
    "text",
    [
        "First Name,Last Name\nDana,Reyes\n",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        "<html><body>From: x</body></html>",
        "From: Dana\n\nno other field",
        "",
    ],
)
def test_what_is_no_mail_is_not_taken_for_one(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.eml"
    path.write_text(text, encoding="utf-8")
    assert not mail.identify(path)
    assert not mail.identify(tmp_path)
