"""People met in two sources are one person: joined when it is sure, asked about when it is not, merged by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from made_up_export import START, FakeExport, calendar, connection, event, invitation, message, small

from conftest import NOW, ZONE, dump, reopen, take
from tactful.core.facts import Fact, MomentFact, Owner, PersonFact
from tactful.core.moment import Moment
from tactful.errors import BadInput, NotFound
from tactful.ledger import closeness
from tactful.ledger.backup import backup, restore
from tactful.ledger.doctor import examine
from tactful.ledger.forgetting import forget
from tactful.ledger.likeness import may_be_one
from tactful.ledger.merging import merge
from tactful.ledger.queries import everybody, find_people, people_at, person, timeline, totals
from tactful.ledger.questions import answer, how_many, open_questions
from tactful.ledger.recording import acting
from tactful.ledger.situations import situation_parts
from tactful.ledger.threads import drift, rebuild
from tactful.ledger.undoing import undo

NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def joined(ledger, keep, other):
    with acting(ledger, "merge", now=NOW) as act:
        moved = merge(act.connection, act.owner, act.id, keep, other)
        rebuild(act.connection, act.owner)
    return moved


def ids(ledger):
    return {one.name: one.id for one in everybody(ledger)}


def names(ledger):
    return sorted(one.name for one in everybody(ledger))


def asked(ledger):
    return [(row.person.name, row.other.name) for row in open_questions(ledger)]


def listed(name="Dana Reyes", url="in/1", **more):
    return connection(name, url, **more)


def met(name="Dana Reyes", **more):
    return event(name, NOON, **more)


A, B = "a@example.org", "b@example.org"
SURE = {
    "address": (listed(), met("D. Reyes", url="in/1")),
    "e-mail": (listed(email="Dana@Example.org"), met("Dana", email="dana@example.ORG")),
    "name and company": (listed(), met("DANA  REYES", company="northwind")),
    "the only one of a whole name": (listed(), met(email=A)),
}
UNSURE = {
    "another of that name": ([listed(), listed(url="in/2", company="Contoso")], met(), 2),
    "elsewhere": ([listed()], met(company="Contoso"), 1),
    "a short name": ([listed("Elizabeth Park")], met("Liz Park", company="Northwind"), 1),
    "a first name": ([listed()], met("Dana", company="Northwind"), 1),
    "an initial": ([listed()], met("D. Reyes", company="Northwind"), 1),
    "another e-mail": ([listed(email=A)], met(email=B), 1),
    "two at one company": ([listed(), listed(url="in/2")], met(company="Northwind"), 2),
}
APART = {
    "another surname": (listed("Elizabeth Park"), met("Liz Parker", company="Northwind")),
    "another first name": (listed(), met("Tom Reyes", company="Northwind")),
    "a short name elsewhere": (listed("Elizabeth Park"), met("Liz Park", company="Contoso")),
    "an address of its own": (listed(), met(url="in/2", company="Northwind")),
    "an office": (listed(email="jobs@example.org"), met("Tom Poe", email="jobs@example.org")),
    "a bare first name": (listed("Dana"), met("Dana")),
}
EITHER = pytest.mark.parametrize("calendar_first", [False, True])


@EITHER
@pytest.mark.parametrize("case", SURE)
def test_who_is_surely_one_is_joined(ledger, case, calendar_first):
    one, other = SURE[case]
    exports = [FakeExport([one]), calendar(other)]
    for one in reversed(exports) if calendar_first else exports:
        take(ledger, one)
    (dana,) = everybody(ledger)
    assert dana.url == "in/1"
    assert {row.what for row in timeline(ledger, dana.id)} == {"connected", "scheduled"}
    assert how_many(ledger) == 0


@EITHER
@pytest.mark.parametrize("case", UNSURE)
def test_who_may_be_one_is_asked_about_once_and_never_merged(ledger, case, calendar_first):
    those, other, count = UNSURE[case]
    exports = [lambda: FakeExport(those), lambda: calendar(other)]
    order = exports[::-1] if calendar_first else exports
    for one in order:
        take(ledger, one())
    assert len(everybody(ledger)) == len(those) + 1
    assert len(asked(ledger)) == count
    assert {pair[0] for pair in asked(ledger)} == {other.people[0].name}
    before = dump(ledger)
    for one in order:
        take(ledger, one())
    assert dump(ledger) == before
    for row in open_questions(ledger):
        answer(ledger, row.number, yes=False, now=NOW)
    who = other.people[0]
    take(ledger, calendar(event(who.name, NOON, key="more", email=who.email, company=who.company)))
    assert (len(everybody(ledger)), how_many(ledger)) == (len(those) + 1, 0)


@EITHER
@pytest.mark.parametrize("case", APART)
def test_who_is_another_is_not_asked_about(ledger, case, calendar_first):
    one, other = APART[case]
    exports = [FakeExport([one]), calendar(other)]
    for one in reversed(exports) if calendar_first else exports:
        take(ledger, one)
    assert (len(everybody(ledger)), how_many(ledger)) == (2, 0)


def test_linkedin_alone_asks_nothing(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/1"), connection("Dana Reyes", "in/2", company="Contoso"),
                             message("Dana Reyes", None, START, mine=False)]))  # fmt: skip
    assert how_many(ledger) == 0


def test_no_more_than_three_are_asked_about_for_one(ledger):
    take(ledger, FakeExport([connection("Wei Chen", f"in/{n}", company=f"C{n}") for n in range(9)]))
    take(ledger, calendar(event("Wei Chen", NOON)))
    assert len(asked(ledger)) == 3


def test_an_address_and_an_e_mail_in_one_record_join_two(ledger):
    take(ledger, calendar(event("Dana", NOON, email="dana@example.org")))
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana")]))
    before = dump(ledger)
    assert len(everybody(ledger)) == 2
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana", email="dana@example.org")]))
    (dana,) = everybody(ledger)
    assert (dana.name, dana.url, dana.email) == ("Dana Reyes", "in/dana", "dana@example.org")
    assert {row.what for row in timeline(ledger, dana.id)} == {"connected", "scheduled"}
    again = dump(ledger)
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana", email="dana@example.org")]))
    assert dump(ledger) == again
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def both(ledger):
    """Dana of LinkedIn, and Dana of the calendar with everything one can have."""
    take(
        ledger,
        FakeExport(
            [
                connection("Dana Reyes", "in/dana"),
                message("Dana Reyes", "in/dana", START, mine=True),
                message("Dana Reyes", "in/dana", START + timedelta(days=1), mine=False),
                connection("Ada Byron", "in/ada"),
            ],
            whole={"connections"},
        ),
    )
    take(
        ledger,
        calendar(
            event("Dee Reyes", NOON, email="dee@example.org", kind="panel"),
            event("Dee Reyes", NOON + timedelta(days=1), key="2", email="dee@example.org"),
        ),
    )
    found = ids(ledger)
    with acting(ledger, "log", now=NOW) as act:
        act.log(Moment(on=NOON.date(), what="scheduled", about=("Kafka",)), person_id=found["Dana Reyes"])
        act.put_aside(found["Dee Reyes"], "connect-after-interview", date(2026, 4, 1))
        act.put_aside(found["Dana Reyes"], "connect-after-interview", date(2026, 3, 20))
        act.put_aside(found["Dee Reyes"], "congratulate")
        act.set_person(found["Dana Reyes"], mutual_names=("Ada",), shares=("school",))
        act.set_person(found["Dee Reyes"], mutual_names=("Ada", "Wei"), role="interviewer", mutuals=4)
    return found["Dana Reyes"], found["Dee Reyes"]


def test_all_that_is_about_the_other_moves_and_comes_back(ledger, path):
    dana, dee = both(ledger)
    before, count = dump(ledger), totals(ledger)
    assert joined(ledger, dana, dee) == 2
    one = situation_parts(ledger, [dana])[dana]
    assert (one.person.name, one.person.email, one.person.role, one.person.mutuals) == (
        "Dana Reyes", "dee@example.org", "interviewer", 4,
    )  # fmt: skip
    assert one.person.mutual_names == ("Ada", "Wei")
    assert sorted((a.play, a.until) for a in one.aside) == [
        ("congratulate", None), ("connect-after-interview", date(2026, 4, 1)),
    ]  # fmt: skip
    assert [m.what for m in one.moments].count("scheduled") == 2
    assert totals(ledger).people == count.people - 1
    assert names(ledger) == ["Ada Byron", "Dana Reyes"]
    assert closeness.connections(ledger) == 2
    assert [p.id for p in people_at(ledger, "Northwind")] == [ids(ledger)["Ada Byron"], dana]
    assert examine(path).remarks == []
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_the_merged_are_found_by_every_name_and_address(ledger):
    dana, dee = both(ledger)
    joined(ledger, dana, dee)
    for typed in ("Dee", "dee reyes", "dana", "DEE@example.org", "in/dana", "dee @ northwind"):
        assert [one.id for one in find_people(ledger, typed)] == [dana], typed


@pytest.mark.parametrize("turned", [False, True])
def test_later_imports_of_either_address_go_to_the_one(ledger, turned):
    dana, dee = both(ledger)
    keep, other = (dee, dana) if turned else (dana, dee)
    joined(ledger, keep, other)
    before = dump(ledger)
    count = len(timeline(ledger, keep))
    take(
        ledger,
        FakeExport(
            [
                connection("Dana Reyes", "in/dana", title="Lead"),
                message("Dana Reyes", "in/dana", START + timedelta(days=9), mine=False),
                connection("Ada Byron", "in/ada"),
            ],
            whole={"connections"},
            exported_on=date(2026, 3, 9),
        ),
        calendar(event("Dee", NOON + timedelta(days=5), key="3", email="dee@example.org")),
    )
    assert names(ledger) == ["Ada Byron", person(ledger, keep).name]
    assert len(timeline(ledger, keep)) == count + 2
    assert (person(ledger, keep).url, person(ledger, keep).gone_on) == ("in/dana", None)
    assert person(ledger, keep).title == "Lead"
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_two_accounts_of_one_person(ledger):
    take(
        ledger, FakeExport([connection("Dana Reyes", "in/1"), connection("Dana Reyes", "in/2", company="B")])
    )
    old, new = (one.id for one in everybody(ledger))
    before = dump(ledger)
    joined(ledger, old, new)
    take(ledger, FakeExport([connection("Dana R", "in/2", company="C")], exported_on=date(2026, 3, 5)))
    (dana,) = everybody(ledger)
    assert (dana.name, dana.url) == ("Dana Reyes", "in/1")
    account = [connection("Dana R", "in/2", company="C")]
    take(ledger, FakeExport(account, whole={"connections"}, exported_on=date(2026, 3, 6)))
    assert everybody(ledger)[0].gone_on is None
    for _ in range(2):
        undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_a_merge_of_the_merged_keeps_one_root(ledger):
    take(
        ledger, FakeExport([connection(name, f"in/{name}", company=name) for name in ("Ann", "Bea", "Cleo")])
    )
    ann, bea, cleo = (one.id for one in everybody(ledger))
    states = [dump(ledger)]
    joined(ledger, bea, cleo)
    states.append(dump(ledger))
    joined(ledger, ann, bea)
    take(ledger, FakeExport([message("Cleo", "in/Cleo", START, mine=False)]))
    assert [row.what for row in timeline(ledger, ann)].count("messaged") == 1
    undo(ledger, now=NOW)
    for state in reversed(states):
        undo(ledger, now=NOW)
        assert dump(ledger) == state


def test_an_import_undone_before_the_merge_leaves_a_sound_ledger(ledger, path):
    dana, dee = both(ledger)
    joined(ledger, dana, dee)
    undo(ledger, now=NOW, kind="import")
    assert [row.what for row in timeline(ledger, dana) if not row.retracted].count("scheduled") == 1
    assert examine(path).remarks == []
    undo(ledger, now=NOW, kind="import")
    undo(ledger, now=NOW)
    undo(ledger, now=NOW)
    assert examine(path).remarks == []


def test_a_connection_merged_into_somebody_younger_survives_the_undo_of_the_younger(ledger):
    dana, dee = both(ledger)
    joined(ledger, dee, dana)
    undo(ledger, now=NOW, kind="import")
    assert person(ledger, dee).connected_on == date(2025, 5, 5)


def test_nobody_and_oneself_cannot_be_merged(ledger):
    dana, dee = both(ledger)
    with pytest.raises(BadInput):
        joined(ledger, dana, dana)
    joined(ledger, dana, dee)
    for other in (dee, 99):
        with pytest.raises(NotFound):
            joined(ledger, dana, other)


def test_an_answer_yes_merges_and_settles_what_else_was_asked(ledger):
    take(ledger, FakeExport([connection("Wei Chen", "in/1"), connection("Wei Chen", "in/2", company="B")]))
    take(ledger, calendar(event("Wei Chen", NOON)))
    before = dump(ledger)
    rows = open_questions(ledger)
    assert {row.met_in for row in rows} == {"calendar"}
    assert answer(ledger, rows[0].number, yes=True, now=NOW) == 1
    assert (len(everybody(ledger)), how_many(ledger)) == (2, 0)
    assert timeline(ledger, rows[0].other.id)[0].what == "scheduled"
    with pytest.raises(BadInput, match="answered"):
        answer(ledger, rows[0].number, yes=False, now=NOW)
    after = dump(ledger)
    take(ledger, calendar(event("Wei Chen", NOON)))
    assert dump(ledger) == after
    take(ledger, calendar(event("Wei Chen", NOON + timedelta(days=2), key="more")))
    assert (len(everybody(ledger)), how_many(ledger)) == (2, 0)
    undo(ledger, now=NOW)
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_forgetting_the_merged_bars_every_name_and_address(ledger, path):
    dana, dee = both(ledger)
    joined(ledger, dana, dee)
    forget(ledger, dana, now=NOW)
    again = [connection("Dana Reyes", "in/dana"), connection("Someone", None, email="DEE@example.org", key="x"),
             message("Dee Reyes", None, START, mine=False), invitation("Other Name", "in/dana", START)]  # fmt: skip
    report = take(
        ledger, FakeExport(again), calendar(event("Dee Reyes", NOON, key="new", email="dee@example.org"))
    )
    assert names(ledger) == ["Ada Byron"]
    assert sum(file.skipped["forgotten"] for one in report.imports for file in one.files) == 5
    ledger.close()
    content = path.read_bytes()
    assert [word for word in (b"Dee Reyes", b"dee@example.org", b"Dana", b"in/dana") if word in content] == []
    with reopen(path) as opened:
        undo(opened, now=NOW)
        undo(opened, now=NOW)
        with opened.read() as reading:
            assert drift(reading, opened.owner) == 0
    assert examine(path).remarks == []


def test_a_restored_backup_with_a_merge_forgets_the_whole_person(ledger, path, tmp_path):
    dana, dee = both(ledger)
    joined(ledger, dana, dee)
    old = backup(ledger, tmp_path / "old.backup")
    forget(ledger, dana, now=NOW)
    assert restore(old, path, now=NOW, zone=ZONE).forgotten_again == 1
    assert names(ledger) == ["Ada Byron"]


def test_a_merge_survives_export_and_import_of_everything(ledger):
    dana, dee = both(ledger)
    joined(ledger, dana, dee)
    before = dump(ledger)
    take(ledger, calendar(event("Dee Reyes", NOON, email="dee@example.org", kind="panel")))
    assert dump(ledger) == before


def test_a_name_that_linkedin_gives_without_address_stays_with_the_one(ledger):
    praise = [
        Fact(
            file="Recommendations.csv",
            key=f"r{n}",
            people=(PersonFact(name="Dana Reyes"),),
            moment=MomentFact(what="recommended", by="them", on=date(2026, 1, n)),
        )
        for n in (1, 2)
    ]
    take(ledger, calendar(met()))
    for one in praise:
        take(ledger, FakeExport([one]))
        with ledger.read() as reading:
            assert reading.exec_driver_sql("SELECT count(*) FROM person").scalar() == 2
    (dana,) = everybody(ledger)
    assert len(timeline(ledger, dana.id)) == 3


def test_first_names_that_may_be_one():
    same = [("liz", "elizabeth"), ("d", "dana"), ("alex", "alexander"), ("bill", "william"), ("dana", "dana")]
    other = [("dana", "tom"), ("jo", "joan of"), ("an", "anton"), ("eva", "adam")]
    assert [pair for pair in same if not may_be_one(*pair)] == []
    assert [pair for pair in other if may_be_one(*pair)] == []


def test_a_group_of_small_facts_with_a_merge_in_between(ledger):
    take(ledger, FakeExport(small()))
    dana, jose = (find_people(ledger, name)[0].id for name in ("Dana", "José"))
    before = dump(ledger)
    joined(ledger, dana, jose)
    take(ledger, FakeExport([Fact(file="r.csv", key="r", people=(PersonFact(name="José Muñoz", url="in/jose-munoz"),),
                                  moment=MomentFact(what="recommended", by="them", on=date(2026, 1, 1)))],
                            owner=Owner()))  # fmt: skip
    assert timeline(ledger, dana)[0].what == "recommended"
    undo(ledger, now=NOW)
    undo(ledger, now=NOW)
    assert dump(ledger) == before
