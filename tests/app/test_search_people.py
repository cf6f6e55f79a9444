"""Searching people: what is typed, what narrows it, and that everybody is read again only when somebody changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from examples.build import NOW, TODAY

from tactful.app.ledger_at import open_at
from tactful.app.record import Around, log
from tactful.app.search_people import A_PAGE, Directory
from tactful.core.moment import Moment
from tactful.ledger import searching
from tactful.ledger.open import Ledger
from tactful.ledger.recording import acting
from tactful.ledger.undoing import undo


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_at(tmp_path / "ledger.db", now=NOW, create=True) as opened:
        with acting(opened, "add", now=NOW) as act:
            north, bread = act.company("Northwind Traders"), act.company("Brød & Søn")
            act.add_person("Zoë Ångström", company_id=north, title="Head of Data", role="hiring-manager")
            act.add_person("Dana Reyes", company_id=north, title="Data Engineer", link="connected")
            act.add_person("Danilo O'Neil", company_id=bread, title="Baker", link="connected")
            act.add_person("100% Real", title="Under_score")
        yield opened


def names(ledger: Ledger, words: str = "", **narrowed: object) -> list[str]:
    return [one.name for one in Directory().current(ledger).search(ledger, words, **narrowed).people]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dan", ["Danilo O'Neil", "Dana Reyes"]),
        ("ngstrom", []),
        ("angstrom zoe", ["Zoë Ångström"]),
        ("northwind data", ["Dana Reyes", "Zoë Ångström"]),
        ("søn", ["Danilo O'Neil"]),
        ("100%", ["100% Real"]),
        ("%", []),
        ("dana nobody", []),
    ],
)
def test_words_that_begin_as_typed(ledger: Ledger, words: str, found: list[str]) -> None:
    assert sorted(names(ledger, words)) == sorted(found)


def test_what_narrows(ledger: Ledger) -> None:
    assert names(ledger, company="Northwind Traders", role="hiring-manager") == ["Zoë Ångström"]
    assert sorted(names(ledger, connected=True)) == ["Dana Reyes", "Danilo O'Neil"]
    assert sorted(names(ledger, connected=False)) == ["100% Real", "Zoë Ångström"]


def test_pages_follow_each_other(ledger: Ledger) -> None:
    with acting(ledger, "add", now=NOW) as act:
        for number in range(A_PAGE + 3):
            act.add_person(f"Walker {number:03}")
    directory = Directory().current(ledger)
    first, second = directory.search(ledger, "walker"), directory.search(ledger, "walker", page=2)
    assert (len(first.people), first.more) == (A_PAGE, True)
    assert ([one.name for one in second.people], second.more) == (
        ["Walker 050", "Walker 051", "Walker 052"],
        False,
    )
    assert directory.search(ledger, "walker", page=10**9).people == ()


def test_everybody_is_read_again_when_somebody_changed_and_only_then(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = []
    whole = searching.everybody_listed
    monkeypatch.setattr(searching, "everybody_listed", lambda one: read.append(1) or whole(one))
    directory = Directory()

    def found(words: str) -> list[str]:
        return [one.name for one in directory.current(ledger).search(ledger, words).people]

    assert found("dana") == ["Dana Reyes"]
    log(ledger, Moment(on=TODAY - timedelta(days=1), what="talked"), ["Dana"], Around(), text=None, now=NOW)
    assert found("dana") == ["Dana Reyes"]
    assert len(read) == 1
    with acting(ledger, "set", now=NOW) as act:
        act.set_person(directory.search(ledger, "dana").people[0].id, title="Chief Sailor")
    assert found("sailor") == ["Dana Reyes"]
    undo(ledger, now=NOW)
    assert found("sailor") == []
    log(ledger, Moment(on=date(2026, 11, 1), what="met"), ["Nia Okoro"], Around(new=True), text=None, now=NOW)
    assert found("nia") == ["Nia Okoro"]
