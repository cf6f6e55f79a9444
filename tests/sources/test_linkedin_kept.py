"""Keeping the messages between the two looks changes nothing but the time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from examples.build import build

from tactful.core.facts import Fact, Skipped
from tactful.sources import linkedin
from tactful.sources.linkedin import limits
from tactful.sources.linkedin.kept import Kept
from tactful.sources.linkedin.streams import Entry


def read(path: Path) -> list[Fact | Skipped]:
    extraction = linkedin.extract(path)
    try:
        return list(extraction.facts())
    finally:
        extraction.close()


def test_kept_or_read_again_the_facts_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export = build(tmp_path)
    kept = read(export)
    monkeypatch.setattr(limits, "KEPT", -1)
    assert read(export) == kept
    assert sum(fact.file == "messages.csv" for fact in kept) == 163


def test_what_has_no_room_or_was_not_read_to_the_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def rows(count: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        return ((number, (f"{number:050d}",)) for number in range(count))

    one, other, third = (Entry(name, lambda: None) for name in ("a", "a", "c"))
    monkeypatch.setattr(limits, "KEPT", 300_000)
    kept = Kept()
    assert len(list(kept.keep(one, frozenset({"text"}), rows(3_000)))) == 3_000
    assert len(list(kept.keep(other, frozenset(), rows(9_000)))) == 9_000
    next(kept.keep(third, frozenset(), rows(5)))
    taken = kept.take(one)
    assert taken is not None
    assert taken[0] == {"text"}
    assert list(taken[1]) == list(rows(3_000))
    assert kept.take(one) is None
    assert kept.take(other) is None
    assert kept.take(third) is None
