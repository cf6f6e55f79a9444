"""Bytes of one file of an export, bounded; whatever goes wrong below becomes `UnreadableError`."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from typing import IO, Any

from tactful.sources.linkedin import limits


class UnreadableError(Exception):
    """Why a file cannot be read, in words for the person; never holds content."""


TOO_LARGE = "It unpacks to more than any export holds, so it was not read to the end."
TOO_MANY = "There are more records than any export holds; the rest was not read."
TOO_DAMAGED = "It is damaged in too many places; the rest was not read."
DAMAGED = "It is damaged or cut off. Download the export again."
LOCKED = "It is locked with a password. Unpack the archive first, then import the folder."
STRANGE = "It is packed in a way that LinkedIn never uses, so it was not read."
_TEXTS: dict[type[BaseException], str] = {
    RuntimeError: LOCKED,
    NotImplementedError: STRANGE,
    PermissionError: "It may not be read: check the rights of the file.",
    FileNotFoundError: "It is gone.",
}
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, LookupError,
)  # fmt: skip


class translated:  # noqa: N801 - used like a function
    """Turn what `zipfile`, `zlib` and the system raise into `UnreadableError`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None or issubclass(kind, UnreadableError):
            return
        if text := _TEXTS.get(kind):
            raise UnreadableError(text) from None
        if issubclass(kind, _DAMAGE):
            raise UnreadableError(DAMAGED) from None


class Budget:
    """The bytes and the records that one pass over all files may still have."""

    def __init__(self, left: int = limits.TOTAL_BYTES, records: int = limits.RECORDS) -> None:
        self.left = left
        self.records = records

    def spend(self) -> None:
        """Take one record from the budget; raises `UnreadableError` when there is none left."""
        self.records -= 1
        if self.records < 0:
            raise UnreadableError(TOO_MANY)


class Entry:
    """One file of an export: the `name` to show, and a way to its bytes or the `fault` that bars it."""

    def __init__(
        self,
        name: str,
        start: Callable[[], IO[bytes]],
        fault: str | None = None,
        modified: date | None = None,
    ) -> None:
        self.name = name
        self.fault = fault
        self.modified = modified
        self._start = start

    def open(self, budget: Budget, limit: int = limits.ENTRY_BYTES) -> io.BufferedReader:
        """Return the bytes, bounded by `limit` and by what the budget has left; raises `UnreadableError`."""
        if self.fault:
            raise UnreadableError(self.fault)
        with translated():
            return io.BufferedReader(_Bounded(self._start(), limit, budget), 1 << 17)


class _Bounded(io.RawIOBase):
    def __init__(self, stream: IO[bytes], limit: int, budget: Budget) -> None:
        self._stream = stream
        self._left = limit
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with translated():
            data = self._stream.read(len(buffer))
        self._left -= len(data)
        self._budget.left -= len(data)
        if self._left < 0 or self._budget.left < 0:
            raise UnreadableError(TOO_LARGE)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
