"""`tactful merge`: two people of the ledger are one."""

from __future__ import annotations

import pytest


@pytest.fixture
def two(tactful):
    """Dana and Dee, each with a moment."""
    tactful("log", "met", "Dana Reyes", "--new", "--company", "Northwind")
    tactful("log", "talked", "Dee Reyes", "--new")
    tactful("set", "Dee Reyes", "email", "dee@example.org")


def timeline(tactful, who: str) -> list[str]:
    return sorted(row["what"] for row in tactful("person", who, "--json").json["timeline"])


def test_two_become_one_and_are_taken_apart_again(tactful, two) -> None:
    said = tactful("merge", "Dana", "Dee")
    assert said.out == "Dana Reyes stands for Dee Reyes too now, 1 moment moved. Wrong? tactful undo\n"
    assert timeline(tactful, "Dana") == timeline(tactful, "Dee") == ["met", "talked"]
    assert tactful("undo").out.startswith("Taken back: ")
    assert (timeline(tactful, "Dana"), timeline(tactful, "Dee")) == (["met"], ["talked"])


def test_the_other_is_named_by_an_e_mail(tactful, two) -> None:
    merged = tactful("merge", "Dana", "DEE@example.org", "--json").json
    assert merged == {"name": "Dana Reyes", "other": "Dee Reyes", "moments": 1}


def test_two_of_one_name_need_no_second_word(tactful, two) -> None:
    tactful("set", "Dee Reyes", "name", "Dana Reyes")
    assert tactful("person", "Dana Reyes").code == 2
    said = tactful("merge", "Dana Reyes")
    assert said.out == "Dana Reyes stands for both now, 1 moment moved. Wrong? tactful undo\n"
    assert timeline(tactful, "Dana Reyes") == ["met", "talked"]


@pytest.mark.parametrize(
    "words", [("Dana Reyes @ Northwind", "Dana Reyes"), ("Dana Reyes", "Dana Reyes @ Northwind")]
)
def test_of_two_of_one_name_the_company_tells_one(tactful, two, words) -> None:
    tactful("set", "Dee Reyes", "name", "Dana Reyes")
    assert tactful("merge", *words).code == 0
    assert timeline(tactful, "Dana Reyes") == ["met", "talked"]


@pytest.mark.parametrize(
    "words", [("Dana",), ("Nobody",), ("Dana", "Nobody"), ("Dana", "Dana"), ("Nobody", "Dana"), ("", "Dana")]
)
def test_who_cannot_be_merged(tactful, two, words) -> None:
    said = tactful("merge", *words)
    assert said.code == 2
    assert "Next: " in said.err
    assert (timeline(tactful, "Dana"), timeline(tactful, "Dee")) == (["met"], ["talked"])


def test_more_than_two_have_to_be_named(tactful, two) -> None:
    tactful("add", "person", "Dana Rey")
    assert "match" in tactful("merge", "rey").err
