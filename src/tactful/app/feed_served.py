"""The calendar as a program asks for it again and again: what it says the same keeps its stamp."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.app.feed import Feed
    from tactful.ledger.open import Ledger


def feed_served(ledger: Ledger, *, on: date, now: datetime, details: bool) -> Feed:
    """The feed of a day. What was given before lies beside the ledger, for its owner alone."""
    from tactful.app.feed import feed
    from tactful.app.feed_file import put, written_before

    path = feed_files(ledger.path)[int(details)]
    made = feed(ledger, on=on, now=now, details=details, before=written_before(path, force=True))
    put(path, made.data)
    return made


def feed_files(ledger: Path) -> tuple[Path, Path]:
    """Where the last feed lies, without and with names."""
    return ledger.with_name(f"{ledger.name}.feed.ics"), ledger.with_name(f"{ledger.name}.feed-names.ics")
