"""Importing: every row accounted for, people told apart, nothing twice."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from made_up_export import (
    START,
    FakeExport,
    application,
    connection,
    followed,
    invitation,
    message,
    saved,
    skill,
    small,
)

from conftest import dump, outcome, take
from tactful.core.facts import Fact, MomentFact, Owner, PersonFact, Problem, Skipped
from tactful.errors import OtherOwner
from tactful.ledger.queries import companies, entries, everybody, find_people, opportunities, timeline
from tactful.ledger.reports import ProblemsStand
from tactful.ledger.situations import situation_parts


def one(ledger, name):
    (found,) = find_people(ledger, name)
    return found


def whats(ledger, name):
    return [
        (m.what, m.on) for m in situation_parts(ledger, [one(ledger, name).id])[one(ledger, name).id].moments
    ]


def test_the_report_has_the_published_form(ledger):
    export = FakeExport(
        small(),
        problems=[Problem(file="Reactions.csv", text="not a CSV")],
        ignored={"Ads.csv": "not used"},
        files=["Connections.csv", "Empty.csv"],
    )
    told = msgspec.json.decode(msgspec.json.encode(take(ledger, export)))
    (path,) = told["imports"]
    assert set(told) == {"imports", "totals", "seconds"}
    assert set(path) == {"path", "source", "files", "found", "problems"}
    assert path["files"][0] == {
        "name": "Connections.csv",
        "rows": 4,
        "new": 3,
        "changed": 0,
        "unchanged": 0,
        "duplicate": 0,
        "skipped": {"no name": 1},
    }
    assert {"name": "Ads.csv", "ignored": "not used"} in path["files"]
    empty = {
        "name": "Empty.csv",
        "rows": 0,
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "duplicate": 0,
        "skipped": {},
    }
    assert empty in path["files"]
    assert path["problems"] == [{"file": "Reactions.csv", "line": None, "text": "not a CSV"}]
    assert path["found"]["owner"] == "Robin Vale"
    assert told["totals"] == {"people": 5, "companies": 4, "opportunities": 2, "moments": 10}


def test_the_same_export_again_changes_nothing(ledger):
    take(ledger, FakeExport(small(), whole={"connections"}))
    before = dump(ledger)
    report = take(ledger, FakeExport(small(), whole={"connections"}))
    assert dump(ledger) == before
    assert outcome(report, "Connections.csv") == (0, 0, 3, 0, {"no name": 1})


def test_the_same_row_twice_is_a_duplicate(ledger):
    dana = connection("Dana Reyes", "in/dana")
    assert outcome(take(ledger, FakeExport([dana, dana])), "Connections.csv") == (1, 0, 0, 1, {})
    assert outcome(take(ledger, FakeExport([dana, dana])), "Connections.csv") == (0, 0, 1, 1, {})


def test_two_exports_of_one_day_in_one_import_overlap(ledger):
    report = take(ledger, FakeExport(small(), path="basic.zip"), FakeExport(small(), path="complete.zip"))
    assert [one.path for one in report.imports] == ["basic.zip", "complete.zip"]
    assert outcome(report, "messages.csv", 1) == (0, 0, 0, 4, {})
    assert report.totals.people == 5


def test_rows_add_up(ledger):
    report = take(ledger, FakeExport(small() + small()))
    for file in report.imports[0].files:
        assert file.rows == file.new + file.changed + file.unchanged + file.duplicate + sum(
            file.skipped.values()
        )


def test_one_address_is_one_person_whatever_the_spelling(ledger):
    take(
        ledger,
        FakeExport([connection("Zoë Lind", "in/zoe"), message("Zoe Lind, PhD", "in/zoe", START, mine=False)]),
    )
    assert [p.name for p in everybody(ledger)] == ["Zoë Lind"]


def test_two_addresses_are_two_people_of_one_name(ledger):
    take(ledger, FakeExport([connection("Wei Chen", "in/wei-1"), connection("Wei Chen", "in/wei-2")]))
    assert len(find_people(ledger, "wei chen")) == 2


def test_an_address_learned_later_joins_the_only_bearer_of_the_name(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", None)]))
    take(ledger, FakeExport([message("Dana Reyes", "in/dana", START, mine=True)]))
    assert one(ledger, "Dana Reyes").url == "in/dana"
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana")], exported_on=date(2026, 3, 5)))
    assert len(everybody(ledger)) == 1
    assert [what for what, _ in whats(ledger, "Dana Reyes")] == ["messaged", "connected"]


def test_an_address_learned_later_does_not_join_somebody_elsewhere(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", None, company="Northwind")]))
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana", company="Contoso")]))
    assert len(everybody(ledger)) == 2


def test_an_address_learned_later_does_not_choose_among_namesakes(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("Dana Reyes", None, company="A"),
                connection("Dana Reyes", None, company="B", key="2"),
            ]
        ),
    )
    take(ledger, FakeExport([message("Dana Reyes", "in/dana", START, mine=True)]))
    assert len(everybody(ledger)) == 3


def test_without_an_address_the_company_decides_among_namesakes(ledger):
    take(
        ledger,
        FakeExport(
            [connection("Wei Chen", "in/a", company="A"), connection("Wei Chen", "in/b", company="B")]
        ),
    )
    praise = Fact(
        file="Recommendations_Received.csv",
        key="r1",
        people=(PersonFact(name="Wei Chen", company="B"),),
        moment=MomentFact(what="recommended", by="them", on=date(2025, 1, 1)),
    )
    take(ledger, FakeExport([praise]))
    people = {p.url: p.id for p in everybody(ledger)}
    assert set(people) == {"in/a", "in/b"}
    assert timeline(ledger, people["in/b"])[-1].what == "recommended"


def test_a_name_without_address_or_company_keeps_its_own_person_among_namesakes(ledger):
    take(ledger, FakeExport([connection("Wei Chen", "in/a"), connection("Wei Chen", "in/b")]))
    take(
        ledger,
        FakeExport([message("Wei Chen", None, START + timedelta(days=n), mine=False) for n in range(3)]),
    )
    assert len(everybody(ledger)) == 3


def test_companies_join_by_key_and_keep_every_script(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("A One", "in/a", company="Northwind  Ltd"),
                connection("B Two", "in/b", company="NORTHWIND LTD"),
                connection("C Three", "in/c", company="华为"),
                connection("D Four", "in/d", company="Яндекс"),
            ]
        ),
    )
    assert [c.name for c in companies(ledger)] == ["Northwind  Ltd", "Яндекс", "华为"]


def test_a_saved_job_applied_to_is_one_opportunity(ledger):
    take(ledger, FakeExport([saved("Northwind", "Analyst", "jobs/view/1"), saved("Contoso", "Clerk")]))
    take(
        ledger,
        FakeExport(
            [
                application("Northwind", "Analyst", START, "jobs/view/1"),
                application("CONTOSO", "clerk", START),
            ]
        ),
    )
    assert [(o.title, o.stage) for o in opportunities(ledger)] == [
        ("Clerk", "applied"),
        ("Analyst", "applied"),
    ]


def test_a_stage_never_goes_back_by_an_import(ledger):
    take(ledger, FakeExport([application("Northwind", "Analyst", START, "jobs/view/1")]))
    take(ledger, FakeExport([saved("Northwind", "Analyst", "jobs/view/1")]))
    assert [o.stage for o in opportunities(ledger)] == ["applied"]


def test_a_new_company_on_the_list_is_a_move(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana")]))
    later = FakeExport(
        [connection("Dana Reyes", "in/dana", company="Contoso", title="Lead")], exported_on=date(2026, 3, 8)
    )
    assert outcome(take(ledger, later), "Connections.csv") == (0, 1, 0, 0, {})
    dana = one(ledger, "Dana Reyes")
    parts = situation_parts(ledger, [dana.id])[dana.id]
    assert (dana.title, parts.company.name) == ("Lead", "Contoso")
    move = parts.moments[-1]
    assert (move.what, move.mine, move.on, move.about) == (
        "moved",
        False,
        date(2026, 3, 8),
        ("Lead", "Contoso"),
    )
    assert [m.what for m in parts.moments] == ["connected", "moved"]


def test_an_older_export_takes_nothing_back(ledger):
    new = FakeExport(
        [connection("Dana Reyes", "in/dana", company="Contoso")],
        exported_on=date(2026, 3, 8),
        whole={"connections"},
    )
    old = FakeExport(
        [connection("Dana Reyes", "in/dana"), connection("Gone Person", "in/gone")],
        exported_on=date(2025, 3, 8),
        whole={"connections"},
    )
    take(ledger, new)
    assert outcome(take(ledger, old), "Connections.csv") == (1, 0, 1, 0, {})
    assert situation_parts(ledger, [one(ledger, "dana").id])[one(ledger, "dana").id].company.name == "Contoso"
    assert one(ledger, "dana").gone_on is None
    assert one(ledger, "gone").gone_on == date(2026, 3, 8)


def test_old_and_new_in_one_import_and_again(ledger):
    def both():
        return (
            FakeExport(
                [connection("Dana Reyes", "in/dana", company="Contoso")],
                exported_on=date(2026, 3, 8),
                path="new",
            ),
            FakeExport([connection("Dana Reyes", "in/dana")], exported_on=date(2025, 3, 8), path="old"),
        )

    report = take(ledger, *both())
    assert [p.path for p in report.imports] == ["new", "old"]
    assert [what for what, _ in whats(ledger, "dana")] == ["connected", "moved"]
    before = dump(ledger)
    take(ledger, *both())
    assert dump(ledger) == before


def test_who_is_missing_from_a_whole_list_is_gone_and_may_come_back(ledger):
    everyone = [connection("Dana Reyes", "in/dana"), connection("Wei Chen", "in/wei")]
    take(ledger, FakeExport(everyone, whole={"connections"}))
    take(ledger, FakeExport(everyone[:1], exported_on=date(2026, 3, 5)))
    assert one(ledger, "wei").gone_on is None
    take(ledger, FakeExport(everyone[:1], whole={"connections"}, exported_on=date(2026, 3, 6)))
    assert (one(ledger, "wei").gone_on, one(ledger, "dana").gone_on) == (date(2026, 3, 6), None)
    report = take(ledger, FakeExport(everyone, whole={"connections"}, exported_on=date(2026, 3, 7)))
    assert outcome(report, "Connections.csv") == (0, 1, 1, 0, {})
    assert one(ledger, "wei").gone_on is None


def test_the_date_is_the_owners_and_the_instant_is_kept(ledger):
    late = datetime(2026, 2, 1, 23, 30, tzinfo=UTC)
    take(ledger, FakeExport([message("Dana Reyes", "in/dana", late, mine=True)]))
    dana = one(ledger, "dana")
    (moment,) = situation_parts(ledger, [dana.id])[dana.id].moments
    assert (moment.on, moment.at) == (date(2026, 2, 2), "00:30")
    assert timeline(ledger, dana.id)[0].at == late


def test_groups_and_spam_stay_out_of_the_story(ledger):
    take(
        ledger,
        FakeExport(
            [
                message("Dana Reyes", "in/dana", START, mine=False, group=True, conversation="g"),
                message("Dana Reyes", "in/dana", START, mine=False, junk=True, conversation="j"),
            ]
        ),
    )
    assert whats(ledger, "dana") == []
    assert len(timeline(ledger, one(ledger, "dana").id)) == 2


def test_a_changed_record_replaces_its_moment_and_keeps_the_history(ledger):
    def invited(text, state):
        fact = invitation("Dana Reyes", "in/dana", START, text=text)
        return msgspec.structs.replace(fact, state=state)

    take(ledger, FakeExport([invited("Hello", "a")]))
    take(ledger, FakeExport([invited("Hello Dana", "b")]))
    rows = timeline(ledger, one(ledger, "dana").id)
    assert [(row.text, row.retracted) for row in rows] == [("Hello Dana", False), ("Hello", True)]
    take(ledger, FakeExport([invited("Hello Dana", "c")]))
    assert len(timeline(ledger, one(ledger, "dana").id)) == 2


def test_profile_entries_and_follows(ledger):
    take(ledger, FakeExport([skill("Kafka"), skill("SQL"), followed("Initech")]))
    assert entries(ledger, "skill") == [("skill", {"name": "Kafka"}), ("skill", {"name": "SQL"})]
    assert [(c.name, c.followed) for c in companies(ledger)] == [("Initech", True)]


def test_an_export_of_somebody_else_is_refused(ledger):
    take(ledger, FakeExport(small()))
    before = dump(ledger)
    with pytest.raises(OtherOwner) as refused:
        take(
            ledger,
            FakeExport([connection("X Y", "in/x")], owner=Owner(name="Robin Vale", url="in/another-robin")),
        )
    assert "--ledger" in refused.value.next_step
    with pytest.raises(OtherOwner):
        take(ledger, FakeExport(small()), FakeExport([], owner=Owner(name="Sam Poe")))
    assert dump(ledger) == before


def test_the_owners_name_counts_when_no_address_is_known(ledger):
    take(ledger, FakeExport([], owner=Owner(name="Zoë Lindqvist")))
    take(ledger, FakeExport([], owner=Owner(name="ZOE LINDQVIST", url="in/zoë")))
    assert (ledger.keeper().name, ledger.keeper().url) == ("Zoë Lindqvist", "in/zoë")
    take(ledger, FakeExport([], owner=Owner()))


def test_strict_writes_nothing_while_a_problem_stands(ledger):
    before = dump(ledger)
    with pytest.raises(ProblemsStand) as stopped:
        take(ledger, FakeExport(small(), problems=[Problem(file="a.csv", text="torn", line=3)]), strict=True)
    assert stopped.value.report.imports[0].problems[0].line == 3
    assert dump(ledger) == before
    take(ledger, FakeExport(small()), strict=True)
    assert len(everybody(ledger)) == 5


def test_progress_is_told(ledger):
    told = []
    skipped = [Skipped(file="a.csv", reason="empty")] * 4_500
    take(ledger, FakeExport(skipped), progress=lambda path, rows: told.append((path, rows)))
    assert told == [("export.zip", 2_000), ("export.zip", 4_000), ("export.zip", 4_500)]


def test_a_fault_of_a_source_leaves_nothing(ledger):
    def torn():
        yield from small()
        raise PermissionError(13, "the export, not the ledger")

    before = dump(ledger)
    with pytest.raises(PermissionError):
        take(ledger, FakeExport(torn))
    assert dump(ledger) == before
