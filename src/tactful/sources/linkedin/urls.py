"""Addresses of people and jobs in the one form in which they can be compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from tactful.sources.linkedin import limits

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def profile(raw: str) -> str | None:
    """Return `in/slug` for a profile's address, percent-encoded or not, or None for anything else."""
    return _profile(raw) if 0 < len(raw) <= limits.URL else None


def job(raw: str) -> str | None:
    """Return `jobs/view/123` for a job at LinkedIn, `host/path` for one elsewhere, None for no address."""
    return _path(raw) if 0 < len(raw) <= limits.URL else None


def link(raw: str) -> str | None:
    """Return a web address as it stands, or None when it is no web address."""
    raw = raw.strip()
    return raw if raw.lower().startswith(("https://", "http://")) and len(raw) <= limits.CELL // 64 else None


@lru_cache(maxsize=32768)
def _profile(raw: str) -> str | None:
    path = _path(raw)
    return "/".join(path.split("/")[:2]) if path and path.startswith("in/") else None


def _path(raw: str) -> str | None:
    bare = raw.strip().split("?", 1)[0].split("#", 1)[0]
    if "://" in bare:
        bare = bare.split("://", 1)[1]
    host, _, path = bare.partition("/")
    if host.casefold() == "in" or host.casefold() == "jobs":
        path = bare
    elif not (host.casefold() == "linkedin.com" or host.casefold().endswith(".linkedin.com")):
        path = bare if "." in host else ""
    path = _CONTROL.sub("", unicodedata.normalize("NFC", unquote(path)).casefold()).strip("/ ")
    return unicodedata.normalize("NFC", path) or None
