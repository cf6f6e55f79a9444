"""A hostile page in the same browser, beside a Tactful that is let in: it reads nothing and changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hostile_site import (
    CHANGES,
    ELEMENTS,
    FETCHES,
    FIELDS,
    FORM,
    FRAMES,
    OPENED,
    READS,
    SANDBOXED,
    hostile_port,
)
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from sites import Site, serving

HOSTS = ("127.0.0.1", "localhost", "evil.test")
"""To a browser the first is of the same site (ports do not count, RFC 6265), the others are not."""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with hostile_port() as number:
        yield number


@pytest.fixture
def context(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """The browser of the person, let in."""
    made = chromium.new_context(storage_state=site.state)
    yield made
    made.close()


@pytest.fixture(params=HOSTS)
def hostile(context: BrowserContext, port: int, request: pytest.FixtureRequest) -> Page:
    """The hostile page, in a tab of the same browser."""
    page = context.new_page()
    page.goto(f"http://{request.param}:{port}/")
    return page


@pytest.fixture
def unchanged(site: Site) -> Iterator[None]:
    """What was recorded is the same at the end."""
    before = recorded(site.ledger)
    yield
    assert recorded(site.ledger) == before


def recorded(ledger: Path) -> dict[str, int]:
    """How much stands in each table."""
    with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as db:
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def test_the_browser_is_let_in(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    page.goto(site.base)
    expect(page.get_by_role("heading", name="Today")).to_be_visible()


@pytest.fixture
def token(context: BrowserContext, site: Site) -> str:
    """The token of a page of ours, as if it had leaked: what keeps attacks out must not hang on it alone."""
    page = context.new_page()
    page.goto(f"{site.base}/ask")
    found = page.locator("meta[name=csrf-token]").get_attribute("content")
    page.close()
    assert found
    return found


def test_the_attacks_work_where_nothing_is_guarded(hostile: Page) -> None:
    base = hostile.evaluate("location.origin")
    assert len(hostile.evaluate(FETCHES, [base, READS, CHANGES, FIELDS])) > len(READS)
    assert hostile.evaluate(ELEMENTS, [base, READS]) != []
    assert len(hostile.evaluate(FRAMES, [base, READS])) == len(READS)
    assert hostile.evaluate(OPENED, [base]) != []


def test_what_it_fetches(hostile: Page, site: Site, token: str, unchanged: None) -> None:
    fields = {**FIELDS, "_csrf_token": token}
    assert hostile.evaluate(FETCHES, [site.base, READS, CHANGES, fields]) == []


def test_what_it_embeds(hostile: Page, site: Site, unchanged: None) -> None:
    assert hostile.evaluate(ELEMENTS, [site.base, READS]) == []


def test_what_it_frames(hostile: Page, site: Site, unchanged: None) -> None:
    assert hostile.evaluate(FRAMES, [site.base, READS]) == []
    assert [frame.url for frame in hostile.frames[1:] if frame.url.startswith("http")] == []


@pytest.mark.parametrize("address", CHANGES)
def test_a_form_that_it_sends(hostile: Page, site: Site, address: str, token: str, unchanged: None) -> None:
    with hostile.expect_response(f"{site.base}{address}") as answered:
        hostile.evaluate(FORM, [site.base, address, {**FIELDS, "_csrf_token": token}])
    assert answered.value.status in (401, 403)


def test_a_form_out_of_a_sandbox(hostile: Page, site: Site, unchanged: None) -> None:
    hostile.evaluate(SANDBOXED, [site.base, "/undo"])
    hostile.wait_for_timeout(700)
    assert len(hostile.frames) == 2
    assert hostile.frames[1].url != "about:srcdoc"  # it was sent, and the answer is not shown
    assert hostile.frames[1].get_by_role("heading").count() == 0


def test_a_window_that_it_opens(hostile: Page, context: BrowserContext, site: Site) -> None:
    assert hostile.evaluate(OPENED, [site.base]) == []
    assert len(context.pages) == 2


def test_a_page_of_ours_does_not_hand_itself_on(context: BrowserContext, site: Site, port: int) -> None:
    """Whoever is linked to learns neither the address nor the window."""
    page = context.new_page()
    page.goto(f"{site.base}/people/7")
    link = page.get_by_role("link", name="Their profile").first
    link.evaluate("(one, url) => { one.href = url }", f"http://evil.test:{port}/")
    with context.expect_page() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("[document.referrer, window.opener]") == ["", None]


@pytest.mark.parametrize("address", ["/", "/api/today", "/static/tactful.js", "/open?token=wrong"])
def test_a_name_that_points_here(context: BrowserContext, site: Site, address: str) -> None:
    """DNS rebinding: the page's own name leads to Tactful, and the browser takes it for the same origin."""
    page = context.new_page()
    answer = page.goto(f"http://evil.test:{site.port}{address}")
    assert answer is not None
    assert answer.status == 400
    assert "Robin" not in page.content()


def test_the_printed_address_lets_in_one_browser(chromium: Browser, site: Site) -> None:
    context = chromium.new_context()
    page = context.new_page()
    answer = page.goto(site.launch)
    assert answer is not None
    assert answer.status == 401
    expect(page.get_by_role("heading", level=1)).to_contain_text("has not been let in")
    assert context.cookies(site.base) == [] or all(
        "csrf" in one["name"] for one in context.cookies(site.base)
    )
    context.close()


def test_no_script_reads_the_cookie(context: BrowserContext, site: Site, hostile: Page) -> None:
    page = context.new_page()
    page.goto(site.base)
    assert page.evaluate("document.cookie") == ""
    assert hostile.evaluate("document.cookie") == ""
    ours = [one for one in context.cookies() if one["name"] == f"tactful-{site.port}"]
    assert [(one["httpOnly"], one["sameSite"], one["domain"]) for one in ours] == [
        (True, "Strict", "127.0.0.1")
    ]


def test_a_bookmark_works_after_a_restart(chromium: Browser, robins_example: Path, ledgers: Path) -> None:
    ledger = ledgers / "restarted.db"
    ledger.write_bytes(robins_example.read_bytes())
    context = chromium.new_context()
    page = context.new_page()
    with serving(ledger) as first:
        page.goto(first.launch)
        expect(page.get_by_role("heading", name="Today")).to_be_visible()
    with pytest.raises(Error, match="ERR_CONNECTION_REFUSED"):
        page.goto(f"{first.base}/people/7")
    with serving(ledger, first.port):
        page.goto(f"{first.base}/people/7")
        expect(page.get_by_role("heading", level=1)).to_have_text("Tendai Moyo-Lindgren")
    context.close()


def test_nothing_is_left_in_the_browser(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    page.goto(f"{site.base}/people/7")
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,"
        " (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert kept == [0, 0, 0, 0, 0]
    assert urlsplit(page.url).port == site.port
