"""Is a folder one export, or does it only hold some?"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from tactful.errors import BadInput
from tactful.sources.linkedin import names, registry
from tactful.sources.linkedin.zips import Archive

_WITHIN = frozenset({"jobs", "services marketplace"})
"""Folders inside LinkedIn's own archives."""
_TOLD = 4


def check_is_one(path: Path, archive: Archive) -> None:
    """Raise BadInput for a folder below which several exports lie, or one that lies deep: naming one is surer.

    Tables lie in the folder or in a folder of it, or in one zip anywhere below. Several places are one export while
    no table is in two of them.
    """
    if not path.is_dir():
        return
    places: dict[str, set[str]] = {}
    for entry in archive.entries:
        kind = registry.kind_of(entry.name)
        if kind is not None and "__MACOSX" not in entry.name.split("/"):
            places.setdefault(_place(entry.name), set()).add(kind)
    several = sum(map(len, places.values())) > len(set().union(*places.values()))
    if not several and all(_is_near(place) for place in places):
        return
    found = [str(path / place) for place in sorted(places)]
    more = f" and {len(found) - _TOLD} more" if len(found) > _TOLD else ""
    what = f"{len(found)} exports" if len(found) > 1 else "an export deep below"
    raise BadInput(
        f"{names.shown(path.name) or path} is no export itself, it holds {what}: {', '.join(found[:_TOLD])}{more}.",
        f"Hand over the one that is yours: tactful import {found[0]}",
    )


def _place(name: str) -> str:
    """The zip, or else the folder, in which an export has a table; empty for the folder itself."""
    parts = PurePosixPath(name).parts[:-1]
    for depth, part in enumerate(parts, 1):
        if part.casefold().endswith(".zip"):
            return "/".join(parts[:depth])
    while parts and parts[-1].casefold() in _WITHIN:
        parts = parts[:-1]
    return "/".join(parts)


def _is_near(place: str) -> bool:
    return "/" not in place or place.casefold().endswith(".zip")
