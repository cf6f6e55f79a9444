"""Drafts: from facts only, never cut, always checked."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tactful.app.check_note import check_note
from tactful.app.draft_note import channel_of, draft_note, scenario_of
from tactful.app.load_rules import load_rules, load_wording
from tactful.core.situation import Person, Situation
from tactful.notes.check.engine import sendable
from tactful.notes.compose import compose, slots_of
from tactful.notes.known_facts import known_facts
from tactful.notes.note import SCENARIOS

RULES = load_rules()
WORDING = load_wording()

FULL: dict[str, Any] = {
    "today": "2026-03-10",
    "me": {
        "name": "Robin Vale",
        "line": "data engineer, six years in logistics",
        "goal": "a move to transport",
    },
    "person": {
        "name": "Dana Reyes",
        "shared": [{"what": "school", "name": "ETH Zürich"}, {"what": "employer", "name": "Kestrel"}],
        "mutual_names": ["Imani Okafor"],
    },
    "company": {"name": "Northwind", "admire": "how openly Northwind writes about its outages"},
    "opportunity": {"title": "Data Engineer"},
    "moments": [
        {"on": "2026-02-01", "what": "met", "via": "DuckCon", "about": ["Iceberg"]},
        {"on": "2026-02-10", "what": "posted", "about": ["night bus rotas"]},
        {"on": "2026-02-12", "what": "talked", "about": ["lock gates"]},
        {"on": "2026-02-15", "what": "referred", "via": "Olu Fashola"},
        {"on": "2026-03-09", "what": "interviewed", "about": ["Kafka migration"]},
    ],
}

# Words of the wording that begin a sentence.
OURS = {"A", "About", "Best", "Dear", "Hi", "I", "It", "If", "Kind", "My", "Thank", "We", "What", "Would"}


def situation(**changes: Any) -> Situation:
    return msgspec.convert({**FULL, **changes}, Situation)


def test_every_kind_of_note_has_a_recipe_whose_parts_can_be_said() -> None:
    assert set(WORDING.recipe) == set(SCENARIOS)
    facts = known_facts(situation()).keys()
    for scenario, recipe in WORDING.recipe.items():
        assert set(recipe.essential) <= set(recipe.parts)
        assert set(recipe.prefers) <= set(recipe.parts)
        assert not set(recipe.prefers) & set(recipe.essential)
        for part in recipe.parts:
            for tone in ("formal", "relaxed"):
                assert WORDING.ways(part, scenario, "message", tone, facts), (scenario, part)


def test_every_fact_in_braces_is_one_that_can_be_known_and_asked_for() -> None:
    used = {slot for part in WORDING.part.values() for way in part.ways for slot in slots_of(way.text)}
    subjects = {slot for recipe in WORDING.recipe.values() for s in recipe.subjects for slot in slots_of(s)}
    assert used | subjects <= WORDING.fact.keys()
    without = {slot for part in WORDING.part.values() for way in part.ways for slot in way.without}
    assert without <= WORDING.fact.keys()


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("culture", ["formal", "relaxed"])
@pytest.mark.parametrize(
    ("channel", "plan"), [("request", "free"), ("request", "premium"), ("message", "free"), ("email", "free")]
)
def test_every_draft_fits_and_passes_its_own_check(  # type: ignore[no-untyped-def]
    scenario, culture, channel, plan
) -> None:
    known = situation(
        company={**FULL["company"], "culture": culture},
        me={**FULL["me"], "plan": plan},
        opportunity={"title": "Cook"},
    )
    draft = draft_note(known, scenario, channel)
    assert draft.text
    assert draft.missing == ()
    assert draft.characters == len(draft.text)
    for text in (draft.text, *draft.variants):
        checked = check_note(text, scenario=scenario, channel=channel, situation=known)
        assert checked.sendable
        assert checked.limit is None or len(text) <= checked.limit
    assert len({draft.text, *draft.variants}) == 1 + len(draft.variants)
    assert (draft.subject is not None) == (channel == "email" and scenario != "comment")


def test_the_sample_of_the_article_is_too_long_and_its_intent_fits() -> None:
    """HM-say-shape: the article's own sample, with its gaps filled in, does not fit into a request."""
    sample = (
        "Hello Dana Reyes,\nI recently applied for the Data Engineer position at Northwind and was thrilled "
        "to come across your profile. I admire the work that Northwind is doing, and I would love to connect "
        "to learn more about the role and the company culture. Thank you for considering my request!\n"
        "Best regards,\nRobin Vale"
    )
    assert len(sample) > 300
    for plan in ("free", "premium"):
        checked = check_note(sample, scenario="after-applying", channel="request", plan=plan)  # type: ignore[arg-type]
        assert "too-long" in {finding.rule for finding in checked.findings}
        assert not checked.sendable
    known = situation(
        person={"name": "Dana Reyes"},
        company={"name": "Northwind", "admire": "the work that Northwind is doing"},
        moments=[{"on": "2026-03-01", "what": "applied"}],
    )
    draft = draft_note(known, "after-applying", "request")
    assert draft.text
    assert draft.characters <= draft.limit == 200  # type: ignore[operator]
    for intent in ("Dana", "applied for the Data Engineer role", "I admire the work that Northwind is doing",
                   "I would love to", "learn more about", "Robin Vale"):  # fmt: skip
        assert intent in draft.text


