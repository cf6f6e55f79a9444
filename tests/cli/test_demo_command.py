"""`tactful demo`: the made-up search, in the terminal and in the browser."""

from __future__ import annotations

from pathlib import Path

from examples.build import TODAY

from tactful.app import demo_ledger


def test_the_day_of_the_demo_is_the_day_of_the_example() -> None:
    assert demo_ledger.TODAY == TODAY


def test_the_day_in_the_terminal(tactful, tmp_path: Path) -> None:
    said = tactful("demo", "--terminal")
    assert said.code == 0
    assert "Thank the interviewer by e-mail: Matthias Oyelaran" in said.out
    assert "All people are made up." in said.out
    assert not (tmp_path / "ledger.db").exists()


def test_every_page_says_that_it_is_made_up(tmp_path: Path) -> None:
    from litestar.testing import TestClient

    from tactful.web.application import create_app

    ledger = demo_ledger.demo_ledger(tmp_path)
    app = create_app(
        ledger, port=8321, token="launch", today=lambda: TODAY, now=lambda: demo_ledger.NOW, made_up=True
    )
    with TestClient(app, base_url="http://127.0.0.1:8321") as browser:
        page = browser.get("/open?token=launch").text
        assert "A made-up job search" in page
        assert "Robin Vale" in page
        assert "An interview on" in page
