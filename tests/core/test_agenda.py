"""The agenda: one short day out of all advice."""

from __future__ import annotations

from datetime import date
from typing import Any

from core_cast import DANA, IMRE, LUIS, PRIYA, SMALL, TODAY, ago, did, small_engine, told
from msgspec.structs import replace

from tactful.core.agenda import Agenda, Case, Habit, Item, Who, plan
from tactful.core.limits import Budget
from tactful.core.moment import Moment
from tactful.core.situation import Person

ENGINE = small_engine()
BUDGET = Budget(
    plan="free",
    invitations_sent=0,
    invitations_left=100,
    notes_sent=0,
    notes_left=5,
    pending=0,
    note_characters=200,
)
READ_TODAY = {"read": TODAY, "build": TODAY}
LINKED = {person.name: replace(person, link="connected") for person in (DANA, IMRE, LUIS, PRIYA)}


def about(
    person: Person, *moments: Moment, aside: frozenset[str] = frozenset(), url: str | None = "in/them"
) -> Case:
    """A case on the agenda."""
    name = person.name or ""
    return Case(who=Who(id=len(name), name=name, url=url), story=told(*moments, person=person), aside=aside)


def day(*cases: Case, done: dict[str, date] | None = None, connections: int = 99, **options: Any) -> Agenda:
    habit = Habit(done=READ_TODAY if done is None else done, connections=connections)
    return plan(ENGINE, cases, BUDGET, TODAY, habit=habit, **options)


def names(items: tuple[Item, ...]) -> list[tuple[str, str | None]]:
    return [(item.person.name.split()[0], item.play) for item in items]


WROTE_ME = did("messaged", 1, by="them")


def test_an_empty_day() -> None:
    empty = day()
    assert (empty.do, empty.later, empty.waiting, empty.leave, empty.tasks) == ((), (), (), (), ())
    assert (empty.on, empty.budget, empty.quiet) == (TODAY, BUDGET, False)


def test_the_higher_rank_comes_first() -> None:
    agenda = day(about(DANA, did("met", 8)), about(IMRE, did("moved", 3)), about(PRIYA, WROTE_ME))
    assert names(agenda.do) == [("Priya", "answer"), ("Dana", "connect"), ("Imre", "congratulate")]


def test_of_one_rank_the_warmer_then_the_fresher_then_the_name() -> None:
    agenda = day(
        about(LUIS, did("moved", 3)),
        about(PRIYA, did("moved", 3), did("talked", 50)),
        about(IMRE, did("moved", 9)),
        about(DANA, did("moved", 3)),
    )
    order = [item.person.name.split()[0] for item in (*agenda.do, *agenda.later)]
    assert order == ["Priya", "Luis", "Dana", "Imre"]


def test_what_closes_soon_comes_before_a_higher_rank() -> None:
    higher = small_engine(SMALL.replace("rank = 40", "rank = 95"))
    cases = [about(DANA, did("moved", 3)), about(IMRE, WROTE_ME), about(PRIYA, did("met", 5))]
    agenda = plan(higher, cases, BUDGET, TODAY, habit=Habit(done=READ_TODAY, connections=99))
    assert names(agenda.do) == [("Imre", "answer"), ("Dana", "congratulate"), ("Priya", "connect")]


def test_one_line_a_person() -> None:
    agenda = day(about(DANA, WROTE_ME, did("met", 3), did("moved", 3)))
    assert names(agenda.do) == [("Dana", "answer")]
    assert agenda.later == ()


def test_a_day_holds_so_many_of_a_kind() -> None:
    moved = [about(person, did("moved", 3)) for person in (DANA, IMRE, LUIS, PRIYA)]
    agenda = day(*moved)
    assert len(agenda.do) == 2
    assert len(agenda.later) == 2
    assert {item.play for item in (*agenda.do, *agenda.later)} == {"congratulate"}


def test_a_day_holds_so_many_things() -> None:
    cases = [about(person, WROTE_ME) for person in (DANA, IMRE, LUIS, PRIYA)]
    assert len(day(*cases).do) == 4
    short = day(*cases, limit=3)
    assert (len(short.do), len(short.later)) == (3, 1)
    assert len(day(*cases, limit=0).later) == 4


