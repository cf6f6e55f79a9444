"""Drafts: from facts only, never cut, always checked."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from drafting import BOOK, WITH_WORDS, ago, situation
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tactful.app.check_note import check_note
from tactful.app.draft_note import channel_of, draft_note, recipe_of
from tactful.app.load_playbook import load_playbook
from tactful.app.load_rules import load_rules, load_wording
from tactful.core.situation import Person, Situation
from tactful.notes.check.engine import sendable
from tactful.notes.compose import compose
from tactful.notes.known_facts import known_facts
from tactful.notes.note import SCENARIOS
from tactful.notes.telling import slots_of
from tactful.notes.variants import in_common, sentences
from tactful.notes.wording import Ingredient

RULES = load_rules()
WORDING = load_wording()

# Robin Vale knows a good deal about Dana Reyes of Northwind.
FULL: dict[str, Any] = {
    "me": {"goal": "a move to transport"},
    "person": {
        "shared": [{"what": "school", "name": "ETH Zürich"}, {"what": "employer", "name": "Kestrel"}],
        "mutual_names": ["Imani Okafor"],
    },
    "company": {"admire": "how openly Northwind writes about its outages"},
    "opportunity": {"title": "Data Engineer"},
    "moments": [
        ago(37, "met", via="DuckCon", about=["Iceberg"]),
        ago(28, "posted", about=["night bus rotas"]),
        ago(26, "talked", about=["lock gates"]),
        ago(23, "referred", via="Olu Fashola"),
        ago(1, "interviewed", about=["Kafka migration"]),
    ],
}
OWN = "We moved the rota to Sundays, which halved the swaps."
SAYS_OWN = {name for name in WORDING.recipe if WORDING.takes_own(name)}
ALWAYS_CAPITAL = {
    "I",
    "LinkedIn",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
}


def full(role: str | None = None, **changes: Any) -> Situation:
    return situation(role, **{**FULL, **changes})


def ways_of(recipe: str) -> list[str]:
    return [way.text for part in get_args(Ingredient) for way in WORDING.said(part, recipe)]


# --- the wording itself -------------------------------------------------------------------------------------


def test_every_kind_of_note_has_a_recipe_and_every_play_one_that_is_there() -> None:
    assert set(SCENARIOS) <= set(WORDING.recipe)
    for name, play in WITH_WORDS.items():
        recipe = WORDING.recipe[play.recipe or str(play.scenario)]
        assert recipe.scenario == play.scenario, name
        assert play.channel != "none"


def test_the_cautious_playbook_speaks_in_the_same_words() -> None:
    cautious = load_playbook("cautious")
    wording = load_wording("cautious")
    for name, play in cautious.play.items():
        assert (play.scenario is None) == (name not in WITH_WORDS)
        if play.scenario:
            assert (play.recipe or play.scenario) in wording.recipe


def test_plays_that_need_no_words_say_so_and_those_with_words_of_ones_own_ask_for_them() -> None:
    wordless = {name for name in BOOK.play if name not in WITH_WORDS}
    assert {BOOK.play[name].action for name in wordless} == {"like", "follow", "view", "withdraw"}
    own = {name for name, play in WITH_WORDS.items() if not play.draft}
    assert own == {
        name for name, play in WITH_WORDS.items() if (play.recipe or play.scenario) in SAYS_OWN
    }  # fmt: skip


@pytest.mark.parametrize("name", WORDING.recipe)
def test_a_recipe_is_whole(name: str) -> None:
    recipe = WORDING.recipe[name]
    parts = {*recipe.essential, *recipe.prefers}
    for shape in recipe.shapes:
        assert len(shape) == len(set(shape))
        assert set(shape) | {"greeting", "sign-off", "forward"} >= parts
        assert set(shape) <= parts
    assert not set(recipe.essential) & set(recipe.prefers)
    assert set(recipe.say) <= parts
    assert set(recipe.asks) <= set(recipe.essential)
    for part in parts:
        assert WORDING.said(part, name), part
        assert part in WORDING.part


@pytest.mark.parametrize("name", WORDING.recipe)
def test_there_are_several_ways_to_say_what_is_essential(name: str) -> None:
    recipe = WORDING.recipe[name]
    for part in set(recipe.essential) - {"greeting", "news"}:
        assert len(WORDING.said(part, name)) >= 3, part


def test_every_name_in_the_wording_is_one_that_is_explained() -> None:
    facts = WORDING.fact.keys()
    assert not facts & WORDING.mark.keys()
    for name, recipe in WORDING.recipe.items():
        for template in (*ways_of(name), *recipe.subjects, *recipe.prompts):
            assert slots_of(template) <= facts, template
        assert set(recipe.asks.values()) <= facts
        for part in get_args(Ingredient):
            for way in WORDING.said(part, name):
                assert {*way.when, *way.without} <= facts | WORDING.mark.keys(), way


def test_what_is_missing_has_one_short_name_a_field() -> None:
    """`missing` is public: `about` stands for whatever was talked about, `tie` for what links two people."""
    for slot, fact in WORDING.fact.items():
        assert re.fullmatch(r"[a-z]+", fact.name), slot
        assert fact.ask.endswith(("?", ".", '".')), slot
    named = {fact.name for fact in WORDING.fact.values()}
    assert {"name", "title", "company", "about", "referrer", "event", "tie", "say", "line"} <= named


# --- drafts of every kind -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WORDING.recipe)
@pytest.mark.parametrize("culture", ["formal", "relaxed"])
@pytest.mark.parametrize(
    ("channel", "plan"), [("request", "free"), ("request", "premium"), ("message", "free"), ("email", "free")]
)
def test_every_draft_fits_and_passes_its_own_check(name, culture, channel, plan) -> None:  # type: ignore[no-untyped-def]
    known = full(
        company={**FULL["company"], "culture": culture},
        me={**FULL["me"], "plan": plan},
        opportunity={"title": "Cook"},
    )
    draft = draft_note(known, name, channel, own=OWN)
    assert draft.text
    assert draft.missing == ()
    assert draft.characters == len(draft.text)
    for text in (draft.text, *draft.variants):
        assert draft.limit is None or len(text) <= draft.limit
        if WORDING.recipe[name].to == "person":
            checked = check_note(
                text, scenario=WORDING.recipe[name].scenario, channel=channel, situation=known
            )
            assert checked.sendable, (text, checked.findings)
    assert (draft.subject is not None) == (channel == "email" and name != "comment")


@pytest.mark.parametrize("name", sorted(set(WORDING.recipe) - SAYS_OWN - {"ask-introduction"}))
@pytest.mark.parametrize("channel", ["request", "message"])
def test_there_are_three_and_each_is_another_text(name: str, channel: str) -> None:
    draft = draft_note(full(), name, channel)
    texts = [draft.text or "", *draft.variants]
    assert len(texts) == 3
    for place, text in enumerate(texts):
        for other in texts[:place]:
            assert in_common(text, other) <= 1 / 3
            assert sentences(text)[0] != sentences(other)[0]


def test_what_two_texts_have_in_common_is_counted_in_sentences() -> None:
    one = "Hi Dana, thank you for your time. I enjoyed our talk about boats. I hope we stay in touch. Best, Robin"
    assert in_common(one, one) == 1
    assert in_common(one, one.replace("I enjoyed our talk about boats. ", "")) == 1
    assert in_common(one, "Hi Dana, thank you for your time. How are the boats this year? Robin") == 0.5
    assert in_common(one, "Hi Dana, how are you and the boats these days? Robin") == 0


@pytest.mark.parametrize("name", sorted(set(WORDING.recipe) - {"ask-introduction"}))
def test_a_draft_names_only_what_it_was_told(name: str) -> None:
    """Every capitalised word inside a sentence of a draft comes from a fact."""
    known = full()
    draft = draft_note(known, name, "message", own=OWN)
    told = " ".join((*known_facts(known).values(), OWN))
    body = (draft.text or "").partition("\n\n")[2].rpartition("\n\n")[0]
    for sentence in re.split(r"(?<=[.?!:])\s+", body):
        for word in re.findall(r"[^\W\d_]+", sentence)[1:]:
            assert word[0].islower() or word in ALWAYS_CAPITAL or word in told, (word, draft.text)


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
        "hiring-manager",
        me={"line": "data engineer in retail"},
        opportunity={"title": "Data Engineer", "stage": "applied"},
        moments=[ago(9, "applied")],
    )
    draft = draft_note(known, "after-applying", "request")
    assert draft.text
    assert draft.characters <= draft.limit == 200  # type: ignore[operator]
    for intent in ("Dana", "applied", "the Data Engineer role", "at Northwind", "a data engineer in retail",
                   "connect and", "the role and", "culture", "Thank", "Robin"):  # fmt: skip
        assert intent in draft.text, draft.text


# --- what is missing, and what spoils -----------------------------------------------------------------------


def test_what_is_essential_and_unknown_is_asked_for_and_nothing_is_invented() -> None:
    bare = Situation(today=date(2026, 3, 10), person=Person(name="Dana Reyes"))
    draft = draft_note(bare, "after-interview", "request")
    assert draft.text is None
    assert draft.missing == ("about",)
    assert draft.asks == ("What is one thing you talked about in the interview?",)
    nameless = draft_note(Situation(today=date(2026, 3, 10)), "after-applying", "request")
    assert nameless.missing == ("name", "title")
    assert nameless.text is None


@pytest.mark.parametrize(("recipe", "missing", "words"), [
    ("ask-referral", "tie", "How do you know Dana"), ("connect-employee", "tie", "what links you"),
    ("after-event", "event", "Where did you meet Dana"), ("on-referral", "referrer", "Who referred you"),
    ("thank-conversation", "about", "one thing you talked about"), ("alumni", "school", "Which school"),
    ("ask-recommendation", "tie", "do together"), ("comment", "say", "your own thought"),
    ("answer", "say", "your answer"), ("news", "say", "one question"), ("share", "say", "want to share"),
    ("update-referrer", "news", "came of the referral"), ("connect-work", "post", "write or speak about"),
])  # fmt: skip
def test_it_asks_for_what_fits(recipe: str, missing: str, words: str) -> None:
    draft = draft_note(situation(opportunity={"title": "Data Engineer"}), recipe, "message")
    assert draft.text is None
    assert draft.missing == (missing,)
    assert words in draft.asks[0]


def test_a_comment_is_nobody_elses_thought() -> None:
    """HM-engage-content: openings and questions from the topic, and never a comment of the program's own."""
    known = situation(moments=[ago(1, "posted", about=["night bus rotas"])])
    draft = draft_note(known, "comment", "comment")
    assert draft.text is None
    assert len(draft.asks) >= 3
    assert sum("night bus rotas" in one for one in draft.asks) >= 2
    said = draft_note(known, "comment", "comment", own="Did the drivers choose their own nights?")
    assert said.text
    assert said.text.endswith("Did the drivers choose their own nights?")


