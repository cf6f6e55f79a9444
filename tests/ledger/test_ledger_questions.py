"""What a source was not sure of: asked once, answered yes or no, settled by a surer record, forgotten with people."""

from datetime import UTC, date, datetime

import pytest
from made_up_export import FakeExport, calendar, connection, event

from conftest import NOW, dump, outcome, take
from tactful.core.facts import Fact, MomentFact, OpportunityFact, Owner, PersonFact, Question
from tactful.core.moment import Moment
from tactful.errors import BadInput, NotFound
from tactful.ledger.everything import tables
from tactful.ledger.files import family
from tactful.ledger.forgetting import forget
from tactful.ledger.queries import companies, everybody, find_people, opportunities, timeline, totals
from tactful.ledger.questions import answer, how_many, open_questions
from tactful.ledger.recording import acting
from tactful.ledger.rows import CultureNote
from tactful.ledger.situations import situation_parts
from tactful.ledger.undoing import undo

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def unsure(name="Dana Reyes", text=None, **more):
    fact = event(name, NOON, "interviewed", **more)
    return Question(text=text or f"Was it an interview with {name}?", fact=fact)


def asked(report, file="robin.ics"):
    return next(one for one in report.imports[0].files if one.name == file).asked


def test_a_question_is_kept_once_and_changes_nothing_else(ledger):
    empty = totals(ledger)
    report = take(ledger, calendar(unsure(), unsure(), unsure("Wei Chen")))
    assert asked(report) == 2
    assert outcome(report, "robin.ics") == (0, 0, 0, 1, {})
    (file,) = report.imports[0].files
    assert file.rows == file.asked + file.duplicate
    assert totals(ledger) == empty == report.totals
    before = dump(ledger)
    assert outcome(take(ledger, calendar(unsure(), unsure("Wei Chen", state="x"))), "robin.ics") == (
        0,
        0,
        2,
        0,
        {},
    )
    assert dump(ledger) == before
    first, second = open_questions(ledger)
    assert (first.text, first.source, first.asked_on) == (
        "Was it an interview with Dana Reyes?", "calendar", NOW.date(),
    )  # fmt: skip
    assert second.fact == unsure("Wei Chen").fact
    undo(ledger, now=NOW)
    assert how_many(ledger) == 0


def test_yes_writes_the_fact_and_is_undone(ledger):
    take(ledger, calendar(unsure(kind="panel")))
    before = dump(ledger)
    number = open_questions(ledger)[0].number
    assert answer(ledger, number, yes=True, now=NOW) == 1
    (dana,) = everybody(ledger)
    (moment,) = situation_parts(ledger, [dana.id])[dana.id].moments
    assert (moment.what, moment.kind, moment.at) == ("interviewed", "panel", "13:00")
    after = dump(ledger)
    for again in (unsure(kind="panel"), unsure(kind="panel").fact):
        assert outcome(take(ledger, calendar(again)), "robin.ics") == (0, 0, 1, 0, {})
    assert dump(ledger) == after
    with pytest.raises(BadInput, match="answered"):
        answer(ledger, number, yes=True, now=NOW)
    assert undo(ledger, now=NOW).kind == "answer"
    assert dump(ledger) == before
    assert answer(ledger, number, yes=True, now=NOW) == 1


def test_no_is_never_asked_again(ledger):
    take(ledger, calendar(unsure()))
    number = open_questions(ledger)[0].number
    before = dump(ledger)
    assert answer(ledger, number, yes=False, now=NOW) == 0
    take(ledger, calendar(unsure()))
    assert (how_many(ledger), everybody(ledger)) == (0, [])
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_a_surer_record_settles_the_question(ledger):
    take(ledger, calendar(unsure()))
    before = dump(ledger)
    take(ledger, calendar(unsure().fact))
    assert how_many(ledger) == 0
    assert len(everybody(ledger)) == 1
    undo(ledger, now=NOW)
    assert dump(ledger) == before
    take(ledger, calendar(event("Dana Reyes", NOON, void=True)))
    assert (how_many(ledger), everybody(ledger)) == (0, [])
    take(ledger, calendar(unsure("Wei Chen"), unsure("Wei Chen").fact))
    assert (how_many(ledger), len(everybody(ledger))) == (0, 1)


def test_numbers_that_no_question_has(ledger):
    with pytest.raises(NotFound):
        answer(ledger, 7, yes=True, now=NOW)


