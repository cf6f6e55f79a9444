"""Forgotten people are gone from every byte, stay out of later imports, and are named nowhere."""

from datetime import date

import pytest
from made_up_export import START, FakeExport, connection, invitation, many, message, small
from sqlalchemy import select

from conftest import NOW, ZONE, reopen, take
from tactful.core.facts import Fact, MomentFact, PersonFact
from tactful.core.moment import Moment
from tactful.errors import NotFound
from tactful.ledger import schema
from tactful.ledger.backup import backup, restore
from tactful.ledger.doctor import examine, repair
from tactful.ledger.files import family
from tactful.ledger.forgetting import forget
from tactful.ledger.queries import everybody, find_people, timeline
from tactful.ledger.recording import acting
from tactful.ledger.threads import drift
from tactful.ledger.undoing import undo

SECRETS = ("Quirina", "quirina", "zweifelhaft", "Zweifelhaft & Co", "seltsames geheimnis")


def export():
    name, url = "Quirina Zweifelhaft", "in/quirina-zweifelhaft"
    return FakeExport(
        [
            *many(300, 900, 60, 10),
            connection(
                name,
                url,
                company="Zweifelhaft & Co",
                title="Zweifelhafte Chefin",
                email="quirina@example.org",
            ),
            invitation(name, url, START, text="seltsames geheimnis im Gesuch"),
            *(
                message(name, url, START.replace(minute=n), mine=bool(n % 2), text=f"seltsames geheimnis {n}")
                for n in range(40)
            ),
        ]
    )


def bytes_of(path):
    return b"".join(file.read_bytes() for file in family(path))


def seen(path):
    content = bytes_of(path)
    return [word for word in SECRETS if word.encode() in content]


def quirina(ledger):
    return find_people(ledger, "Quirina")[0].id


def test_no_byte_is_left(path, ledger):
    take(ledger, export())
    changed = connection(
        "Quirina Zweifelhaft-Neu", "in/quirina-zweifelhaft", company="Zweifelhaft & Co", title="x"
    )
    take(ledger, FakeExport([changed]))
    with acting(ledger, "log", now=NOW) as act:
        other = find_people(ledger, "Person1 Family1")[0].id
        referred = Moment(
            on=NOW.date(),
            what="referred",
            via="Quirina Zweifelhaft-Neu",
            about=("a", "quirina zweifelhaft-neu"),
        )
        act.log(referred, person_id=other)
        act.set_person(other, mutual_names=("Quirina Zweifelhaft-Neu", "Wei Chen"))
        act.set_person(quirina(ledger), name="Quirina Zweifelhaft")
        act.put_aside(quirina(ledger))
    with acting(ledger, "log", now=NOW) as act:
        act.set_person(quirina(ledger), name="Quirina Zweifelhaft-Neu")
    assert seen(path) == list(SECRETS)
    done = forget(ledger, quirina(ledger), now=NOW)
    assert (done.moments, done.texts, done.mentions, done.scrubbed, done.backups) == (42, 41, 0, True, [])
    assert seen(path) == []
    (row, *_) = [r for r in timeline(ledger, other) if r.what == "referred"]
    assert row.details == {"about": ["a"]}
    assert find_people(ledger, "Person1 Family1")[0].mutual_names == ("Wei Chen",)
    ledger.close()
    assert seen(path) == []
    assert examine(path).ok


def test_the_same_export_again_skips_them(ledger, path):
    take(ledger, export())
    forget(ledger, quirina(ledger), now=NOW)
    report = take(ledger, export())
    skipped = {file.name: file.skipped for file in report.imports[0].files if file.skipped}
    assert skipped == {
        "Connections.csv": {"forgotten": 1},
        "Invitations.csv": {"forgotten": 1},
        "messages.csv": {"forgotten": 40},
    }
    assert find_people(ledger, "Quirina") == []
    assert seen(path) == []