def test_what_is_essential_and_unknown_is_asked_for_and_nothing_is_invented() -> None:
    bare = Situation(today=date(2026, 3, 10), person=Person(name="Dana Reyes"))
    draft = draft_note(bare, "after-interview", "request")
    assert draft.text is None
    assert draft.missing == ("moments.interviewed.about",)
    assert draft.asks == ("What is one thing you talked about in the interview?",)
    nameless = draft_note(Situation(today=date(2026, 3, 10)), "after-applying", "request")
    assert nameless.missing == ("person.name", "opportunity.title")
    assert nameless.text is None


def test_what_is_not_essential_and_unknown_is_left_out() -> None:
    known = situation(me={}, company={}, moments=[FULL["moments"][-1]])
    draft = draft_note(known, "after-interview", "message")
    assert draft.text
    assert "{" not in draft.text
    assert "Robin" not in draft.text
    assert "Northwind" not in draft.text
    assert draft.used == ("moments.interviewed.about", "opportunity.title", "person.name")


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_draft_names_only_what_it_was_told(scenario) -> None:  # type: ignore[no-untyped-def]
    """Every capitalised word inside a sentence of a draft comes from a fact."""
    draft = draft_note(situation(), scenario, "message")
    told = " ".join(known_facts(situation()).values())
    for sentence in (draft.text or "").replace("\n", " ").replace("?", ".").split(". "):
        for word in sentence.replace(",", " ").replace(".", " ").split()[1:]:
            assert word[0].islower() or word in OURS or word.strip(":;") in told, (word, draft.text)


def test_a_referrer_who_has_not_agreed_is_not_named() -> None:
    moments = [{"on": "2026-02-15", "what": "referred", "via": "Olu Fashola", "agreed": False}]
    draft = draft_note(situation(moments=moments), "on-referral", "request")
    assert draft.text is None
    assert draft.missing == ("moments.referred.via",)


def test_what_somebody_else_did_and_what_is_to_come_is_not_said() -> None:
    moments = [
        {"on": "2026-03-09", "what": "interviewed", "about": ["Kafka"], "with": "Lea"},
        {"on": "2026-04-09", "what": "interviewed", "about": ["Spark"]},
    ]
    assert draft_note(situation(moments=moments), "after-interview", "request").text is None


def test_nothing_is_ever_cut_a_fact_too_long_is_named() -> None:
    known = situation(opportunity={"title": "Engineer of " + "very " * 60 + "large ships"})
    draft = draft_note(known, "after-applying", "request")
    assert draft.text is None
    assert draft.missing == ()
    assert "does not fit into 200 characters" in draft.asks[0]
    assert draft_note(known, "after-applying", "message").text


