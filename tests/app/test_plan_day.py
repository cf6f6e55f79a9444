"""The day's plan over a real ledger: who is left out, what is quiet, what is due."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from examples.build import NOW, TODAY

from tactful.app.import_data import import_paths
from tactful.app.ledger_at import default_path, open_at
from tactful.app.plan_day import plan_day
from tactful.app.record import add_targets, done
from tactful.app.set_fact import set_fact
from tactful.core.agenda import Agenda
from tactful.errors import BadInput


def plan(path: Path, days: int = 0, limit: int = 50) -> Agenda:
    with open_at(path, now=NOW) as ledger:
        return plan_day(ledger, TODAY + timedelta(days=days), limit=limit)


def settle(path: Path, subject: str, field: str, value: str) -> str:
    with open_at(path, now=NOW) as ledger:
        return set_fact(ledger, subject, field, value, today=TODAY, now=NOW)


def everybody(agenda: Agenda) -> dict[str, str | None]:
    """Who is named anywhere, and where they work."""
    items = [
        item.person for group in (agenda.do, agenda.later, agenda.waiting, agenda.leave) for item in group
    ]
    return {who.name: who.company for who in [*items, *(who for task in agenda.tasks for who in task.people)]}


def test_the_same_ledger_and_day_give_the_same_plan(imported: Path) -> None:
    assert plan(imported) == plan(imported)


def test_a_day_holds_so_many_things_and_so_many_of_a_kind(imported: Path) -> None:
    agenda = plan(imported, limit=5)
    assert [item.play for item in agenda.do] == ["answer"] * 3 + ["thank-for-acceptance"] * 2


def test_a_search_kept_from_every_house_leaves_nobody(robins: Path) -> None:
    """Whatever house is kept from, nobody there is named anywhere."""
    for company in sorted({place for place in everybody(plan(robins)).values() if place}):
        settle(robins, company, "kept-from", "yes")
        assert company not in everybody(plan(robins)).values()


@pytest.mark.parametrize("days", [0, 1, 5, 30])
def test_the_present_employer_is_the_current_position(robins: Path, days: int) -> None:
    settle(robins, "me", "employer", "Oxbow Parcel")
    assert "Oxbow Parcel" in everybody(plan(robins, days)).values() or days == 30
    settle(robins, "me", "discreet", "yes")
    assert "Oxbow Parcel" not in everybody(plan(robins, days)).values()


def test_the_round_returns_after_its_days_and_one_task_a_day_is_enough(robins: Path) -> None:
    with open_at(robins, now=NOW) as ledger:
        done(ledger, "read-round", [], on=TODAY, now=NOW)
    told = {days: [task.task for task in plan(robins, days).tasks] for days in (0, 1, 6, 7)}
    assert told[0] == []
    assert told[1] == told[6] == ["join-a-discussion"]
    assert told[7] == ["read-round"]


def test_an_export_is_old_after_thirty_days(exports: tuple[Path, Path], tmp_path: Path) -> None:
    made = TODAY - timedelta(days=2)
    for days, mentioned in ((30, 0), (31, 1)):
        path = tmp_path / f"{days}.db"
        _, remarks = import_paths(path, [exports[1]], today=made + timedelta(days=days), now=NOW)
        assert sum("days old" in remark for remark in remarks) == mentioned


def test_hopes_are_asked_for_until_one_is_named(exports: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "hopes.db"
    _, remarks = import_paths(path, [exports[1]], today=TODAY, now=NOW)
    assert any("hope for" in remark for remark in remarks)
    with open_at(path, now=NOW) as ledger:
        add_targets(ledger, ["Saltmarsh Robotics"], now=NOW)
    _, remarks = import_paths(path, [exports[1]], today=TODAY, now=NOW)
    assert not any("hope for" in remark for remark in remarks)


def test_the_tests_stay_away_from_the_real_ledger(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert default_path().is_relative_to(tmp_path_factory.getbasetemp())


def test_a_task_comes_back_when_the_person_says(imported: Path, robins: Path) -> None:
    def tasks(days: int = 0) -> list[str]:
        return [due.task for due in plan(robins, days).tasks if due.every]

    assert tasks() == ["read-round"]
    settle(robins, "me", "cadence", "read-round never; join-a-discussion 21")
    assert tasks() == ["join-a-discussion"]
    with open_at(robins, now=NOW) as ledger:
        done(ledger, "join-a-discussion", [], on=TODAY, now=NOW)
    assert [tasks(days) for days in (20, 21)] == [["contribute"], ["join-a-discussion"]]
    settle(robins, "me", "cadence", "")
    assert tasks(20) == ["read-round"]


@pytest.mark.parametrize("value", ["fly 7", "read-round", "read-round soon", "read-round 9999", "debrief 3"])
def test_no_cadence_that_is_none(robins: Path, value: str) -> None:
    with pytest.raises(BadInput):
        settle(robins, "me", "cadence", value)
