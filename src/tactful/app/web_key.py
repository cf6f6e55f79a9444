"""The key that signs the cookies of the web app: a private file beside the ledger, so that it outlives a restart."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

LENGTH = 64


def web_key(ledger: Path) -> str:
    """The key beside this ledger, made where there is none. Raises LedgerUnusable where none can be kept."""
    from tactful.ledger import faults
    from tactful.ledger.files import make_private

    path = ledger.with_name(f"{ledger.name}.web-key")
    with faults.explained(path):
        make_private(path)
        key = path.read_text(encoding="ascii", errors="replace").strip()
        if len(key) != LENGTH:
            key = token_hex(LENGTH // 2)
            path.write_text(key, encoding="ascii")
    return key