def test_after_a_no_the_day_is_quiet() -> None:
    no = about(PRIYA, did("rejected", 0), url=None)
    agenda = day(no, about(DANA, did("met", 3)), about(IMRE, WROTE_ME), done={}, connections=9)
    assert agenda.quiet
    assert names(agenda.do) == [("Imre", "answer")]  # what is owed is still done
    assert names(agenda.later) == [("Dana", "connect")]
    assert agenda.tasks == ()


def test_the_quiet_ends() -> None:
    assert day(about(PRIYA, did("rejected", 1))).quiet
    assert not day(about(PRIYA, did("rejected", 2))).quiet


def test_what_was_set_aside_stays_aside() -> None:
    moments = (did("met", 3), did("moved", 3))
    assert names(day(about(DANA, *moments, aside=frozenset({"connect"}))).do) == [("Dana", "congratulate")]
    everything = day(about(DANA, *moments, aside=frozenset({"*"})))
    assert (everything.do, everything.later, everything.waiting, everything.leave) == ((), (), (), ())


def test_what_waits_says_until_when() -> None:
    agenda = day(about(DANA, did("met", 0)), about(IMRE, did("met", 1)))
    assert names(agenda.waiting) == [("Imre", "connect"), ("Dana", "connect")]
    assert [item.opens for item in agenda.waiting] == [ago(-1), ago(-2)]
    assert agenda.do == ()


def test_one_may_act_now_and_wait_for_another_thing() -> None:
    agenda = day(about(DANA, did("met", 0), did("moved", 3)))
    assert names(agenda.do) == [("Dana", "congratulate")]
    assert names(agenda.waiting) == [("Dana", "connect")]


def test_whom_to_leave_in_peace_and_why() -> None:
    agenda = day(about(replace(DANA, welcome="closed"), did("met", 3)), about(IMRE, did("met", 3)))
    assert names(agenda.leave) == [("Dana", "connect")]
    assert agenda.leave[0].because[0].text == "They asked not to be contacted."
    assert agenda.leave[0].instead is not None
    assert names(agenda.do) == [("Imre", "connect")]


def test_mild_and_late_things_stay_off() -> None:
    agenda = day(about(DANA, did("posted", 1)), about(IMRE, did("met", 40)))
    assert (agenda.do, agenda.waiting, agenda.leave) == ((), (), ())


def test_a_line_says_who_what_and_when_last() -> None:
    case = replace(about(DANA, did("met", 3), did("scheduled", -4)), about="Data Engineer at Northwind")
    [item] = day(case).do
    assert (item.title, item.about, item.last, item.person) == (
        "Connect",
        "Data Engineer at Northwind",
        ago(3),
        case.who,
    )
    assert item.because[0].text == "You met."


def test_remarks_are_handed_on() -> None:
    assert day(remarks=("The export is from January.",)).remarks == ("The export is from January.",)


# --- tasks --------------------------------------------------------------------------------------------------


def test_a_task_of_a_person_names_them() -> None:
    agenda = day(about(DANA, did("interviewed", 1)), about(IMRE, did("interviewed", 2)))
    [due] = agenda.tasks
    assert (due.task, [who.name for who in due.people]) == ("debrief", ["Dana Reyes"])
    assert (due.steps, due.rules, due.because) == (("Who was there?",), ("write",), "It fades.")


def test_at_most_one_task_of_the_week() -> None:
    known = about(LINKED["Dana Reyes"], did("met", 90))
    assert [due.task for due in day(known, done={}, connections=9).tasks] == ["read"]
    assert [due.task for due in day(known, done={"read": ago(6)}, connections=9).tasks] == ["build"]
    assert [due.task for due in day(known, done={"read": ago(7), "build": ago(1)}).tasks] == ["read"]
    assert day(known, done={"read": ago(6)}, connections=50).tasks == ()


def test_whose_posts_are_worth_reading() -> None:
    agenda = day(
        about(LINKED["Priya Nair"], did("met", 90), did("commented", 9)),
        about(LINKED["Dana Reyes"], did("met", 90)),
        about(LINKED["Imre Kovacs"]),  # not known yet
        about(DANA, did("met", 90)),  # not connected
        about(LINKED["Luis Ortega"], did("talked", 90), url=None),  # no address
        done={},
    )
    [due] = agenda.tasks
    assert [who.name for who in due.people] == ["Dana Reyes", "Priya Nair"]


def test_the_same_day_twice() -> None:
    cases = [about(DANA, did("met", 3)), about(IMRE, WROTE_ME), about(PRIYA, did("moved", 3))]
    assert day(*cases) == day(*cases) == day(*reversed(cases))
