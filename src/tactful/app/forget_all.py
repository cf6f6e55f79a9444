"""Forgetting everything: the ledger and what lies beside it because of it."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from tactful.errors import BadInput

WORD = "forget"
"""What is typed to confirm."""


class Gone(Struct, frozen=True, kw_only=True):
    """The files that were removed, and the backups that were not."""

    removed: tuple[str, ...]
    backups: tuple[str, ...]


def forget_all(ledger: Path, typed: str) -> Gone:
    """Remove the ledger at this path for good, with its log, its feed and what was being handed over.

    The key of the web app stays, so that the browser stays in; backups stay and are named. The ledger must not be
    open. Raises BadInput unless the word was typed, LedgerUnusable where a file cannot be removed.
    """
    import shutil

    from tactful.app.feed_path import end_feed
    from tactful.app.feed_served import feed_files
    from tactful.ledger import faults
    from tactful.ledger.files import may_be_replaced

    if typed.strip().casefold() != WORD:
        raise BadInput("Nothing was removed.", f"To remove everything, type the word “{WORD}”.")
    if not may_be_replaced(ledger):
        raise faults.foreign(ledger)
    removed = []
    with faults.explained(ledger):
        end_feed(ledger)
        for path in (*_sides(ledger), *feed_files(ledger)):
            if path.exists():
                path.unlink()
                removed.append(path.name)
        for left in ledger.parent.glob(".upload-*"):
            shutil.rmtree(left, ignore_errors=True)
    return Gone(removed=tuple(removed), backups=backups_of(ledger))


def backups_of(ledger: Path) -> tuple[str, ...]:
    """The backups that lie beside a ledger, the oldest first."""
    from tactful.ledger.files import backups_beside

    return tuple(str(path) for path in backups_beside(ledger))


def _sides(ledger: Path) -> tuple[Path, ...]:
    """All of its files, itself the last: no log of it is ever left behind alone."""
    return tuple(ledger.with_name(ledger.name + end) for end in ("-journal", "-shm", "-wal", ""))
