"""The parts of `tactful network`: who to ask about, who to look at again, a reason to write, growth."""

from __future__ import annotations

from datetime import date

from tactful.core.situation import Shared
from tactful.network.cold import reason, was_close
from tactful.network.confirming import Candidate, to_ask
from tactful.network.coverage import Standing, covers
from tactful.network.growth import growth
from tactful.network.next_best import next_best
from tactful.network.review import MOST, to_review
from tactful.network.ties import Bond
from tactful.network.years import Stay

TODAY = date(2026, 11, 22)
NORTHWIND = Stay(what="employer", name="Northwind", since=date(2018, 1, 1), until=date(2021, 12, 31))
PELLAM = Stay(what="employer", name="Pellam", since=date(2015, 1, 1), until=date(2017, 12, 31))
SCHOOL = Stay(what="school", name="Aldermoor", since=date(2011, 1, 1), until=date(2014, 12, 31))
PLACES = {"Northwind": {1, 2}, "Pellam": {3}, "Aldermoor": {4}}


def somebody(id_: int, on: date, *companies: int, messages: int = 0) -> Candidate:
    return Candidate(
        id=id_,
        name=f"P{id_}",
        title=None,
        connected_on=on,
        company_ids=frozenset(companies),
        messages=messages,
    )


def test_the_likeliest_are_asked_about_first() -> None:
    asked = to_ask(
        [
            somebody(1, date(2019, 5, 5), 9),
            somebody(2, date(2025, 5, 5), 2),
            somebody(3, date(2019, 5, 5), 2),
            somebody(4, date(2025, 5, 5), 9),
            somebody(5, date(2019, 5, 5), 9, messages=3),
            somebody(6, date(2012, 5, 5), 9),
        ],
        (NORTHWIND, PELLAM, SCHOOL),
        PLACES,
        (),
    )
    assert [one.id for one in asked] == [3, 2, 5, 1, 6]
    assert asked[0].why == "of Northwind, and you connected in your years there"
    assert (asked[-1].what, asked[-1].place) == ("school", "Aldermoor")


def test_what_was_answered_is_not_asked_again() -> None:
    people = [somebody(3, date(2019, 5, 5), 2)]
    assert to_ask(people, (NORTHWIND,), PLACES, {(3, "employer", "Northwind")}) == ()
    assert to_ask(people, (NORTHWIND,), PLACES, {(3, "employer", "Pellam"), (4, "employer", "Northwind")})


def test_a_round_is_short() -> None:
    people = [somebody(n, date(2019, 5, 5), 1) for n in range(50)]
    assert len(to_ask(people, (NORTHWIND,), PLACES, ())) == 10


def test_only_spam_and_the_marked_are_looked_at_again_and_at_most_ten() -> None:
    spam = [(n, f"S{n}") for n in range(20)]
    found = to_review(spam, [(50, "Marked"), (3, "S3")])
    assert len(found) == MOST == 10
    assert [(one.id, one.why) for one in found[:3]] == [(50, "marked"), (3, "marked"), (0, "spam")]
    assert to_review([], []) == ()


def test_covers_count_what_is_confirmed_there_and_in_my_years() -> None:
    standing = [
        Standing(company_id=1, connected_on=date(2025, 1, 1)),
        Standing(company_id=8, connected_on=date(2019, 1, 1)),
        Standing(
            company_id=2, connected_on=date(2019, 1, 1), shared=(Shared(what="employer", name="northwind"),)
        ),
        Standing(
            company_id=8, connected_on=date(2025, 1, 1), shared=(Shared(what="school", name="Northwind"),)
        ),
    ]
    cover = covers(standing, [NORTHWIND], PLACES)[0]
    assert (cover.confirmed, cover.there, cover.in_your_years) == (1, 2, 2)


def test_growth_counts_quarters_and_all_before() -> None:
    days = [date(2015, 5, 1), date(2015, 5, 1), date(2026, 9, 30), date(2026, 10, 1), date(2026, 12, 1)]
    told = growth(days, TODAY)
    assert len(told) == 12
    assert (told[-1].year, told[-1].quarter, told[-1].new, told[-1].total) == (2026, 4, 1, 4)
    assert (told[-2].new, told[-2].total) == (1, 3)
    assert told[0].total == 2
    assert growth([], TODAY) == ()
    assert len(growth([TODAY], TODAY)) == 1


def test_close_once() -> None:
    assert was_close(Bond(mine=3, theirs=9))
    assert was_close(Bond(recommended_me=TODAY))
    assert not was_close(Bond(mine=2, theirs=90))


def test_a_reason_to_write_is_their_news_and_never_the_silence() -> None:
    bond = Bond(recommended_me=date(2021, 1, 1), employers=("Northwind",))
    moved = date(2026, 10, 1)
    assert reason(bond, "Tamarisk", moved, TODAY, ()) == "They are new at Tamarisk: wish them well."
    assert reason(bond, "Tamarisk", date(2020, 1, 1), TODAY, ()).startswith("They recommended you in 2021")
    assert "hope to be" in reason(Bond(), "Tamarisk", None, TODAY, {"Tamarisk"})
    assert "worked together at Northwind" in reason(Bond(employers=("Northwind",)), None, None, TODAY, ())
    for told in (bond, Bond(), Bond(endorsed_on=TODAY), Bond(schools=("Aldermoor",))):
        words = reason(told, None, None, TODAY, ()).casefold()
        assert not any(word in words for word in ("have not", "haven't", "silent", "ago", "long"))


def test_the_next_best_never_sends_to_many() -> None:
    told = next_best("Tamarisk", [NORTHWIND, SCHOOL])
    assert [one.kind for one in told] == [
        "alumni", "former-colleagues", "events", "careers-page", "follow", "not",
    ]  # fmt: skip
    assert "Aldermoor" in told[0].says
    assert "Northwind" in told[1].says
    assert [one.kind for one in next_best("", [])] == ["events", "follow", "not"]
