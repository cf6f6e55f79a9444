"""Finding people, the parts of situations, and the pickers of the agenda."""

from datetime import UTC, date, datetime, timedelta

import pytest
from made_up_export import FakeExport, application, connection, invitation, message, saved
from sqlalchemy import event

from conftest import NOW, take
from tactful.core.facts import Fact, MomentFact, PersonFact
from tactful.core.moment import Moment
from tactful.errors import BadInput, NotFound
from tactful.ledger import picking
from tactful.ledger.queries import companies, company, find_people, people_at, person, timeline, totals
from tactful.ledger.recording import acting
from tactful.ledger.situations import situation_parts

TODAY = NOW.date()


def ago(days: int) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) - timedelta(days=days)


def names(ledger, ids):
    return [person(ledger, found).name for found in ids]


def test_finding_people_by_what_is_typed(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("José Muñoz García", "in/1", company="Northwind"),
                connection("Dana Reyes", "in/2", company="Northwind Labs"),
                connection("Dana Reyes-Smith", "in/3", company="Contoso"),
                connection("Łukasz Øster", "in/4", company=None),
                connection("王小明", "in/5", company="华为"),
                connection("100% Real_Name", "in/6", company=None),
            ]
        ),
    )

    def found(typed):
        return [p.name for p in find_people(ledger, typed)]

    assert found("jose mun") == ["José Muñoz García"]
    assert found("GARC") == ["José Muñoz García"]
    assert found("unoz") == []
    assert found("dana") == ["Dana Reyes", "Dana Reyes-Smith"]
    assert found("dana reyes") == ["Dana Reyes"]
    assert found("dana @ contoso") == ["Dana Reyes-Smith"]
    assert found("@ northwind") == ["Dana Reyes", "José Muñoz García"]
    assert found("lukasz oster") == ["Łukasz Øster"]
    assert found("王") == ["王小明"]
    assert found("%") == found("_") == found("' OR 1=1 --") == found("") == found("  ") == []
    assert found("100%") == ["100% Real_Name"]
    assert len(find_people(ledger, "dana", limit=1)) == 1


def test_the_parts_of_a_situation(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("Dana Reyes", "in/dana"),
                connection("Wei Chen", "in/wei", company="Contoso"),
                application("Northwind", "Data Engineer", ago(20), "jobs/view/1"),
                saved("Contoso", "Clerk"),
            ]
        ),
    )
    dana, wei = find_people(ledger, "Dana")[0].id, find_people(ledger, "Wei")[0].id
    interview = Moment(
        on=TODAY,
        what="interviewed",
        at="14:30",
        outlook="positive",
        kind="panel",
        about=("Kafka",),
        answer_by=date(2026, 4, 1),
    )
    with acting(ledger, "log", now=NOW) as act:
        job = act.connection.exec_driver_sql(
            "SELECT id FROM opportunity WHERE title = 'Data Engineer'"
        ).scalar()
        act.log(interview, person_id=dana, opportunity_id=job)
        act.set_person(dana, role="interviewer", welcome="open", shares=("school",), mutual_names=("Ada",))
        act.set_company(act.company("northwind"), culture="relaxed", culture_on=TODAY)
        act.put_aside(dana, "connect-after-interview", TODAY)
    parts = situation_parts(ledger, [wei, dana, 999])
    assert list(parts) == [wei, dana]
    one = parts[dana]
    assert (one.person.role, one.person.shares, one.person.mutual_names) == (
        "interviewer",
        ("school",),
        ("Ada",),
    )
    assert (one.company.culture, one.company.culture_on) == ("relaxed", TODAY)
    assert one.moments[-1].outlook == "positive"
    assert one.moments[-1] == Moment(
        **{f: getattr(interview, f) for f in interview.__struct_fields__} | {"by": "me"}
    )
    ((opportunity),) = one.opportunities
    assert opportunity.opportunity.stage == "applied"
    assert [m.what for m in opportunity.moments] == ["applied"]
    assert [(a.play, a.until) for a in one.aside] == [("connect-after-interview", TODAY)]
    ((clerk),) = parts[wei].opportunities
    assert (clerk.opportunity.title, clerk.moments) == ("Clerk", ())
    with acting(ledger, "log", now=NOW) as act:
        act.set_person(wei, company_id=act.company("Northwind"))
    (around,) = situation_parts(ledger, [wei])[wei].opportunities
    assert [(m.what, m.with_) for m in around.moments] == [("applied", None), ("interviewed", "Dana Reyes")]


