"""A browser before the app, and what it reads on a page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from examples.build import TODAY
from litestar.testing import TestClient

from tactful.web.application import create_app

PORT = 8321
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ORIGIN = f"http://127.0.0.1:{PORT}"


def browser_at(path: Path, token: str = "launch") -> TestClient:
    """A browser before the app over the ledger at a path; it has not been let in."""
    app = create_app(path, port=PORT, token=token, today=lambda: TODAY, now=lambda: NOW)
    return TestClient(app, base_url=ORIGIN, raise_server_exceptions=False)


def token_in(html: str) -> str:
    """The token that a page carries for its forms."""
    found = re.search(r'name="_csrf_token" value="(\w+)"', html) or re.search(
        r'csrf-token" content="(\w+)"', html
    )
    assert found, html
    return found[1]