def test_what_is_not_essential_and_unknown_is_left_out() -> None:
    known = situation(
        me={"name": None, "line": None}, company={"name": None}, opportunity={"title": "Data Engineer"},
        moments=[ago(12, "interviewed", about=["Kafka migration"])],
    )  # fmt: skip
    for seed in range(9):
        draft = draft_note(known, "after-interview", "message", seed=seed)
        assert draft.text
        assert "{" not in draft.text
        assert "Robin" not in draft.text
        assert "Northwind" not in draft.text
        assert set(draft.used) <= {"moments.interviewed.about", "opportunity.title", "person.name"}


def test_a_referrer_who_has_not_agreed_is_not_named() -> None:
    moments = [ago(23, "referred", via="Olu Fashola", agreed=False)]
    draft = draft_note(full(moments=moments), "on-referral", "request")
    assert draft.text is None
    assert draft.missing == ("referrer",)


def test_what_somebody_else_did_and_what_is_to_come_is_not_said() -> None:
    moments = [
        ago(1, "interviewed", about=["Kafka"], **{"with": "Lea"}),
        ago(-30, "interviewed", about=["Spark"]),
    ]
    assert draft_note(full(moments=moments), "after-interview", "request").text is None


def test_nothing_is_ever_cut_a_fact_too_long_is_named() -> None:
    known = full(opportunity={"title": "Engineer of " + "ships and " * 30 + "boats"})
    draft = draft_note(known, "after-applying", "request")
    assert draft.text is None
    assert draft.missing == ()
    assert "does not fit into 200 characters" in draft.asks[0]


