"""Whatever the facts: twice is once, undone is gone, and the projection tells what the messages tell."""

import tempfile
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_export import (
    START,
    FakeExport,
    application,
    connection,
    event,
    followed,
    invitation,
    message,
    saved,
    skill,
)

from conftest import NOW, ZONE, dump, take
from tactful.core.facts import Owner, Question
from tactful.core.moment import WHATS, Moment
from tactful.ledger.forgetting import forget
from tactful.ledger.identity import company_key, fold
from tactful.ledger.merging import merge
from tactful.ledger.open import open_ledger
from tactful.ledger.queries import everybody, timeline, totals
from tactful.ledger.questions import answer, open_questions
from tactful.ledger.recording import acting
from tactful.ledger.situations import situation_parts
from tactful.ledger.threads import drift, rebuild
from tactful.ledger.undoing import undo

NAMES = st.sampled_from(["Dana Reyes", "dana reyes", "Wei Chen", "José Muñoz", "王小明"])
URLS = st.sampled_from([None, "in/1", "in/2", "in/3"])
PLACES = st.sampled_from([None, "Northwind", "NORTHWIND", "Contoso", "华为"])
DAYS = st.integers(0, 40)

FACTS = st.one_of(
    st.builds(
        lambda n, u, c, t, d: connection(n, u, START.date() + timedelta(days=d), c, t),
        NAMES,
        URLS,
        PLACES,
        PLACES,
        DAYS,
    ),
    st.builds(
        lambda n, u, d, mine, chat, group: message(
            n, u, START + timedelta(hours=d), mine=mine, conversation=chat, group=group
        ),
        NAMES,
        URLS,
        DAYS,
        st.booleans(),
        st.sampled_from("abc"),
        st.booleans(),
    ),
    st.builds(lambda n, u, d: invitation(n, u, START + timedelta(days=d)), NAMES, URLS.filter(bool), DAYS),
    st.builds(
        lambda c, d, u: application(c, "Clerk", START + timedelta(days=d), u), PLACES.filter(bool), DAYS, URLS
    ),
    st.builds(lambda c, u: saved(c, "Clerk", u), PLACES.filter(bool), URLS),
    st.builds(followed, PLACES.filter(bool)),
    st.builds(skill, NAMES),
)
EXPORTS = st.builds(
    lambda facts, whole, days: (
        lambda: FakeExport(
            facts, whole={"connections"} if whole else (), exported_on=date(2026, 1, 1) + timedelta(days=days)
        )
    ),
    st.lists(FACTS, max_size=12),
    st.booleans(),
    st.integers(0, 3),
)


@contextmanager
def fresh():
    with (
        tempfile.TemporaryDirectory() as folder,
        open_ledger(Path(folder) / "ledger.db", create=True, now=NOW, zone=ZONE) as ledger,
    ):
        yield ledger


def sound(ledger):
    with ledger.read() as connection_:
        assert drift(connection_, ledger.owner) == 0
        assert connection_.exec_driver_sql("PRAGMA foreign_key_check").first() is None


@settings(max_examples=40, deadline=None)
@given(st.lists(EXPORTS, min_size=1, max_size=3))
def test_importing_twice_is_importing_once(exports):
    with fresh() as ledger:
        take(ledger, *(export() for export in exports))
        before = dump(ledger)
        report = take(ledger, *(export() for export in exports))
        assert dump(ledger) == before
        assert not any(file.new or file.changed for one in report.imports for file in one.files)
        sound(ledger)


@settings(max_examples=40, deadline=None)
@given(st.lists(EXPORTS, min_size=1, max_size=4))
def test_each_import_undone_leaves_the_state_before_it(exports):
    with fresh() as ledger:
        states = [dump(ledger)]
        for export in exports:
            report = take(ledger, export())
            effect = any(file.new or file.changed for one in report.imports for file in one.files)
            if effect or dump(ledger) != states[-1]:
                states.append(dump(ledger))
            sound(ledger)
        while len(states) > 1:
            states.pop()
            undo(ledger, now=NOW)
            assert dump(ledger) == states[-1]
            sound(ledger)


@settings(max_examples=30, deadline=None)
@given(EXPORTS, st.lists(st.tuples(st.sampled_from(WHATS), DAYS, st.integers(0, 3)), max_size=8))
def test_logs_undone_leave_the_story_before(export, logs):
    with fresh() as ledger:
        take(ledger, export(), FakeExport([connection("Ada Byron", "in/ada")]))
        people = [one.id for one in everybody(ledger)]
        before, count = situation_parts(ledger, people), totals(ledger)
        for what, days, who in logs:
            with acting(ledger, "log", now=NOW) as act:
                on = NOW.date() - timedelta(days=days)
                act.log(Moment(on=on, what=what), person_id=people[who % len(people)], text="words")
        assert totals(ledger).moments == count.moments + len(logs)
        for _ in logs:
            undo(ledger, now=NOW)
        assert situation_parts(ledger, people) == before
        assert totals(ledger) == count


