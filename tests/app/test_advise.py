"""Advice from JSON to JSON: what is read, what is refused and how, and what a written note changes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest

from tactful.app.advise import advise, read_situations
from tactful.core.situation import Situation
from tactful.errors import BadInput

DANA: dict[str, Any] = {
    "id": "dana",
    "today": "2026-03-13",
    "considering": "connect",
    "me": {"name": "Robin Vale", "plan": "free", "profile_gaps": []},
    "person": {"name": "Dana Reyes", "role": "interviewer", "link": "none"},
    "company": {"name": "Northwind", "culture": "relaxed"},
    "opportunity": {"title": "Data Engineer", "stage": "interviewing"},
    "moments": [
        {"on": "2026-03-09", "what": "interviewed", "outlook": "positive", "about": ["Kafka migration"]},
        {"on": "2026-03-09", "what": "thanked"},
    ],
}
GOOD_NOTE = (
    "Hi Dana, thank you for your time on Monday. I enjoyed talking about the Kafka migration and am keen on "
    "the Data Engineer role. I hope we stay in touch. Robin Vale"
)


def read(**facts: Any) -> Situation:
    [situation] = read_situations(json.dumps({**DANA, **facts}))
    return situation


def refused(text: str) -> str:
    with pytest.raises(BadInput) as raised:
        read_situations(text)
    assert raised.value.exit_code == 2
    assert raised.value.next_step
    return raised.value.what


# --- reading ------------------------------------------------------------------------------------------------


def test_the_least_that_is_needed() -> None:
    [situation] = read_situations('{"today": "2026-03-10"}')
    assert situation == Situation(today=date(2026, 3, 10))
    assert advise(situation).because


def test_one_object_over_many_lines() -> None:
    assert read_situations(json.dumps(DANA, indent=2)) == [read()]


def test_one_object_a_line_in_the_same_order() -> None:
    lines = [json.dumps({**DANA, "id": number}) for number in range(3)]
    for text in ("\n".join(lines), "\n\n".join(lines) + "\n", "\r\n".join(lines)):
        assert [situation.id for situation in read_situations(text)] == [0, 1, 2]


def test_a_line_separator_inside_a_name_is_part_of_it() -> None:
    named = {**DANA, "person": {"name": "Dana\u2028Reyes"}}
    lines = "\n".join([json.dumps(named, ensure_ascii=False)] * 2)
    assert [situation.person.name for situation in read_situations(lines)] == ["Dana\u2028Reyes"] * 2


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_nothing_to_read(text: str) -> None:
    assert "no situation" in refused(text)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"mood": "good"}, ["mood: unknown field", "considering", "moments"]),
        ({"person": {"rolle": "recruiter"}}, ["person.rolle: unknown field", "role", "welcome"]),
        ({"person": {"role": "boss"}}, ["person.role: 'boss' is not allowed", "hiring-manager", "recruiter"]),
        ({"considering": "marry"}, ["considering: 'marry' is not allowed", "ask-referral"]),
        ({"company": {"culture": "odd"}}, ["company.culture: 'odd'", "formal, relaxed, unknown"]),
        ({"me": {"profile_gaps": ["hat"]}}, ["profile_gaps", "'hat' is not allowed", "photo"]),
        (
            {"moments": [{"on": "2026-03-01", "what": "kissed"}]},
            ["what: 'kissed' is not allowed", "interviewed"],
        ),
        ({"moments": [{"on": "2026-03-01", "what": "met", "wth": 1}]}, ["wth: unknown field", "with"]),
        ({"moments": [{"on": "soon", "what": "met"}]}, ["moments", "on"]),
        ({"moments": [{"what": "met"}]}, ["missing required field `on`"]),
        ({"today": "10 March"}, ["today"]),
        ({"me": {"personal_notes_left": "three"}}, ["me.personal_notes_left", "int"]),
        ({"note": "written"}, ["note"]),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(facts: dict[str, Any], said: list[str]) -> None:
    what = refused(json.dumps({**DANA, **facts}))
    assert all(part in what for part in said), what


def test_today_is_needed() -> None:
    assert "today" in refused("{}")


def test_all_bad_lines_are_named_and_nothing_is_read() -> None:
    bad = json.dumps({**DANA, "considering": "marry"})
    good = json.dumps(DANA)
    what = refused("\n".join([good, bad, "", '{"today": 3}', good]))
    assert "line 2: considering" in what
    assert "line 4: today" in what
    assert "line 1" not in what
    assert "line 5" not in what


@pytest.mark.parametrize("text", ["{", "not json", "[1, 2]", "3", '"text"', "{}{}", "\ufeff{}", "\x00"])
def test_what_is_no_situation_is_refused(text: str) -> None:
    assert refused(text)


# --- the answer ---------------------------------------------------------------------------------------------


def test_the_public_fields() -> None:
    given = msgspec.to_builtins(advise(read()))
    assert set(given) == {
        "id", "verdict", "play", "action", "opens", "best", "closes", "because", "first", "say", "avoid",
        "instead", "contested", "findings",
    }  # fmt: skip
    assert (given["id"], given["verdict"], given["play"]) == ("dana", "send", "connect-after-good-interview")
    assert (given["opens"], given["best"], given["closes"]) == (
        "2026-03-12",
        ("2026-03-12", "2026-03-14"),
        "2026-04-08",
    )
    assert {"rule", "text", "weighs"} <= set(given["because"][0])
    assert set(given["contested"][0]) == {"text", "against"}
    assert set(given["instead"]) == {"action", "text"}
    assert given["findings"] is None


def test_another_playbook_another_answer() -> None:
    assert advise(read(), "standard").verdict == "send"
    assert advise(read(), "cautious").verdict == "dont"


def test_today_is_part_of_the_question() -> None:
    verdicts = [advise(read(today=f"2026-03-{day:02}")).verdict for day in (9, 10, 11, 12, 16)]
    assert verdicts == ["wait", "wait", "wait", "send", "send"]
    assert advise(read()) == advise(read())


# --- a note that is written already -------------------------------------------------------------------------


def test_a_good_note_may_go_out() -> None:
    given = advise(read(note={"text": GOOD_NOTE}))
    assert given.verdict == "send"
    assert given.findings is not None
    assert [finding.rule for finding in given.findings if finding.level != "hint"] == []


def test_a_note_that_should_not_go_out_holds() -> None:
    given = advise(read(note={"text": "Send me the salary range. You must refer me today."}))
    assert given.verdict == "hold"
    assert (given.opens, given.best, given.closes) == (None, None, None)
    assert given.findings
    assert "demand" in {finding.rule for finding in given.findings}
    assert set(given.first) >= {finding.advice for finding in given.findings if finding.level != "hint"}


def test_a_note_to_be_mended_holds_though_there_is_time() -> None:
    early = advise(read(today="2026-03-10", note={"text": "Send me the salary range."}))
    assert (early.verdict, early.opens) == ("hold", None)
    assert advise(read(today="2026-03-10", note={"text": GOOD_NOTE})).verdict == "wait"


def test_no_note_lifts_a_veto() -> None:
    pending = {**DANA["person"], "link": "pending"}
    for text in (GOOD_NOTE, "Send me the salary range."):
        given = advise(read(note={"text": text}, person=pending))
        assert (given.verdict, given.first) == ("dont", ())
        assert given.findings is not None


def test_a_note_too_long_for_the_plan_holds() -> None:
    long = GOOD_NOTE.replace("I hope", "I would be glad to hear more about the depot team one day. I hope")
    assert 200 < len(long) <= 300
    assert advise(read(note={"text": long})).verdict == "hold"
    assert advise(read(note={"text": long}, me={**DANA["me"], "plan": "premium"})).verdict == "send"


@pytest.mark.parametrize("note", ["planned", "none"])
def test_without_text_nothing_is_checked(note: str) -> None:
    assert advise(read(note=note)).findings is None
