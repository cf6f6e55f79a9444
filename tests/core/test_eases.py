"""What only an audit found lets go two days before a window closes; what the person named does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from core_cast import DANA, NORTHWIND, TODAY, did
from msgspec.structs import replace

from tactful.app.load_playbook import check_playbook, load_playbook
from tactful.core.advice import Advice
from tactful.core.engine import Engine
from tactful.core.situation import Gap, Me, Opportunity, Situation

ENGINE = Engine(load_playbook("standard"))
MEND = "The time for this is nearly over: send it, and mend this first."
MET = Situation(
    today=TODAY,
    considering="connect",
    person=replace(DANA, role="employee"),
    company=NORTHWIND,
    opportunity=Opportunity(title="Data Engineer"),
    moments=(did("met", 0, via="Data & Depots"),),
)


def advised(left: int, gaps: tuple[Gap, ...], audited: tuple[Gap, ...], **more: object) -> Advice:
    """The advice so many days before the window closes."""
    open_ = ENGINE.advise(replace(MET, today=TODAY + timedelta(days=1), **more))
    assert open_.verdict == "send"
    assert open_.closes
    day: date = open_.closes - timedelta(days=left)
    return ENGINE.advise(replace(MET, today=day, me=Me(profile_gaps=gaps, audited_gaps=audited), **more))


@pytest.mark.parametrize(
    ("left", "verdict"), [(4, "hold"), (3, "hold"), (2, "send"), (1, "send"), (0, "send")]
)
def test_what_an_audit_found_lets_go_in_the_last_two_days(left: int, verdict: str) -> None:
    assert advised(left, ("photo", "summary"), ("photo", "summary")).verdict == verdict


@pytest.mark.parametrize("left", [3, 2, 1, 0])
@pytest.mark.parametrize(
    ("gaps", "audited"),
    [(("photo",), ()), (("photo", "summary"), ("summary",)), (("photo",), ("summary",))],
)
def test_what_the_person_named_holds_to_the_end(
    left: int, gaps: tuple[Gap, ...], audited: tuple[Gap, ...]
) -> None:
    told = advised(left, gaps, audited)
    assert told.verdict == "hold"
    assert MEND not in [because.text for because in told.because]


def test_it_is_sent_and_says_what_to_mend_first() -> None:
    told = advised(1, ("photo", "summary"), ("photo", "summary"))
    assert told.because[0].text == MEND
    assert told.because[0].weighs == "for"
    assert "Add a clear, professional photo." in told.first
    assert "Write the summary: experience, skills, what moves you." in told.first
    assert "They will look at your profile at once: put it in order before the request goes out." in [
        because.text for because in told.because if because.weighs == "against"
    ]


def test_another_boundary_still_speaks() -> None:
    told = advised(1, ("photo",), ("photo",))
    assert told.verdict == "send"
    closed = replace(MET.person, welcome="closed")
    late = ENGINE.advise(
        replace(
            MET, today=told.closes, person=closed, me=Me(profile_gaps=("photo",), audited_gaps=("photo",))
        )
    )
    assert late.verdict == "dont"


def test_only_a_hold_eases_and_it_needs_a_basis(tmp_path) -> None:  # type: ignore[no-untyped-def]
    text = (
        '[playbook]\nname = "x"\ntitle = "x"\nabout = "x"\nextends = "standard"\n'
        '[boundary.closed-door]\ntitle = "x"\nrules = ["HM-weigh"]\nverdict = "{verdict}"\ntext = "x"\n'
        'eases = {{ days = 2, text = "x", basis = "{basis}" }}\n'
    )
    path = tmp_path / "x.toml"
    for verdict, basis, sound in (
        ("hold", "practice: made up for a test", True),
        ("hold", "because", False),
        ("dont", "practice: made up for a test", False),
    ):
        path.write_text(text.format(verdict=verdict, basis=basis), encoding="utf-8")
        _, problems = check_playbook(str(path))
        assert ([problem.key for problem in problems] == []) is sound
        assert all(problem.key == "eases" for problem in problems)
