"""The sieve loses nothing: what reading every name finds, it finds."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.app.load_aliases import load_aliases
from tactful.network.companies import Companies, same
from tactful.network.sieve import Sieve

ALIASES = load_aliases()
LINES = (Path(__file__).parent / "company_pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
NAMES = tuple(dict.fromkeys(name for line in LINES for name in line.split("\t")[:2]))
AROUND = ("{}", "{} GmbH", "The {}", "{} Group", "{} Germany", "{} & Co. KG", "株式会社{}", "{} (London)", "({}) Labs",
          "Quern (formerly {})", "Quern, part of {}", "{} via Randstad", "ООО {}", "{}, Inc.", "U.S. {}")  # fmt: skip


def test_it_finds_what_reading_every_name_finds() -> None:
    every, sieve = Companies(NAMES, ALIASES), Sieve(NAMES, ALIASES)
    lost = {name: set(every.of(name)) - set(sieve.of(name)) for name in NAMES}
    assert {name: gone for name, gone in lost.items() if gone} == {}


def test_it_finds_nothing_else_and_in_the_same_order() -> None:
    every, sieve = Companies(NAMES, ALIASES), Sieve(NAMES, ALIASES)
    for name in ("Google", "Delta", "Bosch", "Amazon Web Services", "IBM", "SAP"):
        assert sieve.of(name) == every.of(name)


def slipped(name: str, at: int, how: str) -> str:
    at = at % max(len(name), 1)
    if how == "missing":
        return name[:at] + name[at + 1 :]
    if how == "doubled":
        return name[:at] + name[at : at + 1] + name[at:]
    if how == "swapped":
        return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    return name


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(NAMES),
    st.integers(0, 40),
    st.sampled_from(["as it is", "missing", "doubled", "swapped"]),
    st.sampled_from(AROUND),
)
def test_a_name_that_can_be_meant_is_never_lost(name: str, at: int, how: str, around: str) -> None:
    other = around.format(slipped(name, at, how))
    for one, two in ((name, other), (other, name)):
        if same(one, two, ALIASES) != "different":
            assert [match.name for match in Sieve([two], ALIASES).of(one)] == [two]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4))
def test_any_text_is_read(name: str, names: list[str]) -> None:
    found = {match.at for match in Sieve(names, ALIASES).of(name)}
    assert {n for n, other in enumerate(names) if same(name, other, ALIASES) != "different"} == found
