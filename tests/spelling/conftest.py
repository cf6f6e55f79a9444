"""Children that behave badly, each a small program of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tactful.spelling.client import ChildSpeller

HEAD = """
import json, os, sys, time
def say(what):
    sys.stdout.write(json.dumps(what) + "\\n"); sys.stdout.flush()
def answer(asked):
    say({"id": asked["id"], "unknown": {word: [word.upper()] for word in asked["words"]}, "slips": []})
sys.stdin.readline()
"""


@pytest.fixture
def child_that(tmp_path: Path) -> Iterator[Callable[..., ChildSpeller]]:
    """Make a speller whose child is a program of these lines; all are closed in the end."""
    made: list[ChildSpeller] = []

    def make(lines: str, patience: float = 10.0) -> ChildSpeller:
        program = tmp_path / f"child{len(made)}.py"
        program.write_text(HEAD + lines, encoding="utf-8")
        made.append(ChildSpeller(command=[sys.executable, "-S", str(program)], patience=patience))
        return made[-1]

    yield make
    for speller in made:
        speller.close()
