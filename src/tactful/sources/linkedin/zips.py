"""Zips: the archive that LinkedIn sends, archives inside it, and what a hostile one may try."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

from tactful.sources.linkedin import limits, names
from tactful.sources.linkedin.streams import (
    LOCKED,
    STRANGE,
    TOO_LARGE,
    Budget,
    Entry,
    UnreadableError,
    translated,
)


class Archive:
    """The entries of one path, and what could not be opened as (name, why)."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.faults: list[tuple[str, str]] = []
        self.opened: list[zipfile.ZipFile] = []
        self.nested_left = limits.NESTED_BYTES
        self._taken: Counter[str] = Counter()

    def add(self, entry: Entry, prefix: str = "") -> None:
        """Add an entry under a name of its own; `prefix` tells apart what has the same name."""
        if entry.name in self._taken and prefix:
            entry.name = names.shown(prefix + entry.name)
        self._taken[entry.name] += 1
        if (count := self._taken[entry.name]) > 1:
            before, dot, ending = entry.name.rpartition(".")
            entry.name = f"{before} ({count}){dot}{ending}"
        self.entries.append(entry)

    def close(self) -> None:
        """Release the files."""
        for archive in self.opened:
            archive.close()


def is_zip(path: Path) -> bool:
    """Say whether a file begins like a zip (an xlsx does, too)."""
    try:
        if not path.is_file():  # opening a pipe would wait forever
            return False
        with path.open("rb") as stream:
            return stream.read(4) in {b"PK\x03\x04", b"PK\x05\x06"}
    except OSError:
        return False


def first_name_in_zip(path: Path) -> str:
    """Return the name of the first file of a zip, even of one that is cut off; empty when there is none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(30)
            return stream.read(int.from_bytes(head[26:28], "little")).decode("utf-8", "replace")
    except OSError:
        return ""


def add_zip(archive: Archive, name: str, source: Path | io.BytesIO, prefix: str = "", depth: int = 0) -> None:
    """Add the entries of a zip, and of the zips inside it."""
    try:
        with translated():
            _check_directory(source)
            opened = zipfile.ZipFile(source)
    except UnreadableError as why:
        archive.faults.append((names.shown(name), str(why)))
        return
    archive.opened.append(opened)
    for info in opened.infolist()[: limits.ENTRIES]:
        entry = Entry(names.shown(info.filename), _member(opened, info), _fault(info), _modified(info))
        if info.is_dir():
            continue
        if entry.fault is None and info.filename.casefold().endswith(".zip") and depth < limits.NESTING:
            _add_nested(archive, entry, depth)
        else:
            archive.add(entry, prefix)
    if len(opened.infolist()) > limits.ENTRIES:
        archive.faults.append((names.shown(name), "It holds too many files; the rest was not looked at."))


def _add_nested(archive: Archive, entry: Entry, depth: int) -> None:
    try:
        with entry.open(Budget(), archive.nested_left) as stream:
            inner = io.BytesIO(stream.read())
    except UnreadableError as why:
        archive.faults.append((entry.name, str(why)))
        return
    archive.nested_left -= inner.getbuffer().nbytes
    add_zip(archive, entry.name, inner, f"{entry.name}/", depth + 1)


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: opened.open(info)


def _fault(info: zipfile.ZipInfo) -> str | None:
    if names.outside(info.filename):
        return "Its name points outside the archive, so it was not read."
    if info.flag_bits & 1:
        return LOCKED
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return STRANGE
    if info.file_size > limits.ENTRY_BYTES:
        return TOO_LARGE
    return None


def _modified(info: zipfile.ZipInfo) -> date | None:
    try:
        day = date(*info.date_time[:3])
    except ValueError:
        return None
    return day if day.year >= 2003 else None  # 1980 is what a zip says when it does not know


def _check_directory(source: Path | io.BytesIO) -> None:
    """Refuse a zip whose directory alone would fill the memory; `zipfile` reads it whole."""
    with source.open("rb") if isinstance(source, Path) else io.BytesIO(source.getbuffer()) as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(0, size - 70_000))
        tail = stream.read(70_000)
        end = tail.rfind(b"PK\x05\x06")
        if end < 0 or len(tail) < end + 16:
            raise zipfile.BadZipFile
        length = int.from_bytes(tail[end + 12 : end + 16], "little")
        locator = tail.rfind(b"PK\x06\x07", 0, end)
        if locator >= 56:
            length = max(length, int.from_bytes(tail[locator - 16 : locator - 8], "little"))
    if length > limits.DIRECTORY_BYTES:
        raise UnreadableError("The archive lists far more files than any export has, so it was not opened.")
