"""Every sample table beside what it turns into, and tables that are odd or hostile.

After a change that is meant:

    python tests/sources/test_tracker_samples.py
    git diff tests/sources/samples/tracker
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from linkedin_samples import CONNECTIONS, DANA, table
from one_file_samples import expected_of, turned_into

from tactful.core.facts import Fact, Skipped
from tactful.errors import BadInput, NotAnExport, TactfulError
from tactful.sources import tracker
from tactful.sources.tracker import days
from tactful.sources.tracker.columns import load, stage_of

SAMPLES = sorted((Path(__file__).parent / "samples" / "tracker").glob("*.csv"))


def turned(path: Path) -> dict[str, Any]:
    """What a table turns into, or what its error says."""
    try:
        return turned_into(path, tracker.extract)
    except TactfulError as error:
        return {"error": error.id, "what": error.what, "next": error.next_step}


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_table_turns_into_what_is_written_beside_it(path: Path) -> None:
    expected = json.loads(expected_of(path).read_text("utf-8"))
    assert turned(path) == expected
    assert tracker.identify(path) == ("error" not in expected)


def test_columns_that_a_person_names_are_taken_by_title_or_letter() -> None:
    path = next(path for path in SAMPLES if path.stem == "unclear")
    by_letter = {"company": "A", "stage": "C", "applied_on": "B"}
    by_title = {"company": "name", "stage": "Progress", "applied_on": "When"}
    for columns in (by_letter, by_title):
        facts = [fact for fact in tracker.extract(path, columns).facts() if isinstance(fact, Fact)]
        assert [
            fact.opportunity and (fact.opportunity.company, fact.opportunity.stage) for fact in facts
        ] == [
            ("Northwind", "applied"),
            ("Copper Pan", "interviewing"),
        ]


@pytest.mark.parametrize("columns", [{"company": "Z", "title": "A"}, {"salary": "A"}, {"company": "A"}])
def test_columns_that_are_not_there_are_refused(columns: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        tracker.extract(SAMPLES[0], columns)


@pytest.mark.parametrize(
    ("cells", "order"),
    [(["13/02/2026", "01/02/2026"], "day first"), (["02/13/2026"], "month first"), (["01/02/2026"], "either"),
     (["13/02/2026", "02/13/2026"], "both"), (["01.02.2026"], "day first"), (["2026-02-13", "", "soon"], "either")],
)  # fmt: skip
def test_the_order_of_day_and_month_is_what_the_column_proves(cells: list[str], order: str) -> None:
    assert days.order(cells) == order


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("03/04/2026", "day first", "2026-04-03"),
        ("03/04/2026", "month first", "2026-03-04"),
        ("03/04/2026", "either", "None"),
        ("04/04/2026", "either", "2026-04-04"),
        ("25/04/26", "both", "2026-04-25"),
        ("2026/4/3", "either", "2026-04-03"),
        ("2026-04-03T10:00:00Z", "either", "2026-04-03"),
        ("3 April 2026", "either", "2026-04-03"),
        ("Fri, Apr 3rd, 2026", "either", "2026-04-03"),
        ("3. März 2026", "either", "2026-03-03"),
        ("31/02/2026", "day first", "None"),
        ("01/01/9999", "day first", "None"),
        ("yesterday", "day first", "None"),
        ("46115", "either", "None"),
    ],
)
def test_a_date_is_read_as_proved_or_not_at_all(cell: str, order: days.Order, day: str) -> None:
    assert str(days.read(cell, order)) == day


@pytest.mark.parametrize(
    ("stage", "word"), [(stage, word) for stage, all_ in load().stages.items() for word in all_]
)
def test_each_word_names_one_stage_in_any_case(stage: str, word: str) -> None:
    assert stage_of(f" {word.upper()} ") == (None if stage == "unknown" else stage)


def test_tables_of_people_and_linkedin_s_own_are_no_trackers(tmp_path: Path) -> None:
    people = "First Name,Last Name,Company,Job Title,Status\nDana,Reyes,Northwind,Engineer,Applied\n"
    assert not tracker.identify(written(tmp_path, people))
    assert not tracker.identify(
        written(tmp_path, table(CONNECTIONS, ("Dana", "Reyes", DANA, "", "N", "E", "05 Mar 2024")))
    )
    saved = "Saved Date,Job Url,Job Title,Company Name\n2026-01-01,https://www.linkedin.com/jobs/view/1,Welder,Tallis\n"
    assert not tracker.identify(written(tmp_path, saved))
    assert not tracker.identify(written(tmp_path, "Title,Author\nEmma,Jane Austen\n"))
    assert not tracker.identify(tmp_path)


def test_the_same_row_twice_is_one_key_and_one_with_other_details_is_told(tmp_path: Path) -> None:
    text = "Company,Title,Status\nTallis,Welder,Applied\nTallis,Welder,Applied\nTALLIS,welder,Rejected\n"
    one = tracker.extract(written(tmp_path, text))
    facts = [fact for fact in one.facts() if isinstance(fact, Fact)]
    assert len({fact.key for fact in facts}) == 1
    assert [problem.line for problem in one.problems] == [4]


@pytest.mark.parametrize(
    ("text", "facts", "skipped"),
    [
        ("Company,Title,Status\n" + '"Tallis,Welder,Applied\n' * 2001, 1000, 1),
        ("Company,Title,Status\nA," + "x" * 3_000_000 + ",Applied\nB,C,Applied\n", 1, 1),
        ("Company,Title,Status\n\0Ta\0llis,Welder,Applied\n", 1, 0),
        ('Company,Title,Status,Link\nA,B,Applied,"=HYPERLINK(' + " " * 300_000 + '"\n', 1, 0),
        ("Company,Title,Status\n" + "A,B,Applied\n" * 60_000, 50_000, 0),
        ("Company,Title,Status\n" + ",,\n" * 100_000, 0, 0),
    ],
    ids=["quotes", "cell", "nul", "formula", "rows", "empty"],
)
def test_hostile_tables_end_soon(tmp_path: Path, text: str, facts: int, skipped: int) -> None:
    started = time.perf_counter()
    items = list(tracker.extract(written(tmp_path, text)).facts())
    assert time.perf_counter() - started < 30
    assert sum(isinstance(item, Fact) for item in items) == facts
    assert sum(isinstance(item, Skipped) for item in items) == skipped


def test_what_is_no_table_and_what_is_too_large_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAnExport):
        tracker.extract(written(tmp_path, "just words"))
    with pytest.raises(BadInput, match="larger than 20 MB"):
        tracker.extract(written(tmp_path, b"Company,Title\n" + b"a,b\n" * 6_000_000))


if __name__ == "__main__":
    for sample in SAMPLES:
        expected_of(sample).write_text(
            json.dumps(turned(sample), ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
