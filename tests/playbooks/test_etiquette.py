"""Every rule of the etiquette is carried by something, and taking that away is noticed."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from tactful.app.coverage import coverage
from tactful.app.load_playbook import SHIPPED, load_playbook
from tactful.app.load_rules import load_rules, load_wording
from tactful.app.playbook_cases import FILE, read_cases
from tactful.core.agenda import Case, Due, Habit, Who, plan
from tactful.core.engine import Engine
from tactful.core.limits import Budget
from tactful.core.moment import Moment
from tactful.core.playbook import Playbook
from tactful.core.situation import Company, Me, Opportunity, Person, Situation
from tactful.core.story import fold
from tactful.notes.check.engine import check
from tactful.notes.check.kinds import AnyRule
from tactful.notes.check.rule import Example
from tactful.notes.compose import compose
from tactful.notes.note import Scenario

IDS = (Path(__file__).parent / "etiquette_ids.txt").read_text(encoding="utf-8").split()
BOOK = load_playbook("standard")
RULES = load_rules()
WORDING = load_wording()

# Dana Reyes interviewed Robin yesterday; Luis Ortega once worked with Robin.
TODAY = date(2026, 3, 10)
INTERVIEWED = Situation(
    today=TODAY,
    me=Me(name="Robin Vale", line="data engineer, six years in retail logistics"),
    person=Person(name="Dana Reyes", role="interviewer"),
    company=Company(name="Northwind"),
    opportunity=Opportunity(title="Data Engineer", stage="interviewing"),
    moments=(Moment(on=date(2026, 3, 9), what="interviewed"),),
)
OLD_TIES = Situation(today=TODAY, person=Person(name="Luis Ortega", role="colleague", link="connected"))
SPECIFIC = replace(
    INTERVIEWED, moments=(Moment(on=date(2026, 3, 9), what="interviewed", about=("the Kafka migration",)),)
)
BUDGET = Budget(
    plan="free",
    invitations_sent=0,
    invitations_left=9,
    notes_sent=0,
    notes_left=5,
    pending=0,
    note_characters=200,
)


def without(book: Playbook, rule: str) -> Playbook:
    """The playbook without any entry that cites the rule."""
    return replace(
        book,
        play={
            name: replace(play, shift=tuple(shift for shift in play.shift if shift.rule != rule))
            for name, play in book.play.items()
            if rule not in play.rules
        },
        boundary={name: entry for name, entry in book.boundary.items() if rule not in entry.rules},
        task={name: task for name, task in book.task.items() if rule not in task.rules},
        reason=tuple(reason for reason in book.reason if reason.rule != rule),
        otherwise=tuple(entry for entry in book.otherwise if rule not in entry.rules),
    )


# --- four places where the loss of a rule may show ----------------------------------------------------------

STORIES = [
    (fold(case.situation), case.situation.considering, case.id)
    for case in read_cases(SHIPPED / "standard" / FILE)
]
ENGINE = Engine(BOOK)
ANSWERS = [msgspec.json.encode(ENGINE.advise_story(*story)) for story in STORIES]


def shows_in_advice(rule: str) -> bool:
    """True when a case is answered otherwise, or no more."""
    engine = Engine(without(BOOK, rule))
    cited = f'"{rule}"'.encode()
    # Where the rule is cited a change is likely, so these cases are asked first.
    for place in sorted(range(len(STORIES)), key=lambda place: cited not in ANSWERS[place]):
        try:
            answer = engine.advise_story(*STORIES[place])
        except LookupError:
            return True
        if msgspec.json.encode(answer) != ANSWERS[place]:
            return True
    return False


def tasks(book: Playbook) -> list[tuple[Due, ...]]:
    """The tasks of days on which each task of the week is the one not done yet, with few connections."""
    engine = Engine(book)
    cases = [
        Case(who=Who(id=1, name="Dana Reyes"), story=fold(INTERVIEWED)),
        Case(who=Who(id=2, name="Luis Ortega", url="in/luis"), story=fold(OLD_TIES)),
    ]
    weekly = [name for name, task in BOOK.task.items() if not task.trigger]
    days = [{name: TODAY - timedelta(days=1) for name in weekly if name != left} for left in weekly]
    return [plan(engine, cases, BUDGET, TODAY, habit=Habit(done=done, connections=9)).tasks for done in days]


def shows_in_tasks(rule: str) -> bool:
    return tasks(without(BOOK, rule)) != tasks(BOOK)


def finds(carrier: AnyRule, example: Example) -> bool:
    """True when the check finds something in the text, so that without it the finding is gone."""
    found = check(
        example.text,
        [carrier],
        scenario=example.scenario,
        to=example.to,
        channel=example.channel,
        facts=example.facts,
    )
    return bool(found)


def shows_in_checks(rule: str) -> bool:
    """True when every check that carries the rule finds something in each text it is to flag."""
    carriers = [carrier for carrier in RULES if rule in carrier.rules]
    return bool(carriers) and all(finds(carrier, text) for carrier in carriers for text in carrier.flags)


def shows_in_drafts(rule: str) -> bool:
    """True when the thanks after an interview read otherwise."""
    part = {name: part for name, part in WORDING.part.items() if rule not in part.rules}
    scenario: Scenario = "after-interview"
    whole = compose(SPECIFIC, scenario, "email", WORDING, RULES)
    assert whole.text
    return compose(SPECIFIC, scenario, "email", replace(WORDING, part=part), RULES).text != whole.text


SHOWS = {
    "advice": shows_in_advice,
    "tasks": shows_in_tasks,
    "checks": shows_in_checks,
    "drafts": shows_in_drafts,
}


# --- the tests ----------------------------------------------------------------------------------------------


def test_the_list_is_whole() -> None:
    assert len(IDS) == len(set(IDS)) == 69
    assert {rule for rule in BOOK.rule if rule.startswith(("HM-", "IV-"))} == set(IDS)


@pytest.mark.parametrize("rule", IDS)
def test_carried_by_something(rule: str) -> None:
    places = coverage(BOOK)[rule] + [
        f"part {name}" for name, part in WORDING.part.items() if rule in part.rules
    ]
    assert [place for place in places if not place.startswith("planned")]


@pytest.mark.parametrize("rule", IDS)
def test_its_loss_shows(rule: str) -> None:
    assert any(shows(rule) for shows in SHOWS.values())


def test_where_the_loss_shows() -> None:
    """Nearly every rule works in the advice itself; the others in the words of a note, or over a week."""
    found = Counter(next(name for name, shows in SHOWS.items() if shows(rule)) for rule in IDS)
    print("\nwhere the loss of a rule shows first:", dict(found))
    assert found["advice"] >= 60


def test_a_rule_nobody_carries_would_be_noticed() -> None:
    assert not any(shows("HM-nobody-carries-this") for shows in SHOWS.values())


@pytest.mark.parametrize("rule", sorted(set(BOOK.rule) - set(IDS)))
def test_rules_of_our_own_are_carried_too(rule: str) -> None:
    overlay = coverage(load_playbook("cautious"))
    assert coverage(BOOK)[rule] or overlay[rule]
