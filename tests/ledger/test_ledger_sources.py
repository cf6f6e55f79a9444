"""Calendars, mail and postings beside LinkedIn: what their facts become in the ledger."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from made_up_export import FakeExport, application, calendar, connection, event, message, saved, small

from conftest import NOW, dump, outcome, take
from tactful.core.facts import Fact, OpportunityFact, Owner, PersonFact
from tactful.core.moment import Moment
from tactful.ledger.queries import entries, everybody, find_people, opportunities, timeline, totals
from tactful.ledger.recording import acting
from tactful.ledger.situations import situation_parts
from tactful.ledger.undoing import undo

DAY = date(2026, 3, 12)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)
DANA = ("Dana Reyes", "in/dana")


def one(ledger, name="Dana Reyes"):
    (found,) = find_people(ledger, name)
    return found


def alive(ledger, name="Dana Reyes", what="scheduled"):
    return [row for row in timeline(ledger, one(ledger, name).id) if row.what == what and not row.retracted]


def log(ledger, moment, name="Dana Reyes", **more):
    with acting(ledger, "log", now=NOW) as act:
        return act.log(moment, person_id=one(ledger, name).id, **more)


def test_the_kind_and_the_outlook_reach_the_story_as_if_logged(ledger):
    take(
        ledger,
        calendar(
            event("Dana Reyes", NOON, "interviewed", kind="panel", outlook="positive", about=("Kafka",))
        ),
    )
    dana = one(ledger)
    (moment,) = situation_parts(ledger, [dana.id])[dana.id].moments
    assert (moment.what, moment.kind, moment.outlook, moment.about, moment.at) == (
        "interviewed", "panel", "positive", ("Kafka",), "13:00",
    )  # fmt: skip
    take(ledger, FakeExport([connection("Wei Chen", "in/wei")]))
    by_hand = Moment(
        on=DAY, what="interviewed", kind="panel", outlook="positive", about=("Kafka",), at="13:00"
    )
    log(ledger, by_hand, "Wei Chen")
    assert alive(ledger, what="interviewed")[0].details == alive(ledger, "Wei Chen", "interviewed")[0].details


def test_a_cancelled_entry_takes_its_moment_back(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON)))
    before = dump(ledger)
    gone = calendar(event("Dana Reyes", NOON, void=True))
    assert outcome(take(ledger, gone), "robin.ics") == (0, 1, 0, 0, {})
    assert alive(ledger) == []
    assert [row.retracted for row in timeline(ledger, one(ledger).id)] == [True]
    assert outcome(take(ledger, gone), "robin.ics") == (0, 0, 1, 0, {})
    take(ledger, calendar(event("Dana Reyes", NOON + timedelta(days=1), state="again")))
    assert [row.on for row in alive(ledger)] == [DAY + timedelta(days=1)]
    undo(ledger, now=NOW)
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_a_cancelled_entry_never_seen_becomes_nothing(ledger):
    void = calendar(event("Dana Reyes", NOON, void=True))
    assert outcome(take(ledger, void), "robin.ics") == (1, 0, 0, 0, {})
    assert outcome(take(ledger, void), "robin.ics") == (0, 0, 1, 0, {})
    assert (everybody(ledger), totals(ledger).moments) == ([], 0)


def test_a_cancellation_in_the_same_import_counts(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON)), calendar(event("Dana Reyes", NOON, void=True)))
    assert alive(ledger) == []


def test_what_was_taken_back_by_hand_is_not_taken_back_twice(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON)))
    with acting(ledger, "retract", now=NOW) as act:
        act.retract(alive(ledger)[0].id)
    take(ledger, calendar(event("Dana Reyes", NOON, void=True)))
    assert alive(ledger) == []


def test_a_moved_entry_moves_its_moment(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON)))
    take(ledger, calendar(event("Dana Reyes", NOON + timedelta(days=3))))
    assert [row.on for row in alive(ledger)] == [DAY + timedelta(days=3)]
    assert len(timeline(ledger, one(ledger).id)) == 2


def test_an_entry_noted_by_hand_before_is_one_moment(ledger):
    take(ledger, FakeExport([connection(*DANA)]))
    log(ledger, Moment(on=DAY, what="scheduled", kind="panel", about=("Kafka",)), text="Bring the slides")
    before = dump(ledger)
    take(ledger, calendar(event("Dana Reyes", NOON, kind="panel", about=("Interview",))))
    (row,) = alive(ledger)
    assert (row.at, row.text) == (NOON, "Bring the slides")
    assert row.details == {"about": ["Kafka"], "kind": "panel"}
    again = dump(ledger)
    take(ledger, calendar(event("Dana Reyes", NOON, kind="panel", about=("Interview",))))
    assert dump(ledger) == again
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_an_entry_that_adds_nothing_leaves_the_moment_by_hand(ledger):
    take(ledger, FakeExport([connection(*DANA)]))
    mine = log(ledger, Moment(on=DAY, what="scheduled", at="13:00", kind="panel"))
    take(ledger, calendar(event("Dana Reyes", NOON)))
    assert [row.id for row in timeline(ledger, one(ledger).id) if row.what == "scheduled"] == [mine]
    take(ledger, calendar(event("Dana Reyes", NOON, void=True)))
    assert alive(ledger) == []


def test_an_entry_noted_by_hand_after_is_one_moment(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON, about=("Interview",))))
    log(ledger, Moment(on=DAY, what="scheduled", kind="panel"))
    (row,) = alive(ledger)
    assert (row.at, row.details) == (NOON, {"about": ["Interview"], "kind": "panel"})
    take(ledger, calendar(event("Dana Reyes", NOON, void=True)))
    assert alive(ledger) == []
    undo(ledger, now=NOW)
    undo(ledger, now=NOW)
    (row,) = alive(ledger)
    assert row.details == {"about": ["Interview"]}


def test_two_interviews_of_one_day_are_two(ledger):
    take(
        ledger,
        calendar(event("Dana Reyes", NOON, key="1"), event("Dana Reyes", NOON + timedelta(hours=3), key="2")),
    )
    assert len(alive(ledger)) == 2
    log(ledger, Moment(on=DAY, what="scheduled", at="09:00"))
    assert len(alive(ledger)) == 3
    log(ledger, Moment(on=DAY, what="scheduled", at="13:00"))
    assert len(alive(ledger)) == 3


def test_two_calendars_with_the_same_entry_are_one_moment(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON, key="1"), event("Dana Reyes", NOON, key="2")))
    assert len(alive(ledger)) == 1


def test_an_application_told_by_hand_and_by_linkedin_is_one(ledger):
    with acting(ledger, "log", now=NOW) as act:
        job = act.add_opportunity(act.company("Northwind"), "Analyst", "applied")
        act.log(Moment(on=DAY, what="applied"), opportunity_id=job)
    take(ledger, FakeExport([application("Northwind", "Analyst", NOON)]))
    assert totals(ledger).moments == 1
    take(ledger, FakeExport([application("Northwind", "Clerk", NOON)]))
    assert totals(ledger).moments == 2


def test_a_posting_fills_what_is_unknown(ledger):
    take(ledger, FakeExport([saved("Northwind", "Analyst", "jobs/view/1"), saved("Contoso", "Clerk")]))
    with acting(ledger, "set", now=NOW) as act:
        act.set_opportunity(opportunities(ledger)[0].id, posting="closed")
    before = dump(ledger)
    posting = OpportunityFact(
        company="Northwind", title="Analyst", stage="saved", text="We look for you.", posting="no-contact",
        contact="Dana Reyes", closes_on=DAY,
    )  # fmt: skip
    other = msgspec.structs.replace(posting, company="Contoso", title="Clerk")
    later = msgspec.structs.replace(posting, contact="Wei Chen")
    read = [
        Fact(file="job.txt", key=f"posting:{key}", opportunity=job)
        for key, job in enumerate((posting, other, later))
    ]
    take(ledger, FakeExport(read, source="posting", owner=Owner()))
    clerk, analyst = opportunities(ledger)
    assert (analyst.posting, analyst.contact, analyst.closes_on) == ("no-contact", "Dana Reyes", DAY)
    assert (clerk.posting, clerk.description) == ("closed", "We look for you.")
    undo(ledger, now=NOW)
    assert dump(ledger) == before


def test_nobody_is_gone_for_being_in_no_calendar(ledger):
    everyone = [connection(*DANA), connection("Wei Chen", "in/wei")]
    take(ledger, FakeExport(everyone, whole={"connections"}))
    take(ledger, calendar(event("Dana Reyes", NOON), on=date(2026, 3, 9), whole={"connections"}))
    assert [p.gone_on for p in everybody(ledger)] == [None, None]
    take(
        ledger,
        calendar(event("Ada Byron", NOON), on=date(2026, 3, 5)),
        FakeExport(everyone[:1], whole={"connections"}, exported_on=date(2026, 3, 6)),
    )
    assert {p.name: p.gone_on for p in everybody(ledger)} == {
        "Dana Reyes": None, "Wei Chen": date(2026, 3, 6), "Ada Byron": None,
    }  # fmt: skip


def test_an_older_calendar_does_not_make_linkedin_stale(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON), on=date(2026, 3, 9)))
    report = take(ledger, FakeExport([connection(*DANA)], exported_on=date(2026, 3, 1)))
    assert outcome(report, "Connections.csv") == (1, 0, 0, 0, {})
    assert one(ledger).connected_on is not None
    assert one(ledger).gone_on is None


def test_other_sources_neither_name_the_owner_nor_are_refused_for_a_name(ledger):
    take(ledger, FakeExport([], source="resume", owner=Owner(name="Robin J. Vale")))
    take(ledger, FakeExport(small()))
    take(ledger, FakeExport([], source="resume", owner=Owner(name="Robin J. Vale")))
    assert ledger.keeper().name == "Robin Vale"


def test_several_kinds_of_source_are_one_transaction(ledger):
    def torn():
        yield event("Dana Reyes", NOON)
        raise PermissionError(13, "the calendar")

    before = dump(ledger)
    broken = FakeExport(torn, source="calendar", path="robin.ics", owner=Owner(), exported_on=None)
    with pytest.raises(PermissionError):
        take(ledger, FakeExport(small()), broken)
    assert dump(ledger) == before
    report = take(ledger, FakeExport(small()), calendar(event("Dana Reyes", NOON)))
    assert [one.source for one in report.imports] == ["linkedin", "calendar"]
    assert report.totals.people == 5
    undo(ledger, now=NOW)
    assert dump(ledger)["person"] == []


def test_the_same_conversation_of_two_sources_is_two(ledger):
    take(ledger, FakeExport([message(*DANA, NOON, mine=True, conversation="c")]))
    mail = message("Dana Reyes", None, NOON, mine=False, conversation="c")
    take(ledger, FakeExport([mail], source="mail", owner=Owner()))
    assert len(dump(ledger)["thread"]) == 2


def test_what_is_filled_from_elsewhere_is_not_emptied_by_a_bare_listing(ledger):
    take(ledger, calendar(event("Dana Reyes", NOON, company="Northwind")))
    take(ledger, FakeExport([connection(*DANA, company=None, title=None)]))
    dana = one(ledger)
    assert situation_parts(ledger, [dana.id])[dana.id].company.name == "Northwind"
    assert entries(ledger) == []


def test_people_beside_the_first_are_kept(ledger):
    panel = Fact(
        file="robin.ics",
        key="e",
        people=(PersonFact(name="Dana Reyes"), PersonFact(name="Wei Chen", email="wei@example.org")),
    )
    take(ledger, calendar(panel))
    assert [p.email for p in everybody(ledger)] == [None, "wei@example.org"]
