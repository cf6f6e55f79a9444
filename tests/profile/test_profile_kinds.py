"""The edges of the kinds of rule: dates, claims of a headline, years, lines, places."""

from __future__ import annotations

from datetime import date

import pytest
from made_up_profiles import EXCELLENT, TODAY
from msgspec.structs import replace

from tactful.app.load_profile_rules import load_profile_rules
from tactful.profile.alike import covered, same_place, shared, years_in
from tactful.profile.audit import Remark, audit
from tactful.profile.from_entries import answers_from, profile_from
from tactful.profile.months import earliest, latest, said
from tactful.profile.profile import Entry, Profile

RULES = load_profile_rules()


def found(profile: Profile, rule: str) -> list[Remark]:
    return [finding for finding in audit(profile, RULES, TODAY).findings if finding.rule == rule]


def jobs(*entries: Entry) -> Profile:
    return Profile(positions=entries)


def job(started: str | None, finished: str | None = None, **fields: str) -> Entry:
    return Entry(title=fields.pop("title", "Baker"), started=started, finished=finished, **fields)


@pytest.mark.parametrize(
    ("prefix", "first", "last", "words"),
    [
        ("2019", 2019 * 12, 2019 * 12 + 11, "2019"),
        ("2019-03", 2019 * 12 + 2, 2019 * 12 + 2, "Mar 2019"),
        ("2019-03-09", 2019 * 12 + 2, 2019 * 12 + 2, "Mar 2019"),
        ("2019-13", None, None, "2019"),
        ("soon", None, None, "soon"),
    ],
)
def test_a_date_means_what_it_can_mean(prefix: str, first: int | None, last: int | None, words: str) -> None:
    assert (earliest(prefix), latest(prefix), said(prefix)) == (first, last, words)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (job("2015", "2018"), job("2019"), 0),  # years alone: it may be no gap at all
        (job("2015", "2018"), job("2020"), 1),
        (job("2015-01", "2019-01"), job("2019-10"), 0),
        (job("2015-01", "2019-01"), job("2019-12"), 1),
        (job("2015-01", "2021-01"), job("2018-01"), 0),  # overlapping
        (job("2015-01"), job("2018-01", "2019-01"), 0),  # one goes on all the while
        (job(None, "2016"), job("2016"), 0),
    ],
)
def test_a_break_is_read_as_short_as_the_dates_allow(before: Entry, after: Entry, told: int) -> None:
    assert len(found(jobs(after, before), "break-untold")) == told


def test_an_ended_job_of_this_year_is_no_break() -> None:
    assert found(jobs(job("2015-01", "2026-02")), "break-untold") == []
    assert len(found(jobs(job("2015-01", "2025-02")), "break-untold")) == 1


def test_a_break_within_a_longer_post_is_none() -> None:
    long = job("2010-01", "2020-01", title="Councillor")
    assert (
        found(
            jobs(job("2020-02"), job("2016-01", "2019-01"), job("2011-01", "2012-01"), long), "break-untold"
        )
        == []
    )


@pytest.mark.parametrize(
    ("headline", "rules"),
    [
        ("Baker at Northwind", ["headline-past-job"]),
        ("Baker @ Northwind", ["headline-past-job"]),
        ("Looking for ovens | Baker at Northwind Ltd | cyclist", ["headline-past-job"]),
        ("Former baker at Northwind", []),
        ("Ex-Northwind baker | looking for ovens", []),
        ("Baker (previously at Northwind)", []),
        ("Master Baker at Oxbow", []),
        ("Master Baker at Saltmarsh", ["headline-other-employer"]),
        ("Judge at Bread of the Year", []),
        ("Good at bread, better at mornings", []),
    ],
)
def test_a_headline_is_held_to_the_positions(headline: str, rules: list[str]) -> None:
    current = job("2024", title="Master Baker", place="Oxbow")
    ended = job("2019", "2023", place="Northwind")
    profile = Profile(headline=headline, positions=(current, ended))
    names = ("headline-past-job", "headline-other-employer")
    assert [rule for rule in names if found(profile, rule)] == rules


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("nine years in freight", {9}),
        ("12+ years", {12}),
        ("since 2014", set()),
        ("for 3 years, then 4 years", {3, 4}),
    ],
)
def test_years_are_read(text: str, numbers: set[int]) -> None:
    assert years_in(text) == numbers


