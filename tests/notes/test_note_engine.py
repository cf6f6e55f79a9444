"""The engine: spans, settings, facts, and texts from anywhere."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.app.check_note import as_channel, as_scenario, check_note, findings_for, sendable
from tactful.app.load_rules import load_rules
from tactful.core.finding import Finding
from tactful.core.moment import Moment
from tactful.core.situation import Company, Me, Person, Shared, Situation
from tactful.errors import BadInput
from tactful.notes.check.engine import check
from tactful.notes.note import SCENARIOS, NoteFacts, facts_of

RULES = load_rules()


def names(findings: tuple[Finding, ...], *, blocking: bool = True) -> list[str]:
    return [f.rule for f in findings if not blocking or f.level != "hint"]


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=300)
    | st.lists(st.sampled_from(["Hi Dana,", "please send me", "🙏🙏", "by Friday", "’", "{0}", "\n"])).map(
        " ".join
    ),
    scenario=st.sampled_from([None, *SCENARIOS]),
)
def test_any_text_gives_findings_whose_place_is_in_it(text, scenario) -> None:  # type: ignore[no-untyped-def]
    for finding in check(text, RULES, scenario=scenario, channel="request", facts=NoteFacts(name="Dana")):
        assert (finding.span is None) == (finding.quote is None)
        if finding.span:
            start, end = finding.span
            assert 0 <= start < end <= len(text)
            assert finding.quote == text[start:end]


def test_spans_count_code_points_and_quotes_keep_their_typography() -> None:
    text = "🙂 Zoë, I’ll be your colleague soon. Please let me know by Friday, I’m keen."
    (pressure,) = [f for f in check(text, RULES) if f.rule == "pressure"]
    assert pressure.span == (text.index("let me"), text.index(", I’m"))
    assert pressure.quote == "let me know by Friday"


def test_an_apostrophe_of_any_shape_is_an_apostrophe() -> None:
    straight = check("I'm not really qualified for it.", RULES)
    curly = check("I’m not really qualified for it.", RULES)
    assert names(straight) == names(curly) == ["negativity"]


def test_the_order_is_that_of_the_text_and_what_is_missing_comes_last() -> None:
    text = "You are a genius. I need an answer by Monday."
    assert names(check(text, RULES, scenario="after-interview")) == [
        "flattery", "pressure", "missing-specifics", "missing-thanks",
    ]  # fmt: skip


def test_without_a_scenario_nothing_is_missing() -> None:
    assert check("Hello Dana, I enjoyed Monday.", RULES) == ()


@pytest.mark.parametrize(
    ("channel", "plan", "limit"),
    [("request", None, 200), ("request", "free", 200), ("request", "premium", 300), ("message", None, 8000),
     ("email", None, None), ("comment", None, None), (None, "free", None)],
)  # fmt: skip
def test_the_limit_follows_channel_and_plan(channel, plan, limit) -> None:  # type: ignore[no-untyped-def]
    fits = check_note("a" * (limit or 9000), channel=channel, plan=plan)
    assert fits.limit == limit
    assert "too-long" not in names(fits.findings)
    if limit:
        over = check_note("a" * (limit + 3), channel=channel, plan=plan)
        (finding,) = [f for f in over.findings if f.rule == "too-long"]
        assert finding.span == (limit, limit + 3)
        assert "3 characters" in finding.advice


def test_without_a_channel_length_is_at_most_a_hint() -> None:
    findings = check("The tide rose again. " * 60, RULES)
    assert {f.rule: f.level for f in findings} == {"hard-to-read": "hint"}
    assert sendable(findings)
    assert not sendable(check("The tide rose again. " * 60, RULES, channel="message"))


def test_one_place_gets_one_remark_where_rules_say_the_same() -> None:
    assert names(check("I'd like to add you to my professional network.", RULES)) == ["default-text"]
    assert names(check("sooo recieve it lol", RULES)) == ["unprofessional", "typo", "unprofessional"]


def test_a_comment_needs_no_parts() -> None:
    assert check("Thanks, the chart on lock gates helped.", RULES, scenario="comment") == ()


def test_the_word_of_the_text_never_becomes_a_template() -> None:
    (finding,) = [f for f in check("Hi {quote}, thank you {0.__class__}.", RULES) if f.quote == "{quote}"]
    assert "“{quote}”" in finding.message


SITUATION = Situation(
    today=date(2026, 3, 10),
    me=Me(plan="premium"),
    person=Person(
        name="Dana Reyes", role="hiring-manager", shared=(Shared(what="school", name="ETH Zürich"),)
    ),
    company=Company(name="Northwind"),
    moments=(
        Moment(on=date(2026, 3, 1), what="referred", via="Lea Brandt", agreed=False),
        Moment(on=date(2026, 3, 2), what="met", via="DuckCon"),
    ),
)


def test_a_situation_gives_the_facts() -> None:
    assert facts_of(SITUATION) == NoteFacts(
        name="Dana Reyes",
        company="Northwind",
        referrer="Lea Brandt",
        agreed=False,
        common=("ETH Zürich", "DuckCon"),
        shares=("school", "event"),
        today=date(2026, 3, 10),
        talked=(date(2026, 3, 2),),
        dates=(date(2026, 3, 1), date(2026, 3, 2)),
        happened=("referred", "met"),
        told=("Dana Reyes", "Northwind", "ETH Zürich", "Lea Brandt", "DuckCon"),
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Hi Diana, we met at DuckCon. I applied for the clerk role.", "wrong-name"),
        ("Hi Dana, we met at DuckCon. I applied for the clerk role at Fernhill.", "wrong-company"),
        (
            "Hi Dana, we met at DuckCon. I applied for the clerk role after Lea Brandt spoke of it.",
            "unnamed-permission",
        ),
        ("Hi Dana, I applied for the clerk role.", "common-ground-unused"),
    ],
)
def test_the_facts_of_the_situation_are_held_against_the_note(text: str, rule: str) -> None:
    assert names(findings_for(text, SITUATION, "after-applying", "request")) == [rule]


@pytest.mark.parametrize("name", ["Dana", "Ms Reyes", "Dr. Reyes", "Dana Reyes", "Hiring Manager", "Dan"])
def test_ways_to_greet_that_are_not_another_name(name: str) -> None:
    findings = findings_for(f"Dear {name}, we met at DuckCon.", SITUATION, None, None)
    assert "wrong-name" not in names(findings)


def test_the_plan_of_the_situation_counts() -> None:
    assert check_note("a", channel="request", situation=SITUATION).limit == 300
    assert check_note("a", channel="request", plan="free", situation=SITUATION).limit == 200


def test_names_of_scenario_and_channel_are_checked() -> None:
    assert as_scenario("alumni") == "alumni"
    assert as_channel("none") is None
    with pytest.raises(BadInput, match="no kind of note brunch"):
        as_scenario("brunch")
    with pytest.raises(BadInput, match="no channel pigeon"):
        findings_for("Hello", SITUATION, None, "pigeon")


def test_a_long_text_is_answered_in_time() -> None:
    """No pattern may need time beyond the length of the text, whatever words are in it."""
    every_word = " ".join(example.text for rule in RULES for example in (*rule.flags, *rule.passes))
    for piece in ("i am ", "AA ", ".", "'", "-", "send me the ", "[", "your new lovely ", " ", "a", "!"):
        text = every_word + piece * (8_000 // len(piece))
        began = process_time()
        for scenario in ("on-referral", "after-applying", "alumni"):
            check_note(text, scenario=scenario, channel="message")  # type: ignore[arg-type]
        assert process_time() - began < 30, piece
