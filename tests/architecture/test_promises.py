"""Each promise in `promises.toml` is tied to tests that exist, and a test may say which promise it keeps."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from source_tree import ROOT, parsed

PROMISES = tomllib.loads((ROOT / "tests" / "promises.toml").read_text(encoding="utf-8"))["promise"]
TIES = [(promise, test) for promise, entry in PROMISES.items() for test in entry["tests"]]


def tests_in(path: Path) -> set[str]:
    """The tests of a file, by its syntax: `test_this`, or `TestThat::test_this`."""
    names: set[str] = set()
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            names.add(node.name)
        elif isinstance(node, ast.ClassDef):
            inner = (
                n.name for n in node.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test")
            )
            names.update(f"{node.name}::{name}" for name in inner)
    return names


@pytest.mark.parametrize(("promise", "test"), TIES, ids=[f"{p}-{t.rpartition('::')[2]}" for p, t in TIES])
def test_the_test_of_a_promise_exists(promise: str, test: str) -> None:
    file, _, name = test.partition("::")
    path = ROOT / file
    assert path.is_file(), f"{promise}: there is no {file}"
    assert name in tests_in(path), f"{promise}: {file} has no {name}"


def test_every_promise_is_a_sentence_with_a_test() -> None:
    empty = [
        name for name, entry in PROMISES.items() if not entry["tests"] or not entry["text"].endswith(".")
    ]
    assert empty == []