def test_words_of_weight_decide_what_is_shared() -> None:
    assert shared("data engineer, six years", "Engineering of data")
    assert not shared("senior baker with a team", "Head of the team, seeking new opportunities")
    assert covered("Event Planning", "i planned the events of the town")
    assert not covered("SQL", "i planned the events of the town")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Northwind", "Northwind Ltd.", True),
        ("The Oxbow Group", "Oxbow", True),
        ("Northwind", "Northgate", False),
        ("", "Northwind", False),
        ("Ltd", "Oxbow Ltd", False),
    ],
)
def test_places_are_known_again(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same


def described(text: str, finished: str | None = None) -> Profile:
    return jobs(job("2020", finished, text=text))


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Baked bread for 300 families.  Trained two apprentices.", []),
        ("Trained apprentices in sourdough.", ["Trained apprentices in sourdough."]),
        ("- Trained young bakers\n- Cut waste of flour", ["Trained young bakers", "Cut waste of flour"]),
        ("Reduced the waste – by 30 percent", []),
        ("• Halved the waste • Trained apprentices daily", []),
        ("Bread, cake, and long nights.", ["Bread, cake, and long nights."]),
    ],
)  # fmt: skip
def test_lines_without_a_number_are_found(text: str, quotes: list[str]) -> None:
    assert [finding.quote for finding in found(described(text), "achievements-unnumbered")] == quotes


def test_lines_of_long_ago_are_let_be() -> None:
    assert found(described("Trained apprentices in sourdough.", "2005"), "achievements-unnumbered") == []


def test_the_question_fits_the_line() -> None:
    (people,) = found(described("Trained apprentices in sourdough."), "achievements-unnumbered")
    (change,) = found(described("Reduced the waste of flour."), "achievements-unnumbered")
    assert people.advice.startswith("How many people")
    assert change.advice.startswith("By how much")
    assert people.about == "Baker"


ENTRIES = [
    ("profile", {"first name": "Ada", "last name": "Moss", "headline": "Baker", "location": "Cork"}),
    ("position", {"company": "Northwind", "title": "Baker", "started": "2014", "finished": "2019-03"}),
    (
        "position",
        {"company": "Oxbow", "title": "Master Baker", "started": "2019-04", "description": "Bread."},
    ),
    ("education", {"school": "Weir Street", "degree": "Trade", "notes": "Rye", "activities": "Choir"}),
    ("honor", {"title": "Loaf of the Year", "issued": "2021-05"}),
    ("organization", {"name": "Guild", "position": "Treasurer", "started": "2020"}),
    ("skill", {"name": "Sourdough"}),
    ("language", {"name": "Irish", "proficiency": "Native"}),
]


def test_entries_become_a_profile_the_newest_first() -> None:
    me = profile_from(ENTRIES, today=TODAY)
    assert (me.name, me.headline, me.summary, me.location) == ("Ada Moss", "Baker", "", "Cork")
    assert [p.called for p in me.positions] == ["Master Baker at Oxbow", "Baker at Northwind"]
    assert me.education[0].text == "Rye\nChoir"
    assert me.honors[0].started == "2021-05"
    assert me.volunteering[0].called == "Treasurer at Guild"
    assert (me.skills, me.languages) == (("Sourdough",), ("Irish",))
    assert me.changed_on == date(2021, 5, 28)
    assert me.whole
    assert me.head


def test_what_was_not_read_is_unknown() -> None:
    assert not profile_from(ENTRIES[:1], today=TODAY).whole
    assert not profile_from(ENTRIES[1:], today=TODAY).head
    assert profile_from([], today=TODAY).changed_on is None


def test_the_last_change_is_never_ahead_of_today() -> None:
    entries = [("education", {"school": "Weir Street", "started": "2026", "finished": "2029"})]
    assert profile_from(entries, today=TODAY).changed_on == TODAY


@pytest.mark.parametrize(
    ("url", "answer"),
    [
        ("in/ada-moss", "yes"),
        ("in/ada-moss-8b21a4179", "no"),
        ("in/ada-moss-1984", "yes"),
        ("in/ada-decade", "yes"),
    ],
)
def test_the_address_shows_whose_it_is(url: str, answer: str) -> None:
    assert answers_from({}, url) == {"url": answer}
    assert answers_from({"url": "yes"}, url) == {"url": "yes"}
    assert answers_from({}, None) == {}


def test_a_discreet_search_is_not_told_to_show_its_aim() -> None:
    plain = replace(EXCELLENT, headline="Hospital pharmacist")
    assert [f.rule for f in audit(plain, RULES, TODAY).findings] == ["headline-aim"]
    assert not list(audit(replace(plain, discreet=True), RULES, TODAY).findings)
