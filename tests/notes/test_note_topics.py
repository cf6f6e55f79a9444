"""What people write down of a talk stands right in a note to the one it was with, or is left out."""

from __future__ import annotations

import pytest
from drafting import ago, situation

from tactful.notes.known_facts import known_facts
from tactful.notes.topics import opinion, place, topic


@pytest.mark.parametrize(("typed", "said"), [
    ("Kafka migration", "the Kafka migration"), ("The Kafka migration", "the Kafka migration"),
    ("incident reviews", "incident reviews"), ("loyalty app", "the loyalty app"),
    ("museum archive", "the museum archive"), ("tagging programme", "the tagging programme"),
    ("March payroll run", "the March payroll run"), ("running teams", "running teams"),
    ("life in a small depot", "life in a small depot"), ("Team culture", "team culture"), ("THE TEAM", "the team"),
    ("SQL", "SQL"), ("Kafka", "Kafka"), ("her new team", "your new team"), ("Her new team", "your new team"),
    ("how she got into data", "how you got into data"), ("how he plans rotas", "how you plan rotas"),
    ("what she's reading", "what you're reading"), ("why he carries a notebook", "why you carry a notebook"),
    ("the book she wrote", "the book you wrote"), ("her and her team", "you and your team"),
    ("how they onboard people", "how you onboard people"),
    ("how customers plan their trips", "how customers plan their trips"),
    ("a patient and her son", "a patient and her son"), ("we talked about remote work", "remote work"),
    ("She told me about the night rota", "the night rota"), ("asked about lock gates", "lock gates"),
    ("my portfolio", "my portfolio"), ("date palms and pay transparency", "date palms and pay transparency"),
    ("Why did you leave", None), ("to learn Rust", None), ("she likes sailing", None), ("", None),
    ("dates for the interviews", None), ("Salary expectations", None), ("next steps", None), ("the role", None),
])  # fmt: skip
def test_a_topic_is_said_to_the_one_it_was_with(typed: str, said: str | None) -> None:
    assert topic(typed, own=True) == said


def test_a_topic_of_somebody_else_stays_theirs() -> None:
    assert topic("her new team", own=False) == "her new team"


@pytest.mark.parametrize(("typed", "said"), [
    ("DuckCon", "DuckCon"), ("at DuckCon", "DuckCon"), ("career fair", "the career fair"), ("her talk", "your talk"),
    ("the careers fair", "the careers fair"), ("online", None), ("in Berlin", None),
    ("my friend Tom", None), ("Zoom", None),
])  # fmt: skip
def test_a_place_stands_after_at(typed: str, said: str | None) -> None:
    assert place(typed) == said


@pytest.mark.parametrize(("typed", "said"), [
    ("how openly you write about outages", "how openly you write about outages"),
    ("I really like their open source work", "your open source work"), ("love the design", "the design"),
    ("They publish their salaries", "how you publish your salaries"), ("Team culture", "team culture"),
    ("Great culture", "the great culture"),
    ("It is close to home", None),
])  # fmt: skip
def test_what_is_admired_is_said_to_the_people_of_the_place(typed: str, said: str | None) -> None:
    assert opinion(typed, own=True) == said


def test_what_was_only_arranged_and_the_job_itself_give_way_to_a_topic() -> None:
    about = ["dates for the interviews", "the Cook role", "lock gates"]
    known = known_facts(
        situation(opportunity={"title": "Cook"}, moments=[ago(1, "interviewed", about=about)])
    )
    assert known["about"] == "lock gates"
    assert "about" not in known_facts(situation(moments=[ago(1, "interviewed", about=["salary"])]))
