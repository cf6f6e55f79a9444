"""The app over a copy of the example's ledger, and a browser that has been let in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient
from web_browser import ORIGIN, browser_at, token_in


@pytest.fixture
def stranger(robins: Path) -> Iterator[TestClient]:
    """A browser that has not been let in."""
    with browser_at(robins) as browser:
        yield browser


@pytest.fixture
def browser(stranger: TestClient) -> TestClient:
    """One that has."""
    assert stranger.get("/open?token=launch").status_code == 200
    return stranger


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[TestClient]:
    """A browser that was let in where there is no ledger yet."""
    with browser_at(tmp_path / "new" / "ledger.db") as browser:
        browser.get("/open?token=launch")
        yield browser


@pytest.fixture
def send(browser: TestClient) -> Callable[..., object]:
    """Send a form as its page would: `send("/undo", field=value)`."""

    def post(address: str, **fields: str) -> object:
        token = token_in(browser.get("/ask").text)
        return browser.post(address, data={"_csrf_token": token, **fields}, headers={"origin": ORIGIN})

    return post
