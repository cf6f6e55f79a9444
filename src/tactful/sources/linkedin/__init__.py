"""LinkedIn's "Download your data": a zip, the folder it was unpacked to, or one of its tables."""

from __future__ import annotations

from pathlib import Path

from tactful.core.facts import Extraction
from tactful.sources.linkedin.export import open_export
from tactful.sources.linkedin.recognise import identify

__all__ = ["extract", "identify"]


def extract(path: Path) -> Extraction:
    """Open an export; raises `NotAnExport` when nothing in it can be LinkedIn's."""
    return open_export(path)
