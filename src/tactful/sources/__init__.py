"""Where facts come from: one module a source, picked by what a path holds."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tactful.core.facts import Extraction


class Source(Protocol):
    """A module that reads one kind of file or folder."""

    def identify(self, path: Path) -> bool:
        """Say whether `path` is of this kind, by its content; never raises for a path that is not."""
        ...

    def extract(self, path: Path) -> Extraction:
        """Open `path`; raises `NotAnExport` when nothing in it can be of this kind."""
        ...


SOURCES: tuple[str, ...] = ("tactful.sources.linkedin",)


def identify(path: Path) -> Source | None:
    """Return the first source that knows `path`, or None; a source is imported only when it is asked."""
    for module in SOURCES:
        source = cast(Source, import_module(module))
        if source.identify(path):
            return source
    return None
