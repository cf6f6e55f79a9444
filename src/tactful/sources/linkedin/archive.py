"""A zip, a folder or one file as named streams of bytes, read in place."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from tactful.sources.linkedin import limits, names
from tactful.sources.linkedin.streams import Entry
from tactful.sources.linkedin.zips import Archive, add_zip, is_zip


def open_archive(path: Path) -> Archive:
    """Open a zip, a folder or a single file; what cannot be opened is told in `faults` as (name, why)."""
    archive = Archive()
    if path.is_dir():
        _add_folder(archive, path)
    elif path.is_file() and is_zip(path) and not names.is_table(path.name):
        add_zip(archive, path.name, path)
    elif path.is_file():
        archive.add(Entry(names.shown(path.name), _opener(path)))
    archive.entries.sort(key=lambda entry: entry.name)
    return archive


def _add_folder(archive: Archive, root: Path) -> None:
    inside = root.resolve()
    for count, path in enumerate(_walk(root)):
        if count >= limits.ENTRIES:
            archive.faults.append(
                (names.shown(root.name), "It holds too many files; the rest was not looked at.")
            )
            return
        name = names.shown(path.relative_to(root).as_posix())
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            archive.add(Entry(name, _opener(path), "It is a link to a place outside the folder."))
        elif "linkedindataexport" in path.name.casefold() and is_zip(path):
            add_zip(archive, name, path, f"{name}/")
        else:
            archive.add(Entry(name, _opener(path)))


def _opener(path: Path) -> Callable[[], IO[bytes]]:
    return lambda: path.open("rb")


def _walk(root: Path, depth: int = 0) -> Iterator[Path]:
    try:
        children = sorted(root.iterdir())
    except OSError:
        return
    for child in children:
        try:
            mode = child.lstat().st_mode
            if stat.S_ISDIR(mode) and depth < limits.DEPTH:
                yield from _walk(child, depth + 1)
            elif stat.S_ISREG(mode) or (stat.S_ISLNK(mode) and child.is_file()):
                yield child
        except OSError:
            continue
