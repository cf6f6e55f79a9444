"""Names are left out of words in whatever form they are written, and other words stay."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.app.leave_out import everyday
from tactful.core.redaction import OUT, Hidden, Redactor, folded

PEOPLE = (
    Hidden(names=("Zoë Grace Müller-Okonkwo",), stands="the interviewer", near=True),
    Hidden(names=("Will Long",), stands="recruiter 1", near=True),
    Hidden(names=("Wilhelmina Saar",), stands="someone"),
    Hidden(names=("Drew", "Andy"), stands="contact 2", capital=True),
    Hidden(names=("田中 太郎",), stands="contact 3", near=True),
    Hidden(names=("Northgable Insurance Group",), stands="company A", near=True, whole=True),
    Hidden(names=("Vale, Robin (she/her), PhD",), stands="the seeker", near=True),
)


@pytest.fixture(scope="module")
def redactor() -> Redactor:
    from tactful.app.leave_out import _never

    return Redactor(PEOPLE, everyday=everyday(), never=_never())


@pytest.mark.parametrize(
    "words",
    [
        "Zoë", "ZOE", "zoe's idea", "Zoë’s", "Mueller-Okonkwo", "muller okonkwo", "MÜLLER", "Müllers Idee",
        "Okonkwo, Zoë",
        "Z. Müller-Okonkwo", "zoemulleroknkwo@example.com", "@zoe_m", "Zo\u00ad\u00eb", "Z\u200boë Müller", "Zoe\u0308",
        "ＺＯË", "𝐙oë", "ask zoë_müller", "ZoëMüller", "in/zoe-muller-okonkwo", "met Okonkwo’s team",
    ],
)  # fmt: skip
def test_a_name_is_found_in_every_form(words: str, redactor: Redactor) -> None:
    left = folded(redactor.clean(words))
    assert [part for part in ("zoe", "muller", "mueller", "okonkwo") if part in left] == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Will will call me in the long run", "recruiter 1 will call me in the long run"),
        ("Will Long's note, and LONG, WILL", "recruiter 1's note, and recruiter 1"),
        ("spoke with Wilhelmina about it", "spoke with someone about it"),
        ("Andy drew a map", "contact 2 drew a map"),
        ("田中さんと話した", "contact 3 さんと話した"),
        ("the insurance of Northgable Insurance", "the insurance of company A"),
        ("Northgables offer; NIG", "company A offer; company A"),
        ("the group and its insurance", "the group and its insurance"),
        ("Robin, PhD, of the value team", "the seeker, PhD, of the value team"),
        ("a van of Robin's", "a van of the seeker's"),
    ],
)
def test_names_go_and_words_stay(words: str, left: str, redactor: Redactor) -> None:
    assert " ".join(redactor.clean(words).split()) == left


@pytest.mark.parametrize(
    "words",
    [
        "dana@example.com", "<dana@example.com>", "https://www.linkedin.com/in/dana?x=1", "www.northgable.example/jobs",
        "northgable.co.uk/team", "+44 20 7946 0018", "(0113) 496 0000", "0171-2345678", "jobs/view/123",
    ],
)  # fmt: skip
def test_addresses_go(words: str, redactor: Redactor) -> None:
    assert redactor.clean(f"see {words} now") in (f"see {OUT} now", f"see <{OUT}> now")


@pytest.mark.parametrize(
    "words",
    ["€70,000", "70k", "£ 65,000", "65 000 EUR", "$120k", "USD 95.000", "82000", "70,000", "1'200'000 CHF"],
)
def test_amounts_go(words: str, redactor: Redactor) -> None:
    left = redactor.clean(f"they pay {words} a year")
    assert not re.search(r"\d", left), left


@pytest.mark.parametrize(
    "words",
    [
        "on 2026-11-22 at 14:30",
        "22.11.2026 or 11/22/2026",
        "three of 12 depots",
        "code 99 in 2023",
        "ISO 9001",
    ],
)
def test_dates_and_small_numbers_stay(words: str, redactor: Redactor) -> None:
    assert redactor.clean(words) == words


@given(
    st.text(), st.text(max_size=20), st.sampled_from(["Zoë Grace Müller-Okonkwo", "Will Long", "田中 太郎"])
)
def test_no_text_hides_a_whole_name(before: str, after: str, name: str) -> None:
    cleaned = Redactor(PEOPLE, everyday=everyday()).clean(f"{before} {name} {after}")
    assert folded(name) not in folded(cleaned)


def test_words_without_names_are_left_as_they_are(redactor: Redactor) -> None:
    text = "The stock feed that must survive a depot going offline; how the team shares its on-call weeks."
    assert redactor.clean(text) == text
