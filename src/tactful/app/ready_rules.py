"""The rules of notes, read once and kept ready beside them, as Python keeps what it has compiled.

Reading some fifty files and telling with which words each pattern begins takes longer than a check. What is kept
holds only as long as no file has changed; where it cannot be written or read, the rules are read anew.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from tempfile import NamedTemporaryFile

import msgspec
from msgspec import Struct

from tactful import __version__
from tactful.notes.check.kinds import AnyRule
from tactful.notes.check.openings import openings, remember

Rules = tuple[AnyRule, ...]


class _Ready(Struct, frozen=True, array_like=True):
    """The rules, what each of their patterns begins with, and the state of the files that they come from."""

    state: str
    rules: Rules
    openings: dict[str, frozenset[str]]


def ready_rules(sources: Iterable[Path], read: Callable[[], Rules]) -> Rules:
    """The rules out of these files and folders, of which the first is where they lie; `read` reads them anew."""
    sources = tuple(sources)
    path = Path(cache_from_source(str(sources[0] / "rules.py"))).with_suffix(".msgpack")
    state = _state(sources)
    with suppress(OSError, msgspec.MsgspecError):
        ready = msgspec.msgpack.decode(path.read_bytes(), type=_Ready)
        if ready.state == state:
            remember(ready.openings)
            return ready.rules
    rules = read()
    if not sys.dont_write_bytecode:
        known = {pattern: openings(pattern) for rule in rules for pattern in rule.patterns()}
        with suppress(OSError):
            _keep(path, msgspec.msgpack.encode(_Ready(state, rules, known)))
    return rules


def _state(sources: Iterable[Path]) -> str:
    """The version, and size and time of each file; also of the Python beside the rules, which says what they mean."""
    told = [__version__, msgspec.__version__]
    for source in sources:
        files = sorted(source.rglob("*.*")) if source.is_dir() else [source]
        for file in files:
            if file.suffix in (".toml", ".py"):
                about = file.stat()
                told.append(f"{file.name} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(told)


def _keep(path: Path, raw: bytes) -> None:
    """Write it whole or not at all: another process may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(raw)
    beside = Path(file.name)
    try:
        beside.replace(path)
    except OSError:
        beside.unlink()
        raise
