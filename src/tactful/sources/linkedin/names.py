"""File names of an export, brought to one form: case, spaces, chunks and member ids vary."""

from __future__ import annotations

import re

# Chunks end in `_1`, activity files of 2026 in `_<member id>`, a second download in ` (1)`.
_TAIL = re.compile(r"(?:_\d+)+$|\s*\(\d+\)$")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def stem(name: str) -> str:
    """Return the comparable form of a file name: `Jobs/Job Applications_1.csv` is `jobapplications`.

    Only the last part counts. The ending `.csv` is dropped; other endings stay, so `x.html` is no table.
    """
    base = name.replace("\\", "/").rsplit("/", 1)[-1].strip().casefold()
    base = base.removesuffix(".csv").rstrip()
    while (shorter := _TAIL.sub("", base)) != base:
        base = shorter
    return re.sub(r"[\s_\-]+", "", base)


def is_table(name: str) -> bool:
    """Say whether a file name ends like a table."""
    return name.strip().casefold().endswith(".csv")


def shown(name: str) -> str:
    """Return a file name that is safe to print: one line, no control characters, at most 120 long."""
    clean = _UNSEEN.sub("\ufffd", name.replace("\\", "/"))
    return clean if len(clean) <= 120 else clean[:80] + "…" + clean[-39:]


def outside(name: str) -> bool:
    """Say whether an entry's name points out of its archive (`../x`, `/x`, `C:/x`)."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "" or parts[0].endswith(":") or ".." in parts
