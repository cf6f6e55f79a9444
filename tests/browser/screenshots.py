"""Every address as a picture, at three widths and in both themes: `python -m pytest tests/browser/screenshots.py`.

They are put into `screenshots/`, or where TACTFUL_SCREENSHOTS says. No part of `make test`: no file of tests is
called like this one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from addresses import ADDRESSES, EMPTY, Address, name
from playwright.sync_api import Page
from sites import Site, Visit

FOLDER = Path(os.environ.get("TACTFUL_SCREENSHOTS") or "screenshots")
WIDTHS = (360, 768, 1400)


@pytest.mark.parametrize("address", ADDRESSES, ids=name)
def test_the_example(visit: Visit, site: Site, address: Address) -> None:
    take(visit(site, address.path), FOLDER / "example", name(address))


@pytest.mark.parametrize("address", EMPTY, ids=name)
def test_without_a_ledger(visit: Visit, empty_site: Site, address: Address) -> None:
    take(visit(empty_site, address.path), FOLDER / "empty", name(address))


def test_an_answer(visit: Visit, site: Site) -> None:
    page = visit(site, "/ask")
    page.get_by_label("Their name").fill("Dana Reyes")
    page.get_by_label("Who are they to you?").select_option(label="an interviewer")
    page.get_by_label("What happened last between you?").select_option(label="we had an interview")
    page.get_by_label("When was that").fill("2026-11-10")
    page.get_by_label("If it was an interview").select_option(label="well")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("heading", name="What speaks for it").wait_for()
    take(page, FOLDER / "example", "ask-answered")


def test_remarks(visit: Visit, site: Site) -> None:
    page = visit(site, "/write")
    page.get_by_role("textbox", name="The note").fill("Can you help me get this job? I realy need it asap.")
    page.locator("[data-findings] li").first.wait_for()
    take(page, FOLDER / "example", "write-remarked")


def take(page: Page, folder: Path, called: str) -> None:
    """The whole page, six times."""
    for theme in ("light", "dark"):
        for width in WIDTHS:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            path = folder / f"{called}-{width}-{theme}.png"
            page.screenshot(path=path, full_page=True)
            assert path.stat().st_size > 5_000
