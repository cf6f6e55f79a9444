"""Each promise in `promises.toml` is tied to tests that exist, and a test may say which promise it keeps."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest
from source_tree import ROOT, parsed

PROMISES = tomllib.loads((ROOT / "tests" / "promises.toml").read_text(encoding="utf-8"))["promise"]
TIES = [(promise, test) for promise, entry in PROMISES.items() for test in entry["tests"]]


def named_tests(path: Path) -> set[str]:
    """The tests of a file, by its syntax: `test_this`, or `TestThat::test_this`."""
    names: set[str] = set()
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            names.add(node.name)
        elif isinstance(node, ast.ClassDef):
            inner = [one for one in node.body if isinstance(one, ast.FunctionDef)]
            names.update(f"{node.name}::{one.name}" for one in inner if one.name.startswith("test"))
    return names


@pytest.mark.parametrize(("promise", "test"), TIES, ids=[f"{p}-{t.rpartition('::')[2]}" for p, t in TIES])
def test_the_test_of_a_promise_exists(promise: str, test: str) -> None:
    file, _, name = test.partition("::")
    path = ROOT / file
    assert path.is_file(), f"{promise}: there is no {file}"
    assert name in named_tests(path), f"{promise}: {file} has no {name}"


def test_every_promise_is_a_sentence_with_a_test() -> None:
    untied = [name for name, entry in PROMISES.items() if not entry["tests"]]
    unsaid = [name for name, entry in PROMISES.items() if not entry["text"].endswith(".")]
    assert (untied, unsaid) == ([], [])
