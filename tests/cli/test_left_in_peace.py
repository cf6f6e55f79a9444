"""Whom the agenda never proposes: people set aside, kept out, and those a search is kept from."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from examples.build import TODAY
from test_agenda_command import names

ON = ("--on", str(TODAY))


def everybody(tactful, ledger: Path, on: str = str(TODAY)) -> set[str]:
    return names(tactful("today", "--on", on, "--limit", "50", "--json", ledger=ledger).json)


MY_EMPLOYER = [("set", "me", "discreet", "yes"), ("set", "me", "employer", "Oxbow Parcel")]
KEPT = [("set", "Oxbow Parcel", "kept-from", "yes")]


@pytest.mark.parametrize("words", [MY_EMPLOYER, KEPT], ids=["my employer", "a company"])
def test_nobody_where_the_search_is_kept_from_is_proposed(tactful, robins: Path, words: list) -> None:
    tendai = "Tendai Moyo-Lindgren"
    assert tendai in everybody(tactful, robins)
    for one in words:
        assert tactful(*one, ledger=robins).code == 0
    assert tendai not in everybody(tactful, robins)
    target = tactful("target", "Oxbow Parcel", "--json", ledger=robins).json
    assert target["targets"] == {"Oxbow Parcel": []}
    assert "kept from" in tactful("target", "Oxbow Parcel", ledger=robins).out
    assert tactful("person", "Tendai", "--json", ledger=robins).json["advice"]["verdict"] == "dont"


def test_nobody_of_a_kept_house_is_in_the_reading_round_either(tactful, robins: Path) -> None:
    round_ = tactful("today", *ON, "--json", ledger=robins).json["tasks"][0]
    company = round_["people"][0]["company"]
    tactful("set", company, "kept-from", "yes", ledger=robins)
    again = tactful("today", *ON, "--json", ledger=robins).json["tasks"][0]
    assert company not in {person["company"] for person in again["people"]}
    assert len(again["people"]) == 5


def test_a_company_can_be_kept_from_before_anybody_there_is_known(tactful) -> None:
    assert tactful("set", "Oxbow Parcel", "kept-from", "yes").code == 2
    assert tactful("add", "company", "Oxbow Parcel").code == 0
    assert tactful("set", "Oxbow Parcel", "kept-from", "yes").code == 0


def test_a_house_followed_and_kept_from_is_no_target_to_choose(tactful, robins: Path) -> None:
    assert "Oxbow Parcel" in tactful("target", "--json", ledger=robins).json["followed"]
    tactful(*KEPT[0], ledger=robins)
    assert "Oxbow Parcel" not in tactful("target", "--json", ledger=robins).json["followed"]


@pytest.mark.parametrize("who", ["Noor Hartigan", "Siobhán Marwick-Daly", "Agnieszka Featherstone"])
def test_who_is_kept_out_appears_nowhere(tactful, robins: Path, who: str) -> None:
    assert who in everybody(tactful, robins)
    tactful("set", who, "kept-out", "yes", ledger=robins)
    assert who not in everybody(tactful, robins)
    assert who not in str(tactful("target", "Halfpenny Pay", "--json", ledger=robins).json)
    assert "keep them out" in tactful("person", who, ledger=robins).out
    tactful("set", who, "kept-out", "no", ledger=robins)
    assert who in everybody(tactful, robins)


def test_set_aside_until_a_day(tactful, robins: Path) -> None:
    until = TODAY + timedelta(days=9)
    on = [str(until + timedelta(days=days)) for days in (-1, 0)]
    before = [("Siobhán Marwick-Daly" in everybody(tactful, robins, day)) for day in on]
    said = tactful("set", "Siobhán", "aside", str(until), ledger=robins)
    assert said.out == f"Set Siobhán Marwick-Daly: all advice is set aside until {until}.\n"
    after = [("Siobhán Marwick-Daly" in everybody(tactful, robins, day)) for day in on]
    assert after == [False, before[1]]


@pytest.mark.parametrize("who", ["Siobhán Marwick-Daly", "Agnieszka Featherstone"])
def test_set_aside_for_good_and_taken_up_again(tactful, robins: Path, who: str) -> None:
    tactful("set", who, "aside", "never", ledger=robins)
    assert who not in everybody(tactful, robins)
    tactful("set", who, "aside", "no", ledger=robins)
    assert who in everybody(tactful, robins)


def test_one_play_set_aside(tactful, robins: Path) -> None:
    tactful("set", "Siobhán", "aside", "answer", ledger=robins)
    agenda = tactful("today", *ON, "--limit", "50", "--json", ledger=robins).json
    hers = [i["play"] for g in ("do", "later") for i in agenda[g] if i["person"]["name"].startswith("Siobh")]
    assert "answer" not in hers
    tactful("set", "Siobhán", "aside", "no", ledger=robins)
    agenda = tactful("today", *ON, "--json", ledger=robins).json
    assert agenda["do"][0]["play"] == "answer"


@pytest.mark.parametrize(
    "value", ["banana", "2020-01-01", "2026-13-01", "answer until soon", "answer until 2020-01-01"]
)
def test_what_cannot_set_aside_is_refused(tactful, robins: Path, value: str) -> None:
    said = tactful("set", "Siobhán", "aside", value, ledger=robins)
    assert said.code == 2
    assert "Next: " in said.err
