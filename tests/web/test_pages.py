"""Every page: whole, reachable, labelled, readable, and without a script or style of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from selectolax.parser import HTMLParser
from web_browser import NOW, browser_at

from tactful.web.application import KINDS, STATIC

PAGES = (
    "/",
    "/?all",
    "/ask",
    "/people",
    "/people?q=a&link=connected",
    "/write",
    "/why",
    "/why?playbook=cautious",
    "/profile",
    "/network",
    "/network/round",
    "/paths?into=Halfpenny+Pay",
    "/paths?into=Kestrel+Row+Bank",
    "/outcomes?all",
    "/week",
    "/opportunities",
    "/opportunities?view=table",
    "/opportunities/1",
    "/opportunities/1/prepare",
    "/targets",
    "/people/new",
    "/people/1",
    "/people/1/merge",
    "/people/1/forget",
    "/write?person=1",
    "/import",
    "/questions",
    "/settings",
    "/nope",
)


def written(browser, address: str) -> HTMLParser:
    return HTMLParser(browser.get(address).text)


@pytest.fixture
def lively(robins: Path, note: Callable[..., None]):
    """The example with an interview three days ago, one ahead, a request that waits, and someone set aside."""
    note(
        robins,
        date(2026, 11, 19),
        "interviewed",
        "Priya Raghunathan",
        outlook="positive",
        about=("the stock feed",),
    )
    note(robins, date(2026, 11, 26), "scheduled", "Siobhán Marwick")
    note(
        robins,
        date(2026, 11, 20),
        "applied",
        around={"company": "Redshank Air Cargo", "title": "Data Engineer"},
    )
    with browser_at(robins) as browser:
        browser.get("/open?token=launch")
        yield browser


def addresses(browser) -> list[str]:
    """The pages, and a person of each part of the agenda."""
    agenda = browser.get("/api/today").json()
    people = {one["person"]["id"] for part in ("do", "later", "waiting", "leave") for one in agenda[part][:2]}
    return [
        *PAGES,
        *(f"/people/{one}" for one in sorted(people)),
        *(f"/people/{one}?considering=connect&anyway" for one in people),
    ]


def test_every_link_and_form_leads_somewhere(lively) -> None:
    seen: dict[str, HTMLParser] = {}
    waiting = addresses(lively)
    forms: set[str] = set()
    while waiting and len(seen) < 120:
        address = waiting.pop()
        page, _, part = address.partition("#")
        page = page or "/"
        if page not in seen:
            answer = lively.get(page)
            assert answer.status_code == (404 if page == "/nope" else 200), page
            assert len(answer.content) < 100_000, page
            seen[page] = HTMLParser(answer.text)
            for link in seen[page].css("a[href]"):
                target = link.attributes["href"] or ""
                if target.startswith("#"):
                    waiting.append(page + target)
                elif target.startswith("/"):
                    waiting.append(target)
                else:
                    assert link.attributes.get("rel") == "noopener noreferrer", target
                    assert link.attributes.get("target") == "_blank", target
                    assert target.startswith(("https://", "http://")), target
            forms |= {form.attributes["action"] or "" for form in seen[page].css("form[method=post]")}
        if part:
            assert seen[page].css_first(f'[id="{part}"]') is not None, address
    assert len(seen) > 25
    for address in forms:
        assert lively.get(address).status_code in (200, 405), address


def test_every_page_is_well_made(lively) -> None:
    for address in addresses(lively):
        page = written(lively, address)
        assert page.css_first("html").attributes["lang"] == "en"
        assert page.css_first("title").text().endswith("· Tactful")
        assert len(page.css("h1")) == 1, address
        levels = [int(one.tag[1]) for one in page.css("main h1, main h2, main h3")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (
            address,
            levels,
        )
        ids = [one.attributes["id"] for one in page.css("[id]")]
        assert len(ids) == len(set(ids)), address
        labels = {one.attributes.get("for") for one in page.css("label[for]")}
        for field in page.css("input:not([type=hidden]):not([type=radio]), select, textarea"):
            assert field.attributes.get("id") in labels, (address, field.html)
        for one in page.css("[aria-labelledby]"):
            assert one.attributes["aria-labelledby"] in ids, address
        for button in page.css("button, summary, a"):
            assert button.text().strip(), (address, button.html)
        assert page.css_first("a.skip").attributes["href"] == "#main"
        assert "main" in ids
        assert page.css_first(".owner bdi").text() == "Robin Vale", address


def test_no_page_has_script_or_style_of_its_own_or_loads_from_elsewhere(lively) -> None:
    for address in addresses(lively):
        html = lively.get(address).text
        page = HTMLParser(html)
        assert page.css("[style], style") == [], address
        assert [one.attributes.get("src") for one in page.css("script")] == ["/static/tactful.js"]
        assert not re.search(r"\son\w+\s*=", re.sub(r"<textarea.*?</textarea>", "", html, flags=re.DOTALL)), (
            address
        )
        assert [one.attributes["href"] for one in page.css("link")] == [
            "/static/tactful.css",
            "/static/tactful.svg",
        ]
        assert page.css("img, iframe, object, embed, base") == []
    for file in STATIC.iterdir():
        assert "//" not in re.sub(
            r"http://www.w3.org/2000/svg|^\s*//.*$", "", file.read_text(), flags=re.MULTILINE
        )


def test_every_static_file_is_served_as_what_it_is(stranger) -> None:
    kinds = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
    for file in STATIC.iterdir():
        assert stranger.get(f"/static/{file.name}").headers["content-type"].startswith(kinds[file.suffix])
    assert {file.name for file in STATIC.iterdir()} == set(KINDS)


def test_the_pages_without_a_ledger(fresh) -> None:
    for address in ("/", "/ask", "/people", "/write", "/why"):
        page = written(fresh, address)
        assert len(page.css("h1")) == 1
    first = written(fresh, "/")
    assert first.css_first("h1").text() == "Should I connect?"
    assert "minutes to a day" in first.text()
    assert [one.attributes["value"] for one in first.css("input[name=playbook]")] == ["standard", "cautious"]
    assert fresh.get("/people/1").status_code == 503
    assert fresh.get("/api/today").status_code == 503


def test_a_page_is_soon_there(lively) -> None:
    """The day is worked out once."""
    from time import perf_counter

    lively.get("/")
    start = perf_counter()
    lively.get("/")
    assert perf_counter() - start < 1


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", css))


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_contrast_is_enough_by_day_and_by_night() -> None:
    css = (STATIC / "tactful.css").read_text()
    day, _, rest = css.partition("@media (prefers-color-scheme: dark)")
    night = {**colours(day), **colours(rest.partition("@media")[0])}
    for name, palette in (("day", colours(day)), ("night", night)):
        for ground in ("paper", "card", "tint"):
            for ink in ("ink", "soft", "accent"):
                assert contrast(palette[ink], palette[ground]) >= 4.5, (name, ink, ground)
            assert contrast(palette["edge"], palette[ground]) >= 3, (name, ground)
        assert contrast(palette["on-accent"], palette["accent"]) >= 4.5, name
        assert contrast(palette["mark-ink"], palette["mark"]) >= 4.5, name


def test_nothing_is_red_and_motion_can_be_left_out() -> None:
    css = (STATIC / "tactful.css").read_text()
    for colour in re.findall(r"#[0-9a-f]{6}", css):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 150 and green < red * 0.6 and blue < red * 0.6), colour
    assert "prefers-reduced-motion" in css
    assert "@media print" in css
    assert ":focus-visible" in css


def test_the_day_of_the_test_is_the_day_of_the_example() -> None:
    assert NOW.date() == date(2026, 11, 22)
