"""The secret path of the calendar feed: off until it is turned on, another one when it is renewed."""

from __future__ import annotations

import hmac
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from tactful.app.web_key import web_key

LENGTH = 40


def feed_secret(ledger: Path) -> str | None:
    """The secret of this ledger's feed; None while it is off. Raises LedgerUnusable."""
    from tactful.ledger import faults

    round_ = _round(ledger)
    if not round_.is_file():
        return None
    with faults.explained(round_):
        mark = round_.read_bytes()
    return hmac.new(web_key(ledger).encode(), b"feed " + mark, sha256).hexdigest()[:LENGTH]


def renew_feed(ledger: Path) -> str:
    """Turn the feed on, at a new secret: the path before leads nowhere from now on. Raises LedgerUnusable."""
    from tactful.ledger import faults
    from tactful.ledger.files import make_private

    round_ = _round(ledger)
    with faults.explained(round_):
        make_private(round_)
        round_.write_text(token_hex(16), encoding="ascii")
    return feed_secret(ledger) or ""


def end_feed(ledger: Path) -> None:
    """Turn it off."""
    _round(ledger).unlink(missing_ok=True)


def is_feed_secret(ledger: Path, given: str) -> bool:
    """True for the secret of a feed that is on."""
    secret = feed_secret(ledger)
    return secret is not None and hmac.compare_digest(secret.encode(), given.encode())


def _round(ledger: Path) -> Path:
    return ledger.with_name(f"{ledger.name}.web-feed")
