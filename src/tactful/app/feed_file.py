"""The feed's file: replaced in one step, and never a file that is something else."""

from __future__ import annotations

import os
from pathlib import Path

from tactful.errors import BadInput
from tactful.exports.as_calendar import is_own

MOST = 8 << 20
"""Bytes; five hundred events with all their words are one megabyte."""


def written_before(path: Path, *, force: bool = False) -> bytes:
    """The feed that lies at `path`, empty where nothing does.

    Raises BadInput for a folder or a device, and for a file that is no feed of Tactful unless `force`.
    """
    try:
        if not path.exists():
            if path.parent.is_dir():
                return b""
            raise BadInput(f"There is no folder {path.parent}.", "Name a file in a folder that is there.")
        if not path.is_file():
            raise BadInput(f"{path} is no plain file.", "Name a file, such as tactful.ics.")
        with path.open("rb") as file:
            before = file.read(MOST + 1)
    except (OSError, ValueError) as error:
        raise BadInput(f"{str(path)[:80]} cannot be read.", "Name another place.") from error
    if len(before) <= MOST and is_own(before[:1024]):
        return before
    if before and not force:
        raise BadInput(
            f"{path} is there already, and no feed of Tactful.",
            "Name another file, or replace it with --force.",
        )
    return b""


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; a link stays a link, and who may read the file stays as it was."""
    target = path.resolve()
    part = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
        part.unlink(missing_ok=True)
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
            part.chmod(mode)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}.", "Name another place.") from error
