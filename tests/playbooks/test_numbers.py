"""No number without its basis: a source, practice, or our own reading of a vague word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tactful.app.load_playbook import load_playbook, shipped
from tactful.core.playbook import Playbook
from tactful.core.playbook_sense import BASES

BOOKS = [load_playbook(name) for name in shipped()]
books = pytest.mark.parametrize("book", BOOKS, ids=[book.header.name for book in BOOKS])
SOURCE = re.compile(r"\b(?:HM|IV|S\d+)\b")


def numbered(conditions: Any) -> bool:
    """True when a condition counts something."""
    tests = [test for condition in conditions for test in condition.values()]
    return any(isinstance(test, (int, dict)) and not isinstance(test, bool) for test in tests)


def bases(book: Playbook) -> Iterator[tuple[str, str | None]]:
    """Each place with numbers, and their basis."""
    for name, play in book.play.items():
        yield f"play {name}", play.window.basis
        for shift in play.shift:
            yield f"play {name}, shift for {shift.rule}", shift.basis
    for name, boundary in book.boundary.items():
        if boundary.until or numbered(boundary.when):
            yield f"boundary {name}", boundary.basis
    for otherwise in book.otherwise:
        if otherwise.until:
            yield f"otherwise {'/'.join(otherwise.actions)}", otherwise.basis


@books
def test_each_number_has_its_basis(book: Playbook) -> None:
    assert [place for place, basis in bases(book) if not (basis or "").startswith(BASES)] == []
    assert len(list(bases(book))) > 60


@books
def test_a_basis_says_more_than_its_kind(book: Playbook) -> None:
    assert [place for place, basis in bases(book) if len((basis or "").partition(": ")[2]) < 8] == []


@books
def test_a_source_that_is_named_exists(book: Playbook) -> None:
    for place, basis in bases(book):
        if basis and basis.startswith("source: "):
            named = SOURCE.findall(basis)
            assert named, place
            assert set(named) <= set(book.source), place


@books
def test_the_other_side_of_a_dispute_is_named(book: Playbook) -> None:
    disputes = [(name, contested) for name, play in book.play.items() for contested in play.contested]
    disputes += [(name, contested) for name, entry in book.boundary.items() for contested in entry.contested]
    assert len(disputes) >= 9
    for name, contested in disputes:
        assert SOURCE.findall(contested.against), name
        assert set(SOURCE.findall(contested.against)) <= set(book.source), name


@books
def test_limits_of_the_platform_have_source_and_date(book: Playbook) -> None:
    assert book.limit
    for name, limit in book.limit.items():
        assert limit.source in book.source, name
        assert book.source[limit.source].url, name
        assert date(2020, 1, 1) < date.fromisoformat(limit.on), name
        assert limit.value > 0


@books
def test_published_sources_can_be_read(book: Playbook) -> None:
    for name, source in book.source.items():
        assert source.grade == "own" or source.read, name
        assert not name.startswith("S") or (source.url or "").startswith("http"), name
