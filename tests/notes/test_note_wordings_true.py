"""What a draft says of people, places and the past is no more than what is known of them."""

from __future__ import annotations

from typing import Any

import pytest
from drafting import ago, situation
from msgspec.structs import replace

from tactful.app.draft_note import draft_note
from tactful.core.situation import Situation
from tactful.notes.known_facts import known_facts, tone_of
from tactful.notes.occasions import gone_from_there, through_agency

SEEDS = range(8)
EMPLOYER = {"shared": [{"what": "employer", "name": "Siemens AG"}]}
SCHOOL = {"shared": [{"what": "school", "name": "ETH Zürich"}]}
TALKED = ago(20, "interviewed", about=["night buses"])


def texts(known: Situation, recipe: str, channel: str = "request") -> list[str]:
    """The drafts of several seeds, with their variants; there is always one."""
    drafts = [draft_note(known, recipe, channel, seed=seed) for seed in SEEDS]
    assert all(draft.text for draft in drafts), [(draft.missing, draft.asks) for draft in drafts]
    return [text for draft in drafts for text in (draft.text or "", *draft.variants)]


# --- a move -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("recipe", ["congratulate", "congratulate-connect"])
@pytest.mark.parametrize(("moments", "stage"), [
    ([TALKED, ago(2, "moved")], None),
    ([ago(20, "talked", about=["night buses"]), ago(2, "moved")], None),
    ([ago(2, "moved")], "rejected"),
    ([ago(2, "moved", about=["head of planning at Nordbus"])], None),
])  # fmt: skip
def test_nobody_is_congratulated_on_joining_the_company_they_may_have_left(
    recipe: str, moments: list[dict[str, Any]], stage: str | None
) -> None:
    known = situation(opportunity={"stage": stage} if stage else {}, moments=moments)
    assert gone_from_there(known)
    for text in texts(known, recipe, "message"):
        assert "Northwind" not in text
        assert "ongratul" in text


def test_a_move_with_nothing_before_it_is_to_the_company() -> None:
    known = situation(moments=[ago(2, "moved"), ago(1, "interviewed", about=["night buses"])])
    assert not gone_from_there(known)
    assert any("Northwind" in text for text in texts(known, "congratulate", "message"))
    assert not gone_from_there(situation(moments=[TALKED]))


@pytest.mark.parametrize("recipe", ["stay-in-touch", "reconnect"])
def test_nobody_is_asked_how_things_are_where_they_are_no_longer(recipe: str) -> None:
    for text in texts(situation(moments=[TALKED, ago(2, "moved")]), recipe, "message"):
        assert "Northwind" not in text


# --- a shared employer --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mine", "theirs", "fact"), [
    (None, "Northwind", "employer"), ("Kestrel", "Northwind", "employer"), (None, "Siemens", "their_employer"),
    ("Siemens", "Northwind", "my_employer"), ("Siemens", "siemens AG", "our_employer"),
])  # fmt: skip
def test_who_is_still_there_is_told_apart(mine: str | None, theirs: str, fact: str) -> None:
    known = situation(me={"employer": mine} if mine else {}, person=EMPLOYER, company={"name": theirs})
    facts = known_facts(known)
    assert {name for name in facts if name.endswith("employer")} == {fact}
    assert facts[fact] == "Siemens"
    for role in ("employee", "colleague"):
        who = replace(known, person=replace(known.person, role=role))
        for recipe in ("connect-colleague", "ask-referral", "connect-employee"):
            asked = replace(who, opportunity=replace(who.opportunity, title="Cook"))
            for text in texts(asked, recipe, "message"):
                assert "used to work" not in text
                assert "been up to since" not in text or fact in ("employer", "my_employer")
                assert "now" in text or fact != "my_employer" or "Siemens" not in text


def test_a_stranger_of_the_same_employer_is_no_old_colleague() -> None:
    for recipe in ("congratulate", "connect-colleague", "reconnect", "offer-recommendation", "stay-in-touch"):
        for text in texts(situation("other", person=EMPLOYER), recipe, "message"):
            for claim in ("our time", "our days", "back in touch", "my work"):
                assert claim not in text
    known = situation("colleague", person=EMPLOYER)
    assert any("our time at Siemens" in text for text in texts(known, "congratulate", "message"))


def test_somebody_who_has_left_the_shared_employer_is_not_said_to_be_there() -> None:
    known = situation(
        person=EMPLOYER, company={"name": "Siemens"}, moments=[ago(2, "moved", about=["another firm"])]
    )
    assert "employer" in known_facts(known)


