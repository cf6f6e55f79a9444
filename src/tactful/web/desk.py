"""What all pages share: the open ledger, the day, and what was worked out for it and is still true."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Lock, RLock
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from litestar.di import NamedDependency

from tactful.app.ledger_at import open_at
from tactful.app.search_people import Directory
from tactful.errors import LedgerMissing
from tactful.ledger.open import Ledger

if TYPE_CHECKING:
    from tactful.app.plan_day import Setting

T = TypeVar("T")
Mark = tuple[tuple[int, int, int], ...]
ALONE = RLock()
"""Held by whoever works: msgspec 0.22 falls over when two threads meet a type for the first time, and each reader of
the ledger holds pages of it in memory. Today, people and a person are made in the server's own thread, since threads
that want the processor at once double the longest wait.
"""
KEPT = 200
"""Answers that are kept at most, dear ones and cheap ones each; the one not asked for the longest goes first."""
DEAR = 0.1
"""Seconds of work that make an answer dear: no number of cheap ones may drive it out."""


class Desk:
    """One ledger, opened when it is first needed. Safe to share between threads."""

    def __init__(
        self, path: Path, *, today: Callable[[], date], now: Callable[[], datetime], made_up: bool = False
    ) -> None:
        self.path = path
        self.today = today
        self.now = now
        self.made_up = made_up
        self._files = (path, path.with_name(f"{path.name}-wal"))
        self._directory = Directory()
        self._lock = Lock()
        self._opened: Ledger | None = None
        self._file = 0
        self._dear: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._cheap: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._of: Mark = ()

    def close(self) -> None:
        """Let go of the ledger."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            self._opened = None

    @property
    def exists(self) -> bool:
        """True when there is a ledger at all."""
        return self.path.exists()

    @contextmanager
    def ledger(self, *, create: bool = False) -> Iterator[Ledger]:
        """The open ledger, for one at a time; where a restore has put another file in its place, that one.

        Raises LedgerUnusable.
        """
        with ALONE:
            yield self._current(create=create)

    @contextmanager
    def change(self, *, create: bool = False) -> Iterator[Ledger]:
        """The same, to be written to: what was worked out is forgotten after it."""
        with self.ledger(create=create) as ledger:
            yield ledger
        self.forget()

    def needed(self) -> None:
        """Raises LedgerMissing where there is no ledger."""
        if not self.exists:
            raise LedgerMissing("There is no ledger yet.", "Import your data first: tactful import EXPORT")

    def _current(self, *, create: bool) -> Ledger:
        with self._lock:
            file = self.path.stat().st_ino if self.path.exists() else 0
            if self._opened is not None and file != self._file:
                self._opened.close()
                self._opened = None
            if self._opened is None:
                self._opened = open_at(self.path, now=self.now(), create=create)
                self._file = self.path.stat().st_ino
            return self._opened

    def kept(self, key: tuple[Any, ...], work: Callable[[Ledger], T]) -> T:
        """What `work` gives, worked out once for as long as the ledger's files and the day are the same."""
        key = (*key, self.today())
        before = self._mark()
        with self._lock:
            if before != self._of:
                self._forget(before)
            for kept in (self._dear, self._cheap):
                if key in kept:
                    kept.move_to_end(key)
                    found: T = kept[key]
                    return found
        with self.ledger() as ledger, ledger.read():
            began = perf_counter()
            made = work(ledger)
            kept = self._dear if perf_counter() - began > DEAR else self._cheap
        with self._lock:
            if self._of == before == self._mark():
                kept[key] = made
                if len(kept) > KEPT:
                    kept.popitem(last=False)
        return made

    def forget(self) -> None:
        """Forget what was worked out: something was written."""
        with self._lock:
            self._forget(())

    def _forget(self, mark: Mark) -> None:
        self._dear.clear()
        self._cheap.clear()
        self._of = mark

    def owner(self) -> str | None:
        """The name that stands on every page; None while there is no ledger or no name."""
        if not self.exists:
            return None
        return self.kept(("owner",), _owner)

    def directory(self) -> Directory:
        """Everybody, to be searched."""
        return self.kept(("directory",), self._directory.current)

    def setting(self) -> Setting:
        """What all advice of the day shares."""
        from tactful.app.plan_day import setting_of

        return self.kept(("setting",), lambda ledger: setting_of(ledger, self.today()))

    def _mark(self) -> Mark:
        marks = []
        for path in self._files:
            try:
                told = path.stat()
            except OSError:
                marks.append((0, 0, 0))
            else:
                marks.append((told.st_ino, told.st_size, told.st_mtime_ns))
        return tuple(marks)


TheDesk = NamedDependency[Desk]
"""The desk, as handlers are given it."""


def _owner(ledger: Ledger) -> str | None:
    from tactful.ledger import queries

    named = queries.settings(ledger).get("name")
    return str(named) if named else ledger.keeper().name