def test_a_forgotten_person_is_never_asked_about(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana", email="dana@example.org")]))
    forget(ledger, everybody(ledger)[0].id, now=NOW)
    panel = Fact(
        file="robin.ics",
        key="p",
        people=(PersonFact(name="Wei Chen"), PersonFact(name="D. R.", email="DANA@example.org")),
        moment=MomentFact(what="interviewed", on=date(2026, 3, 1)),
    )
    job = Fact(
        file="robin.ics",
        key="j",
        opportunity=OpportunityFact(
            company="Northwind", title="Analyst", stage="saved", contact="Dana Reyes"
        ),
    )
    asked_about = (unsure(), Question(text="A panel?", fact=panel), Question(text="A job?", fact=job))
    report = take(ledger, calendar(*asked_about))
    assert outcome(report, "robin.ics") == (0, 0, 0, 0, {"forgotten": 3})
    assert how_many(ledger) == 0
    take(ledger, calendar(job))
    assert opportunities(ledger)[0].contact is None


SECRETS = (b"Quirina", b"quirina", b"Zweifelhaft")


def test_forgetting_removes_questions_and_traces_in_every_byte(ledger, path):
    quirina = "Quirina Zweifelhaft"
    take(ledger, FakeExport([connection(quirina, "in/quirina-zweifelhaft", email="quirina@example.org")]))
    posting = OpportunityFact(company="Northwind", title="Analyst", stage="saved", contact=quirina)
    take(ledger, FakeExport([Fact(file="j", key="j", opportunity=posting)], source="posting", owner=Owner()))
    kept = unsure("Wei Chen")
    take(
        ledger,
        calendar(
            unsure(quirina, key="1"),
            unsure("Wei Chen", f"Did {quirina.upper()} bring Wei Chen?", key="2"),
            unsure("Q. Z.", "Who was it?", key="3", email="Quirina@example.org"),
            unsure(quirina, "Once more?", key="4"),
            event("Q. Zweifelhaft", NOON, key="5", company="Northwind"),
            kept,
        ),
    )
    answer(ledger, open_questions(ledger)[3].number, yes=False, now=NOW)
    with acting(ledger, "set", now=NOW) as act:
        note = CultureNote(question="How do they work?", answer=f"In pairs, {quirina} says", source=quirina)
        act.set_company(act.company("Northwind"), culture_notes=(note,), culture_source=quirina)
    assert all(word in b"".join(file.read_bytes() for file in family(path)) for word in SECRETS)
    assert how_many(ledger) == 5
    for name in ("Q. Z", "Quirina"):
        forget(ledger, find_people(ledger, name)[0].id, now=NOW)
    left = b"".join(file.read_bytes() for file in family(path))
    assert [word for word in SECRETS if word in left] == []
    assert [row.fact for row in open_questions(ledger)] == [kept.fact]
    (northwind,) = companies(ledger)
    assert [note.answer for note in northwind.culture_notes] == ["In pairs, someone says"]
    assert opportunities(ledger)[0].contact is None
    for _ in range(3):
        undo(ledger, now=NOW)


def test_a_first_name_is_no_part_of_another_word(ledger):
    take(ledger, calendar(event("Ann", NOON), unsure("Wei Chen", "The annual review with Wei Chen?")))
    with acting(ledger, "log", now=NOW) as act:
        who = act.add_person("Wei Chen")
        act.log(Moment(on=NOON.date(), what="met", about=("Annual planning with Ann",)), person_id=who)
    forget(ledger, find_people(ledger, "Ann")[0].id, now=NOW)
    assert timeline(ledger, who)[0].details == {"about": ["Annual planning with someone"]}
    assert how_many(ledger) == 1


def test_the_answers_about_a_culture_are_kept_and_undone(ledger):
    with acting(ledger, "set", now=NOW) as act:
        note = CultureNote(
            question="Who decides?", answer="The team", source="their blog", on=date(2026, 3, 1)
        )
        act.set_company(act.company("Northwind"), culture_notes=(note,))
    assert companies(ledger)[0].culture_notes == (note,)
    with acting(ledger, "set", now=NOW) as act:
        act.set_company(companies(ledger)[0].id, culture_notes=None)
    undo(ledger, now=NOW)
    assert companies(ledger)[0].culture_notes == (note,)


def test_an_export_holds_the_questions_and_no_fingerprint(ledger):
    take(ledger, calendar(unsure()))
    columns, rows = next(
        (columns, list(rows)) for name, columns, rows in tables(ledger) if name == "question"
    )
    assert "key" not in columns
    assert rows[0]["text"] == "Was it an interview with Dana Reyes?"
    assert rows[0]["fact"]["people"][0]["name"] == "Dana Reyes"
