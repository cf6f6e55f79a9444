"""The engine, over a playbook small enough to see what it should say."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from core_cast import DANA, NORTHWIND, ROBIN, SMALL, TODAY, ago, asked, did, playbook, small_engine, told
from msgspec.structs import replace

from tactful.core.advice import Advice
from tactful.core.engine import Engine
from tactful.core.moment import Moment
from tactful.core.situation import Person

ENGINE = small_engine()
OPEN_CONNECTED = replace(DANA, link="connected")
CLOSED = replace(DANA, welcome="closed")
NO_PHOTO = replace(ROBIN, profile_gaps=("photo",))


def advice(*moments: Moment, person: Person = DANA, **facts: object) -> Advice:
    return ENGINE.advise(asked(*moments, person=person, **facts))


def dates(given: Advice) -> tuple[date, date, date, date] | None:
    if given.opens is None:
        return None
    assert given.best is not None
    assert given.closes is not None
    return given.opens, *given.best, given.closes


@pytest.mark.parametrize(
    ("days", "verdict", "expected"),
    [
        (0, "wait", (ago(-2), ago(-2), ago(-5), ago(-20))),
        (1, "wait", (ago(-1), ago(-1), ago(-4), ago(-19))),
        (2, "send", (TODAY, TODAY, ago(-3), ago(-18))),
        (20, "send", (ago(18), ago(18), ago(15), TODAY)),
        (21, "hold", None),
    ],
)
def test_a_window_opens_and_closes(days: int, verdict: str, expected: tuple[date, ...] | None) -> None:
    given = advice(did("met", days), considering="connect")
    assert (given.verdict, given.play, dates(given)) == (verdict, "connect", expected)


def test_what_is_too_late_says_so() -> None:
    given = advice(did("met", 21), considering="connect")
    assert [(b.text, b.weighs) for b in given.because] == [("It is too long ago.", "against")]
    assert given.instead is not None
    assert given.instead.action == "follow"


def test_a_shift_moves_the_window_and_says_why() -> None:
    formal = advice(did("met", 2), considering="connect", company=replace(NORTHWIND, culture="formal"))
    assert (formal.verdict, formal.opens) == ("wait", ago(-3))
    assert ("leave", "A formal house.", "against") in [(b.rule, b.text, b.weighs) for b in formal.because]


def test_without_its_trigger_a_play_is_none() -> None:
    assert advice(considering="connect").play is None
    assert advice(did("met", 3), person=OPEN_CONNECTED, considering="connect").play is None


def test_a_play_is_over_once_it_is_done() -> None:
    assert advice(did("moved", 9)).play == "congratulate"
    assert advice(did("moved", 9), did("messaged", 5)).play is None
    assert advice(did("moved", 9), did("messaged", 9)).play is None
    assert advice(did("moved", 9), did("messaged", 12)).play == "congratulate"


def test_a_veto_beats_all_and_shows_no_steps() -> None:
    given = advice(did("met", 3), person=CLOSED, me=NO_PHOTO, considering="connect")
    assert (given.verdict, dates(given), given.first, given.say) == ("dont", None, (), ())
    assert given.instead is not None
    assert given.instead.action == "follow"
    assert given.because[0].text == "They asked not to be contacted."


def test_a_veto_holds_where_no_play_does() -> None:
    given = advice(person=CLOSED, considering="share")
    assert (given.verdict, given.play, given.because[0].rule) == ("dont", None, "leave")


def test_a_cool_off_moves_the_window() -> None:
    given = advice(did("messaged", 3), did("met", 3), considering="connect")
    assert (given.verdict, dates(given)) == ("wait", (ago(-4), ago(-4), ago(-9), ago(-17)))
    assert advice(did("messaged", 7), did("met", 3), considering="connect").verdict == "send"


def test_what_is_known_to_be_missing_holds() -> None:
    given = advice(did("met", 3), me=NO_PHOTO, considering="connect")
    assert (given.verdict, dates(given), given.first) == ("hold", None, ("Add a photo.",))


def test_what_comes_later_waits_even_when_something_is_missing() -> None:
    assert advice(did("met", 0), me=NO_PHOTO, considering="connect").verdict == "wait"


def test_an_action_may_be_answered_by_a_play_for_another() -> None:
    given = advice(did("messaged", 1, by="them"), considering="email")
    assert (given.play, given.action) == ("answer", "email")


@pytest.mark.parametrize(
    ("moments", "play"),
    [
        ((did("met", 3), did("messaged", 1, by="them")), "answer"),  # the higher rank
        ((did("met", 3), did("moved", 3)), "connect"),
        ((did("met", 17), did("moved", 38)), "connect"),
        ((did("met", 0), did("moved", 3)), "congratulate"),  # open now before what waits
        ((did("met", 0), did("posted", 0)), "connect"),  # what waits before a mild thing
        ((did("posted", 0),), "like"),
        ((did("met", 30), did("posted", 0)), "like"),  # what is too late is not proposed
    ],
)
def test_what_is_best_now(moments: tuple[Moment, ...], play: str) -> None:
    assert advice(*moments).play == play


def test_nothing_to_do_is_said_too() -> None:
    given = advice()
    assert (given.verdict, given.play, given.action) == ("dont", None, None)
    assert given.because[0].text == "Nothing to do."


def test_otherwise_waits_until_its_date_and_then_holds() -> None:
    early = advice(did("invited", 5), considering="withdraw")
    assert (early.verdict, dates(early)) == ("wait", (ago(-16), ago(-16), ago(-23), ago(-46)))
    assert advice(did("invited", 21), considering="withdraw").verdict == "hold"
    assert advice(considering="withdraw").because[0].text == "Nothing to do."


def test_outcomes_come_by_rank() -> None:
    story = told(did("met", 3), did("moved", 3), did("posted", 1), did("messaged", 1, by="them"))
    assert [o.name for o in ENGINE.outcomes(story)] == ["answer", "connect", "congratulate", "like"]


def test_a_boundary_that_is_off_says_nothing() -> None:
    off = small_engine(
        SMALL.replace('title = "They asked not to"', 'title = "They asked not to"\noff = true')
    )
    assert off.advise(asked(did("met", 3), person=CLOSED, considering="connect")).verdict == "send"


def test_boundaries_for_some_plays_and_not_for_others() -> None:
    head = 'title = "They asked not to"'
    only = small_engine(SMALL.replace(head, head + '\nplays = ["like"]'))
    assert only.advise(asked(did("met", 3), person=CLOSED, considering="connect")).verdict == "send"
    but = small_engine(SMALL.replace(head, head + '\nbut = ["connect"]'))
    assert but.advise(asked(did("met", 3), person=CLOSED, considering="connect")).verdict == "send"
    assert but.advise(asked(did("posted", 1), person=CLOSED, considering="like")).verdict == "dont"


def test_the_order_of_the_tables_does_not_matter() -> None:
    book = playbook()
    turned = replace(
        book,
        play=dict(reversed(book.play.items())),
        rule=dict(reversed(book.rule.items())),
        source=dict(reversed(book.source.items())),
    )
    situation = asked(did("met", 3), did("moved", 3), did("messaged", 1, by="them"))
    assert Engine(turned).advise(situation) == ENGINE.advise(situation)


def test_the_same_question_has_the_same_answer() -> None:
    situation = asked(did("met", 3), did("moved", 3), person=replace(DANA, mutuals=2), id="same")
    answers = {msgspec.json.encode(engine.advise(situation)) for engine in (ENGINE, ENGINE, small_engine())}
    assert len(answers) == 1
