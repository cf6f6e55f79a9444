"""Everything out and back: what a ledger gave, another one gives again."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tactful.app.export_all import export_all
from tactful.app.take_back import is_everything, take_back
from tactful.core.moment import WHATS, Moment
from tactful.errors import BadInput
from tactful.ledger import queries
from tactful.ledger.everything import KEYED, TABLES
from tactful.ledger.open import Ledger, open_ledger
from tactful.ledger.recording import acting
from tactful.ledger.schema import HEAD, metadata
from tactful.ledger.undoing import undo

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TEXT = st.text(min_size=1, max_size=30).map(lambda text: "x" + text.replace("\x00", ""))
NAMES = TEXT | st.sampled_from(["=1+1", "'@SUM", "Zoë\r\nReyes", "-3", "\u202eanaD", 'a,"b"', "5", "null"])
DAYS = st.dates(date(1990, 1, 1), date(2190, 1, 1))
VALUES = st.none() | st.booleans() | st.integers(-(2**31), 2**31) | NAMES | st.lists(NAMES, max_size=2)


@st.composite
def acts(draw: st.DrawFn) -> list[tuple[str, dict[str, Any]]]:
    """What somebody might do, in order."""
    one = st.one_of(
        st.tuples(st.just("person"), st.fixed_dictionaries({"name": NAMES, "email": st.none() | NAMES})),
        st.tuples(st.just("company"), st.fixed_dictionaries({"name": NAMES, "on": DAYS})),
        st.tuples(
            st.just("job"), st.fixed_dictionaries({"title": NAMES, "on": DAYS, "text": st.none() | NAMES})
        ),
        st.tuples(
            st.just("log"),
            st.fixed_dictionaries(
                {
                    "what": st.sampled_from(WHATS),
                    "on": DAYS,
                    "at": st.none() | st.just("14:30"),
                    "about": st.lists(NAMES, max_size=2).map(tuple),
                    "text": st.none() | NAMES,
                }
            ),
        ),
        st.tuples(st.just("setting"), st.fixed_dictionaries({"name": NAMES, "value": VALUES})),
        st.tuples(st.just("aside"), st.fixed_dictionaries({"play": NAMES, "until": st.none() | DAYS})),
        st.tuples(st.just("retract"), st.just({})),
        st.tuples(st.just("undo"), st.just({})),
    )
    return draw(st.lists(one, max_size=12))


def live(ledger: Ledger, what: str, told: dict[str, Any], moments: list[int]) -> None:
    """Do one of these things; what needs a person or a moment is left out while there is none."""
    if what == "undo":
        try:
            undo(ledger, now=NOW)
        except BadInput:
            return
        return
    people, jobs = queries.everybody(ledger), queries.opportunities(ledger)
    with acting(ledger, what, now=NOW) as act:
        if what == "person":
            act.add_person(told["name"], email=told["email"])
        elif what == "company":
            act.set_company(
                act.company("x" + told["name"]), culture="formal", culture_on=told["on"], target=True
            )
        elif what == "job":
            company = act.company("Northwind")
            act.add_opportunity(
                company, told["title"], "applied", closes_on=told["on"], description=told["text"]
            )
        elif what == "log":
            moment = Moment(on=told["on"], what=told["what"], at=told["at"], about=told["about"])
            person = people[-1].id if people else None
            job = jobs[0].id if jobs else None
            moments.append(act.log(moment, person_id=person, opportunity_id=job, text=told["text"]))
        elif what == "setting":
            act.put_setting("x" + told["name"], told["value"])
        elif what == "aside" and people:
            act.put_aside(people[0].id, told["play"], told["until"])
        elif what == "retract" and moments:
            act.retract(moments[-1])


def out(path: Path, target: Path, form: Any, *, keys: bool) -> Path:
    with open_ledger(path, create=False, now=NOW, zone="UTC") as ledger:
        export_all(ledger, target, form, keys=keys)
    return target


def put_back(source: Path, path: Path) -> Any:
    return take_back(source, path, now=NOW, zone="UTC")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(acts(), st.sampled_from(["json", "csv"]), st.booleans(), st.sampled_from(["UTC", "Asia/Kathmandu"]))
def test_what_comes_out_goes_back_in(told: Any, form: str, keys: bool, zone: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with open_ledger(folder / "a.db", create=True, now=NOW, zone=zone) as ledger:
            moments: list[int] = []
            for what, fields in told:
                live(ledger, what, fields, moments)
        first = out(folder / "a.db", folder / f"first.{form}", form, keys=keys)
        put_back(first, folder / "b.db")
        again = [
            out(folder / path, folder / f"{path}.json", "json", keys=keys).read_text(encoding="utf-8")
            for path in ("a.db", "b.db")
        ]
        assert again[0] == again[1]


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_example_comes_back_whole_and_knows_its_export_again(
    form: Any, robins: Path, exports: tuple[Path, Path], tmp_path: Path
) -> None:
    from tactful.app.import_data import import_paths
    from tactful.app.plan_day import plan_day

    back = tmp_path / "back.db"
    done = put_back(out(robins, tmp_path / f"out.{form}", form, keys=True), back)
    assert done.keys
    agendas = []
    for path in (robins, back):
        with open_ledger(path, create=False, now=NOW, zone="UTC") as ledger:
            agendas.append(plan_day(ledger, NOW.date()))
    assert agendas[0] == agendas[1]
    report, _ = import_paths(back, [exports[1]], today=NOW.date(), now=NOW)
    assert (
        sum(file.new + file.changed for one in report.imports for file in one.files if hasattr(file, "new"))
        == 0
    )


def test_without_keys_nothing_keyed_leaves(robins: Path, tmp_path: Path) -> None:
    text = out(robins, tmp_path / "out.json", "json", keys=False).read_text(encoding="utf-8")
    told = json.loads(text)
    assert told["owner"][0].keys().isdisjoint({"secret"})
    assert told.keys().isdisjoint({"record", "forgotten"})
    assert not put_back(tmp_path / "out.json", tmp_path / "back.db").keys


def test_no_table_is_left_out() -> None:
    with_moments, rebuilt = {"body", "retraction"}, {"thread"}
    assert {table.name for table in (*TABLES, *KEYED)} == set(metadata.tables) - with_moments - rebuilt


def test_whoever_was_forgotten_since_stays_so_and_the_ledger_before_is_kept(
    robins: Path, tmp_path: Path
) -> None:
    from tactful.ledger.forgetting import forget

    export = out(robins, tmp_path / "out.json", "json", keys=False)
    with open_ledger(robins, create=False, now=NOW, zone="UTC") as ledger:
        [person] = queries.find_people(ledger, "Wilhelmina Saar")
        forget(ledger, person.id, now=NOW)
    done = put_back(export, robins)
    assert done.restored.forgotten_again == 1
    assert done.restored.kept
    assert Path(done.restored.kept).exists()
    with open_ledger(robins, create=False, now=NOW, zone="UTC") as ledger:
        assert queries.find_people(ledger, "Wilhelmina Saar") == []
    assert list(tmp_path.glob(".taking-back-*")) == []


def spoiled(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"what":"connected"', '"what":"hexed"'),
        ('"on_date":"', '"on_date":"x'),
        ('"kept_out":false', '"kept_out":"no"'),
        ('"kept_out":false', '"kept_out":false,"more":1'),
        ('"person": [', '"people": ['),
        ('"company_id":1,', '"company_id":99999,'),
        ('{"id":2,"act_id":1,"name"', '{"id":1,"act_id":1,"name"'),
        ('"zone":"Europe/London"', '"zone":"Moon/Base"'),
        (f'"schema":"{HEAD}"', '"schema":"9999"'),
        ('"form":1', '"form":2'),
        ("]\n}\n", "]"),
    ],
)
def test_what_was_changed_is_refused_and_nothing_happens(
    old: str, new: str, robins: Path, tmp_path: Path
) -> None:
    export = out(robins, tmp_path / "out.json", "json", keys=True)
    export.write_text(spoiled(export.read_text(encoding="utf-8"), old, new), encoding="utf-8")
    before = robins.read_bytes()
    with pytest.raises(BadInput) as told:
        put_back(export, robins)
    assert "Robin" not in told.value.what
    assert robins.read_bytes() == before
    assert list(tmp_path.glob(".taking-back-*")) == []


def test_what_is_nested_without_end_is_refused(robins: Path, tmp_path: Path) -> None:
    export = out(robins, tmp_path / "out.json", "json", keys=True)
    deep = '"exported":' + "[" * 200_000 + "]" * 200_000 + ',"x":'
    export.write_text(spoiled(export.read_text(encoding="utf-8"), '"exported":', deep), encoding="utf-8")
    with pytest.raises(BadInput):
        put_back(export, robins)


def test_other_files_are_no_export(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert not is_everything(tmp_path / "pipe")
    (tmp_path / "a.json").write_text('{"basics": {}}', encoding="utf-8")
    (tmp_path / "b").mkdir()
    assert not is_everything(tmp_path / "a.json")
    assert not is_everything(tmp_path / "b")
    assert not is_everything(tmp_path / "c")
