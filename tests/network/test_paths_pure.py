"""How close, what it rests on, and what to ask whom: pure."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.core.agenda import Who
from tactful.network.paths import GIVES_WAY, Ask, Known, Path, Way, evidence, guess, in_order, to_try
from tactful.network.ties import HALF_LIFE, Bond, Closeness, closeness, left_of
from tactful.network.years import Stay, stays

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def word(**fields) -> str:
    return closeness(Bond(**fields), TODAY).word


def test_half_is_left_after_the_half_life() -> None:
    assert left_of(TODAY, TODAY) == 1
    assert left_of(ago(HALF_LIFE), TODAY) == pytest.approx(0.5)
    assert left_of(None, TODAY) == 0
    assert left_of(TODAY + timedelta(days=9), TODAY) == 1


def test_three_words() -> None:
    assert word(mine=6, theirs=7, wrote_on=ago(30)) == "close"
    assert word(mine=3, theirs=2, wrote_on=ago(60)) == "acquainted"
    assert word() == "slight"


def test_only_what_went_both_ways_counts() -> None:
    assert word(mine=40, theirs=0, wrote_on=ago(1)) == "slight"
    assert word(mine=0, theirs=40, wrote_on=ago(1)) == "slight"
    one_way = closeness(Bond(mine=4, wrote_on=ago(1)), TODAY).parts[0]
    assert (one_way.weight, one_way.says) == (0, "4 messages, all yours, the last in November 2026")


def test_an_accepted_request_alone_is_slight_however_old() -> None:
    assert word(connected_on=ago(9000)) == "slight"


def test_a_close_tie_fades_and_what_was_shared_does_not() -> None:
    talk = {"mine": 8, "theirs": 8}
    assert [word(**talk, wrote_on=ago(days)) for days in (10, 900, 3000)] == ["close", "acquainted", "slight"]
    assert word(**talk, wrote_on=ago(3000), employers=("Pellam Freight",)) == "acquainted"


def test_praise_and_talks_make_close() -> None:
    assert word(recommended_me=ago(100)) == "close"
    assert word(talks=2, talked_on=ago(20)) == "close"
    assert word(endorsements=9, endorsed_on=ago(10)) == "acquainted"


def test_every_part_with_weight_says_what_it_is() -> None:
    every = Bond(
        mine=5, theirs=4, wrote_on=ago(9), talks=1, talked_on=ago(3), recommended_me=ago(400),
        recommended_them=ago(900), endorsements=2, endorsed_on=ago(40), employers=("Pellam Freight",),
        schools=("University of Aldermoor",), connected_on=ago(2000),
    )  # fmt: skip
    told = closeness(every, TODAY)
    assert [part.part for part in told.parts] == [
        "messages", "talks", "recommendation", "endorsement", "shared", "years",
    ]  # fmt: skip
    assert told.last_on == ago(3)
    assert told.weight == pytest.approx(sum(part.weight for part in told.parts))


@given(
    st.builds(
        Bond,
        mine=st.integers(0, 500),
        theirs=st.integers(0, 500),
        wrote_on=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
        talks=st.integers(0, 50),
        talked_on=st.none() | st.dates(),
        recommended_me=st.none() | st.dates(),
        endorsements=st.integers(0, 50),
        endorsed_on=st.none() | st.dates(),
        connected_on=st.none() | st.dates(),
    ),
    st.integers(0, 5000),
)
def test_a_tie_never_grows_by_silence(bond: Bond, days: int) -> None:
    first, later = date(2100, 1, 2), date(2100, 1, 2) + timedelta(days=days)

    def talked(day: date) -> float:
        return sum(part.weight for part in closeness(bond, day).parts if part.part != "years")

    if all(on is None or on <= first for on in (bond.talked_on, bond.recommended_me, bond.endorsed_on)):
        assert talked(later) <= talked(first) + 0.01


def test_a_referral_is_for_close_ties_and_news_for_acquaintances() -> None:
    assert to_try("there", "close", "employee", connected=True)[0] == "ask-referral"
    assert to_try("there", "acquainted", "employee", connected=True)[0] == "ask-conversation"
    assert to_try("there", "slight", "employee", connected=True)[0] == "ask-conversation"


def test_no_favour_is_asked_of_who_decides() -> None:
    for role in ("hiring-manager", "interviewer"):
        assert to_try("there", "close", role, connected=True) == (None,)


def test_an_introduction_is_asked_of_those_who_know_you() -> None:
    ways: tuple[Way, ...] = ("was-there", "introduces")
    for way in ways:
        assert to_try(way, "acquainted", "other", connected=True)[0] == "ask-introduction"
        assert "ask-introduction" not in to_try(way, "slight", "other", connected=True)
    assert {"ask-introduction", "ask-referral"} == GIVES_WAY


ROBIN = (
    Stay(what="employer", name="Pellam Freight", since=date(2017, 9, 1), until=date(2021, 2, 28)),
    Stay(what="school", name="University of Aldermoor", since=date(2012, 1, 1), until=date(2015, 12, 31)),
)


def says(way: Way, known: Known, bond: Bond) -> list[tuple[str, bool]]:
    return [(one.says, one.known) for one in evidence(way, "Tamarisk", "Analyst", known, bond, ROBIN)]


def test_overlap_is_inferred_and_says_so() -> None:
    told = says("there", Known(before=("Pellam Freight",)), Bond(connected_on=date(2020, 5, 4)))
    assert told == [
        ("Analyst at Tamarisk", True),
        ("of Pellam Freight like you; you connected in your years there", False),
    ]
    other_years = says("there", Known(before=("Pellam Freight",)), Bond(connected_on=date(2023, 1, 1)))
    assert other_years[-1] == ("of Pellam Freight like you; though perhaps in other years", False)


def test_what_was_confirmed_is_known_and_ends_the_guessing() -> None:
    bond = Bond(connected_on=date(2020, 5, 4), employers=("Pellam Freight",))
    told = says("there", Known(before=("Pellam Freight",)), bond)
    assert told[1:] == [("worked with you at Pellam Freight, as you confirmed", True)]


def test_a_connection_made_in_my_years_is_a_guess() -> None:
    def guessed(day: date, known: Known, **fields) -> str | None:
        bond = Bond(connected_on=day, **fields)
        return guess(evidence("there", "Tamarisk", "Analyst", known, bond, ROBIN), known, bond, ROBIN)

    of_my_trade = Known(of_my_trade=True)
    want = "perhaps from University of Aldermoor: you connected in your years there"
    assert guessed(date(2013, 3, 3), of_my_trade) == want
    assert guessed(date(2016, 6, 6), of_my_trade) is None
    assert guessed(date(2013, 3, 3), Known()) is None
    assert guessed(date(2013, 3, 3), of_my_trade, mine=1) is None
    assert guessed(date(2013, 3, 3), of_my_trade, endorsed_on=date(2020, 1, 1)) is None
    assert says("there", of_my_trade, Bond(connected_on=date(2013, 3, 3))) == [("Analyst at Tamarisk", True)]


def test_who_was_there_may_know_people_there() -> None:
    told = says("was-there", Known(left="Northwind"), Bond())
    assert told == [
        ("was at Northwind, as an earlier export has it", True),
        ("Analyst at Tamarisk", True),
        ("still knows people there", False),
    ]


def test_the_right_ask_comes_first_then_the_closer() -> None:
    def path(name: str, verdict, action, weight: int) -> Path:
        bond = Bond(mine=weight, theirs=weight, wrote_on=TODAY)
        return Path(
            person=Who(id=1, name=name),
            way="there",
            connected=True,
            evidence=(),
            closeness=closeness(bond, TODAY),
            ask=Ask(action=action, verdict=verdict, says=""),
        )

    listed = [
        path("waits", "wait", "ask-referral", 8),
        path("left alone", "dont", "ask-conversation", 8),
        path("acquainted", "send", "ask-conversation", 2),
        path("close", "send", "ask-referral", 8),
        path("closer acquaintance", "send", "ask-conversation", 3),
    ]
    assert [one.person.name for one in in_order(listed)] == [
        "close", "closer acquaintance", "acquainted", "waits", "left alone",
    ]  # fmt: skip


def test_stays_join_jobs_of_one_employer_and_know_open_ends() -> None:
    entries = [
        ("position", {"company": "Northwind", "started": "2023-04"}),
        ("position", {"company": "Northwind", "started": "2021-01", "finished": "2023-03"}),
        ("position", {"company": "Pellam Freight", "started": "2019", "finished": "2020-02"}),
        ("education", {"school": "University of Aldermoor"}),
        ("skill", {"name": "SQL"}),
    ]
    northwind, pellam, school = stays(entries)
    assert (northwind.since, northwind.until) == (date(2021, 1, 1), None)
    assert (pellam.since, pellam.until) == (date(2019, 1, 1), date(2020, 2, 29))
    assert pellam.holds(date(2020, 5, 1))
    assert not pellam.holds(date(2020, 7, 1))
    assert not school.holds(TODAY)
    assert northwind.holds(TODAY)


def test_closeness_is_never_a_bare_number() -> None:
    assert "weight" not in Closeness.__struct_fields__
