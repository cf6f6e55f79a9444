"""The house: small files, names that say something, and nothing heavy on the way in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from math import ceil
from pathlib import Path
from statistics import median

import pytest
from examples.build import build
from source_tree import ROOT, modules, place

VAGUE = frozenset({"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "stuff"})
HEAVY = frozenset({"alembic", "rich", "sqlalchemy"})
SITUATION = '{"today": "2026-03-10", "considering": "connect", "person": {"role": "interviewer"}}'


def test_files_are_small() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in modules())
    assert median(lengths) <= 120
    assert lengths[ceil(0.9 * len(lengths)) - 1] <= 350


def test_no_file_is_over_the_stop() -> None:
    over = {place(path): n for path in modules() if (n := len(path.read_text("utf-8").splitlines())) > 500}
    assert over == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    package = ROOT / "src" / "tactful"
    vague = [
        place(path)
        for path in modules()
        if VAGUE
        & {word for part in path.relative_to(package).with_suffix("").parts for word in part.split("_")}
    ]
    assert vague == []


def imported(arguments: list[str], ledger: Path, given: str = "") -> set[str]:
    """The modules that a command of the program imports, by the interpreter's own account."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tactful", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TACTFUL_LEDGER": str(ledger), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return set(re.findall(r"^import time:.*\|\s+([\w.]+)$", ran.stderr, re.MULTILINE))


@pytest.mark.parametrize(
    ("arguments", "given"),
    [(["--version"], ""), (["--help"], ""), (["advise", "-", "--json"], SITUATION)],
    ids=["version", "help", "advise"],
)
def test_what_needs_no_ledger_loads_no_database(arguments: list[str], given: str, tmp_path: Path) -> None:
    names = imported(arguments, tmp_path / "ledger.db", given)
    assert "tactful.cli" in names
    assert {name.partition(".")[0] for name in names} & HEAVY == set()


def test_a_command_that_needs_the_ledger_is_seen_to_load_the_database(tmp_path: Path) -> None:
    assert "sqlalchemy" in imported(["import", str(build(tmp_path))], tmp_path / "ledger.db")
