"""Where facts come from: one module a source, picked by what a path holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from msgspec import Struct

from tactful.core.facts import Extraction


class Source(Protocol):
    """A module that reads one kind of file or folder. `TAKES`, where it has one, names the hints it can use."""

    def identify(self, path: Path) -> bool:
        """Say whether `path` is of this kind, by its content; never raises for a path that is not."""
        ...

    def extract(self, path: Path, **hints: Any) -> Extraction:
        """Open `path`; raises `NotAnExport` when nothing in it can be of this kind."""
        ...


class Hints(Struct, frozen=True, kw_only=True):
    """What a file does not say of itself: the day, the owner's names and addresses, and which column is what."""

    today: date
    me: frozenset[str] = frozenset()
    columns: Mapping[str, str] | None = None


SOURCES: tuple[str, ...] = (
    "tactful.sources.linkedin",
    "tactful.sources.calendar",
    "tactful.sources.contacts",
    "tactful.sources.json_resume",
    "tactful.sources.mail",
    "tactful.sources.tracker",
    "tactful.sources.posting",
)
TABLES = "tactful.sources.tracker"
"""Who explains what a table lacks that nobody knows."""
_TABLE = frozenset({".csv", ".tsv"})


def identify(path: Path) -> Source | None:
    """Return the first source that knows `path`, or None; a source is imported only when it is asked."""
    for module in SOURCES:
        source = cast(Source, import_module(module))
        if source.identify(path):
            return source
    return None


def by_name(path: Path) -> Source | None:
    """Return the source that explains what a file of this name lacks, or None where no name tells."""
    known = path.is_file() and path.suffix.lower() in _TABLE
    return cast(Source, import_module(TABLES)) if known else None


def extract(source: Source, path: Path, hints: Hints) -> Extraction:
    """Open `path` by its source, with those of the hints that it takes."""
    takes: tuple[str, ...] = getattr(source, "TAKES", ())
    return source.extract(path, **{name: getattr(hints, name) for name in takes})
