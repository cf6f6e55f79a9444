"""What people write about themselves and their work: said right, or not said."""

from __future__ import annotations

import pytest

from tactful.notes.background import aimed, lived
from tactful.notes.clauses import plain, with_article
from tactful.notes.headlines import about_me, here, said_of_me
from tactful.notes.job_titles import job, role


@pytest.mark.parametrize(("written", "said"), [
    ("Six years in payroll", ("years", "six years in payroll")), ("I'm a nurse", ("past", "am a nurse")),
    ("Embedded systems", ("noun", "embedded systems")), ("Advanced Excel", ("noun", "advanced Excel")),
    ("Software Engineer at Foo", ("past", "have worked as a Software Engineer at Foo")),
    ("2019-2022 Accountant at Foo", ("past", "have worked as an accountant at Foo")),
    ("Responsible for payroll", ("past", "have been responsible for payroll")),
    ("Managed services", ("noun", "managed services")), ("Managed a team", ("past", "managed a team")),
    # Not sure: not said.
    ("Lead a team of five", ("noun", "")), ("MSc in Statistics, Leeds", ("noun", "")),
    ("Foo: built pipelines", ("noun", "")), ("none", ("noun", "")), ("Winner of a prize", ("noun", "")),
])  # fmt: skip
def test_an_experience_is_told_as_what_it_is(written: str, said: tuple[str, str]) -> None:
    assert lived(plain(written)) == said


@pytest.mark.parametrize(("written", "said"), [
    ("I want to move into energy", ("do", "move into energy")), ("be a manager", ("do", "become a manager")),
    ("Relocate to Berlin", ("do", "relocate to Berlin")), ("Career change", ("noun", "a career change")),
    ("looking for a job in data", ("do", "find a job in data")), ("CFO", ("noun", "working as CFO")),
    ("becoming a data analyst", ("noun", "becoming a data analyst")), ("Design roles", ("noun", "design roles")),
    ("Lead developer", ("noun", "working as a lead developer")), ("switch careers", ("do", "switch careers")),
    ("don't know", ("noun", "")), ("leave Foo, for 80k", ("noun", "")),
])  # fmt: skip
def test_a_goal_is_told_as_what_it_is(written: str, said: tuple[str, str]) -> None:
    assert aimed(plain(written)) == said


@pytest.mark.parametrize(("line", "who", "sentence"), [
    ("Helping teams ship faster", "", "I help teams ship faster"), ("Ex-Google", "", "I used to work at Google"),
    ("Head of Data", "Head of Data", ""), ("CTO and co-founder", "CTO and co-founder", ""),
    ("SENIOR ACCOUNTANT", "a senior accountant", ""), ("Ex-Google engineer", "an ex-Google engineer", ""),
    ("Data Engineer - Python, SQL, AWS", "a Data Engineer (Python, SQL, AWS)", ""),
    ("X-ray technician", "an X-ray technician", ""), ("Open to work | Data engineer", "a data engineer", ""),
    ("IT support specialist", "an IT support specialist", ""), ("UX/UI designer", "a UX/UI designer", ""),
    ("Looking for work", "", ""), ("Open to work", "", ""), ("Customer service", "", ""), ("Once a nurse", "", ""),
])  # fmt: skip
def test_a_line_about_oneself_is_a_noun_or_a_sentence_or_unsaid(line: str, who: str, sentence: str) -> None:
    assert (about_me(line)[0], said_of_me(line)) == (who, sentence)


def test_the_company_of_both_is_here() -> None:
    assert here("a buyer at Acme", "Acme") == "a buyer here"
    assert here("a buyer at Acme Foods", "Acme") == "a buyer at Acme Foods"
    assert with_article("X-ray") == "an X-ray"


@pytest.mark.parametrize(("title", "said"), [
    ("Product Manager at Acme", "the Product Manager role"), ("a data role", "the data role"),
    ("IT SUPPORT", "the IT Support role"), ("UI/UX DESIGNER", "the UI/UX Designer role"),
    ("Data roles", "the data role"), ("Internship in Marketing", "the Internship in Marketing"),
    ("Planner (Remote, EMEA)", "the Planner role"), ("Nurse 80%", "the Nurse role"),
    ("Data Engineer - Berlin", "the Data Engineer role"), ("Planner [REF 123]", "the Planner role"),
    ("Planner | Acme", "the Planner role"), ("analyst opening", "the analyst role"),
])  # fmt: skip
def test_a_job_is_named_without_its_posting(title: str, said: str) -> None:
    assert role(job(plain(title))) == said


def test_what_is_no_title_is_none() -> None:
    assert not any(map(job, ("any", "the role", "I don't know yet", "https://example.org/1")))
