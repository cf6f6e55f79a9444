"""`tactful person` and `tactful target`: finding people by what one types."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

ON = ("--on", "2026-11-22")


@pytest.mark.parametrize("who", ["Tendai", "Amrita", "Ruaridh"])
def test_a_person(tactful, robins: Path, snapshot: SnapshotAssertion, who: str) -> None:
    assert tactful("person", who, *ON, ledger=robins).out == snapshot


@pytest.mark.parametrize(
    "typed",
    [
        "Siobhán Marwick-Daly",
        "siobhan",
        "SIOBHÁN",
        "Marwick",
        "siob marw",
        "siobhan @ marrow",
        "@ marrow & finch",
    ],
)
def test_any_unambiguous_part_of_a_name_will_do(tactful, robins: Path, typed: str) -> None:
    said = tactful("person", typed, "--json", ledger=robins)
    assert said.json["person"]["name"] == "Siobhán Marwick-Daly"


def test_words_need_no_quotes(tactful, robins: Path) -> None:
    assert "Hanneke van der Berg" in tactful("person", "hanneke", "van", "der", "berg", ledger=robins).out


def test_when_several_match_they_are_listed(tactful, robins: Path) -> None:
    tactful("add", "person", "Tendai", "--company", "Northwind", ledger=robins)
    said = tactful("person", "ten", ledger=robins)
    assert said.code == 2
    assert (
        said.err.splitlines()[1:3]
        == [
            "  Tendai (Northwind)",
            "  Tendai Moyo-Lindgren (Senior Data Engineer, Network Planning at Oxbow Parcel)",
        ]
        or "Tendai (Northwind)" in said.err
    )
    assert "name @ company" in said.err
    assert "Northwind" in tactful("person", "ten @ northwind", ledger=robins).out
    assert tactful("person", "Tendai", "--json", ledger=robins).json["person"]["name"] == "Tendai"


def test_when_very_many_match_twelve_are_listed(tactful, robins: Path) -> None:
    said = tactful("person", "a", ledger=robins)
    assert said.code == 2
    assert len(said.err.splitlines()) == 1 + 12 + 1 + 1


@pytest.mark.parametrize(
    "typed", ["zzz", "", "   ", "tendai @ nowhere", "%", "_", "'; DROP TABLE person; --"]
)
def test_nobody(tactful, robins: Path, typed: str) -> None:
    said = tactful("person", typed, ledger=robins)
    assert said.code == 2
    assert "Next: " in said.err
    assert tactful("doctor", ledger=robins).code == 0


def test_the_json_of_a_person(tactful, robins: Path) -> None:
    said = tactful("person", "Tendai", "--json", *ON, ledger=robins).json
    assert said.keys() >= {
        "person",
        "link",
        "rapport",
        "stage",
        "opportunity",
        "advice",
        "coming",
        "timeline",
    }
    assert (said["link"], said["stage"]) == ("connected", "applied")
    assert (said["advice"]["verdict"], said["advice"]["play"]) == ("send", "answer")
    days = [row["on"] for row in said["timeline"]]
    assert days == sorted(days, reverse=True)


def test_what_one_thinks_of_doing(tactful, robins: Path) -> None:
    said = tactful("person", "Tendai", "--considering", "connect", *ON, "--json", ledger=robins).json
    assert said["advice"]["verdict"] == "dont"
    assert "connected already" in tactful("person", "Tendai", "--considering", "connect", ledger=robins).out


def test_a_name_of_one_word_and_nobody_known(tactful) -> None:
    tactful("add", "person", "Madonna")
    said = tactful("person", "madonna")
    assert said.code == 0
    assert "Nothing yet." in said.out


def test_targets_are_kept_and_say_whom_one_knows(tactful, robins: Path) -> None:
    said = tactful("target", "Oxbow Parcel", "Nowhere Ltd", ledger=robins)
    assert "Tendai Moyo-Lindgren" in said.out
    assert "Nobody you know is there yet" in said.out
    assert tactful("target", "--json", ledger=robins).json["targets"].keys() == {
        "Oxbow Parcel",
        "Nowhere Ltd",
    }
    assert "the targets named" in tactful("undo", ledger=robins).out
    assert tactful("target", "--json", ledger=robins).json["targets"] == {}


def test_asking_for_the_targets_makes_no_ledger(tactful, tmp_path: Path) -> None:
    assert "No targets yet" in tactful("target").out
    assert tactful("target", "--json").json == {"targets": {}, "followed": []}
    assert list(tmp_path.iterdir()) == []