def test_the_name_without_an_address_stays_out_too_but_not_a_namesake(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana", email="dana@example.org")]))
    forget(ledger, find_people(ledger, "dana")[0].id, now=NOW)
    take(
        ledger,
        FakeExport(
            [
                message("DANA  REYES", None, START, mine=False),
                connection("Someone Else", None, email="Dana@example.org", key="e"),
            ]
        ),
    )
    assert everybody(ledger) == []
    take(ledger, FakeExport([connection("Dana Reyes", "in/another-dana")]))
    assert [p.url for p in everybody(ledger)] == ["in/another-dana"]


def test_who_was_known_by_name_alone_stays_out_with_any_address(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", None)]))
    forget(ledger, everybody(ledger)[0].id, now=NOW)
    take(ledger, FakeExport([message("Dana Reyes", "in/dana", START, mine=True)]))
    assert everybody(ledger) == []


def test_they_are_left_out_where_they_stand_beside_others(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana"), connection("Wei Chen", "in/wei")]))
    forget(ledger, find_people(ledger, "dana")[0].id, now=NOW)
    group = Fact(
        file="messages.csv",
        key="g1",
        people=(PersonFact(name="Wei Chen", url="in/wei"), PersonFact(name="Dana Reyes", url="in/dana")),
        moment=MomentFact(what="messaged", by="them", at=START, conversation="g", group=True),
    )
    take(ledger, FakeExport([group]))
    assert [p.name for p in everybody(ledger)] == ["Wei Chen"]
    assert len(timeline(ledger, everybody(ledger)[0].id)) == 2


def test_only_keyed_hashes_are_kept(ledger):
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana")]))
    forget(ledger, everybody(ledger)[0].id, now=NOW)
    with ledger.read() as connection_:
        rows = connection_.execute(select(schema.forgotten)).all()
        assert connection_.execute(select(schema.record)).all() == []
    assert sorted(len(row.hash) for row in rows) == [16, 16]
    assert {row.on_date for row in rows} == {date(2026, 3, 10)}


def test_mentions_in_others_words_are_counted(ledger):
    take(
        ledger,
        FakeExport(
            [
                connection("Dana Reyes", "in/dana"),
                message("Wei Chen", "in/wei", START, mine=False, text="Ask Dana Reyes!"),
            ]
        ),
    )
    assert forget(ledger, find_people(ledger, "dana")[0].id, now=NOW).mentions == 1


def test_backups_that_still_hold_them_are_named(path, ledger, tmp_path):
    take(ledger, export())
    kept = backup(ledger, path.with_name("ledger.db.mine.backup"))
    assert forget(ledger, quirina(ledger), now=NOW).backups == [str(kept)]


def test_a_reader_in_the_way_delays_the_scrubbing_and_repair_does_it(path, ledger):
    take(ledger, export())
    who = quirina(ledger)
    with reopen(path, patience=0.1) as mine:
        with ledger.read() as reading:
            reading.execute(select(schema.person)).first()
            assert forget(mine, who, now=NOW).scrubbed is False
        assert any("forgotten" in remark for remark in examine(path).remarks)
        assert repair(mine) == ["The file was written anew: nothing deleted can be read back."]
    assert seen(path) == []
    assert examine(path).ok


def test_a_restored_backup_does_not_bring_them_back(path, ledger, tmp_path):
    take(ledger, export())
    old = backup(ledger, tmp_path / "old.backup")
    forget(ledger, quirina(ledger), now=NOW)
    done = restore(old, path, now=NOW, zone=ZONE)
    assert done.forgotten_again == 1
    assert find_people(ledger, "Quirina") == []
    assert len(everybody(ledger)) > 300
    take(ledger, export())
    assert find_people(ledger, "Quirina") == []
    ledger.close()
    assert seen(path) == []


def test_forgetting_is_not_undone_and_undo_after_it_works(ledger):
    take(ledger, FakeExport(small()))
    take(ledger, FakeExport([connection("Dana Reyes", "in/dana-reyes", title="Lead")]))
    forget(ledger, find_people(ledger, "Dana Reyes")[0].id, now=NOW)
    undo(ledger, now=NOW)
    undo(ledger, now=NOW)
    assert everybody(ledger) == []
    with ledger.read() as reading:
        assert drift(reading, ledger.owner) == 0


def test_nobody_to_forget(ledger):
    with pytest.raises(NotFound):
        forget(ledger, 99, now=NOW)
