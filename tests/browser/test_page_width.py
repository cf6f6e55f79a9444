"""Every page fits a narrow screen and large letters: nobody scrolls sideways."""

from __future__ import annotations

import pytest
from addresses import ADDRESSES, Address, name
from sites import Site, Visit

OVER = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".unseen, .skip, svg"))
    .map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`)"""


@pytest.mark.parametrize("address", ADDRESSES, ids=name)
def test_nobody_scrolls_sideways(visit: Visit, site: Site, address: Address) -> None:
    page = visit(site, address.path, viewport={"width": 320, "height": 640})
    letters = page.context.new_cdp_session(page)
    for width, size in ((320, 16), (360, 21), (640, 32), (1280, 32)):
        page.set_viewport_size({"width": width, "height": 640})
        letters.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == size
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, (width, size, page.evaluate(OVER)[:8])
