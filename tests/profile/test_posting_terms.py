"""What is read out of postings: against labels made by hand, and case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
from posting_score import LABELS, pooled, score

from tactful.app.compare_job import load_heads, load_vocabulary
from tactful.errors import PlaybookFault
from tactful.profile.posting_terms import Wanted, wanted_in

KNOWN = (
    *("nurse", "welder", "data-engineer", "teacher", "warehouse-lead"),
    *("lawyer", "chef", "hr-partner", "lab-technician", "graphic-designer"),
)
LATER = ("electrician", "social-media", "accountant", "call-centre", "vet-nurse", "civil-engineer")
UNSEEN = ("driver", "product-manager", "nursery")


def read(text: str) -> dict[str, Wanted]:
    return {
        one.name: one for one in wanted_in(text, load_vocabulary(), load_heads(), company="Pellam Freight")
    }


def test_every_labelled_posting_is_in_a_list() -> None:
    assert {path.stem for path in LABELS.glob("*.toml")} == {*KNOWN, *LATER, *UNSEEN}


@pytest.mark.parametrize("trade", [*KNOWN, *LATER])
def test_each_posting_is_read(trade: str) -> None:
    told = score(trade)
    assert told.precision >= 0.72, told.false
    assert told.recall >= 0.85, told.missed


@pytest.mark.parametrize(
    ("trades", "precision", "recall"), [(KNOWN, 0.84, 0.92), (LATER, 0.84, 0.90), (UNSEEN, 0.65, 0.42)]
)
def test_all_postings_together(trades: tuple[str, ...], precision: float, recall: float) -> None:
    got = pooled([score(trade) for trade in trades])
    assert got[0] >= precision
    assert got[1] >= recall


def test_must_wish_and_work_are_told_apart() -> None:
    found = read(
        "Responsibilities\n- Run payroll\n\nRequirements\n- Excel, ideally Power BI\n- Xero would be a plus\n\n"
        "Nice to have: French\n\nBenefits\n- Python courses and a gym\n"
    )
    assert {name: one.weight for name, one in found.items()} == {
        "payroll": "work", "Excel": "must", "Power BI": "nice", "Xero": "nice", "French": "nice",
    }  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "We offer training in Python and a pension.",
        "We are an equal opportunities employer and welcome SQL.",
        "Questions? Write to Dana Reyes.",
        "£40,000 and a Kubernetes conference each year, bank holidays included.",
        "Salary: 40,000",
        "Pellam Freight is proud of its Python.",
    ],
)
def test_what_is_no_requirement_is_left_out(line: str) -> None:
    assert set(read(f"Requirements\n- SQL server knowledge\n\n{line}\n")) <= {"SQL Server"}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Experience with JS", "JavaScript"),
        ("K8s in production", "Kubernetes"),
        ("You plan your own lessons", "lesson planning"),
        ("Familiar with C#", "C#"),
        ("Knowledge of Zorblax", "Zorblax"),
        ("Certified in falconry", "falconry"),
        ("Beekeeping experience", "beekeeping"),
        ("A driver's licence", "driving licence"),
        ("Fluent German", "German"),
        ("A Bachelor's in physics", "degree"),
    ],
)
def test_one_thing_under_many_names(line: str, name: str) -> None:
    assert name in read(f"Requirements\n- {line}\n")


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("At least three years of experience", 3), ("5+ years' experience in sales", 5), ("2-4 years in a kitchen", 2),
        ("Two or more years in a studio", 2), ("minimum of 10 years leading teams", 10),
    ],
)  # fmt: skip
def test_years_are_read(line: str, years: int) -> None:
    assert read(f"Requirements\n- {line}\n")[f"{years} years"].years == years


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Go the extra mile", "Go"), ("Excel in all you do", "Excel"), ("Keep people safe", "SAFe"),
        ("Have a level head", "A level"), ("Rest of the team", "REST"), ("Show good judgement in talks", "goods in"),
        ("We sell plants 30 years old", "30 years"), ("A clean room and a tidy bench", "R"),
    ],
)  # fmt: skip
def test_plain_words_are_no_names(line: str, name: str) -> None:
    assert name not in read(f"Requirements\n- {line}\n")


def test_spans_hold_the_words() -> None:
    text = "Duties\n\n* Weld stainless steel\n\nRequirements\n1. Knowledge of Zorblax; MS Office\n"
    for one in read(text).values():
        assert text[slice(*one.span)] == one.quote


def test_a_posting_without_heads_is_read_too() -> None:
    found = read("We need a cook. You must have knife skills. Experience with HACCP is a plus. We love dogs.")
    assert found["knife skills"].weight == "must"
    assert found["HACCP"].weight == "nice"


def test_text_of_any_kind_is_survived() -> None:
    for text in (
        "",
        "\n" * 500,
        "Requirements:\n" * 400,
        "- " * 5000,
        "a, " * 5000,
        "\u202e\0😀 experience with 😀",
    ):
        wanted_in(text, load_vocabulary(), load_heads())


def test_lists_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("[skill]\ncooking; cooking\n[spell]\nlevitation\n", encoding="utf-8")
    with pytest.raises(PlaybookFault) as caught:
        load_vocabulary(tmp_path)
    assert "spell" in str(caught.value.problems)