def test_a_fact_that_would_spoil_the_note_is_told_and_not_sent() -> None:
    known = situation(moments=[{"on": "2026-03-09", "what": "interviewed", "about": ["OMG lol 🙏🙏"]}])
    draft = draft_note(known, "after-interview", "message")
    assert draft.text is None
    assert not sendable(draft.findings)
    assert draft.asks


@settings(max_examples=40, deadline=None)
@given(topic=st.text(max_size=40), name=st.text(max_size=20))
def test_facts_are_words_and_never_templates(topic: str, name: str) -> None:
    known = situation(
        person={"name": "Dana Reyes"},
        me={"name": name},
        moments=[{"on": "2026-03-09", "what": "interviewed", "about": ["{name} {0} " + topic]}],
    )
    draft = draft_note(known, "after-interview", "message")
    assert "Dana Reyes {0}" not in (draft.text or "")


def test_line_breaks_in_a_fact_do_not_break_the_note() -> None:
    known = situation(opportunity={"title": " Data\n\tEngineer. "})
    assert "the Data Engineer role" in (draft_note(known, "after-applying", "request").text or "")


def test_the_same_facts_give_the_same_draft() -> None:
    assert draft_note(situation(), "after-interview", "request") == draft_note(
        situation(), "after-interview", "request"
    )


def test_a_formal_house_is_greeted_formally() -> None:
    formal = situation(company={"name": "Northwind", "culture": "formal"})
    assert (draft_note(formal, "after-interview", "message").text or "").startswith("Dear Dana Reyes,")
    assert (draft_note(situation(), "after-interview", "message").text or "").startswith("Hi Dana,")


@pytest.mark.parametrize(("part", "scenario", "etiquette"), [
    ("wish", "after-interview", "IV-say-stay"),
    ("thanks", "after-interview", "IV-say-thanks"),
    ("enthusiasm", "after-interview", "IV-say-enthusiasm"),
    ("specific", "after-interview", "IV-say-specific"),
    ("who-i-am", "after-applying", "HM-say-intro"),
    ("tie", "alumni", "HM-say-common"),
    ("purpose", "after-applying", "HM-say-purpose"),
    ("greeting", "after-applying", "HM-say-shape"),
])  # fmt: skip
def test_without_the_part_that_carries_it_the_draft_reads_otherwise(part, scenario, etiquette) -> None:  # type: ignore[no-untyped-def]
    assert etiquette in WORDING.part[part].rules
    poorer = replace(WORDING, part={name: p for name, p in WORDING.part.items() if name != part})
    with_it = compose(situation(), scenario, "message", WORDING, RULES)
    without = compose(situation(), scenario, "message", poorer, RULES)
    assert with_it.text
    assert with_it.text != without.text


@pytest.mark.parametrize(("considering", "link", "channel"), [
    ("connect", "none", "request"), ("email", None, "email"), ("thank", "none", "message"),
    (None, None, "request"), (None, "connected", "message"), ("comment", None, "comment"),
])  # fmt: skip
def test_the_channel_follows_from_what_is_considered(considering, link, channel) -> None:  # type: ignore[no-untyped-def]
    assert channel_of(situation(considering=considering, person={"link": link})) == channel


@pytest.mark.parametrize(("moments", "considering", "scenario"), [
    (["applied", "interviewed"], "connect", "after-interview"),
    (["applied", "interviewed", "rejected"], None, "after-rejection"),
    (["applied"], "follow-up", "follow-up"),
    (["applied"], None, "after-applying"),
    (["met"], "connect", "after-event"),
    (["accepted"], "thank", "thank-acceptance"),
    ([], "ask-referral", "ask-referral"),
    ([], None, "informational"),
])  # fmt: skip
def test_the_kind_of_note_follows_from_what_happened(moments, considering, scenario) -> None:  # type: ignore[no-untyped-def]
    known = situation(
        moments=[{"on": "2026-03-01", "what": what} for what in moments], considering=considering
    )
    assert scenario_of(known) == scenario