def test_a_fact_that_would_spoil_the_note_is_told_and_not_sent() -> None:
    known = full(moments=[ago(1, "interviewed", about=["OMG lol 🙏🙏"])])
    draft = draft_note(known, "after-interview", "message")
    assert draft.text is None
    assert not sendable(draft.findings)
    assert draft.asks


def test_a_fact_that_would_spoil_the_note_is_left_out_where_it_can_be() -> None:
    known = full(company={"admire": "SUPER amazing stuff lol"}, moments=[ago(2, "applied")])
    draft = draft_note(known, "after-applying", "message")
    assert draft.text
    assert "lol" not in draft.text


@settings(max_examples=40, deadline=None)
@given(topic=st.text(max_size=40), name=st.text(max_size=20))
def test_facts_are_words_and_never_templates(topic: str, name: str) -> None:
    known = situation(
        me={"name": name}, moments=[ago(1, "interviewed", about=["{name} {0} {company} " + topic])]
    )
    draft = draft_note(known, "after-interview", "message")
    assert "Dana Reyes {0}" not in (draft.text or "")
    assert "Northwind " + topic not in (draft.text or "")


def test_line_breaks_in_a_fact_do_not_break_the_note() -> None:
    known = full(opportunity={"title": " Data\n\tEngineer. "})
    assert "the Data Engineer role" in (draft_note(known, "after-applying", "request").text or "")


