"""Files as a browser hands them over: the tables of an export that was unpacked belong together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

FOLDER = "unpacked export"


def gather_files(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The paths to import: two or more tables of LinkedIn's are moved into one folder below `folder`.

    Told apart they would not know whose they are: one names the owner, another the people, a third the days.
    A second table of the same name stays by itself.
    """
    from tactful.sources import identify
    from tactful.sources.linkedin import names, registry

    tables = [path for path in paths if names.is_table(path.name)]
    if len(tables) < 2 or not any(registry.kind_of(path.name) for path in tables):
        return list(paths)
    by_name = [path for path in tables if names.stem(path.name) in {*registry.READ, *registry.IGNORED}]
    # LinkedIn adds tables as it likes: what nobody knows belongs to them.
    unknown = [path for path in tables if path not in by_name and identify(path) is None]
    together = folder / FOLDER
    together.mkdir(mode=0o700)
    moved: set[Path] = set()
    for path in (*by_name, *unknown):
        if not (target := together / path.name).exists():
            path.replace(target)
            moved.add(path)
    return [together, *(path for path in paths if path not in moved)]
