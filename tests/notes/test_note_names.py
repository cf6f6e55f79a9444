"""Names, companies and phrases as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from drafting import TODAY, ago, situation

from tactful.app.draft_note import draft_note
from tactful.notes.background import aimed, lived
from tactful.notes.clauses import plain, with_article
from tactful.notes.companies import spoken
from tactful.notes.headlines import about_me
from tactful.notes.job_titles import job, role
from tactful.notes.known_facts import greeted, known_facts
from tactful.notes.names import parse
from tactful.notes.occasions import day_words


@pytest.mark.parametrize(("written", "relaxed", "formal"), [
    ("Dana Reyes", "Dana", "Dana Reyes"),
    ("DANA REYES", "Dana", "Dana Reyes"),
    ("dana reyes", "Dana", "Dana Reyes"),
    ("Dana Reyes, PhD, MBA", "Dana", "Dana Reyes"),
    ("Dana Reyes MBA", "Dana", "Dana Reyes"),
    ("🌟 Dana Reyes 🌟 (she/her)", "Dana", "Dana Reyes"),
    ("Dana Reyes she/her", "Dana", "Dana Reyes"),
    ("Dana Reyes | We are hiring", "Dana", "Dana Reyes"),
    ("Reyes, Dana", "Dana", "Dana Reyes"),
    ("Dr. Linh Nguyen", "Dr. Nguyen", "Dr. Nguyen"),
    ("Dr. Nguyen", "Dr. Nguyen", "Dr. Nguyen"),
    ("Ms. Okafor", "Ms. Okafor", "Ms. Okafor"),
    ("Prof. Dr. Hans Müller", "Prof. Müller", "Prof. Müller"),
    ("Sir Keith Pemberton", "Sir Keith", "Sir Keith"),
    ("Anna van der Berg", "Anna", "Anna van der Berg"),
    ("Dr. Anna van der Berg", "Dr. van der Berg", "Dr. van der Berg"),
    ("ANNA VAN DER BERG", "Anna", "Anna van der Berg"),
    ("Mary-Jane Watson", "Mary-Jane", "Mary-Jane Watson"),
    ("MARY-JANE O'BRIEN", "Mary-Jane", "Mary-Jane O'Brien"),
    ("Shawn MCDONALD", "Shawn", "Shawn McDonald"),
    ("Cher", "Cher", "Cher"),
    ("J. Robert Smith", "Robert", "J. Robert Smith"),
    ("A. Smith", "A. Smith", "A. Smith"),
    ("Dana R.", "Dana", "Dana R."),
    ('Robert "Bob" Smith', "Bob", "Robert Smith"),
    ("Jack Ma", "Jack", "Jack Ma"),
    ("王小明", "王小明", "王小明"),
    ("王, 小明", "小明", "王小明"),
    ("Þórunn Jónsdóttir", "Þórunn", "Þórunn Jónsdóttir"),
    ("<b>Dana</b> Reyes", "Dana", "Dana Reyes"),
    ("", "", ""), ("🙏", "", ""), ("123", "", ""),
])  # fmt: skip
def test_people_are_greeted_as_they_are_called(written: str, relaxed: str, formal: str) -> None:
    assert greeted(parse(written), "relaxed", knows=False) == relaxed
    assert greeted(parse(written), "formal", knows=False) == formal


def test_a_doctor_whom_you_know_is_called_by_the_first_name() -> None:
    assert greeted(parse("Dr. Linh Nguyen"), "relaxed", knows=True) == "Linh"


@pytest.mark.parametrize(("written", "said"), [
    ("Acme Inc.", "Acme"), ("Acme Corporation GmbH", "Acme"), ("Acme, Inc. Inc", "Acme"), ("SAP SE", "SAP"),
    ("The Trade Desk, Inc.", "The Trade Desk"), ("Müller GmbH & Co. KG", "Müller"), ("Foo S.A.", "Foo"),
    ("Toyota Motor Co., Ltd.", "Toyota Motor"), ("Acme (Deutschland) GmbH", "Acme"),
    # What belongs to the name stays.
    ("Tiffany & Co.", "Tiffany & Co."), ("Ford Motor Company", "Ford Motor Company"), ("The Limited", "The Limited"),
    ("Limited", "Limited"), ("Brightmoor Grocers", "Brightmoor Grocers"), ("株式会社リクルート", "株式会社リクルート"),
])  # fmt: skip
def test_companies_are_named_as_people_name_them(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(("noun", "said"), [
    ("engineer", "an engineer"), ("data engineer", "a data engineer"), ("HR manager", "an HR manager"),
    ("UX designer", "a UX designer"), ("university lecturer", "a university lecturer"), ("SRE", "an SRE"),
    ("hourly clerk", "an hourly clerk"), ("European buyer", "a European buyer"), ("the cook", "the cook"),
    ("8-bit coder", "an 8-bit coder"), ("one-time nurse", "a one-time nurse"), ("MBA student", "an MBA student"),
])  # fmt: skip
def test_articles_are_right(noun: str, said: str) -> None:
    assert with_article(noun) == said


@pytest.mark.parametrize(("line", "who"), [
    ("data engineer, six years in retail logistics", "a data engineer with six years in retail logistics"),
    ("Data engineer at Acme | ex-Google", "a data engineer at Acme"), ("a cook from Hull", "a cook from Hull"),
    ("I'm a nurse from Leeds", "a nurse from Leeds"), ("German teacher", "a German teacher"),
    ("Senior Data Engineer", "a Senior Data Engineer"), ("operations lead", "an operations lead"),
    # No noun for a person: said after a colon, as it stands.
    ("I build data tools", ""), ("six years in retail", ""), ("Looking for data roles", ""), ("career in transfer", ""),
])  # fmt: skip
def test_a_line_about_oneself_becomes_who_one_is(line: str, who: str) -> None:
    assert about_me(line)[0] == who


@pytest.mark.parametrize(("line", "said"), [
    ("I build data tools for grocers", "A word about me: I build data tools for grocers."),
    ("data engineer", "a data engineer"),
])  # fmt: skip
def test_any_line_about_oneself_finds_a_place(line: str, said: str) -> None:
    known = situation("employee", me={"line": line}, moments=[ago(1, "met", via="DuckCon")])
    assert said in (draft_note(known, "after-event", "message").text or "")


def test_experience_and_goals_stand_right_in_a_sentence() -> None:
    assert lived("Led a team of six") == ("past", "led a team of six")
    assert lived("six years of Kafka") == ("years", "six years of Kafka")
    assert lived("Kafka pipelines for 400 shops") == ("noun", "Kafka pipelines for 400 shops")
    assert aimed("to work in transport") == ("do", "work in transport")
    assert aimed("a move to transport") == ("noun", "a move to transport")
    assert aimed("data engineer") == ("noun", "working as a data engineer")


@pytest.mark.parametrize(("title", "said"), [
    ("Data Engineer", "the Data Engineer role"), ("DATA ENGINEER", "the Data Engineer role"),
    ("Data Engineer (m/w/d)", "the Data Engineer role"), ("Cook (Remote)", "the Cook role"),
    ("Marketing Internship", "the Marketing Internship"), ("Engineer - R12345", "the Engineer role"),
    ("CTO", "the CTO role"), ("Nurse m/w/d", "the Nurse role"),
])  # fmt: skip
def test_a_job_is_named_without_what_a_posting_adds(title: str, said: str) -> None:
    assert role(job(plain(title))) == said


def test_days_are_named_within_a_week_and_no_longer() -> None:
    assert day_words(TODAY, TODAY) == "today"
    assert day_words(date(2026, 3, 9), TODAY) == "yesterday"
    assert day_words(date(2026, 3, 5), TODAY) == "on Thursday"
    assert day_words(date(2026, 3, 3), TODAY) is None
    assert day_words(date(2026, 3, 11), TODAY) is None


def test_a_topic_that_sounds_like_an_event_is_one_and_another_is_not() -> None:
    fair = known_facts(situation(moments=[ago(1, "met", about=["the careers fair", "rotas"])]))
    assert (fair["met_at"], fair["met_about"]) == ("the careers fair", "rotas")
    talk = known_facts(situation(moments=[ago(1, "met", about=["lock gates"])]))
    assert "met_at" not in talk
    assert talk["met_about"] == "lock gates"
