"""Import, agenda, advice and draft work with the network out of reach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from examples.build import build

# The interpreter itself tells of every socket, whoever makes it: https://docs.python.org/3/library/audit_events.html
GUARDED = """
import sys
def refuse(event, _):
    if event.startswith("socket."):
        raise RuntimeError(f"reached for the network: {event}")
sys.addaudithook(refuse)
"""
RUN = GUARDED + "from tactful.cli import main\nmain()"
SITUATION = """{"today": "2026-11-22", "me": {"name": "Robin Vale"}, "considering": "connect",
"person": {"name": "Ngozi Halloran-Tate", "role": "hiring-manager", "link": "none"},
"company": {"name": "Brightmoor Grocers"}, "opportunity": {"stage": "interviewing"},
"moments": [{"on": "2026-11-17", "what": "interviewed", "outlook": "positive",
"about": ["the stock feed"]}]}"""


def guarded(code: str, *arguments: str, ledger: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run code in an interpreter in which any use of a socket raises."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TACTFUL_LEDGER": str(ledger), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


def test_the_guard_sees_a_socket(tmp_path: Path) -> None:
    ran = guarded(GUARDED + "import socket\nsocket.socket()", ledger=tmp_path / "ledger.db")
    assert ran.returncode != 0
    assert "reached for the network" in ran.stderr


def test_import_and_agenda_open_no_connection(tmp_path: Path) -> None:
    ledger, export = tmp_path / "ledger.db", build(tmp_path)
    for arguments in (["import", str(export)], ["today", "--on", "2026-11-22"]):
        ran = guarded(RUN, *arguments, ledger=ledger)
        assert ran.returncode == 0, (arguments, ran.stderr)
    assert ledger.exists()


@pytest.mark.parametrize("arguments", [["advise", "-"], ["draft", "--situation", "-"]], ids=lambda a: a[0])
def test_advice_and_draft_open_no_connection(arguments: list[str], tmp_path: Path) -> None:
    ran = guarded(RUN, *arguments, ledger=tmp_path / "ledger.db", given=SITUATION)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
