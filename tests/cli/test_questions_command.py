"""`tactful questions`: what an import was not sure of, listed and answered."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tactful.app.ledger_at import open_at
from tactful.core.facts import Fact, Found, MomentFact, OpportunityFact, Owner, PersonFact, Question

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


class Calendar:
    """A calendar of a few entries."""

    source = "calendar"
    exported_on: date | None = None

    def __init__(self, *items: Fact | Question) -> None:
        self.items = items
        self.path, self.owner, self.found = "robin.ics", Owner(), Found()
        self.problems: list = []
        self.ignored: dict = {}
        self.files: list = []
        self.whole: set = set()

    def facts(self):
        yield from self.items

    def close(self) -> None:
        pass


def entry(name: str, key: str, **more) -> Fact:
    who = PersonFact(name=name, **more)
    return Fact(
        file="robin.ics",
        key=key,
        people=(who,),
        moment=MomentFact(what="interviewed", at=NOON, kind="panel"),
    )


QUESTIONS = (
    Question(
        text="Was “Chat” an interview with Dana Reyes?", fact=entry("Dana Reyes", "1", company="Northwind")
    ),
    Question(
        text="Is that a job you applied for?",
        fact=Fact(
            file="robin.ics",
            key="2",
            opportunity=OpportunityFact(company="Northwind", title="Data Engineer", stage="applied"),
        ),
    ),
)


@pytest.fixture
def read(tmp_path: Path):
    """Import a made-up calendar into the ledger of the test, or another."""

    def take(*items: Fact | Question, ledger: Path | None = None) -> None:
        from tactful.ledger.importing import import_all

        with open_at(ledger or tmp_path / "ledger.db", now=NOON, create=True) as opened:
            import_all(opened, [Calendar(*items)], today=NOON.date(), now=NOON)

    return take


def test_none_are_open(tactful, read) -> None:
    read()
    assert tactful("questions").out == "No questions are open.\n"
    assert tactful("questions", "--json").json == []


def test_the_list_says_what_yes_would_record(tactful, read) -> None:
    read(*QUESTIONS)
    said = tactful("questions").out.splitlines()
    assert said == [
        "1  Was “Chat” an interview with Dana Reyes?",
        "    yes records: interviewed (panel), Dana Reyes at Northwind, 20 Nov 2026 12:00",
        "2  Is that a job you applied for?",
        "    yes records: Data Engineer at Northwind (applied)",
        "Answer one: tactful questions 1 yes",
    ]
    assert [one.keys() for one in tactful("questions", "--json").json] == [
        {"number", "text", "yes", "asked_on"}
    ] * 2


def test_an_answer_is_written_and_taken_back(tactful, read) -> None:
    read(*QUESTIONS)
    said = tactful("questions", "1", "yes")
    assert said.out == "Noted: yes to question 1. Wrong? tactful undo\n"
    assert tactful("person", "Dana", "--json").json["timeline"][0]["what"] == "interviewed"
    assert tactful("questions", "1", "no").code == 2
    assert tactful("questions", "2", "no", "--json").json == {"number": 2, "answer": "no", "moments": 0}
    assert tactful("questions").out == "No questions are open.\n"
    tactful("undo")
    tactful("undo")
    assert tactful("person", "Dana").code == 2
    assert len(tactful("questions", "--json").json) == 2


@pytest.mark.parametrize("words", [("1",), ("1", "perhaps"), ("9", "yes"), ("x", "yes")], ids=" ".join)
def test_what_is_no_answer(tactful, read, words) -> None:
    read(*QUESTIONS)
    assert tactful("questions", *words).code == 2
    assert len(tactful("questions", "--json").json) == 2


def test_a_round_with_one_key_each(tactful, read) -> None:
    read(*QUESTIONS, Question(text="And a third?", fact=entry("Wei Chen", "3")))
    said = tactful("questions", "--each", given="y\nwhat\n\nn\n")
    assert "Noted: 2 answers." in said.out
    assert [one["number"] for one in tactful("questions", "--json").json] == [2]
    said = tactful("questions", "--each", given="q\n").out
    assert said.endswith("Noted: 0 answers.\n")
    assert "Noted: 0 answers." in tactful("questions", "--each", given="").out


def test_two_who_may_be_one_are_asked_about_and_joined(tactful, read, robins: Path) -> None:
    before = tactful("person", "Tendai", "--json", ledger=robins).json
    name, company = before["person"]["name"], before["person"]["company"]
    first, *_, last = name.split()
    read(entry(f"{first[0]}. {last}", "1", company=company), ledger=robins)
    (one,) = tactful("questions", "--json", ledger=robins).json
    assert one["text"] == f"Is {first[0]}. {last} of the calendar the {name} at {company}?"
    assert one["yes"] == "the two become one person"
    assert tactful("questions", str(one["number"]), "yes", ledger=robins).code == 0
    after = tactful("person", name, "--json", ledger=robins).json
    assert len(after["timeline"]) == len(before["timeline"]) + 1


def test_text_from_outside_steers_no_terminal(tactful, read) -> None:
    read(Question(text="Was\x1b[2J it\u202e so?", fact=entry("Dana\x1b[31m", "1")))
    for said in (tactful("questions").out, tactful("questions", "--each", given="q\n").out):
        assert "\x1b" not in said
        assert "\u202e" not in said


def test_an_import_says_how_many_wait(tactful, read, exports, tmp_path: Path) -> None:
    read(QUESTIONS[0])
    assert "1 question to answer: tactful questions" in tactful("import", exports[1]).out
    read(QUESTIONS[1])
    assert "2 questions to answer: tactful questions" in tactful("import", exports[1]).out


def test_a_question_about_a_job_without_a_title_reads_well(tactful, read) -> None:
    job = OpportunityFact(company="Nordwerk", title="", stage="applied")
    fact = Fact(file="robin.ics", key="9", opportunity=job)
    read(Question(text="Did you apply as  , at Nordwerk?", fact=fact))
    (one,) = tactful("questions", "--json").json
    assert one["text"] == "Did you apply as, at Nordwerk?"
    assert one["yes"] == "Nordwerk (applied)"
