"""Conditions ask a story; what is unknown answers none of them."""

from __future__ import annotations

from typing import Any

import pytest
from core_cast import DANA, IMRE, JOB, NORTHWIND, ROBIN, did, told
from msgspec.structs import replace

from tactful.core.condition import Condition, compile_all, compile_any, faults

STORY = told(
    did("interviewed", 5, outlook="positive", about=("Kafka",)),
    did("scheduled", -3),
    did("messaged", 0),
    person=replace(DANA, shares=("school", "field"), mutuals=2),
    company=replace(NORTHWIND, culture="formal"),
    opportunity=replace(JOB, stage="interviewing"),
    me=replace(ROBIN, profile_gaps=("photo",)),
)


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"role": "interviewer"},
        {"role": ["recruiter", "interviewer"]},
        {"culture": "formal", "stage": "interviewing"},
        {"shares": "school"},
        {"shares": ["group", "field"]},
        {"shares": True},
        {"gaps": True},
        {"topic": True, "titled": True, "kept": False, "profile_checked": True},
        {"mutuals": 2},
        {"mutuals": {"min": 1}},
        {"mutuals": {"min": 2, "max": 2}},
        {"unanswered": 1},
        {"interviewed": True},
        {"referred": False},
        {"interviewed": 5},
        {"interviewed": {"max": 5}},
        {"interviewed": {"min": 5}},
        {"wrote": 0},
        {"wrote": {"max": 0}},
        {"scheduled": -3},
        {"scheduled": {"min": -3, "max": -1}},
        {"outlook": "positive", "decision": "open"},
    ],
)
def test_holds(condition: Condition) -> None:
    assert compile_all(condition)(STORY)


@pytest.mark.parametrize(
    "condition",
    [
        {"role": "recruiter"},
        {"role": "interviewer", "culture": "relaxed"},
        {"shares": "group"},
        {"shares": False},
        {"gaps": ["headline", "summary"]},
        {"gaps": False},
        {"topic": False},
        {"kept": True},
        {"mutuals": {"max": 1}},
        {"mutuals": 0},
        {"interviewed": False},
        {"interviewed": {"max": 4}},
        {"interviewed": {"min": 6}},
        {"interviewed": 4},
        {"referred": True},
        {"referred": {"max": 100}},
        {"referred": 0},
        {"scheduled": {"min": 0}},
        {"scheduled": {"max": -4}},
    ],
)
def test_does_not_hold(condition: Condition) -> None:
    assert not compile_all(condition)(STORY)


@pytest.mark.parametrize(
    "condition",
    [
        {"mutuals": 0},
        {"mutuals": {"max": 99}},
        {"notes_left": {"min": -5}},
        {"invitations_left": 0},
        {"named_referral": True},
        {"named_referral": False},
        {"posting": ["open", "no-contact", "closed"]},
        {"role": ["other", "employee"]},
        {"met": True},
        {"met": {"min": -9999}},
    ],
)
def test_unknown_never_holds(condition: Condition) -> None:
    nobody = told(person=replace(DANA, role=None))
    assert not compile_all(condition)(nobody)


def test_a_mark_that_is_not_there_is_false() -> None:
    assert compile_all({"met": False})(told())
    assert not compile_all({"met": False})(told(did("met", 3)))


def test_any_of_several() -> None:
    either = compile_any([{"role": "hiring-manager"}, {"met": True}])
    assert either(told(person=IMRE))
    assert either(told(did("met", 1)))
    assert not either(told())
    assert not compile_any([])(told())


@pytest.mark.parametrize(
    ("key", "test", "said"),
    [
        ("mood", "good", "unknown fact"),
        ("role", "manager", "manager: allowed are"),
        ("role", ["recruiter", "boss"], "boss: allowed are"),
        ("role", [], "allowed are"),
        ("role", True, "True: allowed are"),
        ("link", {"max": 3}, "allowed are"),
        ("shares", "city", "city: allowed are"),
        ("topic", "yes", "true or false"),
        ("kept", 1, "true or false"),
        ("mutuals", "many", "whole number"),
        ("mutuals", True, "whole number"),
        ("interviewed", "lately", "whole number"),
        ("interviewed", ["lately"], "whole number"),
        ("interviewed", {"max": 3, "most": 4}, "unknown most"),
        ("interviewed", {}, "the range is empty"),
        ("interviewed", {"min": 5, "max": 4}, "the range is empty"),
    ],
)
def test_faults(key: str, test: Any, said: str) -> None:
    [(where, what)] = faults({key: test, "link": "none"} if key != "link" else {key: test})
    assert where == key
    assert said in what


def test_every_fault_is_named() -> None:
    assert [key for key, _ in faults({"mood": 1, "role": "boss", "link": "none", "met": "x"})] == [
        "mood",
        "role",
        "met",
    ]
    assert not list(faults({"link": "none", "met": {"min": 0, "max": 3}, "gaps": True, "shares": ["school"]}))
