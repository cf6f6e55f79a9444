"""A browser before the app, and what it reads on a page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.build import TODAY
from litestar.testing import TestClient

from tactful.web.application import create_app
from tactful.web.guarding import OPEN

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


def addresses() -> tuple[list[str], list[str]]:
    """Every address that shows something of the person's own, and every one that changes something."""
    with TemporaryDirectory() as folder:
        app = create_app(Path(folder, "ledger.db"), port=PORT, token="", today=lambda: TODAY, now=lambda: NOW)
        reads, changes = set(), set()
        for route in app.routes:
            for handler in getattr(route, "route_handlers", ()):
                if handler.opt.get(OPEN):
                    continue
                address = re.sub(r"{\w+:int}", "5", re.sub(r"{\w+:str}", "read-round", route.path))
                if "GET" in handler.http_methods:
                    reads.add(address)
                elif handler.http_methods != {"OPTIONS"}:
                    changes.add(address)
    return sorted(reads), sorted(changes)
