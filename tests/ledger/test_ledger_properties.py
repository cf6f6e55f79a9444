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
    followed,
    invitation,
    message,
    saved,
    skill,
)

from conftest import NOW, ZONE, dump, take
from tactful.core.moment import WHATS, Moment
from tactful.ledger.identity import company_key, fold
from tactful.ledger.open import open_ledger
from tactful.ledger.queries import everybody, situation_parts, totals
from tactful.ledger.recording import acting
from tactful.ledger.threads import drift
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
