"""Killed at any instant, the ledger is as before or as after, never between."""

import os
import random
import shutil
import signal
import time

import pytest
from made_up_export import FakeExport, many

from conftest import NOW, ZONE, dump, reopen, take
from tactful.core.moment import Moment
from tactful.ledger.files import family
from tactful.ledger.open import open_ledger
from tactful.ledger.queries import find_people, totals
from tactful.ledger.recording import acting
from tactful.ledger.reports import Totals
from tactful.ledger.threads import drift

KILLS = 50


def bring_in(path):
    with open_ledger(path, create=True, now=NOW, zone=ZONE) as ledger:
        take(ledger, FakeExport(lambda: many(120, 400, 30, 10), whole={"connections"}))


def log(path):
    with reopen(path) as ledger:
        who = find_people(ledger, "Person1 Family1")[0].id
        for n in range(12):
            with acting(ledger, "log", now=NOW) as act:
                act.log(Moment(on=NOW.date(), what="met", about=(f"{n}",)), person_id=who, text="a")
                act.log(Moment(on=NOW.date(), what="emailed", about=(f"{n}",)), person_id=who, text="b")
                act.set_person(who, title=f"Title {n}")


def killed(work, path, after: float | None) -> bool:
    """Run in a child, kill it after so many seconds; True when it was not done by then. None lets it live."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(path)
            code = 0
        finally:
            os._exit(code)
    if after is not None:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, -signal.SIGKILL)
    return code != 0


def timed(work, path) -> float:
    """How long the work takes in a child that may finish."""
    start = time.monotonic()
    assert not killed(work, path, None)
    return time.monotonic() - start


def state(path):
    if not path.exists() or not path.stat().st_size:
        return None
    with open_ledger(path, create=True, now=NOW, zone=ZONE) as ledger:
        with ledger.raw() as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert raw.execute("PRAGMA foreign_key_check").fetchone() is None
        with ledger.read() as reading:
            assert drift(reading, ledger.owner) == 0
        rows = dump(ledger, "owner", "record", "thread")
        return {name: sorted(text) for name, text in rows.items()}


def lay(source, target):
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir(parents=True)
    for file in family(source):
        shutil.copy2(file, target.with_name(target.name + file.name[len(source.name) :]))


@pytest.mark.parametrize("seeded", [False, True])
def test_an_import_killed_at_any_instant(tmp_path, seeded):
    base, path = tmp_path / "base" / "ledger.db", tmp_path / "try" / "ledger.db"
    with open_ledger(base, create=True, now=NOW, zone=ZONE) as ledger:
        if seeded:
            take(ledger, FakeExport(lambda: many(60, 100, 10, 10)))
    before = state(base)
    lay(base, path)
    length = timed(bring_in, path)
    after = state(path)
    assert before != after
    rng = random.Random(7)
    seen = {"before": 0, "after": 0, "killed": 0}
    for _ in range(KILLS // 2):
        lay(base, path)
        seen["killed"] += killed(bring_in, path, rng.uniform(0, 1.6 * length))
        left = state(path)
        assert left in (before, after)
        seen["before" if left == before else "after"] += 1
        bring_in(path)
        assert state(path) == after
    print(seen)
    assert seen["before"] >= 3
    assert seen["killed"] >= 3


def test_a_log_killed_at_any_instant(tmp_path):
    base, path = tmp_path / "base" / "ledger.db", tmp_path / "try" / "ledger.db"
    bring_in(base)
    before = state(base)
    lay(base, path)
    length = timed(log, path)
    rng = random.Random(11)
    counts = set()
    for _ in range(KILLS):
        lay(base, path)
        killed(log, path, rng.uniform(0, 1.6 * length))
        left = state(path)
        added = sorted(set(left["moment"]) - set(before["moment"]))
        assert len(added) % 2 == 0
        assert len(left["body"]) - len(before["body"]) == len(added)
        done = len(added) // 2
        counts.add(done)
        titles = [row for row in left["person"] if "Title " in row]
        assert titles == ([] if done == 0 else [next(r for r in titles if f"'Title {done - 1}'" in r)])
    print("states seen:", sorted(counts))
    assert len(counts) >= 5


def held(path):
    with open_ledger(path, create=True, now=NOW, zone=ZONE) as ledger:
        return totals(ledger)


def test_a_new_ledger_killed_while_it_is_made(tmp_path):
    path = tmp_path / "new" / "ledger.db"
    length = timed(bring_in, path)
    after = held(path)
    rng = random.Random(13)
    for _ in range(15):
        shutil.rmtree(path.parent)
        killed(bring_in, path, rng.uniform(0, 0.6 * length))
        state(path)
        assert held(path) in (Totals(), after)
        bring_in(path)
        assert held(path) == after
