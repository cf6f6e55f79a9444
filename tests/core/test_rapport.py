"""How well two people know each other, from what happened between them."""

from __future__ import annotations

import pytest
from core_cast import DANA, LUIS, did, told
from msgspec.structs import replace

from tactful.core.moment import Moment
from tactful.core.rapport import rapport


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ((), "none"),
        ((did("invited", 9), did("accepted", 5)), "none"),
        ((did("messaged", 5),), "none"),
        ((did("liked", 5, by="them"),), "none"),
        ((did("attended", 5),), "none"),
        ((did("messaged", 5, by="them"),), "some"),
        ((did("met", 5),), "some"),
        ((did("interviewed", 5),), "some"),
        ((did("referred", 5),), "some"),
        ((did("messaged", 9), did("messaged", 5, by="them")), "warm"),
        ((did("talked", 5),), "warm"),
        ((did("recommended", 5),), "warm"),
        ((did("recommended", 5, by="me"),), "warm"),
    ],
)
def test_from_what_happened(moments: tuple[Moment, ...], expected: str) -> None:
    assert told(*moments).rapport == expected


def test_a_shared_employer_is_some_and_warm_with_an_exchange() -> None:
    assert told(person=LUIS).rapport == "some"
    assert told(did("met", 90), person=LUIS).rapport == "warm"
    assert told(person=replace(DANA, shares=("employer",))).rapport == "some"
    assert told(person=replace(DANA, shares=("school",))).rapport == "none"


def test_a_referral_by_a_colleague_is_no_exchange_of_words() -> None:
    assert rapport({"referred"}, two_way=False, role="colleague") == "some"
