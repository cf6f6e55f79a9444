"""Import, agenda, advice and draft work with the network out of reach."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

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
SERVING = (
    """
import sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"):
        raise RuntimeError(f"asked somebody: {event}")
    if event == "socket.bind" and arguments[1][0] != "127.0.0.1":
        raise RuntimeError(f"listens to others: {arguments[1]}")
sys.addaudithook(refuse)
"""
    + "from tactful.cli import main\nmain()"
)
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


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C reaches another process by a signal")
def test_serve_is_asked_here_alone_and_asks_nobody(imported: Path) -> None:
    arguments = [
        sys.executable,
        "-c",
        SERVING,
        "--ledger",
        str(imported),
        "serve",
        "--port",
        "0",
        "--no-open",
    ]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        assert serving.stderr is not None
        assert serving.stdout.readline() == "Tactful is at\n"
        url = serving.stdout.readline().strip()
        opener = build_opener(HTTPCookieProcessor())
        page = opener.open(url, timeout=30).read().decode()
        serving.send_signal(signal.SIGINT)
        assert serving.wait(timeout=30) == 0
        assert "<h1>Today</h1>" in page
        assert serving.stderr.read() == ""
        assert serving.stdout.read().splitlines()[-1] == "Stopped."


@pytest.mark.parametrize("arguments", [["advise", "-"], ["draft", "--situation", "-"]], ids=lambda a: a[0])
def test_advice_and_draft_open_no_connection(arguments: list[str], tmp_path: Path) -> None:
    ran = guarded(RUN, *arguments, ledger=tmp_path / "ledger.db", given=SITUATION)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