# --- a shared school ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("recipe", ["alumni", "ask-inside", "follow-up-contact", "connect-employee"])
@pytest.mark.parametrize("line", ["Student at ETH Zürich", "data engineer", None])
def test_nobody_is_called_a_graduate_for_sharing_a_school(recipe: str, line: str | None) -> None:
    known = situation("alum", me={"line": line}, person=SCHOOL)
    for text in texts(known, recipe, "message"):
        assert "graduate" not in text
        assert "years since" not in text
        assert text.count("ETH Zürich") <= 1


def test_a_school_that_is_in_who_i_am_is_not_said_again() -> None:
    known = situation("alum", me={"line": "Student at ETH Zürich"}, person=SCHOOL)
    facts = known_facts(known)
    assert facts["who_there"] == "a student at ETH Zürich"
    assert "school" not in facts
    assert "I'm a student at ETH Zürich, where you studied, too." in " ".join(texts(known, "alumni"))
    other = known_facts(situation(me={"line": "ETH Zürich graduate in retail"}, person=SCHOOL))
    assert "who_there" not in other
    assert "school" not in other


# --- before an interview ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [ago(9, "met", via="PyCon"), ago(9, "talked", about=["rotas"]), ago(9, "interviewed", about=["rotas"])],
)
@pytest.mark.parametrize("title", ["Cook", None])
def test_somebody_known_is_not_met_for_the_first_time(before: dict[str, Any], title: str | None) -> None:
    known = situation("interviewer", opportunity={"title": title} if title else {}, moments=[before])
    said = " ".join(texts(known, "before-interview"))
    assert "face to the name" not in said
    assert "meeting you" not in said
    assert "again" in said or "Until then" in said


def test_a_face_is_put_to_the_name_of_somebody_unknown() -> None:
    said = " ".join(texts(situation("interviewer", opportunity={"title": "Cook"}), "before-interview"))
    assert "face to the name" in said
    assert "again" not in said


# --- a referral ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Cook", None])
def test_a_referrer_is_said_to_have_referred_and_nothing_else(title: str | None) -> None:
    moments = [ago(3, "referred", via="Olu Fashola", agreed=True)]
    known = situation("hiring-manager", opportunity={"title": title} if title else {}, moments=moments)
    for text in texts(known, "on-referral"):
        assert "refer" in text
        for claim in ("suggest", "told me", "pointed", "the introduction"):
            assert claim not in text


# --- an agency ----------------------------------------------------------------------------------------------

AGENCY = {"name": "Hays Recruitment"}
AT = {"title": "Cook", "stage": "applied"}


@pytest.mark.parametrize("recipe", [
    "after-applying", "connect-recruiter", "before-interview", "connect-in-process", "after-interview", "follow-up",
    "follow-up-application", "remind", "after-rejection", "return-after-rejection", "thank-offer", "connect-offer",
    "connect-hired", "thank-acceptance",
])  # fmt: skip
@pytest.mark.parametrize("channel", ["request", "message"])
def test_no_job_is_at_an_agency(recipe: str, channel: str) -> None:
    known = situation(
        "recruiter", company=AGENCY, opportunity=AT, moments=[ago(1, "interviewed", about=["day rates"])]
    )
    assert through_agency(known)
    for text in texts(known, recipe, channel):
        for claim in ("Hays", "the team", "your team", "culture", "work together", "working with you"):
            assert claim not in text, text


def test_a_recruiter_of_a_company_and_a_cook_at_an_agency_are_at_their_company() -> None:
    assert known_facts(situation("recruiter"))["company"] == "Northwind"
    assert known_facts(situation("employee", company=AGENCY))["company"] == "Hays Recruitment"
    assert not through_agency(situation("recruiter", company={"name": None}))


# --- an introduction ----------------------------------------------------------------------------------------


def test_ones_own_contact_is_greeted_as_one() -> None:
    stranger = {"name": "Dr. Eva Klein", "manner": "reserved", "mutual_names": ["Tom Becker"], "link": "none"}
    known = replace(situation("hiring-manager", person=stranger), considering="ask-introduction")
    assert tone_of(known) == "formal"
    titled = replace(known.person, mutual_names=("Dr. Tom Becker",))
    asked = [known, replace(known, considering=None), replace(known, person=titled)]
    for text in (text for one in asked for text in texts(one, "ask-introduction", "message")):
        assert text.startswith("Hi Tom,")
        assert "Kind regards" not in text
        assert "on to them" not in text
