"""Decisions and words take values and give values: no clock, disk, network or chance."""

from __future__ import annotations

import ast
import sys

import pytest
from source_tree import calls, imports, modules, parsed, place, within

NETWORK = (
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "playwright", "poplib",
    "requests", "selenium", "smtplib", "socket", "socketserver", "ssl", "urllib.request", "urllib3",
    "webbrowser", "xmlrpc",
)  # fmt: skip
OUTSIDE = (
    "glob", "importlib.resources", "io", "os", "pathlib", "random", "secrets", "shutil", "sqlite3",
    "subprocess", "tempfile", "threading", "time", "uuid",
)  # fmt: skip
CLOCK_OR_DISK = frozenset(
    {"open", "date.today", "datetime.date.today", "datetime.now", "datetime.datetime.now", "datetime.today",
     "datetime.datetime.today", "datetime.utcnow", "datetime.datetime.utcnow"}
)  # fmt: skip
PURE = {
    "core": ("tactful.core",),
    "notes": ("tactful.core", "tactful.notes"),
    "profile": ("tactful.core", "tactful.notes", "tactful.profile"),
}
NETWORKS = ("notes/check/reading/", "notes/check/slips/", "notes/check/tone/")
LISTENS = {
    "src/tactful/web/serving.py": ("socket", "webbrowser"),
    "src/tactful/web/uploads.py": ("asyncio",),
}
"""The one file that has a socket, to be asked on 127.0.0.1, and the one that waits for what a browser hands over.

test_no_network.py holds that neither asks anybody.
"""


def faults(tree: ast.Module) -> list[str]:
    """What in a file reaches for the clock, the disk, the network or chance."""
    reached = [f"{line}: imports {name}" for line, name in imports(tree) if within(name, *OUTSIDE, *NETWORK)]
    return reached + [f"{line}: calls {name}" for line, name in calls(tree) if name in CLOCK_OR_DISK]


@pytest.mark.parametrize("part", PURE)
def test_decisions_reach_for_nothing_outside(part: str) -> None:
    found = {place(path): faults(parsed(path)) for path in modules(part)}
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize("part", PURE)
def test_decisions_stand_on_the_standard_library_and_msgspec_alone(part: str) -> None:
    """The matrix products of the networks need numpy, and nothing else does."""
    foreign = [
        f"{place(path)}:{line} {name}"
        for path in modules(part)
        for line, name in imports(parsed(path))
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not within(name, "msgspec", "__future__", *PURE[part])
        and not (within(name, "numpy") and any(one in place(path) for one in NETWORKS))
    ]
    assert foreign == []


def test_nothing_in_the_program_can_speak_to_a_network() -> None:
    able = [
        f"{place(path)}:{line} {name}"
        for path in modules()
        for line, name in imports(parsed(path))
        if within(name, *NETWORK) and not within(name, *LISTENS.get(place(path), ()))
    ]
    assert able == []


@pytest.mark.parametrize(
    "line",
    [
        "import random",
        "from os import path",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "def f():\n    from urllib.request import urlopen",
        "open('x')",
    ],
)
def test_each_way_outside_is_seen(line: str) -> None:
    assert faults(ast.parse(line))
