"""The words of the page for an interview and of the look into a culture are whole, and cite what is listed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tactful.app.load_playbook import load_playbook
from tactful.app.look_at_culture import look_questions
from tactful.app.prepare import load_wordings
from tactful.core.condition import faults
from tactful.core.culture import OLD, Told, impression
from tactful.core.interview import Asking, GroundNote, at_goodbye, worth_asking
from tactful.core.situation import Situation
from tactful.core.story import fold

TODAY = date(2026, 11, 22)
WORDS = load_wordings()


def test_every_rule_that_is_cited_is_in_the_playbook() -> None:
    known = load_playbook("standard").rule
    cited = [rule for one in (*WORDS.question, *WORDS.goodbye, WORDS.referrer) for rule in one.rules]
    cited += [rule for one in look_questions().values() for rule in one.rules]
    assert cited
    assert sorted({rule for rule in cited if rule not in known}) == []


def test_a_question_is_filled_from_its_note_or_rests_on_an_answer_that_there_is() -> None:
    for one in WORDS.question:
        if one.ground == "culture":
            assert set(one.answers) <= look_questions()[one.question or ""].choices.keys()
        else:
            assert "{note}" in one.says
        assert bool(one.moments) is (one.ground == "moment")


def test_every_story_has_a_line_at_goodbye() -> None:
    assert [fault for line in WORDS.goodbye for when in line.when for fault in faults(when)] == []
    assert at_goodbye(WORDS.goodbye, fold(Situation(today=TODAY))) == WORDS.goodbye[-1]
    with pytest.raises(LookupError):
        at_goodbye(WORDS.goodbye[:1], fold(Situation(today=TODAY)))


def test_the_look_has_five_questions_and_the_last_is_free() -> None:
    questions = list(look_questions().values())
    assert len(questions) == 5
    assert [bool(one.choices) for one in questions] == [True] * 4 + [False]
    told = [choice for one in questions for choice in one.choices.values()]
    assert {choice.culture for choice in told} == {"formal", "relaxed", None}
    assert {choice.policy for choice in told} == {"encouraged", "restricted", None}


def told(**answers: str) -> list[Told]:
    return [Told(question=name, answer=answer, on=TODAY) for name, answer in answers.items()]


def test_a_restriction_stands_whatever_else_is_said() -> None:
    come_to = impression(look_questions(), told(requests="welcome", careers="form-only"), TODAY)
    assert (come_to.policy, come_to.culture, come_to.divided) == ("restricted", None, False)


def test_what_is_old_or_unknown_says_nothing() -> None:
    old = Told(question="address", answer="formal", on=TODAY - OLD - timedelta(days=1))
    gone = Told(question="weather", answer="rain", on=TODAY)
    nothing = impression(look_questions(), [old, gone], TODAY)
    assert (nothing.culture, nothing.policy, nothing.admire) == (None, None, None)
    just = Told(question="address", answer="formal", on=TODAY - OLD)
    assert impression(look_questions(), [just], TODAY).culture == "formal"


def test_no_note_no_question_and_one_wording_once_for_each() -> None:
    askings = [Asking(ground="moment", says="“{note}”?", because="noted", rules=("HM",), moments=("posted",))]
    assert worth_asking(askings, []) == ()
    notes = [
        GroundNote(ground="moment", note=note, what="posted", whose=whose)
        for whose, note in (("Dana", "a"), ("Dana", "b"), ("Li", "a"), ("Li", "{note}"))
    ]
    assert [(one.of, one.says) for one in worth_asking(askings, notes)] == [
        ("Dana", "“a”?"), ("Li", "“{note}”?"),
    ]  # fmt: skip
