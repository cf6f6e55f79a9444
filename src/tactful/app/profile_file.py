"""The seeker's profile in a file that is read and not kept: a JSON Resume, or an export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tactful.core.facts import Fact, Owner
from tactful.errors import BadInput, NotAnExport


def entries_in(path: Path, *, today: date) -> tuple[list[tuple[str, Mapping[str, str]]], Owner]:
    """Its entries (kind and fields), and whose they are.

    Raises NotAnExport for what cannot be read, BadInput for a file without a profile.
    """
    from tactful.sources import Hints, extract, identify

    if not path.exists():
        raise BadInput(f"{path} does not exist.", "Check the path.")
    source = identify(path)
    if source is None:
        raise NotAnExport(
            f"{path.name} is no profile that Tactful can read.",
            "Give a JSON Resume (resume.json), or LinkedIn's zip; without a file the imported profile is read.",
        )
    extraction = extract(source, path, Hints(today=today))
    try:
        found = [fact.entry for fact in extraction.facts() if isinstance(fact, Fact)]
    finally:
        extraction.close()
    entries: list[tuple[str, Mapping[str, str]]] = [(entry.kind, entry.fields) for entry in found if entry]
    if not entries:
        raise BadInput(f"{path.name} holds no profile.", "Give the whole archive, or a JSON Resume.")
    return entries, extraction.owner
