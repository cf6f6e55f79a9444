"""The fold: moments in, facts about one person out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from core_cast import DANA, IMRE, JOB, NORTHWIND, ROBIN, TODAY, ago, asked, did, told
from msgspec.structs import replace

from tactful.core.moment import BY_THEM, WHATS, Moment
from tactful.core.situation import NoteText, Shared
from tactful.core.story import MARKS, fold

CONNECTED = replace(DANA, link="connected")


@pytest.mark.parametrize(
    ("what", "by", "mark"),
    [
        ("applied", None, "applied"),
        ("met", None, "met"),
        ("attended", None, "attended"),
        ("interviewed", None, "interviewed"),
        ("referred", None, "referred"),
        ("talked", None, "talked"),
        ("connected", None, "connected"),
        ("rejected", None, "rejected"),
        ("offered", None, "offered"),
        ("hired", None, "hired"),
        ("invited", "me", "invited"),
        ("invited", "them", "invited-me"),
        ("accepted", None, "accepted"),
        ("accepted", "me", "accepted-theirs"),
        ("declined", None, "declined"),
        ("withdrew", None, "withdrew"),
        ("messaged", "me", "wrote"),
        ("messaged", "them", "heard"),
        ("emailed", "me", "wrote"),
        ("emailed", "them", "heard"),
        ("followed-up", "me", "wrote"),
        ("followed-up", "them", "heard"),
        ("thanked", "me", "thanked"),
        ("thanked", "them", "heard"),
        ("liked", "me", "liked"),
        ("liked", "them", "engaged"),
        ("commented", "me", "commented"),
        ("commented", "them", "engaged"),
        ("shared", "me", "shared"),
        ("shared", "them", "engaged"),
        ("posted", None, "posted"),
        ("moved", None, "moved"),
        ("recommended", "them", "recommended"),
        ("recommended", "me", "recommended-them"),
        ("endorsed", "them", "endorsed"),
    ],
)
def test_each_moment_leaves_its_mark(what: Any, by: Any, mark: str) -> None:
    story = told(did(what, 9, by=by), did(what, 6, by=by))
    assert story.days[mark] == 6
    assert story.dates[mark] == ago(6)


@pytest.mark.parametrize(
    ("what", "by"),
    [("posted", "me"), ("moved", "me"), ("declined", "me"), ("endorsed", "me"), ("withdrew", "them")],
)
def test_what_says_nothing_about_the_two_leaves_no_mark(what: Any, by: Any) -> None:
    assert told(did(what, 3, by=by)).days == {}


def test_marks_that_several_moments_make() -> None:
    assert told(did("applied", 8, answer_by=ago(-4))).days["promised"] == -4
    assert told(did("messaged", 8), did("messaged", 5, by="them")).days["exchanged"] == 5
    assert "exchanged" not in told(did("messaged", 8)).days
    assert told(did("interviewed", 5, **{"with": "Imre Kovacs"})).days == {"others-interviewed": 5}


def test_every_mark_can_happen() -> None:
    seen = {mark for what in WHATS for by in ("me", "them") for mark in told(did(what, 3, by=by)).days}
    seen |= set(told(did("scheduled", -3, answer_by=ago(2)), did("interviewed", 9, answer_by=TODAY)).days)
    seen |= set(told(did("interviewed", 5, **{"with": "Imre Kovacs"})).days)
    assert seen == set(MARKS)


def test_who_did_it_when_nobody_says() -> None:
    assert {what for what in WHATS if not Moment(on=TODAY, what=what).mine} == BY_THEM


def test_the_future_is_not_known() -> None:
    assert told(did("messaged", -1), did("rejected", -2)).days == {}


def test_order_of_a_day_is_that_of_the_clock() -> None:
    later = did("messaged", 1, by="them", at="17:05")
    earlier = did("messaged", 1, at="09:10")
    assert told(later, earlier).owes == "me"
    assert told(replace(later, at="08:00"), earlier).owes == "them"


# --- link ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moments", "link"),
    [
        ((), "none"),
        ((did("invited", 9),), "pending"),
        ((did("invited", 9), did("accepted", 5)), "connected"),
        ((did("invited", 9), did("declined", 5)), "none"),
        ((did("invited", 9), did("withdrew", 5)), "none"),
        ((did("invited", 30), did("withdrew", 20), did("invited", 2)), "pending"),
        ((did("invited", 9, by="them"),), "none"),
        ((did("invited", 9, by="them"), did("accepted", 5, by="me")), "connected"),
        ((did("connected", 400),), "connected"),
    ],
)
def test_link_follows_from_the_moments(moments: tuple[Moment, ...], link: str) -> None:
    assert told(*moments).link == link


def test_a_given_link_wins() -> None:
    assert told(did("invited", 9), person=replace(DANA, link="none")).link == "none"


@pytest.mark.parametrize(
    ("moments", "mark"),
    [
        ((did("invited", 9), did("connected", 5)), "accepted"),
        ((did("invited", 9, by="them"), did("connected", 5)), "accepted-theirs"),
        ((did("invited", 9), did("invited", 7, by="them"), did("connected", 5)), "accepted-theirs"),
        ((did("invited", 9, by="them"), did("invited", 7), did("connected", 5)), "accepted"),
        ((did("connected", 5),), None),
        ((did("connected", 9), did("invited", 5)), None),
    ],
)
def test_who_accepted_follows_from_the_request(moments: tuple[Moment, ...], mark: str | None) -> None:
    story = told(*moments, person=CONNECTED)
    assert [m for m in ("accepted", "accepted-theirs") if m in story.dates] == ([mark] if mark else [])
    if mark:
        assert story.dates[mark] == story.dates["connected"]


def test_their_open_request_is_an_invitation() -> None:
    theirs = did("invited", 3, by="them")
    assert told(theirs).welcome == "invited"
    assert told(theirs, person=replace(DANA, welcome="closed")).welcome == "closed"
    assert told(theirs, did("accepted", 1, by="me")).welcome == "unknown"


# --- interviews ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["emailed", "messaged", "thanked"])
def test_the_first_word_after_an_interview_is_the_thanks(what: Any) -> None:
    story = told(did("interviewed", 5), did(what, 4))
    assert story.days["thanked"] == 4
    assert "wrote" not in story.days
    assert story.unanswered == 0


def test_later_words_are_not_the_thanks() -> None:
    assert "thanked" not in told(did("interviewed", 9), did("emailed", 5)).days
    second = told(did("interviewed", 5), did("emailed", 4), did("emailed", 3))
    assert (second.days["thanked"], second.days["wrote"]) == (4, 3)
    assert "thanked" not in told(did("emailed", 6), did("interviewed", 5)).days
    assert "thanked" not in told(did("interviewed", 5, **{"with": "Imre Kovacs"}), did("emailed", 4)).days
    assert "thanked" not in told(did("interviewed", 5), did("emailed", 4, by="them")).days


def test_a_scheduled_interview_lies_ahead() -> None:
    story = told(did("scheduled", -9), did("scheduled", -4), did("scheduled", -2, **{"with": "Imre Kovacs"}))
    assert story.days["scheduled"] == -4
    assert story.stage == "interviewing"


def test_an_interview_of_today_is_ahead_until_it_is_held() -> None:
    assert told(did("scheduled", 0)).days["scheduled"] == 0
    assert "scheduled" not in told(did("scheduled", 0), did("interviewed", 0)).days


def test_a_date_that_has_passed_counts_as_held() -> None:
    assert told(did("scheduled", 4)).days == {"interviewed": 4, "exchanged": 4}
    thanked = told(did("interviewed", 20, outlook="negative"), did("scheduled", 4), did("emailed", 3))
    assert (thanked.days["thanked"], thanked.unanswered, thanked.outlook) == (3, 0, "unknown")
    assert told(did("scheduled", 5), did("interviewed", 5)).days["interviewed"] == 5
    assert told(did("interviewed", 20), did("scheduled", 4)).days["interviewed"] == 4
    assert told(did("interviewed", 5), did("scheduled", 4)).days["interviewed"] == 5  # held a day early


def test_the_last_interview_says_how_it_went() -> None:
    story = told(
        did("interviewed", 20, outlook="negative", kind="screening"),
        did("interviewed", 5, outlook="positive", kind="panel"),
        did("interviewed", 2, outlook="neutral", kind="final", **{"with": "Imre Kovacs"}),
    )
    assert (story.outlook, story.interview) == ("positive", "panel")
    assert (told().outlook, told().interview) == ("unknown", "unknown")


def test_what_happened_with_others() -> None:
    story = told(
        did("applied", 20, **{"with": "Imre Kovacs"}),
        did("emailed", 5, **{"with": "Imre Kovacs"}),
        did("liked", 4, **{"with": "Imre Kovacs"}),
        did("invited", 3, **{"with": "Imre Kovacs"}),
        did("rejected", 2, **{"with": "Imre Kovacs"}),
    )
    assert story.days == {"applied": 20, "rejected": 2}  # the opportunity is one, whoever told
    assert (story.unanswered, story.touches, story.owes, story.link) == (0, (), "nobody", "none")


# --- who owes whom, and how much there was ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moments", "owes"),
    [
        ((), "nobody"),
        ((did("messaged", 5),), "them"),
        ((did("messaged", 5, by="them"),), "me"),
        ((did("messaged", 5, by="them"), did("messaged", 4)), "them"),
        ((did("messaged", 5), did("emailed", 4, by="them")), "me"),
        ((did("messaged", 5, by="them"), did("thanked", 4)), "them"),
        ((did("messaged", 5), did("thanked", 4, by="them")), "nobody"),
        ((did("messaged", 5, by="them"), did("talked", 4)), "nobody"),
        ((did("messaged", 5, by="them"), did("liked", 4)), "me"),
        ((did("messaged", 5, by="them"), did("messaged", 4, **{"with": "Imre Kovacs"})), "me"),
    ],
)
def test_owes(moments: tuple[Moment, ...], owes: str) -> None:
    assert told(*moments).owes == owes


@pytest.mark.parametrize(
    ("moments", "count"),
    [
        ((did("messaged", 9),), 1),
        ((did("messaged", 9), did("followed-up", 2)), 2),
        ((did("messaged", 9), did("messaged", 5, by="them"), did("messaged", 2)), 1),
        ((did("messaged", 9), did("talked", 5)), 0),
        ((did("messaged", 9), did("rejected", 5)), 0),
        ((did("messaged", 9), did("thanked", 5, by="them")), 0),
        ((did("messaged", 9), did("accepted", 5)), 1),
        ((did("messaged", 9), did("liked", 5, by="them")), 1),
        ((did("messaged", 365),), 1),
        ((did("messaged", 366),), 0),
        ((did("thanked", 5), did("liked", 3), did("commented", 2)), 0),
        ((did("messaged", 9), did("messaged", 5, by="them", **{"with": "Imre Kovacs"})), 1),
    ],
)
def test_unanswered(moments: tuple[Moment, ...], count: int) -> None:
    assert told(*moments).unanswered == count


def test_touches_are_what_i_did_unasked() -> None:
    story = told(
        did("messaged", 40), did("commented", 29), did("shared", 6), did("emailed", 2), did("liked", 1)
    )
    assert story.touches == (ago(2), ago(6), ago(29), ago(40))
    assert (story.touches_week, story.touches_month) == (2, 3)


def test_week_and_month_roll() -> None:
    story = told(did("commented", 7), did("commented", 6), did("commented", 30))
    assert (story.touches_week, story.touches_month) == (1, 2)


def test_an_answer_is_no_touch() -> None:
    theirs = did("messaged", 5, by="them")
    assert told(theirs, did("messaged", 4)).touches == ()
    assert told(theirs, did("messaged", 4), did("messaged", 3)).touches == (ago(3),)
    assert told(theirs, did("commented", 4), did("messaged", 3)).touches == (ago(4),)
    assert told(did("interviewed", 5), did("emailed", 4), did("thanked", 3)).touches == ()


@pytest.mark.parametrize(
    ("moments", "promised"),
    [
        ((did("interviewed", 5, answer_by=ago(-3)),), -3),
        ((did("interviewed", 9, answer_by=ago(2)),), 2),
        ((did("interviewed", 5, answer_by=ago(-3)), did("emailed", 1, by="them")), None),
        ((did("interviewed", 5, answer_by=ago(-3)), did("rejected", 1)), None),
        ((did("interviewed", 5, answer_by=ago(-3)), did("emailed", 8, by="them")), -3),
        ((did("messaged", 5, by="them", answer_by=ago(-3)),), -3),
        ((did("applied", 9, answer_by=ago(1)), did("interviewed", 5, answer_by=ago(-6))), -6),
    ],
)
def test_a_promised_date_stands_until_they_write(moments: tuple[Moment, ...], promised: int | None) -> None:
    assert told(*moments).days.get("promised") == promised


# --- states -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moments", "stage", "decision"),
    [
        ((), "none", "none"),
        ((did("applied", 5),), "applied", "open"),
        ((did("applied", 5), did("scheduled", -2)), "interviewing", "open"),
        ((did("applied", 9), did("interviewed", 5)), "interviewing", "open"),
        ((did("interviewed", 5, **{"with": "Imre Kovacs"}),), "interviewing", "open"),
        ((did("interviewed", 9), did("offered", 5)), "offer", "known"),
        ((did("interviewed", 9), did("rejected", 5)), "rejected", "known"),
        ((did("offered", 9), did("hired", 5)), "accepted", "known"),
        ((did("messaged", 5, by="them", answer_by=ago(-3)),), "none", "open"),
    ],
)
def test_stage_and_decision(moments: tuple[Moment, ...], stage: str, decision: str) -> None:
    story = told(*moments)
    assert (story.stage, story.decision) == (stage, decision)


def test_a_given_stage_wins() -> None:
    story = told(did("interviewed", 5), opportunity=replace(JOB, stage="withdrawn"))
    assert (story.stage, story.decision) == ("withdrawn", "known")


def test_a_search_kept_from_the_employer() -> None:
    kept = replace(ROBIN, discreet=True, employer=" NORTHWIND")
    assert told(me=kept).kept
    assert not told(me=replace(kept, discreet=False)).kept
    assert not told(me=replace(kept, employer="Harbour Mills")).kept
    assert not told(me=replace(kept, employer=None)).kept
    assert not told(me=kept, company=replace(NORTHWIND, name=None)).kept


def test_profile_unknown_is_not_in_order() -> None:
    assert (told().gaps, told().profile_checked) == (frozenset(), False)
    assert told(me=replace(ROBIN, profile_gaps=())).profile_checked
    assert told(me=replace(ROBIN, profile_gaps=("photo",))).gaps == {"photo"}


def test_common_ground() -> None:
    by_name = replace(DANA, shares=("school",), shared=(Shared(what="group", name="Data people"),))
    assert told(person=by_name).shares == {"school", "group"}
    assert told(person=replace(DANA, mutual_names=("Luis Ortega", "Priya Nair"))).mutuals == 2
    assert told(person=replace(DANA, mutuals=0, mutual_names=("Luis Ortega",))).mutuals == 0
    assert told().mutuals is None


def test_topics_come_from_conversations() -> None:
    assert told(did("met", 3, about=("routing",))).topic
    assert not told(did("posted", 3, about=("routing",))).topic
    assert not told(did("met", 3)).topic


def test_a_referral_named_or_not() -> None:
    assert told(did("referred", 3)).named_referral is None
    assert told(did("referred", 3, agreed=False)).named_referral is False
    assert told(did("referred", 9, agreed=False), did("referred", 3, agreed=True)).named_referral is True


def test_requests_are_mine() -> None:
    story = told(did("invited", 30), did("withdrew", 20), did("invited", 5, by="them"), did("invited", 2))
    assert story.requests == 2


def test_the_rest_is_taken_over() -> None:
    me = replace(ROBIN, plan="premium", personal_notes_left=2, invitations_left=7)
    story = told(me=me, person=replace(IMRE, manner="warm"), note=NoteText(text="Hello"))
    assert (story.plan, story.notes_left, story.invitations_left) == ("premium", 2, 7)
    assert (story.role, story.manner, story.note, story.titled) == ("hiring-manager", "warm", "text", True)


def test_a_story_is_as_of_its_day() -> None:
    situation = asked(did("interviewed", 5), did("messaged", 1))
    earlier = fold(replace(situation, today=ago(3)))
    assert earlier.days == {"interviewed": 2, "exchanged": 2}
    assert earlier.unanswered == 0
    assert fold(replace(situation, today=date(2027, 3, 10))).days["interviewed"] == 370


def test_the_order_given_does_not_matter() -> None:
    moments = (did("invited", 9), did("accepted", 7), did("messaged", 6), did("messaged", 2, by="them"))
    assert told(*moments) == told(*reversed(moments))
