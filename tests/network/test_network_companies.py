"""Company names match as people mean them: measured on pairs labelled by hand, and true of any text.

`company_pairs.tsv`: `lot` is `tuned` (looked at while the words were chosen), `aside` (every third pair, never
looked at) or `fresh` (other countries and trades, written last and left as they came out).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tactful.app.load_aliases import load_aliases
from tactful.errors import PlaybookFault
from tactful.network.companies import Companies, among, same, verdict
from tactful.network.letters import fold, pieces
from tactful.network.reading import read
from tactful.network.slips import is_slip

ALIASES = load_aliases()


class Pair(Struct, frozen=True):
    """Two names and whether a person would call them one employer."""

    one: str
    other: str
    same: str
    kind: str
    lot: str


def _pairs() -> tuple[Pair, ...]:
    lines = (Path(__file__).parent / "company_pairs.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(Pair(*line.split("\t")) for line in lines[1:])


PAIRS = _pairs()
NAMES = tuple(dict.fromkeys(name for pair in PAIRS for name in (pair.one, pair.other)))


def _figures(among_these: Callable[[Pair], bool]) -> tuple[float, float]:
    """F1 and precision of `same`."""
    pairs = [pair for pair in PAIRS if among_these(pair)]
    said = {pair for pair in pairs if same(pair.one, pair.other, ALIASES) == "same"}
    meant = {pair for pair in pairs if pair.same == "yes"}
    return 2 * len(said & meant) / (len(said) + len(meant)), len(said & meant) / len(said)


def test_the_list_is_long_and_even() -> None:
    assert len(PAIRS) >= 360
    assert 0.4 < sum(pair.same == "yes" for pair in PAIRS) / len(PAIRS) < 0.6
    assert {pair.lot for pair in PAIRS} == {"tuned", "aside", "fresh"}
    assert {pair.same for pair in PAIRS} == {"yes", "no"}
    assert len({frozenset((pair.one, pair.other)) for pair in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize("lots", [("tuned", "aside", "fresh"), ("aside",)])
def test_names_match_as_people_mean_them(lots: tuple[str, ...]) -> None:
    f1, precision = _figures(lambda pair: pair.lot in lots)
    assert f1 >= 0.95
    assert precision >= 0.98


def test_fresh_names_join_no_strangers() -> None:
    f1, precision = _figures(lambda pair: pair.lot == "fresh")
    assert f1 >= 0.80
    assert precision >= 0.98


def test_parts_of_a_group_are_related() -> None:
    parts = [pair for pair in PAIRS if pair.kind == "part of"]
    assert len(parts) >= 30
    assert [pair for pair in parts if same(pair.one, pair.other, ALIASES) != "related"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Delta", "Delta Air Lines"),
        ("Smith Ltd", "Smith & Sons"),
        ("Oracle", "Oracle Arena"),
        ("Bayer", "Bayer Bau"),
        ("Merck", "Merck KGaA"),
    ],
)
def test_a_name_that_goes_on_is_asked_about(one: str, other: str) -> None:
    assert same(one, other, ALIASES) == "unsure"


def test_a_dealer_in_a_town_is_not_the_maker() -> None:
    assert same("Toyota of Dallas", "Toyota", ALIASES) != "same"
    assert same("Volkswagen of America", "Volkswagen", ALIASES) == "same"


def test_units_in_two_countries_of_a_house_little_known_are_related() -> None:
    assert same("Nordwind Robotics Austria", "Nordwind Robotics Poland", ALIASES) == "related"
    assert same("Nordwind Robotics Austria", "Nordwind Robotics", ALIASES) == "same"


@pytest.mark.parametrize(
    "name",
    [
        "Freelance",
        "Stealth Startup",
        "Confidential",
        "self-employed",
        "N/A",
        "",
        " \t\n",
        "—",
        "GmbH & Co. KG",
    ],
)
def test_who_has_no_employer_matches_nobody(name: str) -> None:
    assert same(name, name, ALIASES) == "different"
    assert same(name, "Google", ALIASES) == "different"
    assert among(name, [name, "Google", ""], ALIASES) == []


@pytest.mark.parametrize("name", ["Stealth Monitoring", "Independent Health", "Freelancer.com", "腾", "X"])
def test_a_company_with_such_a_word_is_one(name: str) -> None:
    assert same(name, name, ALIASES) == "same"


@pytest.mark.parametrize(
    "name", [name for pair in PAIRS if pair.kind == "short name" for name in (pair.one, pair.other)]
)
def test_short_names_are_exact(name: str) -> None:
    assert same(name, name.upper(), ALIASES) == "same"
    assert same(name, f"{name}q", ALIASES) != "same"


def test_letters_of_every_script_stay() -> None:
    assert fold("Ünïón Łódź Straße Ørsted") == "union lodz strasse orsted"
    assert pieces("गूगल इंडिया") == ("गूगल", "इंडिया")
    assert pieces("ガス") != pieces("カス")
    assert pieces("بِنْك") == pieces("بنك")


@pytest.mark.parametrize(
    ("word", "right", "slipped"),
    [
        ("microsft", "microsoft", True),
        ("mircosoft", "microsoft", True),
        ("gooogle", "google", True),
        ("volkswagon", "volkswagen", True),
        ("strive", "stripe", False),
        ("targets", "target", False),
        ("oogle", "google", False),
        ("mcknley", "mckinsey", False),
    ],
)
def test_slips(word: str, right: str, slipped: bool) -> None:
    assert is_slip(word, right) is slipped


def test_a_listing_finds_what_pairs_would() -> None:
    listing = Companies(NAMES, ALIASES)
    readings = [read(name, ALIASES) for name in NAMES]
    order = ("same", "related", "unsure", "different")
    for asked in range(0, len(NAMES), 9):
        found = listing.of(NAMES[asked])
        told = [verdict(readings[asked], other, ALIASES) for other in readings]
        assert {(one.at, one.verdict) for one in found} == {
            (at, one) for at, one in enumerate(told) if one != "different"
        }
        assert [order.index(one.verdict) for one in found] == sorted(
            order.index(one.verdict) for one in found
        )
        assert all(NAMES[one.at] == one.name for one in found)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_is_read_and_both_ways_alike(one: str, other: str) -> None:
    assert same(one, other, ALIASES) == same(other, one, ALIASES)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from([" GmbH", ", Inc.", " Germany", " (via X)", " & Sons", ""]),
)
def test_both_ways_alike_with_something_behind(one: str, other: str, behind: str) -> None:
    assert same(one + behind, other, ALIASES) == same(other, one + behind, ALIASES)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=120), st.sampled_from(NAMES)))
def test_a_name_is_itself_unless_it_is_nobodys(name: str) -> None:
    assert same(name, name, ALIASES) == ("same" if read(name, ALIASES).full else "different")
    assert same(name, f"  {name} ", ALIASES) == same(name, name, ALIASES)


@given(st.text(alphabet=" \t\n\r\u3000\u00a0.,-–()&'\"", max_size=30))
def test_no_letters_match_nothing(name: str) -> None:
    assert same(name, name, ALIASES) == "different"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=12), st.text(max_size=30))
def test_a_listing_takes_any_text(names: list[str], name: str) -> None:
    assert all(one.verdict == same(name, one.name, ALIASES) for one in among(name, names, ALIASES))


def test_lists_that_cannot_be_read_say_where(tmp_path: Path) -> None:
    with pytest.raises(PlaybookFault) as fault:
        load_aliases(tmp_path)
    assert fault.value.problems[0].startswith("company_words.toml")
