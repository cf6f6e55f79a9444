"""`tactful log`, `add`, `set`, `done`, `undo` and `forget`: what is written down by hand."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from examples.build import TODAY

ON = ("--on", str(TODAY))


def timeline(tactful, who: str, ledger: Path | None = None) -> list[tuple[str, bool]]:
    rows = tactful("person", who, "--json", ledger=ledger).json["timeline"]
    return [(row["what"], row["retracted"]) for row in rows]


def tasks(tactful, ledger: Path, on: date) -> list[str]:
    agenda = tactful("today", "--on", str(on), "--json", ledger=ledger).json
    return [task["task"] for task in agenda["tasks"]]


def test_a_moment_is_noted_and_taken_back(tactful) -> None:
    words = (
        "log",
        "interviewed",
        "Dana Reyes",
        "--new",
        "--company",
        "Northwind",
        "--title",
        "Data Engineer",
    )
    said = tactful(*words, "--about", "Kafka", "--outlook", "positive", "--at", "14:30", "--kind", "panel")
    assert said.out == "Noted: interviewed, Dana Reyes, today. Wrong? tactful undo\n"
    dana = tactful("person", "dana", "--json").json
    assert (dana["opportunity"], dana["stage"]) == ("Data Engineer", "interviewing")
    assert dana["timeline"][0]["details"] == {"about": ["Kafka"], "outlook": "positive", "kind": "panel"}
    assert tactful("undo").code == 0
    assert tactful("person", "dana").code == 2
    assert tactful("undo").code == 2


def test_a_panel_is_one_record(tactful) -> None:
    tactful("log", "met", "Zoë Lindqvist", "Bob", "--new", "--via", "Data & Depots", "--on", "yesterday")
    assert timeline(tactful, "zoe") == timeline(tactful, "bob") == [("met", False)]
    tactful("undo")
    assert tactful("person", "zoe").code == tactful("person", "bob").code == 2


def test_an_interview_to_come_may_lie_ahead_and_nothing_else(tactful) -> None:
    tomorrow = str(TODAY + timedelta(days=1))
    assert tactful("log", "scheduled", "Dana", "--new", "--on", tomorrow, "--at", "10:00").code == 0
    said = tactful("log", "interviewed", "Dana", "--on", tomorrow)
    assert said.code == 2
    assert "has not come yet" in said.err


def test_a_no_is_answered_kindly(tactful) -> None:
    tactful("log", "applied", "--company", "Northwind", "--title", "Data Engineer")
    said = tactful("log", "rejected", "--company", "Northwind")
    assert "no judgement of you" in said.out
    assert tactful("today", "--json").json["quiet"] is True


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("log", "frob", "Dana"), "WHAT"),
        (("log",), "WHAT"),
        (("log", "applied"), "--company"),
        (("log", "met", "Nobody"), "--new"),
        (("log", "met", "", "--new"), "name"),
        (("log", "met", "Dana", "--new", "--at", "9:00"), "14:30"),
        (("log", "met", "Dana", "--new", "--at", "25:00"), "14:30"),
        (("log", "met", "Dana", "--new", "--on", "soon"), "2026-11-22"),
        (("add", "person", ""), "name"),
        (("add", "company", " "), "name"),
        (("add", "opportunity", " ", "--company", "X"), "title"),
        (("add", "opportunity", "Dev"), "--company"),
        (("add", "target"), "COMPANIES"),
        (("set", "me", "plan", "gold"), "premium"),
        (("set", "me", "frob", "x"), "experience"),
        (("set", "me", "gaps", "photo,frob"), "headline"),
        (("set", "me", "discreet", "perhaps"), "yes or no"),
        (("set", "me", "playbook", "nope"), "cautious"),
        (("set", "me", "invitations-a-week", "many"), "whole number"),
        (("set", "Nobody", "role", "recruiter"), "tactful add person"),
        (("set", "Nobody", "culture", "formal"), "tactful add company"),
        (("set", "Nobody", "stage", "applied"), "tactful add opportunity"),
        (("set", "Nobody", "frob", "x"), "kept-from"),
        (("set", "me"), "FIELD"),
        (("done", "frob"), "read-round"),
        (("done", "debrief"), "--about"),
        (("done", "contribute", "Dana", "liked"), "tactful done contribute"),
        (("done", "read-round", "Dana"), "liked, commented or nothing"),
        (("done", "read-round", "--on", "tomorrow"), "not come"),
        (("done", "read-round", "--each"), "tactful today"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_written_down_is_refused(tactful, words: tuple[str, ...], says: str) -> None:
    tactful("add", "person", "Madonna")
    said = tactful(*words)
    assert said.code == 2
    assert says in said.err
    assert said.out == ""


def test_people_jobs_companies_and_targets_are_added(tactful) -> None:
    assert (
        tactful("add", "person", "Madonna", "--role", "recruiter", "--company", "Foo", "--title", "Lead").code
        == 0
    )
    assert tactful("add", "person", "Madonna", "--company", "Foo").code == 2
    assert tactful("add", "opportunity", "Dev", "--company", "Foo", "--posting", "no-contact").code == 0
    assert tactful("add", "company", "Bar").code == 0
    assert tactful("add", "company", "bar").code == 2
    assert "Baz" in tactful("add", "target", "Baz").out
    said = tactful("person", "Madonna").out
    assert "Lead at Foo" in said
    assert "recruiter" in said
    assert "Dev (saved)" in said


def test_facts_are_set_and_taken_away(tactful, robins: Path) -> None:
    def person() -> dict:
        return tactful("person", "Noor", "--json", ledger=robins).json

    tactful("set", "Noor", "role", "hiring-manager", ledger=robins)
    assert person()["person"]["role"] == "hiring-manager"
    tactful("set", "Noor", "role", "", ledger=robins)
    assert person()["person"]["role"] is None
    tactful("set", "Halfpenny Pay", "culture", "formal", ledger=robins)
    assert person()["culture"] == "formal"
    tactful("set", "Senior Data Engineer @ Halfpenny", "stage", "interviewing", ledger=robins)
    assert person()["stage"] == "interviewing"
    tactful("set", "Noor", "company", "Northwind", ledger=robins)
    assert person()["person"]["company"] == "Northwind"
    tactful("undo", ledger=robins)
    assert person()["person"]["company"] == "Halfpenny Pay"


@pytest.mark.parametrize(
    ("subject", "field"), [("Noor", "name"), ("Senior Data Engineer @ Halfpenny", "stage")]
)
def test_what_is_needed_cannot_be_taken_away(tactful, robins: Path, subject: str, field: str) -> None:
    said = tactful("set", subject, field, "", ledger=robins)
    assert said.code == 2
    assert "cannot be taken away" in said.err


def test_numbers_of_the_platform_can_be_ones_own(tactful, robins: Path) -> None:
    tactful("set", "me", "invitations-a-week", "5", ledger=robins)
    tactful("set", "me", "plan", "premium", ledger=robins)
    budget = tactful("today", *ON, "--json", ledger=robins).json["budget"]
    assert (budget["invitations_left"], budget["notes_left"], budget["plan"]) == (4, None, "premium")


def test_another_playbook_is_another_advice(tactful, robins: Path, note) -> None:
    note(robins, TODAY - timedelta(days=4), "interviewed", "Matthias Oyelaran", outlook="positive", about=("x",),
         around={"company": "Brightmoor Grocers", "title": "Engineer", "role": "interviewer", "new": True})  # fmt: skip
    words = ("person", "Matthias", "--considering", "connect", *ON, "--json")
    before = tactful(*words, ledger=robins).json["advice"]["verdict"]
    tactful("set", "me", "playbook", "cautious", ledger=robins)
    assert (before, tactful(*words, ledger=robins).json["advice"]["verdict"]) != ("send", "send")


def test_a_task_done_comes_back_when_it_is_time(tactful, robins: Path) -> None:
    tactful("done", "read-round", "--on", str(TODAY), ledger=robins)
    week = [tasks(tactful, robins, TODAY + timedelta(days=days)) for days in (0, 1, 6, 7)]
    assert week[0] == []
    assert ["read-round" in day for day in week] == [False, False, False, True]
    assert "join-a-discussion" in week[1]
    assert "done" in tactful("undo", ledger=robins).out
    assert "read-round" in tasks(tactful, robins, TODAY)


def test_what_was_done_for_one_of_the_round_is_a_moment(tactful, robins: Path) -> None:
    tactful("done", "read-round", "Agnieszka", "liked", ledger=robins)
    assert ("liked", False) in timeline(tactful, "Agnieszka", robins)
    tactful("done", "read-round", "Noor", "nothing", ledger=robins)
    assert "liked" not in dict(timeline(tactful, "Noor", robins))
    tactful("undo", ledger=robins)
    tactful("undo", ledger=robins)
    assert ("liked", True) in timeline(tactful, "Agnieszka", robins)
    assert "read-round" in tasks(tactful, robins, TODAY)


def test_the_round_person_by_person_with_one_key_each(tactful, robins: Path) -> None:
    agenda = tactful("today", "--json", ledger=robins).json
    (people,) = [task["people"] for task in agenda["tasks"] if task["task"] == "read-round"]
    said = tactful("done", "read-round", "--each", ledger=robins, given="l\nx\nC\nn\nn\nl\n")
    assert said.code == 0
    done = [timeline(tactful, person["name"], robins)[0][0] for person in people]
    assert [what if what in ("liked", "commented") else None for what in done] == [
        "liked",
        "commented",
        None,
        None,
        "liked",
    ]
    assert all(person["url"] in said.out for person in people)


def test_a_round_broken_off_changes_nothing(tactful, robins: Path) -> None:
    said = tactful("done", "read-round", "--each", ledger=robins, given="l\n")
    assert said.code == 130
    assert "nothing was changed" in said.err
    assert "read-round" in tasks(tactful, robins, TODAY)


def test_the_last_import_is_undone_whatever_came_after(tactful, exports) -> None:
    tactful("import", exports[1])
    tactful("log", "met", "Dana Reyes", "--new")
    assert tactful("undo", "--import").out.startswith("Taken back: the import, ")
    assert tactful("person", "Tendai").code == 2
    assert tactful("person", "Dana").code == 0


def test_forgetting_is_asked_twice(tactful, robins: Path) -> None:
    no = tactful("forget", "Tendai", ledger=robins, given="n\n")
    assert (no.code, no.out.splitlines()[-1]) == (0, "Tendai Moyo-Lindgren stays.")
    assert tactful("forget", "Tendai", ledger=robins, given="").code == 130
    assert tactful("person", "Tendai", ledger=robins).code == 0
    yes = tactful("forget", "Tendai", ledger=robins, given="y\n")
    assert "Forgotten, with 6 moments" in yes.out
    assert tactful("person", "Tendai", ledger=robins).code == 2
    assert b"Moyo-Lindgren" not in robins.read_bytes()
