"""Capitals and signs: a slip in a careful note is found, a habit is let be."""

from __future__ import annotations

import pytest

from tactful.notes.check.capitals import slips_of_form

PROPER = {"monday": "Monday", "french": "French", "i": "I"}
OPENERS = frozenset({"it", "the", "you"})


def found(text: str) -> list[tuple[str, object]]:
    return [
        (text[slice(*hit.span or (0, 0))], hit.fields["fix"]) for hit in slips_of_form(text, PROPER, OPENERS)
    ]


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("I can come on monday.", [("monday", "Monday")]),
        ("I speak french, and i sing.", [("french", "French"), ("i", "I")]),
        ("I know i'm late.", [("i", "I")]),
        ("Thank you. it was good.", [("it", "It")]),
        ("We met in Oslo. you lent me a charger.", [("you", "You")]),
        ("Thank you for the tour , it helped.", [(" ,", ",")]),
        ("I am free on Friday,, if that suits.", [(",,", ",")]),
        ("I will come .", [(" .", ".")]),
    ],
)
def test_a_slip_in_a_careful_note_is_found(text: str, slips: list[tuple[str, object]]) -> None:
    assert found(text) == slips


@pytest.mark.parametrize(
    "text",
    [
        "i can come on monday.", "Can i come?", "Thanks. it was good. you rock.", "Dear Ms Hollweg,\non the day.",
        "I came at 7 p.m., as you said.", "We met approx. it was ten.", "I wait... it rains.", "I run monday.com.",
        "I use the npm. pip is fine.", "See french-press.", "I wrote i.e. this.", "", "I",
    ],
)  # fmt: skip
def test_a_habit_or_a_name_is_let_be(text: str) -> None:
    assert found(text) == []
