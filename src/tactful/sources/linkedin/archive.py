"""A zip, a folder or one file as named streams of bytes, read in place and never further than the limits."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from tactful.sources.linkedin import limits, names


class Unreadable(Exception):
    """Why a file cannot be read, in words for the person; never holds content."""


class Budget:
    """The bytes that one pass over all files may still unpack."""

    def __init__(self, left: int = limits.TOTAL_BYTES) -> None:
        self.left = left


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
        """Return the bytes, bounded by `limit` and by what the budget has left; raises `Unreadable`."""
        if self.fault:
            raise Unreadable(self.fault)
        with _translated():
            return io.BufferedReader(_Bounded(self._start(), limit, budget), 1 << 17)


class Archive:
    """The entries of one path, sorted by name."""

    def __init__(
        self, entries: list[Entry], held: list[zipfile.ZipFile], faults: list[tuple[str, str]]
    ) -> None:
        self.entries = entries
        self.faults = faults
        self._held = held

    def close(self) -> None:
        """Release the files."""
        for archive in self._held:
            archive.close()


def is_zip(path: Path) -> bool:
    """Say whether a file begins like a zip (an xlsx does, too)."""
    try:
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


def open_archive(path: Path) -> Archive:
    """Open a zip, a folder or a single file; what cannot be opened is told in `faults` as (name, why)."""
    archive = Archive([], [], [])
    if path.is_dir():
        _add_folder(archive, path)
    elif is_zip(path) and not names.is_table(path.name):
        _add_zip(archive, path.name, path, "", 0)
    elif path.is_file():
        archive.entries.append(Entry(names.shown(path.name), lambda: path.open("rb")))
    archive.entries.sort(key=lambda entry: entry.name)
    return archive


def _add_folder(archive: Archive, root: Path) -> None:
    inside = root.resolve()
    for count, path in enumerate(_walk(root)):
        if count >= limits.ENTRIES:
            archive.faults.append(
                (names.shown(root.name), "The folder holds too many files; the rest was not looked at.")
            )
            return
        name = names.shown(path.relative_to(root).as_posix())
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            archive.entries.append(Entry(name, path.open, "It is a link to a place outside the folder."))  # type: ignore[arg-type]
        elif "linkedindataexport" in path.name.casefold() and is_zip(path):
            _add_zip(archive, name, path, f"{name}/", 0)
        else:
            archive.entries.append(Entry(name, _opener(path)))


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _walk(root: Path) -> Iterator[Path]:
    try:
        children = sorted(root.iterdir())
    except OSError:
        return
    for child in children:
        try:
            mode = child.lstat().st_mode
            if stat.S_ISDIR(mode):
                yield from _walk(child)
            elif stat.S_ISREG(mode) or (stat.S_ISLNK(mode) and child.is_file()):
                yield child
        except OSError:
            continue


def _add_zip(archive: Archive, name: str, source: Path | io.BytesIO, prefix: str, depth: int) -> None:
    try:
        with _translated():
            _check_directory(source)
            opened = zipfile.ZipFile(source)
    except Unreadable as fault:
        archive.faults.append((names.shown(name), str(fault)))
        return
    archive._held.append(opened)
    taken = {entry.name for entry in archive.entries}
    for info in opened.infolist()[: limits.ENTRIES]:
        if info.is_dir():
            continue
        fault = _fault(info)
        if fault is None and info.filename.casefold().endswith(".zip") and depth < limits.NESTING:
            _add_nested(archive, opened, info, depth)
            continue
        label = names.shown(info.filename)
        if label in taken and prefix:
            label = names.shown(prefix + info.filename)
        while label in taken:
            label += " (again)"
        taken.add(label)
        archive.entries.append(Entry(label, _member(opened, info), fault, _modified(info)))
    if len(opened.infolist()) > limits.ENTRIES:
        archive.faults.append(
            (names.shown(name), "The archive holds too many files; the rest was not looked at.")
        )


def _add_nested(archive: Archive, outer: zipfile.ZipFile, info: zipfile.ZipInfo, depth: int) -> None:
    name = names.shown(info.filename)
    held = sum(len(inner.fp.getbuffer()) for inner in archive._held if isinstance(inner.fp, io.BytesIO))
    try:
        with Entry(name, _member(outer, info)).open(Budget(), limits.NESTED_BYTES - held) as stream:
            inner = io.BytesIO(stream.read())
    except Unreadable as fault:
        archive.faults.append((name, str(fault)))
        return
    _add_zip(archive, name, inner, f"{name}/", depth + 1)


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], IO[bytes]]:
    return lambda: opened.open(info)


def _fault(info: zipfile.ZipInfo) -> str | None:
    if names.outside(info.filename):
        return "Its name points outside the archive, so it was not read."
    if info.flag_bits & 1:
        return "It is locked with a password. Unpack the archive first, then import the folder."
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "It is packed in a way that LinkedIn never uses, so it was not read."
    if info.file_size > limits.ENTRY_BYTES:
        return _TOO_LARGE
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
        if locator >= 0 and len(tail) >= locator + 16:
            stream.seek(min(size, int.from_bytes(tail[locator + 8 : locator + 16], "little")))
            length = int.from_bytes(stream.read(56)[40:48], "little")
    if length > limits.DIRECTORY_BYTES:
        raise Unreadable("The archive lists far more files than any export has, so it was not opened.")


_TOO_LARGE = "It unpacks to more than any export holds, so it was not read to the end."
_DAMAGED = "It is damaged or cut off. Download the export again."
_FAULTS: dict[type[BaseException], str] = {
    RuntimeError: "It is locked with a password. Unpack the archive first, then import the folder.",
    NotImplementedError: "It is packed in a way that LinkedIn never uses, so it was not read.",
    PermissionError: "It may not be read: check the rights of the file.",
    FileNotFoundError: "It is gone.",
}


class _translated:  # noqa: N801 - used like a function
    """Turn what `zipfile`, `zlib` and the system raise into `Unreadable`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        if kind is None or issubclass(kind, Unreadable):
            return
        if text := _FAULTS.get(kind):
            raise Unreadable(text) from None
        if issubclass(
            kind,
            (
                zipfile.BadZipFile,
                zlib.error,
                struct.error,
                EOFError,
                OSError,
                ValueError,
                OverflowError,
                LookupError,
            ),
        ):
            raise Unreadable(_DAMAGED) from None


class _Bounded(io.RawIOBase):
    def __init__(self, stream: IO[bytes], limit: int, budget: Budget) -> None:
        self._stream = stream
        self._left = limit
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with _translated():
            data = self._stream.read(len(buffer))
        self._left -= len(data)
        self._budget.left -= len(data)
        if self._left < 0 or self._budget.left < 0:
            raise Unreadable(_TOO_LARGE)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