def test_a_retracted_moment_counts_nowhere(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("Dana Reyes", "in/dana"),
                message("Dana Reyes", "in/dana", ago(2), mine=False),
                message("Dana Reyes", "in/dana", ago(3), mine=True),
            ]
        ),
    )
    dana = find_people(ledger, "Dana")[0].id
    assert [w.exchange for w in picking.waiting(ledger, today=TODAY, within=30)[0]] == [True]
    last = timeline(ledger, dana)[0]
    with acting(ledger, "retract", now=NOW) as act:
        act.retract(last.id)
        act.retract(last.id)
    assert picking.waiting(ledger, today=TODAY, within=30)[0] == []
    assert [m.what for m in situation_parts(ledger, [dana])[dana].moments] == ["connected", "messaged"]
    assert totals(ledger).moments == 2
    with pytest.raises(NotFound), acting(ledger, "retract", now=NOW) as act:
        act.retract(12345)


def test_many_people_cost_few_queries(ledger):
    take(
        ledger,
        FakeExport(
            [connection(f"P{n} Q", f"in/{n}", company=f"C{n % 40}") for n in range(400)]
            + [application(f"C{n}", "Job", ago(n), f"jobs/view/{n}") for n in range(40)]
        ),
    )
    ids = [p.id for n in range(40) for p in people_at(ledger, f"c{n}")]
    asked = []
    event.listen(ledger.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    assert len(situation_parts(ledger, ids)) == 400
    assert len(asked) <= 8


def test_answers_that_wait(ledger):
    def talk(name, *turns, **options):
        return [message(name, f"in/{name}", ago(days), mine=mine, **options) for days, mine in turns]

    take(
        ledger,
        FakeExport(
            [
                connection("A", "in/A"),
                connection("B", "in/B", company="Hiring Co"),
                application("Hiring Co", "Job", ago(9), "jobs/1"),
                *talk("A", (9, True), (3, False)),
                *talk("B", (5, False)),
                *talk("C", (5, False), (4, True)),
                *talk("D", (90, False)),
                *talk("E", (2, False), group=True),
                *talk("F", (2, False), junk=True),
                message(None, None, ago(1), mine=False, conversation="gone"),
            ]
        ),
    )
    found, older = picking.waiting(ledger, today=TODAY, within=30)
    told = [
        (name, w.exchange, w.job)
        for name, w in zip(names(ledger, [w.person_id for w in found]), found, strict=True)
    ]
    assert told == [("A", True, False), ("B", False, True)]
    assert older == 1


def test_who_accepted_and_was_not_thanked(ledger):
    take(
        ledger,
        FakeExport(
            [
                *(
                    connection(n, f"in/{n}", on=TODAY - timedelta(days=d))
                    for n, d in (("A", 3), ("B", 3), ("C", 3), ("D", 40))
                ),
                invitation("A", "in/A", ago(10)),
                invitation("B", "in/B", ago(10)),
                invitation("D", "in/D", ago(50)),
                invitation("C", "in/C", ago(10), mine=False),
                message("B", "in/B", ago(1), mine=True),
                message("A", "in/A", ago(1), mine=False),
            ]
        ),
    )
    assert names(ledger, picking.newly_connected(ledger, today=TODAY, within=14)) == ["A"]


def test_invitations_that_are_pending(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("A", "in/A"),
                invitation("A", "in/A", ago(100)),
                invitation("B", "in/B", ago(100), text="Hello"),
                invitation("C", "in/C", ago(6), text="Hi"),
                invitation("D", "in/D", ago(7)),
                invitation("E", "in/E", ago(90)),
                invitation("F", "in/F", ago(1), mine=False),
                invitation("G", "in/G", ago(28), text="Ciao"),
            ]
        ),
    )
    with acting(ledger, "log", now=NOW) as act:
        withdrawn = find_people(ledger, "E")[0].id
        act.log(Moment(on=TODAY, what="withdrew"), person_id=withdrawn)
    told = picking.invitations(ledger, today=TODAY, older_than=21)
    assert (told.pending, told.sent_last_week, told.notes_last_month) == (4, 1, 2)
    assert names(ledger, [p for p, _ in told.old]) == ["B", "G"]
    assert [on for _, on in told.old] == [TODAY - timedelta(days=100), TODAY - timedelta(days=28)]


