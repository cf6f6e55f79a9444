"""Undo: an import goes as it came, a logged moment is retracted, settings go back."""

from datetime import date, timedelta

import pytest
from made_up_export import START, FakeExport, application, connection, message, saved, skill, small

from conftest import NOW, dump, outcome, take
from tactful.core.moment import Moment
from tactful.errors import BadInput
from tactful.ledger.queries import everybody, find_people, settings, timeline, totals
from tactful.ledger.recording import acting
from tactful.ledger.situations import situation_parts
from tactful.ledger.undoing import undo

MET = Moment(on=date(2026, 3, 1), what="met", via="PyCon")


def test_an_import_undone_leaves_nothing_and_can_come_again(ledger):
    empty = dump(ledger)
    take(ledger, FakeExport(small(), whole={"connections"}))
    full = dump(ledger)
    undone = undo(ledger, now=NOW)
    assert (undone.kind, undone.moments) == ("import", 10)
    assert dump(ledger) == empty
    report = take(ledger, FakeExport(small(), whole={"connections"}))
    assert outcome(report, "Connections.csv") == (3, 0, 0, 0, {"no name": 1})

    def without_acts(rows):
        return {name: len(text) for name, text in rows.items()}

    assert without_acts(dump(ledger)) == without_acts(full)


def test_what_an_import_changed_is_restored(ledger):
    first = [
        connection("Dana Reyes", "in/dana"),
        connection("Wei Chen", "in/wei"),
        connection("Sam Poe", None),
        saved("Northwind", "Analyst", "jobs/view/1"),
        skill("SQL"),
    ]
    take(ledger, FakeExport(first, whole={"connections"}))
    before = dump(ledger)
    second = [
        connection("Dana R. Reyes", "in/dana", company="Contoso", title="Lead", email="dana@example.org"),
        message("Sam Poe", "in/sam", START, mine=True),
        application("Northwind", "Analyst", START, "jobs/view/1"),
    ]
    take(ledger, FakeExport(second, whole={"connections"}, exported_on=date(2026, 3, 9)))
    assert dump(ledger) != before
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_people_with_later_moments_stay_when_their_import_goes(ledger):
    take(ledger, FakeExport(small()))
    dana = find_people(ledger, "Dana Reyes")[0]
    with acting(ledger, "log", now=NOW) as act:
        act.log(MET, person_id=dana.id)
    undo(ledger, now=NOW, kind="import")
    assert [p.name for p in everybody(ledger)] == ["Dana Reyes"]
    assert [row.what for row in timeline(ledger, dana.id)] == ["met"]
    take(ledger, FakeExport(small()))
    assert len(everybody(ledger)) == 5
    assert "connected" in [row.what for row in timeline(ledger, dana.id)]


def test_later_corrections_by_hand_survive_the_undo_of_an_import(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana")]))
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana", title="Lead")]))
    dana = find_people(ledger, "dana")[0]
    with acting(ledger, "set", now=NOW) as act:
        act.set_person(dana.id, title="Director", role="hiring-manager")
    undo(ledger, now=NOW, kind="import")
    again = find_people(ledger, "dana")[0]
    assert (again.title, again.role) == ("Director", "hiring-manager")


def test_a_log_undone_is_retracted_and_kept_in_the_history(ledger):
    take(ledger, FakeExport(small()))
    dana = find_people(ledger, "Dana Reyes")[0]
    before = situation_parts(ledger, [dana.id])
    count = totals(ledger)
    with acting(ledger, "log", now=NOW) as act:
        act.log(MET, person_id=dana.id, text="A good talk")
    assert totals(ledger).moments == count.moments + 1
    assert undo(ledger, now=NOW).kind == "log"
    assert situation_parts(ledger, [dana.id]) == before
    assert totals(ledger) == count
    assert [(r.what, r.text) for r in timeline(ledger, dana.id) if r.retracted] == [("met", "A good talk")]


def test_settings_asides_and_fields_go_back(ledger):
    with acting(ledger, "set", now=NOW) as act:
        act.put_setting("me", {"plan": "free"})
        dana = act.add_person("Dana Reyes")
        act.put_aside(dana, until=date(2026, 4, 1))
    before = dump(ledger, "change")
    with acting(ledger, "set", now=NOW + timedelta(minutes=1)) as act:
        act.put_setting("me", {"plan": "premium"})
        act.put_setting("other", 3)
        act.put_aside(dana, until=None)
        act.set_person(dana, role="recruiter", shares=("school",))
    assert settings(ledger) == {"me": {"plan": "premium"}, "other": 3}
    undo(ledger, now=NOW)
    assert dump(ledger, "change") == before


def test_somebody_added_and_undone_is_gone(ledger):
    empty = dump(ledger)
    with acting(ledger, "add", now=NOW) as act:
        who = act.add_person("Dana Reyes", company_id=act.company("Northwind"), role="interviewer")
        job = act.add_opportunity(act.company("northwind"), "Analyst", "applied")
        act.log(MET, person_id=who, opportunity_id=job)
    undo(ledger, now=NOW)
    assert dump(ledger) == empty


def test_nothing_to_undo_is_said(ledger):
    with pytest.raises(BadInput, match="nothing to undo"):
        undo(ledger, now=NOW)
    take(ledger, FakeExport(small()))
    take(ledger, FakeExport(small()))
    assert undo(ledger, now=NOW).moments == 10
    with pytest.raises(BadInput):
        undo(ledger, now=NOW)


def test_the_last_comes_first(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana")]))
    take(ledger, FakeExport([connection("Wei Chen", "in/wei")]))
    undo(ledger, now=NOW)
    assert [p.name for p in everybody(ledger)] == ["Dana Reyes"]
    undo(ledger, now=NOW)
    assert everybody(ledger) == []


def add_one_right_and_one_wrong(ledger):
    with acting(ledger, "add", now=NOW) as act:
        act.add_person("Dana Reyes", title="Lead")
        act.add_person("Wei Chen", colour="red")


def test_a_failed_act_writes_nothing(ledger):
    empty = dump(ledger)
    with pytest.raises(BadInput, match="no field 'colour'"):
        add_one_right_and_one_wrong(ledger)
    assert dump(ledger) == empty
