"""WCAG 2.2 AA as far as axe can tell: every page and every state of it, both themes, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from addresses import ADDRESSES, EMPTY, Address, name
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page
from sites import Site, Visit

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
OPTIONS = {
    "runOnly": {"type": "tag", "values": list(TAGS)},
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
}
LOOKS = ((1280, "light"), (360, "dark"))
RUN = """async (options) => (await axe.run(options)).violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.target.join(" "), node.failureSummary]))"""
BEFORE_INTERVIEW = "Can you help me get this job? I am desperate and I realy need it asap."


def violations(page: Page) -> list[Any]:
    """What axe finds in either theme, wide and narrow: rule, theme, width, where and why."""
    found = []
    page.evaluate(AXE_SCRIPT)
    for width, theme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        told = page.evaluate(RUN, OPTIONS)
        found += [(rule, theme, width, *where) for rule, *where in told]
    return found


@pytest.mark.parametrize("address", ADDRESSES, ids=name)
def test_pages(visit: Visit, site: Site, address: Address) -> None:
    page = visit(site, address.path)
    assert page.get_by_role("heading", level=1).inner_text().startswith(address.heading)
    assert violations(page) == []


@pytest.mark.parametrize("address", EMPTY, ids=name)
def test_pages_without_a_ledger(visit: Visit, empty_site: Site, address: Address) -> None:
    page = visit(empty_site, address.path)
    assert page.get_by_role("heading", level=1).inner_text().startswith(address.heading)
    assert violations(page) == []


def answered(page: Page) -> None:
    page.get_by_label("Who are they to you?").select_option(label="an interviewer")
    page.get_by_label("What happened last between you?").select_option(label="we had an interview")
    page.get_by_label("Paste the note").fill(BEFORE_INTERVIEW)
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", name="Your note").wait_for()


def not_understood(page: Page) -> None:
    page.get_by_label("Who are they to you?").evaluate("one => { one.options[1].value = 'stranger' }")
    page.get_by_label("Who are they to you?").select_option(index=1)
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("heading", name="The field “role” does not hold what it should.").wait_for()


def remarked(page: Page) -> None:
    page.get_by_label("The note").fill(BEFORE_INTERVIEW)
    page.locator("[data-findings] li").first.wait_for()


def keys_shown(page: Page) -> None:
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Keys").wait_for()


def all_open(page: Page) -> None:
    for one in page.locator("summary").all():
        one.click()


def noted(page: Page) -> None:
    page.get_by_role("status").wait_for()


STATES: tuple[tuple[str, Callable[[Page], None]], ...] = (
    ("/ask", answered),
    ("/ask", not_understood),
    ("/write", remarked),
    ("/", keys_shown),
    ("/", all_open),
    ("/people/132", all_open),
    ("/?noted=sent", noted),
    ("/people/132?considering=connect&anyway", lambda page: None),
)


@pytest.mark.parametrize(("path", "bring_about"), STATES)
def test_states(visit: Visit, site: Site, path: str, bring_about: Callable[[Page], None]) -> None:
    page = visit(site, path)
    bring_about(page)
    assert violations(page) == []


def test_a_closed_door(visit: Visit, site: Site) -> None:
    page = visit(site, "/open?token=wrong", storage_state=None)
    assert violations(page) == []


def test_axe_sees_what_is_wrong(visit: Visit, site: Site) -> None:
    page = visit(site, "/ask")
    page.evaluate(
        "() => { document.querySelector('label[for=name]').remove(); document.documentElement.lang = '' }"
    )
    assert {one[0] for one in violations(page)} == {"label", "html-has-lang"}
