"""What counts as a request or a message, when its answer came, and to which group it belongs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.app.what_worked import load_terms
from tactful.outcomes import messages, requests
from tactful.outcomes.attempt import Attempt, trials
from tactful.outcomes.requests import Request, known_until
from tactful.outcomes.traits import Happened, Known, length, occasion, tie, weekday

TERMS = load_terms()
SENT = date(2026, 3, 2)
END = date(2026, 5, 1)
NOBODY = Known()


def later(days: int) -> date:
    return SENT + timedelta(days=days)


def request(*told: Happened, who: Known = NOBODY, end: date = END, **fields) -> Attempt | str:
    sent = Request(on=SENT, **{"exported_on": END, **fields})
    return requests.attempt([sent], told, who, end, TERMS)


def test_a_request_that_was_accepted() -> None:
    found = request(Happened(later(4), "connected", "me"))
    assert isinstance(found, Attempt)
    assert (found.waited, found.watched) == (4, 60)


def test_a_day_of_another_zone_is_the_same_day() -> None:
    found = request(Happened(later(-1), "connected", "me"))
    assert isinstance(found, Attempt)
    assert found.waited == 0


def test_what_came_after_the_record_ends_is_not_known() -> None:
    found = request(Happened(later(10), "accepted", "them"), end=later(9))
    assert isinstance(found, Attempt)
    assert (found.waited, found.watched) == (None, 9)


def test_their_no_is_a_no_and_watched_to_the_end() -> None:
    found = request(Happened(later(2), "declined", "them"))
    assert isinstance(found, Attempt)
    assert (found.waited, found.watched) == (None, 60)


@pytest.mark.parametrize(
    ("told", "who", "fields", "why"),
    [
        ([Happened(later(-40), "connected", "me")], NOBODY, {}, "connected before"),
        ([], Known(linked=True), {}, "connected on an unknown day"),
        (
            [Happened(later(1), "invited", "them"), Happened(later(2), "connected", "me")],
            NOBODY,
            {},
            "they asked too",
        ),
        ([Happened(later(5), "withdrew", "me")], NOBODY, {}, "taken back soon"),
        ([], NOBODY, {"exported_on": later(181)}, "sent before an export surely holds those not accepted"),
    ],
)
def test_what_cannot_be_counted_says_why(told, who, fields, why: str) -> None:
    assert request(*told, who=who, **fields) == why


def test_a_request_taken_back_late_was_watched_until_then() -> None:
    found = request(Happened(later(30), "withdrew", "me"))
    assert isinstance(found, Attempt)
    assert (found.waited, found.watched) == (None, 30)


@pytest.mark.parametrize(
    ("sent", "exported", "known"),
    [(2, 20, 20), (20, 20, 20), (21, 20, 40), (2, None, 40), (2, 50, 40)],
)
def test_until_when_an_answer_would_be_known(sent: int, exported: int | None, known: int) -> None:
    found = known_until(later(sent), None if exported is None else later(exported), later(40))
    assert found == later(known)


def traits(*sent: Request):
    found = requests.attempt(sent, (), NOBODY, END, TERMS)
    assert isinstance(found, Attempt)
    return found.traits


def test_with_or_without_a_note() -> None:
    assert traits(Request(on=SENT, text="Hello Dana", exported_on=END))["note"] == "note"
    assert traits(Request(on=SENT, text="Hello Dana", exported_on=END))["length"] == "short"
    assert traits(Request(on=SENT, exported_on=END))["note"] == "no-note"
    assert "note" not in traits(Request(on=SENT))
    assert "length" not in traits(Request(on=SENT, exported_on=END))


def test_a_request_noted_by_hand_takes_its_note_from_the_export() -> None:
    assert traits(Request(on=SENT), Request(on=later(1), text="Hello", exported_on=END))["note"] == "note"
    assert "note" not in traits(Request(on=SENT), Request(on=later(40), text="Hello", exported_on=END))


@pytest.mark.parametrize(
    ("characters", "band"),
    [(1, "short"), (100, "short"), (101, "middle"), (300, "long"), (301, "letter"), (8000, "epistle")],
)
def test_bands_of_length(characters: int, band: str) -> None:
    assert length(characters, TERMS) == band


def test_weekdays() -> None:
    assert [weekday(later(days)) for days in (0, 6)] == ["monday", "sunday"]


@pytest.mark.parametrize(
    ("what", "by", "before", "found"),
    [
        ("interviewed", "me", 30, "after-interview"),
        ("interviewed", "me", 31, "no-occasion"),
        ("referred", "them", 0, "after-referral"),
        ("applied", "me", 3, "after-applying"),
        ("messaged", "them", 3, "after-their-word"),
        ("messaged", "me", 3, "no-occasion"),
        ("messaged", "them", 0, "no-occasion"),
        ("interviewed", "me", -2, "no-occasion"),
        ("liked", "me", 1, "no-occasion"),
    ],
)
def test_the_occasion_is_what_happened_shortly_before(what, by, before: int, found: str) -> None:
    assert occasion([Happened(later(-before), what, by)], SENT, TERMS) == found


def test_the_closest_occasion_is_taken() -> None:
    told = [Happened(later(-20), "applied", "me"), Happened(later(-10), "interviewed", "me")]
    assert occasion(told, SENT, TERMS) == "after-interview"


@pytest.mark.parametrize(
    ("told", "who", "found"),
    [
        ([("met", -400)], Known(shares=frozenset({"school"})), "met"),
        ([("met", 3)], NOBODY, "no-tie"),
        ([], Known(role="colleague", mutuals=True), "employer"),
        ([], Known(shares=frozenset({"school", "employer"})), "employer"),
        ([], Known(role="alum"), "school"),
        ([], Known(mutuals=True), "mutuals"),
        ([("connected", -3)], NOBODY, "no-tie"),
    ],
)
def test_the_closest_tie_is_taken(told, who: Known, found: str) -> None:
    assert tie([Happened(later(days), what, "me") for what, days in told], SENT, who) == found


def told(*words: tuple[int, str, str]) -> list[Happened]:
    return [Happened(later(days), what, by) for days, what, by in words]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (told((0, "messaged", "me")), 0),
        (told((0, "messaged", "them"), (1, "messaged", "me")), None),
        (told((-31, "messaged", "them"), (0, "messaged", "me")), 1),
        (told((-30, "messaged", "them"), (0, "messaged", "me")), None),
        (told((-9, "messaged", "me"), (0, "emailed", "me")), None),
        (told((-1, "messaged", "me")), None),
        (told((0, "interviewed", "me"), (2, "emailed", "me")), None),
        (told((0, "interviewed", "me"), (4, "emailed", "me")), 1),
        (told((0, "thanked", "me")), None),
    ],
)
def test_the_message_that_begins(words: list[Happened], place: int | None) -> None:
    assert messages.beginning(words, SENT, TERMS) == place


@pytest.mark.parametrize(
    ("word", "waited"),
    [
        ((3, "messaged", "them"), 3),
        ((0, "messaged", "them"), 0),
        ((3, "messaged", "me"), None),
        ((5, "talked", "me"), 5),
        ((5, "liked", "them"), None),
        ((90, "messaged", "them"), None),
    ],
)
def test_what_answers_a_message(word, waited: int | None) -> None:
    words = told((0, "messaged", "me"), word)
    found = messages.attempt(words, 0, "Hello", NOBODY, END, TERMS)
    assert (found.waited, found.watched, found.traits["length"]) == (waited, 60, "short")


ATTEMPTS = st.builds(
    lambda watched, part: Attempt(
        on=SENT, watched=watched, waited=None if part is None else round(part * watched)
    ),
    st.integers(0, 90),
    st.none() | st.floats(0, 1),
)


@given(st.lists(ATTEMPTS), st.integers(1, 40))
def test_the_young_are_left_out_whatever_came_of_them(made: list[Attempt], within: int) -> None:
    found = trials(made, within)
    assert len(found) == sum(one.watched >= within for one in made)
    young = [Attempt(on=SENT, watched=within - 1, waited=0)] * 7
    assert trials([*made, *young], within) == found


@given(st.lists(ATTEMPTS), st.integers(1, 40))
def test_a_late_yes_is_no_yes_in_time(made: list[Attempt], within: int) -> None:
    yes = sum(one.yes for one in trials(made, within))
    assert yes == sum(one.waited is not None and one.waited <= within <= one.watched for one in made)
