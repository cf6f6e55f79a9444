"""Who is close, the last words, and everything taken out."""

from datetime import UTC, datetime, timedelta

from made_up_export import FakeExport, application, connection, message

from conftest import NOW, take
from tactful.ledger.closeness import closest_around_jobs, connections, talks
from tactful.ledger.everything import tables
from tactful.ledger.last_words import LastWords, last_words
from tactful.ledger.queries import find_people
from tactful.ledger.recording import acting

TODAY = NOW.date()


def ago(days: int) -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) - timedelta(days=days)


def one(ledger, name: str) -> int:
    [found] = find_people(ledger, name)
    return found.id


def test_the_people_I_talk_with_come_first_at_a_company_that_matters(ledger):  # noqa: N802
    take(
        ledger,
        FakeExport(
            [
                connection("Ada Quiet", "in/ada", company="Northwind"),
                connection("Ben Talker", "in/ben", company="Northwind"),
                connection("Cai Elsewhere", "in/cai", company="Southwind"),
                application("Northwind", "Data Engineer", at=ago(5)),
                message("Ben Talker", "in/ben", mine=False, at=ago(40), conversation="c1"),
                message("Ben Talker", "in/ben", mine=True, at=ago(39), conversation="c1"),
            ]
        ),
    )
    ben, ada = one(ledger, "Ben"), one(ledger, "Ada")
    ask = {"today": TODAY, "within": 60, "top": 9}
    assert closest_around_jobs(ledger, each=3, **ask) == [ben, ada]
    assert closest_around_jobs(ledger, each=1, **ask) == [ben]
    assert closest_around_jobs(ledger, each=3, today=TODAY + timedelta(days=90), within=60, top=9) == []
    with acting(ledger, "target", now=NOW) as act:
        act.set_company(act.company("Southwind"), target=True)
    assert one(ledger, "Cai") in closest_around_jobs(ledger, each=3, **ask)
    assert connections(ledger) == 3
    assert (talks(ledger, [ben, ada])[ben].both, talks(ledger, [ben, ada])[ada].both) == (1, 0)


def test_the_last_words_are_the_newest_of_the_two_of_you(ledger):
    take(
        ledger,
        FakeExport(
            [
                message("Ben Talker", "in/ben", mine=True, at=ago(2), conversation="c1", text="Thank you!"),
                message("Ben Talker", "in/ben", mine=False, at=ago(3), conversation="c1", text="Good luck."),
            ]
        ),
    )
    ben = one(ledger, "Ben")
    last = LastWords(by="me", text="Thank you!", unanswered=("Thank you!",))
    assert last_words(ledger, [ben, 999]) == {ben: last}


def test_everything_comes_out_and_no_secret(ledger):
    take(ledger, FakeExport([connection("Ada Quiet", "in/ada", company="Northwind")]))
    out = {name: list(rows) for name, _, rows in tables(ledger)}
    assert [row["name"] for row in out["person"]] == ["Ada Quiet"]
    assert [row["what"] for row in out["moment"]] == ["connected"]
    assert "secret" not in out["owner"][0]
    assert not {"record", "forgotten"} & out.keys()