def test_movers_and_what_was_logged(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("A", "in/A", company="Hiring"),
                connection("B", "in/B", company="hiring"),
                connection("C", "in/C"),
                saved("Hiring", "Job"),
                saved("Nobody", "Job"),
            ]
        ),
    )
    a, b, c = (find_people(ledger, n)[0].id for n in "ABC")
    take(
        ledger,
        FakeExport([connection("C", "in/C", company="Elsewhere")], exported_on=TODAY - timedelta(days=2)),
    )
    take(
        ledger,
        FakeExport([connection("C", "in/C", company="Elsewhere")], exported_on=TODAY - timedelta(days=2)),
    )
    assert picking.moved(ledger, today=TODAY, within=30) == [c]
    assert picking.moved(ledger, today=TODAY + timedelta(days=60), within=30) == []
    with acting(ledger, "log", now=NOW) as act:
        act.log(Moment(on=TODAY + timedelta(days=4), what="scheduled"), person_id=b)
        act.log(Moment(on=TODAY - timedelta(days=4), what="met"), person_id=a)
        act.log(Moment(on=TODAY - timedelta(days=99), what="met"), person_id=c)
    assert picking.lately(ledger, today=TODAY, within=30) == [b, a]
    with acting(ledger, "set", now=NOW) as act:
        act.set_person(a, kept_out=True)
    assert picking.lately(ledger, today=TODAY, within=30) == [b]


def test_ties_going_cold(ledger):
    def talk(name, days, mine, theirs):
        return [
            message(name, f"in/{name}", ago(days) - timedelta(minutes=n), mine=n < mine)
            for n in range(mine + theirs)
        ]

    praise = Fact(
        file="r",
        key="r",
        people=(PersonFact(name="B", url="in/B"),),
        moment=MomentFact(what="recommended", by="them", on=date(2020, 1, 1)),
    )
    take(
        ledger,
        FakeExport(
            [
                *talk("A", 200, 3, 4),
                *talk("B", 210, 1, 1),
                *talk("C", 220, 0, 9),
                *talk("D", 20, 9, 9),
                *talk("E", 2000, 9, 9),
                praise,
            ]
        ),
    )
    found = picking.going_cold(ledger, today=TODAY, after=90, before=720, top=5)
    assert [
        (n, t.strength) for n, t in zip(names(ledger, [t.person_id for t in found]), found, strict=True)
    ] == [("B", 6), ("A", 3)]


def test_companies_and_who_is_there(ledger):
    take(
        ledger,
        FakeExport(
            [connection("A", "in/A", company="Northwind"), connection("B", None, company="NORTHWIND")]
        ),
    )
    assert [p.name for p in people_at(ledger, " northwind ")] == ["A", "B"]
    assert people_at(ledger, "nowhere") == []
    with acting(ledger, "set", now=NOW) as act:
        act.set_company(act.company("Northwind"), kept_from=True, policy="restricted")
    assert (company(ledger, "NorthWind").kept_from, [c.policy for c in companies(ledger)]) == (
        True,
        ["restricted"],
    )


def test_what_cannot_be_is_refused(ledger):
    with acting(ledger, "add", now=NOW) as act:
        for wrong in (lambda: act.add_person("  "), lambda: act.company(""), lambda: act.set_person(1, id=7)):
            with pytest.raises(BadInput):
                wrong()
        with pytest.raises(NotFound):
            act.set_person(77, title="x")
        act.add_person("Broken \udcff Name")
    assert [p.name for p in find_people(ledger, "broken")] == ["Broken ? Name"]


def test_a_read_within_a_read_shares_its_view_and_lets_go_of_it(ledger):
    take(ledger, FakeExport([connection("Ada Quiet", "in/ada")]))
    with ledger.read() as outer:
        with ledger.read() as inner:
            assert inner is outer
        assert len(find_people(ledger, "Ada")) == 1
        take(ledger, FakeExport([connection("Ada Quiet", "in/ada"), connection("Ben Talker", "in/ben")]))
        assert find_people(ledger, "Ben") == []
    assert [one.name for one in find_people(ledger, "Ben")] == ["Ben Talker"]
    with pytest.raises(LookupError), ledger.read():
        raise LookupError
    assert [one.name for one in find_people(ledger, "Ada")] == ["Ada Quiet"]
