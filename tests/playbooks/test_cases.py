"""The cases beside each playbook: three authors wrote those of the standard one, each judged apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tactful.app.load_playbook import SHIPPED, load_playbook, shipped
from tactful.app.playbook_cases import FILE, PlaybookCase, failing, judged, read_cases
from tactful.core.situation import NoteText

CASES = {name: read_cases(SHIPPED / name / FILE) for name in shipped()}


def author(case: PlaybookCase) -> str:
    return case.id.partition("-")[0]


def with_text(case: PlaybookCase) -> bool:
    """A case with a written note is one of the checks too, and is judged with them."""
    return isinstance(case.situation.note, NoteText)


JUDGED = [(case, wrong) for case, wrong in judged("standard", CASES["standard"])]


@pytest.mark.parametrize(("name", "count"), [("c0", 90), ("c1", 130), ("c2", 110)])
def test_standard_answers_each_author(name: str, count: int) -> None:
    mine = [(case, wrong) for case, wrong in JUDGED if author(case) == name]
    assert len(mine) == count
    firm = [wrong for case, wrong in mine if case.strength != "contested" and not with_text(case)]
    assert sum(wrong is None for wrong in firm) / len(firm) >= 0.95


def test_the_figures() -> None:
    asked: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    for case, wrong in JUDGED:
        key: tuple[str, str, str] = (
            author(case),
            case.strength,
            "written note" if with_text(case) else "no text",
        )
        asked[key] += 1
        right[key] += wrong is None
    print()
    for kind in sorted(asked):
        print(f"{' / '.join(kind):32} {right[kind]:3} of {asked[kind]}")
    for case, wrong in JUDGED:
        if wrong:
            print(f"{case.id} ({case.strength}): {wrong}")
    assert sum(asked.values()) == len(CASES["standard"])
    assert sum(right.values()) / sum(asked.values()) >= 0.95


def test_cautious_answers_all_of_its_own() -> None:
    assert failing("cautious", CASES["cautious"]) == []
    assert len(CASES["cautious"]) == 12


def test_cautious_differs_where_it_says_so_and_nowhere_else() -> None:
    differ = [sentence.split(" ")[0] for sentence in failing("standard", CASES["cautious"])]
    assert differ == [f"cautious-{number}" for number in ("01", "02", "03", "04", "10")]


@pytest.mark.parametrize("name", CASES)
def test_what_a_case_cites_exists(name: str) -> None:
    rules = load_playbook(name).rule
    unknown = {
        rule
        for case in CASES[name]
        for rule in case.rules
        if rule.startswith(("HM-", "IV-")) and rule not in rules
    }
    assert unknown == set()


def test_all_that_may_be_considered_is_asked() -> None:
    considered = {case.situation.considering for case in CASES["standard"]}
    assert {
        None,
        "connect",
        "message",
        "thank",
        "follow-up",
        "remind",
        "like",
        "comment",
        "share",
        "email",
    } <= considered


def test_every_playbook_has_cases() -> None:
    assert [name for name in shipped() if not Path(SHIPPED / name / FILE).exists()] == []
