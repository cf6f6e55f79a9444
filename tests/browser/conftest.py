"""Debian's Chromium before real servers; whatever a page does besides its job is a fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from sites import Site, Visit, example, let_in, serving
from watching import Watch

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "NO BROWSER: the tests in tests/browser were skipped. Get one with: sudo apt install chromium"
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP evil.test 127.0.0.1",
)
LACKING = pytest.StashKey[bool]()
PATIENCE = 20_000
"""Milliseconds that a page may take; what comes is looked at as soon as it is there."""


def installed() -> str | None:
    """The browser of this machine; TACTFUL_BROWSER names another."""
    return os.environ.get("TACTFUL_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Come last: Playwright's event loop runs in this thread from its first test on."""
    items.sort(key=lambda item: HERE in item.path.parents)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say as the very last line what was left out, and how to get it."""
    if config.stash.get(LACKING, False) and (reporter := config.pluginmanager.get_plugin("terminalreporter")):
        reporter.write_line(HOW, yellow=True, bold=True)


@pytest.fixture(scope="session")
def playwright_(request: pytest.FixtureRequest) -> Iterator[Playwright]:
    if installed() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("No browser was found, and CI needs one: sudo apt install chromium", pytrace=False)
        request.config.stash[LACKING] = True
        pytest.skip("no browser")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_: Playwright) -> Iterator[Browser]:
    """The browser, started once."""
    sandbox = ("--no-sandbox",) if os.name == "posix" and os.geteuid() == 0 else ()
    browser = playwright_.chromium.launch(executable_path=installed(), args=[*FLAGS, *sandbox])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def robins_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example ledger, made once. Not to be written to."""
    return example(tmp_path_factory.mktemp("example"))


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the ledgers of one file of tests."""
    return tmp_path_factory.mktemp("ledgers")


@pytest.fixture(scope="module")
def site(chromium: Browser, robins_example: Path, ledgers: Path) -> Iterator[Site]:
    """The example network, served for one file of tests; the browser has been let in."""
    with serving(Path(shutil.copy(robins_example, ledgers))) as running:
        yield let_in(chromium, running)


@pytest.fixture(scope="module")
def empty_site(chromium: Browser, ledgers: Path) -> Iterator[Site]:
    """The same where there is no ledger yet."""
    with serving(ledgers / "none" / "ledger.db") as running:
        yield let_in(chromium, running)


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Open an address of a site as who was let in: `visit(site, "/ask", color_scheme="dark")`.

    What else a page does in the course of the test (dialogs, faults of scripts, what the policy forbids,
    requests to elsewhere) fails it in the end.
    """
    opened: list[BrowserContext] = []
    watches: list[Watch] = []

    def open_page(site: Site, address: str, **options: Any) -> Page:
        context = chromium.new_context(**{"storage_state": site.state, "base_url": site.base, **options})
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        watches.append(Watch(page, site))
        page.goto(address)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == []


@pytest.fixture(params=[True, False], ids=["with a script", "without"])
def go(visit: Visit, request: pytest.FixtureRequest) -> Visit:
    """The same in a browser that runs scripts, and in one that does not."""
    return partial(visit, java_script_enabled=request.param)