MET = st.builds(
    lambda n, e, c, d, what, void, u: event(
        n, START.date() + timedelta(days=d), what, email=e, company=c, url=u, key=f"{n}{d}", void=void
    ),
    st.sampled_from(["Dana Reyes", "Dana", "D. Reyes", "Wei Chen", "José Muñoz", "王小明"]),
    st.sampled_from([None, "dana@example.org", "wei@example.org", "DANA@example.org"]),
    PLACES,
    st.integers(0, 3),
    st.sampled_from(["scheduled", "interviewed", "met"]),
    st.booleans(),
    URLS,
)
ASKED = st.builds(
    lambda fact: Question(text=f"Was that about {fact.people[0].name}?", fact=fact),
    MET.filter(lambda fact: not fact.void),
)
CALENDARS = st.builds(
    lambda facts: lambda: FakeExport(facts, source="calendar", owner=Owner(), exported_on=None),
    st.lists(st.one_of(MET, MET, ASKED), max_size=8),
)
EITHER = st.lists(st.one_of(EXPORTS, CALENDARS), min_size=1, max_size=4)
STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "yes", "no", "again", "log"]), st.integers(0, 99)), max_size=6
)


@settings(max_examples=40, deadline=None)
@given(EITHER)
def test_other_sources_twice_are_once(exports):
    with fresh() as ledger:
        take(ledger, *(export() for export in exports))
        before = dump(ledger)
        take(ledger, *(export() for export in exports))
        assert dump(ledger) == before
        sound(ledger)


def step(ledger, what, number, exports):
    """Do one thing; False when there is nothing to do it with."""
    people, asked = everybody(ledger), open_questions(ledger)
    if what == "again":
        take(ledger, exports[number % len(exports)]())
    elif what == "merge" and len(people) > 1:
        keep = people[number % len(people)].id
        other = people[(number + 1 + number // 7 % (len(people) - 1)) % len(people)].id
        if keep == other:
            return
        with acting(ledger, "merge", now=NOW) as act:
            merge(act.connection, act.owner, act.id, keep, other)
            rebuild(act.connection, act.owner)
    elif what in ("yes", "no") and asked:
        answer(ledger, asked[number % len(asked)].number, yes=what == "yes", now=NOW)
    elif what == "log" and people:
        with acting(ledger, "set", now=NOW) as act:
            act.set_person(people[number % len(people)].id, title=f"T{number}", company_id=None)


@settings(max_examples=80, deadline=None)
@given(EITHER, STEPS)
def test_merges_and_answers_undone_leave_the_very_rows_before(exports, steps):
    with fresh() as ledger:
        states = []
        for export in exports:
            take(ledger, export())
        for what, number in steps:
            before = dump(ledger)
            acts = done(ledger)
            step(ledger, what, number, exports)
            sound(ledger)
            assert len(timeline_ids(ledger)) == len(set(timeline_ids(ledger)))
            if done(ledger) != acts:
                states.append(before)
        for state in reversed(states):
            undo(ledger, now=NOW)
            assert dump(ledger) == state
            sound(ledger)


def done(ledger):
    """How many acts there are that undo takes back."""
    with ledger.read() as connection_:
        return connection_.exec_driver_sql("SELECT count(*) FROM act WHERE effect > 0").scalar()


def timeline_ids(ledger):
    return [row.id for one in everybody(ledger) for row in timeline(ledger, one.id)]


@settings(max_examples=30, deadline=None)
@given(EITHER, st.integers(0, 99))
def test_who_was_merged_and_forgotten_does_not_come_back(exports, number):
    with fresh() as ledger:
        take(ledger, *(export() for export in exports))
        step(ledger, "merge", number, exports)
        people = everybody(ledger)
        if not people:
            return
        gone = people[number % len(people)]
        # Two accounts of one human may have one e-mail address; it stays with the one who is not forgotten.
        others = {(one.email or "").lower() for one in people if one.id != gone.id}
        forget(ledger, gone.id, now=NOW)
        take(ledger, *(export() for export in exports))
        again = everybody(ledger)
        assert gone.url is None or gone.url not in {one.url for one in again}
        told = {(one.email or "").lower() for one in again}
        assert gone.email is None or gone.email.lower() not in told - others
        sound(ledger)


@given(st.text(max_size=30))
def test_folding_settles(name):
    assert fold(fold(name)) == fold(name) or not name.isprintable()
    assert company_key(company_key(name)) == company_key(name) or not name.isprintable()


def test_folding_keeps_letters():
    assert fold("  Zoë   LINDQVIST ") == "zoe lindqvist"
    assert fold("Straße Øst Łódź") == "strasse ost lodz"
    assert fold("王 小明") == "王 小明"
    assert fold("हिन्दी") == "हिन्दी"
    assert fold("がぎ") == "がぎ" != fold("かき")
    assert company_key("ＮＯＲＴＨＷＩＮＤ  Ltd") == "northwind ltd"
    assert company_key("Société") != company_key("Societe")