# --- who it is for ------------------------------------------------------------------------------------------


def test_a_formal_house_is_greeted_formally() -> None:
    formal = full(company={"culture": "formal"})
    draft = draft_note(formal, "after-interview", "message").text or ""
    assert draft.startswith("Dear Dana Reyes,")
    assert not re.search(r"\b(?:I'm|I'd|I've|it's)\b", draft)
    assert draft.endswith("egards,\nRobin Vale")
    assert (draft_note(full(), "after-interview", "message").text or "").startswith("Hi Dana,")


def test_somebody_with_a_title_is_not_hailed() -> None:
    known = full(person={"name": "Dr. Linh Nguyen"})
    for seed in range(6):
        text = draft_note(known, "after-interview", "message", seed=seed).text or ""
        assert text.startswith(("Dear Dr. Nguyen,", "Hello Dr. Nguyen,"))


def test_who_i_am_is_not_told_to_somebody_who_knows_me() -> None:
    at = {"title": "Cook", "stage": "applied"}
    stranger = draft_note(situation("hiring-manager", opportunity=at), "after-applying", "message").text or ""
    assert "a data engineer with six years in retail logistics" in stranger
    known = situation(
        "colleague", opportunity=at, person={"shared": [{"what": "employer", "name": "Kestrel"}]}
    )
    for seed in range(6):
        assert "data engineer" not in (draft_note(known, "after-applying", "message", seed=seed).text or "")


def test_an_executive_gets_fewer_sentences() -> None:
    others = draft_note(full("hiring-manager"), "after-applying", "message").text or ""
    executive = draft_note(full("executive"), "after-applying", "message").text or ""
    assert len(sentences(executive)) <= 3 < len(sentences(others))


def test_an_introduction_is_asked_of_the_contact_both_know() -> None:
    draft = draft_note(full(), "ask-introduction", "message")
    assert draft.text
    assert draft.text.startswith("Hi Imani,")
    assert "Dana Reyes" in draft.text
    assert '"Robin Vale' in draft.text  # a line to pass on
    assert re.search(r"leave it|rather not|a no", draft.text)
    nobody = draft_note(situation(opportunity={"title": "Cook"}), "ask-introduction", "message")
    assert nobody.missing == ("tie",)


@pytest.mark.parametrize(
    ("stage", "claims"), [(None, False), ("saved", False), ("applied", True), ("interviewing", True)]
)
def test_thanks_for_an_acceptance_claim_interest_in_the_role_from_the_application_on(stage, claims) -> None:  # type: ignore[no-untyped-def]
    job = {"title": "Data Engineer", **({"stage": stage} if stage else {})}
    known = situation("hiring-manager", opportunity=job)
    texts = [draft_note(known, "thank-acceptance", "message", seed=seed).text or "" for seed in range(12)]
    assert any("Data Engineer" in text for text in texts) == claims


def test_nothing_is_asked_about_an_application_that_never_was() -> None:
    known = situation("alum", person={"shared": [{"what": "school", "name": "ETH Zürich"}]})
    for seed in range(9):
        assert "appl" not in (draft_note(known, "follow-up-contact", "message", seed=seed).text or "appl")


