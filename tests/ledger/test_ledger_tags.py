"""Tags: words of one's own on a person, kept, merged, undone, exported and forgotten like every other fact."""

import sqlite3
from contextlib import closing

import pytest
from made_up_export import FakeExport, small

from conftest import NOW, reopen, take
from tactful.app.export_all import export_all
from tactful.app.merge import merge
from tactful.app.search_people import Directory
from tactful.app.set_fact import set_fact
from tactful.app.take_back import take_back
from tactful.errors import BadInput
from tactful.ledger.forgetting import forget
from tactful.ledger.queries import everybody, person
from tactful.ledger.undoing import undo


def tag(ledger, number, words):
    return set_fact(ledger, number, "tags", words, today=NOW.date(), now=NOW)


@pytest.fixture
def people(ledger):
    take(ledger, FakeExport(small()))
    return [one.id for one in everybody(ledger)]


def tags_of(ledger, number):
    return person(ledger, number).tags


def test_tags_are_words_each_once(ledger, people):
    tag(ledger, people[0], " Fair,  met in  Lyon, fair, ,")
    assert tags_of(ledger, people[0]) == ("Fair", "met in Lyon")
    tag(ledger, people[0], "")
    assert tags_of(ledger, people[0]) is None


@pytest.mark.parametrize("words", ["x" * 41, ",".join(f"tag{number}" for number in range(13))])
def test_what_is_no_tag_is_refused(ledger, people, words):
    with pytest.raises(BadInput):
        tag(ledger, people[0], words)
    assert tags_of(ledger, people[0]) is None


def test_undo_gives_the_tags_before_back(ledger, people):
    tag(ledger, people[0], "fair")
    tag(ledger, people[0], "fair, Lyon")
    undo(ledger, now=NOW)
    assert tags_of(ledger, people[0]) == ("fair",)
    undo(ledger, now=NOW)
    assert tags_of(ledger, people[0]) is None


def test_the_one_who_stands_for_both_has_the_tags_of_both(ledger, people):
    one, other = people[:2]
    tag(ledger, one, "fair, Lyon")
    tag(ledger, other, "Lyon, ships")
    merge(ledger, one, other, now=NOW)
    assert tags_of(ledger, one) == ("fair", "Lyon", "ships")
    undo(ledger, now=NOW)
    assert (tags_of(ledger, one), tags_of(ledger, other)) == (("fair", "Lyon"), ("Lyon", "ships"))


def test_an_import_leaves_the_tags(ledger, people):
    tag(ledger, people[0], "fair")
    take(ledger, FakeExport(small()))
    assert tags_of(ledger, people[0]) == ("fair",)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_export_brings_the_tags_back(path, ledger, people, tmp_path, form):
    tag(ledger, people[0], "fair, Zürich")
    place = tmp_path / "all"
    export_all(ledger, place, form)
    ledger.close()
    take_back(place, path, now=NOW, zone="Europe/Zurich")
    with reopen(path) as again:
        assert tags_of(again, people[0]) == ("fair", "Zürich")


def test_a_search_by_tag_follows_what_is_set_and_undone(ledger, people):
    directory = Directory()

    def found(words):
        return [one.id for one in directory.current(ledger).search(ledger, tag=words).people]

    assert (found("fair"), directory.current(ledger).tags(ledger)) == ([], ())
    tag(ledger, people[1], "Fair")
    tag(ledger, people[0], "ships")
    assert found("FAIR") == [people[1]]
    assert directory.current(ledger).tags(ledger) == ("Fair", "ships")
    undo(ledger, now=NOW)
    assert directory.current(ledger).tags(ledger) == ("Fair",)


def test_a_forgotten_name_is_in_nobodys_tags(path, ledger, people):
    gone = person(ledger, people[0])
    tag(ledger, people[1], f"knows {gone.name}, fair")
    forget(ledger, gone.id, now=NOW)
    assert tags_of(ledger, people[1]) == ("fair",)
    ledger.close()
    with closing(sqlite3.connect(path)) as connection:
        assert gone.name not in "\n".join(connection.iterdump())
