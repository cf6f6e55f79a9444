"""What a browser is told to spare its person: motion, light, a foreign order of day and month."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from sites import Site, Visit

MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const look = getComputedStyle(one);
    return parseFloat(look.transitionDuration) > 0 || parseFloat(look.animationDuration) > 0
        || look.scrollBehavior === "smooth";
}).length"""
PAPER = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_who_wants_no_motion(visit: Visit, site: Site, motion: str, moves: bool) -> None:
    for path in ("/", "/why"):
        page = visit(site, path, reduced_motion=motion)
        assert bool(page.evaluate(MOVING)) is moves


@pytest.mark.parametrize(("theme", "bright"), [("light", True), ("dark", False)])
def test_the_theme_is_the_one_of_the_system(visit: Visit, site: Site, theme: str, bright: bool) -> None:
    page = visit(site, "/", color_scheme=theme)
    assert (min(page.evaluate(PAPER)) > 200) is bright
    assert (max(page.evaluate(PAPER)) < 60) is not bright


@pytest.mark.parametrize(
    ("locale", "day"), [("de-DE", "So., 22. Nov."), ("en-GB", "Sun 22 Nov"), ("ja-JP", "11月22日(日)")]
)
def test_dates_are_in_the_browsers_language(visit: Visit, site: Site, locale: str, day: str) -> None:
    page = visit(site, "/", locale=locale, timezone_id="Pacific/Auckland")
    assert page.get_by_role("main").locator("time").first.inner_text().replace("Sun,", "Sun") == day


def test_the_ribbon_is_told_in_words_too(visit: Visit, site: Site) -> None:
    page = visit(site, "/")
    for ribbon in page.locator("figure.ribbon:visible").all():
        expect(ribbon.get_by_role("img", name="today. Opens 20")).to_be_visible()
        expect(ribbon.locator("figcaption")).to_contain_text("Best ")


def test_nothing_is_said_by_red(visit: Visit, site: Site) -> None:
    """No text and no edge is of a colour that stands for alarm, in either theme."""
    for theme in ("light", "dark"):
        page = visit(site, "/ask", color_scheme=theme)
        page.get_by_label("Paste the note").fill("I realy need this job asap!!!")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.get_by_role("heading", name="Your note").wait_for()
        colours = page.evaluate(
            "() => [...document.querySelectorAll('*')].flatMap((one) => { const look = getComputedStyle(one);"
            " return [look.color, look.borderTopColor, look.backgroundColor, look.textDecorationColor]; })"
        )
        told = {
            tuple(int(part) for part in one[one.index("(") + 1 : -1].split(",")[:3])
            for one in colours
            if one.startswith("rgb")
        }
        assert [one for one in told if one[0] > 150 and one[0] > 1.6 * max(one[1:])] == []
