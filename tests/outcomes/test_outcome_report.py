"""Groups held side by side, the funnel, and the sentences: nothing is claimed that the counts do not carry."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.app.what_worked import load_terms
from tactful.outcomes.attempt import Attempt, Trial
from tactful.outcomes.compare import comparisons, grouped, tally
from tactful.outcomes.funnel import Application, History, application, count
from tactful.outcomes.interval import Interval
from tactful.outcomes.report import Counted, Outcomes, report
from tactful.outcomes.waiting import Median
from tactful.outcomes.words import apart, half, of_100

TERMS = load_terms()
TODAY = date(2026, 11, 22)
SINCE = TODAY - timedelta(days=365)
CLAIMS = re.compile(r"\d+ (more|fewer|to \d+) of 100|worth trying|told apart:|may see", re.IGNORECASE)


def tries(yes: int, of: int, watched: int = 60, **traits: str) -> list[Attempt]:
    return [
        Attempt(
            on=TODAY - timedelta(days=watched), watched=watched, waited=2 if n < yes else None, traits=traits
        )  # type: ignore[arg-type]
        for n in range(of)
    ]


def weighed(*attempts: Attempt, applications=(), **left_out: int) -> Outcomes:
    counted = Counted(attempts=attempts, left_out=left_out)
    return report(counted, Counted(), applications, TERMS, since=SINCE, until=TODAY, known_until=None)


def test_nothing_is_nothing() -> None:
    found = weighed()
    assert (found.requests.sent, found.requests.says, found.comparisons) == (0, (), 0)
    assert found.requests.tally.share is None


@pytest.mark.parametrize("of", range(10))
def test_under_the_least_count_there_is_no_share_and_no_claim(of: int) -> None:
    found = weighed(*tries(of, of, note="note"), *tries(0, 9 - of, note="no-note")).requests
    assert found.tally.share is None
    assert found.median is None
    assert found.by_day == ()
    assert not any(CLAIMS.search(line) for line in (*found.says, *(look.says for look in found.looks)))


def test_from_the_least_count_on_there_is_an_interval() -> None:
    found = weighed(*tries(5, 10)).requests
    assert found.tally.share == Interval(pytest.approx(0.2366, abs=1e-4), pytest.approx(0.7634, abs=1e-4))
    assert "between 23 and 77 of 100" in found.says[0]


def test_too_young_to_say() -> None:
    found = weighed(*tries(5, 10), *tries(8, 8, watched=2), odd=3).requests
    assert (found.sent, found.early, found.tally.of, found.tally.yes) == (21, 8, 10, 5)
    assert found.left_out == {"odd": 3}


def test_the_young_still_tell_how_long_it_takes() -> None:
    found = weighed(*tries(2, 10), *tries(8, 8, watched=2)).requests
    assert found.median == Median(day=2, low=2, high=None)
    assert [one.day for one in found.by_day] == [3, 7, 14, 30]


@pytest.mark.parametrize(("one", "other"), [(19, 60), (60, 19)])
def test_two_groups_are_compared_only_when_both_are_large_enough(one: int, other: int) -> None:
    (look,) = weighed(*tries(one, one, note="note"), *tries(0, other, note="no-note")).requests.looks
    assert {group.finding for group in look.groups} == {"too-few"}
    assert look.says.startswith("Too few to compare")
    assert look.contested is None


def test_two_groups_that_cannot_be_told_apart() -> None:
    (look,) = weighed(*tries(11, 20, note="note"), *tries(9, 20, note="no-note")).requests.looks
    assert {group.finding for group in look.groups} == {"alike"}
    assert look.says.startswith("Cannot be told apart")
    assert look.contested is not None


def test_two_groups_that_differ_are_worth_a_try_and_no_proof() -> None:
    found = weighed(*tries(28, 30, note="note"), *tries(6, 30, note="no-note"))
    (look,) = found.requests.looks
    assert [group.finding for group in look.groups] == ["more", "fewer"]
    assert "Worth trying more often; whether it is the cause, this cannot tell." in look.says
    assert "not what caused it" in found.cautions[0]


def test_that_something_was_missing_is_nothing_to_try() -> None:
    (look,) = weighed(*tries(28, 30, tie="no-tie"), *tries(6, 30, tie="school")).requests.looks
    assert "Worth trying" not in look.says
    assert "whom you wrote to" in look.says


def test_what_is_unknown_is_in_no_group() -> None:
    (look,) = weighed(*tries(10, 20, role="recruiter"), *tries(0, 7)).requests.looks
    assert (look.unknown, [group.id for group in look.groups]) == (7, ["recruiter"])


def test_many_looks_make_the_measure_stricter() -> None:
    one = weighed(*tries(17, 30, note="note"), *tries(8, 30, note="no-note"))
    assert one.requests.looks[0].groups[0].finding == "more"
    days = ("monday", "tuesday", "wednesday")
    attempts = [
        Attempt(on=TODAY, watched=60, waited=1 if n < 17 or 30 <= n < 38 else None,
                traits={"note": "note" if n < 30 else "no-note", "weekday": days[n % 3]})
        for n in range(60)
    ]  # fmt: skip
    many = weighed(*attempts)
    assert (one.comparisons, many.comparisons) == (1, 4)
    assert many.comparison_level == pytest.approx(1 - 0.05 / 4)
    assert many.requests.looks[0].groups[0].finding == "alike"
    assert "4 comparisons" in many.cautions[1]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from("abc")), max_size=90))
def test_no_group_is_called_the_best(made: list[tuple[bool, str]]) -> None:
    attempts = [
        Attempt(on=TODAY, watched=60, waited=1 if yes else None, traits={"role": role}) for yes, role in made
    ]
    found = weighed(*attempts)
    for look in found.requests.looks:
        assert sum(group.tally.of for group in look.groups) + look.unknown == len(made)
        assert "best" not in look.says
        for group in look.groups:
            assert (group.tally.share is None) == (group.tally.of < TERMS.least.share)
            if group.difference:
                assert group.tally.of >= TERMS.least.compare
                assert len(made) - group.tally.of >= TERMS.least.compare


def test_where_nothing_differs_something_seldom_stands_out() -> None:
    """The whole report, with twelve comparisons, errs about as often as one comparison may."""
    chance = random.Random(3)
    false = 0
    for _ in range(300):
        attempts = [
            Attempt(
                on=TODAY, watched=60, waited=1 if chance.random() < 0.4 else None,
                traits={
                    "weekday": f"day {chance.randrange(6)}", "note": chance.choice(["note", "no-note"]),
                    "tie": chance.choice(["met", "school", "mutuals", "no-tie", "employer"]),
                },
            )
            for _ in range(160)
        ]  # fmt: skip
        found = weighed(*attempts)
        assert found.comparisons >= 9
        false += any(g.finding in ("more", "fewer") for look in found.requests.looks for g in look.groups)
    assert false / 300 <= 0.08


def test_of_two_groups_only_one_comparison_is_made() -> None:
    made = [Trial(yes=True, traits={"note": name}) for name in ("note", "no-note") for _ in range(20)]
    assert comparisons(grouped(made, "note"), TERMS) == ["note"]
    assert tally(made, TERMS).of == 40


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(0.201, 0.549), "20 to 55 of 100"),
        (Interval(0.0, 1.0), "0 to 100 of 100"),
        (Interval(0.07, 0.29), "7 to 29 of 100"),
    ],
)
def test_a_share_is_rounded_outwards(interval: Interval, words: str) -> None:
    assert of_100(interval) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(0.051, 0.399), "5 to 40 more of 100"),
        (Interval(0.001, 0.2), "1 to 20 more of 100"),
        (Interval(-0.399, -0.051), "5 to 40 fewer of 100"),
        (Interval(-0.115, 0.185), "12 fewer to 19 more of 100"),
    ],
)
def test_a_difference_in_words(interval: Interval, words: str) -> None:
    assert apart(interval) == words


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Median(day=None, low=3, high=None), "Fewer than half"),
        (Median(day=0, low=0, high=0), "on the day itself."),
        (Median(day=4, low=2, high=9), "day 2 to day 9"),
        (Median(day=4, low=2, high=None), "as early as day 2"),
    ],
)
def test_the_median_in_words(found: Median, words: str) -> None:
    assert words in half(found, "accepted")


def history(stage, days_ago: int | None = 40, **fields) -> Application | None:
    moments = (("applied", TODAY - timedelta(days=days_ago)),) if days_ago is not None else ()
    made = History(stage=stage, **{"added_on": TODAY, "moments": moments, **fields})
    return application(made, SINCE, TODAY, TERMS)


def test_an_application() -> None:
    found = history("interviewing")
    assert found is not None
    assert (found.age, found.reached, found.contact) == (40, {"applied", "interviewing"}, False)


@pytest.mark.parametrize(
    ("stage", "days_ago", "fields", "applied"),
    [
        ("saved", None, {}, False),
        ("none", None, {}, None),
        ("applied", 366, {}, None),
        ("applied", None, {}, True),
        ("rejected", None, {"added_on": TODAY - timedelta(days=900)}, None),
    ],
)
def test_what_the_funnel_takes(stage, days_ago, fields, applied: bool | None) -> None:
    found = history(stage, days_ago, **fields)
    assert (None if found is None else found.applied_on is not None) is applied


@pytest.mark.parametrize(("stage", "counts"), [("rejected", True), ("withdrawn", True), ("applied", False)])
def test_a_stage_before_counts_after_a_no_and_not_after_a_correction(stage, counts: bool) -> None:
    found = history(stage, had=frozenset({"interviewing"}))
    assert found is not None
    assert ("interviewing" in found.reached) is counts


@pytest.mark.parametrize(("after", "contact"), [(-90, True), (7, True), (8, False)])
def test_a_referral_counts_until_a_week_after(after: int, contact: bool) -> None:
    day = TODAY - timedelta(days=40 - after)
    found = history("applied", referred_on=(day,))
    assert found is not None
    assert found.contact is contact


def sent(stage, days_ago: int = 60, *, contact: bool = False) -> Application:
    found = history(stage, days_ago, inside=contact)
    assert found is not None
    return found


def test_the_funnel() -> None:
    saved = Application(applied_on=None)
    made = [
        saved,
        sent("applied"),
        sent("applied", 5),
        sent("interviewing", contact=True),
        sent("accepted"),
        sent("rejected"),
    ]
    found = count(made, TERMS)
    assert (found.saved, found.told) == (1, True)
    every = found.every
    assert (every.applied, every.interviewing, every.offer, every.closed) == (5, 2, 1, 2)
    assert (every.no_word, every.early) == (1, 1)
    assert (found.contact.applied, found.without.applied) == (1, 4)


def test_an_export_alone_says_nothing_of_what_came_of_it() -> None:
    found = weighed(applications=[sent("applied") for _ in range(50)]).applications
    assert (found.funnel.told, found.tally.of, found.look) == (False, 0, None)
    assert "An export tells that you applied" in found.says[0]


def test_with_a_contact_and_without() -> None:
    made = [sent("interviewing" if n < 15 else "applied", contact=True) for n in range(20)]
    made += [sent("interviewing" if n < 3 else "applied") for n in range(30)]
    found = weighed(applications=made).applications
    assert found.look is not None
    assert [(g.id, g.tally.yes, g.finding) for g in found.look.groups] == [
        ("contact", 15, "more"), ("no-contact", 3, "fewer"),
    ]  # fmt: skip
    assert found.says[0].startswith("If you went on like this")


def test_published_figures_come_with_source_and_solidity_alone() -> None:
    for one in TERMS.published:
        assert one.url.startswith("http")
        assert all((one.says, one.source, one.solidity, one.silent))


def test_every_number_says_what_it_rests_on() -> None:
    assert TERMS.least.basis.startswith("practice")
    assert TERMS.days.basis.startswith("practice")
    assert len({one.id for one in (*TERMS.occasion, *TERMS.length)}) == len(TERMS.occasion) + len(
        TERMS.length
    )
