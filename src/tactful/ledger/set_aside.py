"""Which findings were set aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tactful.ledger.peek import OWNER, peek

PREFIX = "finding:"
"""Settings of this name and a rule's hold what was set aside of it."""


def rows(path: Path) -> tuple[bytes, dict[str, Any]]:
    """The ledger's secret and, by rule, what was set aside; empty where there is no ledger that can be read."""
    owner = peek(path, f"SELECT secret FROM owner WHERE id = {OWNER}")  # noqa: S608
    query = f"SELECT name, value FROM setting WHERE owner = {OWNER} AND name >= ? AND name < ?"  # noqa: S608
    kept = peek(path, query, PREFIX, PREFIX + "\uffff") if owner else []
    secret = bytes(owner[0][0]) if owner else b""
    return secret, {name.removeprefix(PREFIX): json.loads(value) for name, value in kept if value is not None}
