"""With the keyboard alone: every stop is in the order of the page, seen, and named."""

from __future__ import annotations

from typing import Any

import pytest
from addresses import ADDRESSES, Address, name
from playwright.sync_api import Page, expect
from sites import Site, Visit

STOPS = 45
"""Stops that are walked on one page; the lists go on in the same way."""
STOP = """() => {
    const one = document.activeElement, look = getComputedStyle(one), [box] = one.getClientRects();
    if (one === document.body) return null;
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 20);
    return {
        what: `${one.tagName} ${one.textContent.trim().slice(0, 30)} ${one.name || one.id || ""}`,
        at: [...document.querySelectorAll("*")].indexOf(one),
        outline: look.outlineStyle !== "none" ? parseFloat(look.outlineWidth) : 0,
        on_top: one.contains(document.elementFromPoint(x, y)),
    };
}"""
UNNAMED = """() => [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")]
    .filter((one) => one.checkVisibility() && !(one.labels?.length || one.textContent.trim() || one.ariaLabel))
    .map((one) => one.outerHTML)"""


def walk(page: Page) -> list[Any]:
    """What Tab comes by, from the beginning of the page."""
    stops: list[Any] = []
    while len(stops) < STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["at"] == stops[0]["at"]):
            break
        if (
            stops and stop["at"] == stops[-1]["at"]
        ):  # Chromium stops at day, month, year and calendar of a date
            continue
        stops.append(stop)
    return stops


@pytest.mark.parametrize("address", ADDRESSES, ids=name)
def test_every_stop_is_in_order_and_seen(visit: Visit, site: Site, address: Address) -> None:
    page = visit(site, address.path, reduced_motion="reduce")
    stops = walk(page)
    assert len(stops) > 8
    assert stops[0]["what"].startswith("A Skip to the page")
    assert [stop["at"] for stop in stops] == sorted(stop["at"] for stop in stops)
    assert [stop for stop in stops if not stop["on_top"] or stop["outline"] < 2] == []
    assert page.evaluate(UNNAMED) == []


def test_the_way_past_the_head_of_the_page(visit: Visit, site: Site) -> None:
    page = visit(site, "/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_ask_without_a_mouse(visit: Visit, site: Site) -> None:
    page = visit(site, "/ask")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Their name")).to_be_focused()
    page.keyboard.type("Dana Reyes")
    page.keyboard.press("Tab")
    page.keyboard.type("an interviewer")
    page.keyboard.press("Tab")
    page.keyboard.type("we had an interview")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_label("Their name").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").get_by_text("Dana Reyes: Connect?")).to_be_visible()


def test_the_day_without_a_mouse(visit: Visit, site: Site) -> None:
    page = visit(site, "/")
    heading = page.get_by_role("article").first.get_by_role("heading").inner_text()
    page.get_by_role("main").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Not now":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Set aside for a week.")
    expect(page.get_by_role("heading", name=heading)).to_have_count(0)
    page.get_by_role("button", name="Undo").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/why", "/people/1"])
def test_a_stroke_leads_to_the_search(visit: Visit, site: Site, path: str) -> None:
    page = visit(site, path)
    page.keyboard.press("/")
    find = page.get_by_role("searchbox", name="Find somebody")
    expect(find).to_be_focused()
    expect(find).to_have_value("")
    page.keyboard.type("a/c")
    expect(find).to_have_value("a/c")
    find.fill("tendai")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main").get_by_role("link", name="Tendai Moyo-Lindgren")).to_be_visible()


def test_the_list_of_keys_opens_and_closes(visit: Visit, site: Site) -> None:
    page = visit(site, "/")
    link = page.get_by_role("link", name="Today")
    link.focus()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('main, header')")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("?")
    keys.get_by_role("button", name="Close").press("Enter")
    expect(keys).to_be_hidden()


def test_the_keys_are_letters_in_a_field(visit: Visit, site: Site) -> None:
    page = visit(site, "/ask")
    page.get_by_label("Their name").focus()
    page.keyboard.type("/?")
    expect(page.get_by_label("Their name")).to_have_value("/?")
    expect(page.get_by_role("dialog")).to_have_count(0)
