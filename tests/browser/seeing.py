"""What a person looks for on a page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def card(page: Page, name: str) -> Locator:
    """The item of the agenda that is about somebody."""
    return page.get_by_role("article").filter(has=page.get_by_role("link", name=name, exact=True))


def told(page: Page, sentence: str) -> None:
    """What was just done is said, where a screen reader hears it."""
    expect(page.get_by_role("status")).to_contain_text(sentence)


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo").click()
    told(page, "Taken back.")