@pytest.mark.parametrize("name", ["remind", "thank-referrer", "after-applying", "return-after-rejection"])
def test_role_and_company_are_named_once(name: str) -> None:
    known = full(moments=[*FULL["moments"], ago(5, "applied")])
    for seed in range(9):
        text = draft_note(known, name, "email", seed=seed).text or ""
        assert text.count("Data Engineer") <= 1
        assert text.count("Northwind") <= 1


# --- the same, and not the same -----------------------------------------------------------------------------


def test_the_same_facts_and_seed_give_the_same_draft() -> None:
    for seed in (None, 1, 2):
        one = draft_note(full(), "after-interview", "request", seed=seed)
        assert one == draft_note(full(), "after-interview", "request", seed=seed)
    assert len({draft_note(full(), "after-interview", "request", seed=seed).text for seed in range(9)}) > 4


def test_people_of_one_company_get_words_of_their_own() -> None:
    sent: list[str] = []
    for name in ("Dana", "Luis", "Mei", "Ola", "Ravi", "Sol", "Tove", "Uma"):
        known = full(person={"name": f"{name} Reyes"})
        draft = draft_note(known, "after-interview", "request", sent=sent)
        assert draft.text
        bodies = {" ".join(sentences(text)) for text in sent}
        assert " ".join(sentences(draft.text)) not in bodies
        sent.append(draft.text)


def test_a_text_that_was_sent_is_not_sent_again() -> None:
    first = draft_note(full(), "after-interview", "request")
    again = draft_note(full(), "after-interview", "request", sent=[first.text or ""])
    assert again.text
    assert again.text != first.text


@pytest.mark.parametrize(("part", "recipe", "etiquette"), [
    ("wish", "after-interview", "IV-say-stay"),
    ("thanks", "after-interview", "IV-say-thanks"),
    ("enthusiasm", "after-interview", "IV-say-enthusiasm"),
    ("specific", "after-interview", "IV-say-specific"),
    ("who-i-am", "after-event", "HM-say-intro"),
    ("tie", "alumni", "HM-say-common"),
    ("purpose", "after-applying", "HM-say-purpose"),
    ("greeting", "after-applying", "HM-say-shape"),
])  # fmt: skip
def test_without_the_part_that_carries_it_the_draft_reads_otherwise(part, recipe, etiquette) -> None:  # type: ignore[no-untyped-def]
    assert etiquette in WORDING.part[part].rules
    known = full(moments=[ago(1, "met", via="DuckCon")]) if part == "who-i-am" else full()
    poorer = replace(WORDING, part={name: p for name, p in WORDING.part.items() if name != part})
    with_it = compose(known, recipe, "message", WORDING, RULES)
    without = compose(known, recipe, "message", poorer, RULES)
    assert with_it.text
    assert with_it.text != without.text


@pytest.mark.parametrize(("considering", "link", "channel"), [
    ("connect", "none", "request"), ("email", None, "email"), ("thank", "none", "message"),
    (None, None, "request"), (None, "connected", "message"), ("comment", None, "comment"),
])  # fmt: skip
def test_the_channel_follows_from_what_is_considered(considering, link, channel) -> None:  # type: ignore[no-untyped-def]
    assert channel_of(replace(situation(person={"link": link}), considering=considering)) == channel


@pytest.mark.parametrize(("moments", "considering", "recipe"), [
    (["applied", "interviewed"], "connect", "after-interview"),
    (["applied", "interviewed", "rejected"], None, "after-rejection"),
    (["applied"], "follow-up", "follow-up"),
    (["applied"], None, "after-applying"),
    (["met"], "connect", "after-event"),
    (["accepted"], "thank", "thank-acceptance"),
    ([], "ask-referral", "ask-referral"),
    ([], None, "informational"),
])  # fmt: skip
def test_the_kind_of_note_follows_from_what_happened(moments, considering, recipe) -> None:  # type: ignore[no-untyped-def]
    known = situation(moments=[ago(9, what) for what in moments])
    assert recipe_of(replace(known, considering=considering)) == recipe


def test_the_page_on_the_first_note_names_all_that_is_asked_for() -> None:
    page = (Path(__file__).parents[2] / "docs" / "first-note.md").read_text(encoding="utf-8")
    told = page.partition("| missing |")[2]
    essential = {slot for recipe in WORDING.recipe.values() for slot in recipe.asks.values()}
    for name in {WORDING.fact[slot].name for slot in essential}:
        assert f"`{name}`" in told, name
