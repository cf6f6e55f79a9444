"""Promises that only the whole program can keep, tried on the example network."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from examples.build import TODAY, build

from tactful.cli import cli

Run = Callable[..., str]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger into which the example was imported."""
    folder = tmp_path_factory.mktemp("imported")
    ran = CliRunner().invoke(cli, ["--ledger", str(folder / "ledger.db"), "import", str(build(folder))])
    assert ran.exit_code == 0, ran.output
    return folder / "ledger.db"


@pytest.fixture
def run(imported: Path, tmp_path: Path) -> Run:
    """Run a command on a ledger of the test's own."""
    ledger = shutil.copy(imported, tmp_path / "ledger.db")

    def runs(*arguments: str) -> str:
        ran = CliRunner().invoke(cli, ["--ledger", str(ledger), *arguments])
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    return runs


def proposed(run: Run) -> set[tuple[str, str]]:
    """Name and company of everybody to whom the agenda proposes anything."""
    agenda: dict[str, Any] = json.loads(run("today", "--on", TODAY.isoformat(), "--limit", "50", "--json"))
    people = [item["person"] for part in ("do", "later", "waiting") for item in agenda[part]]
    people += [person for task in agenda["tasks"] for person in task["people"]]
    return {(person["name"], person["company"]) for person in people}


def test_nobody_at_the_present_employer_is_proposed(run: Run) -> None:
    assert "Oxbow Parcel" in {company for _, company in proposed(run)}
    run("set", "me", "employer", "Oxbow Parcel")
    run("set", "me", "discreet", "yes")
    after = proposed(run)
    assert after
    assert "Oxbow Parcel" not in {company for _, company in after}


def test_nobody_at_a_company_to_keep_it_from_is_proposed(run: Run) -> None:
    run("set", "Oxbow Parcel", "kept-from", "yes")
    assert "Oxbow Parcel" not in {company for _, company in proposed(run)}


def test_a_person_is_left_out_by_name(run: Run) -> None:
    assert "Tendai Moyo-Lindgren" in {name for name, _ in proposed(run)}
    run("set", "Tendai Moyo-Lindgren", "kept-out", "yes")
    assert "Tendai Moyo-Lindgren" not in {name for name, _ in proposed(run)}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
def test_no_cell_of_an_export_is_a_formula(run: Run, start: str, tmp_path: Path) -> None:
    formula = f'{start}HYPERLINK("http://example.com","x")'
    run("log", "messaged", "Tendai", "--text", formula, "--about", formula, "--on", TODAY.isoformat())
    run("export", str(tmp_path / "tables"))
    cells = [
        cell
        for path in (tmp_path / "tables").glob("*.csv")
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines(keepends=True))
        for cell in row
    ]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-H", "@", "\t"))] == []


def test_a_name_is_no_statement(run: Run) -> None:
    name = "Robert'); DROP TABLE person;--"
    run("add", "person", name, "--company", "Oxbow Parcel")
    assert name in run("person", name, "--json")
    assert "All is well." in run("doctor")
