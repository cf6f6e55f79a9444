"""Writing and looking for people, as one types: marks in the text, remarks beside it, the list that follows."""

from __future__ import annotations

import json
from time import sleep

from playwright.sync_api import Page, Route, expect
from sites import Site, Visit

BEGGING = "Hello Dana, I am desperate for this job."
PLAIN = "Hello Dana, thank you for your talk on cold chains."
MARKS = "[data-under] mark"


def sheet_of(visit: Visit, site: Site, address: str = "/write") -> Page:
    return visit(site, address, reduced_motion="reduce")


def unanswered(route: Route) -> None:
    """Let the check wait for ever."""


def test_what_is_found_is_marked_in_the_text_and_stays_with_its_words(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site)
    note = page.get_by_label("The note")
    note.fill(f"Hi 👋🏽 {BEGGING}")
    mark = page.locator(MARKS).filter(has_text="desperate")
    expect(mark).to_have_count(1)
    words = mark.inner_text()
    page.route("**/api/check", unanswered)
    note.press("Home")
    note.press_sequentially("Well, ")
    expect(mark).to_have_text(words)
    under, over = page.locator("[data-under]").bounding_box(), note.bounding_box()
    assert under == over


def test_an_answer_that_comes_late_says_nothing_about_newer_words(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site)

    def late(route: Route) -> None:
        if "desperate" in json.loads(route.request.post_data or "{}")["text"]:
            sleep(1.5)
        route.continue_()

    page.route("**/api/check", late)
    note = page.get_by_label("The note")
    with page.expect_request("**/api/check"):
        note.fill(BEGGING)
    note.fill(PLAIN)
    expect(page.locator("[data-verdict]")).to_contain_text("ready", ignore_case=True)
    page.wait_for_timeout(2_000)
    assert "desperate" not in page.locator("[data-remarks]").inner_text()
    assert page.locator(MARKS).filter(has_text="desperate").count() == 0


def test_characters_are_counted_before_the_check_answers(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site)
    page.route("**/api/check", unanswered)
    page.get_by_label("How is it sent?").select_option(label="a request to connect")
    page.get_by_label("LinkedIn plan").select_option(label="free")
    page.get_by_label("The note").fill("👋🏽" + "a" * 200)
    expect(page.locator("[data-count]")).to_have_text("202 of 200 characters, 2 too many")


def test_a_finding_is_let_be_and_the_keyboard_stays_there(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site)
    page.get_by_label("The note").fill(BEGGING)
    expect(page.locator(".findings li").first).to_be_visible()
    page.get_by_role("button", name="Let it be here").first.press("Enter")
    again = page.get_by_role("button", name="Take it up again").first
    expect(again).to_be_focused()
    again.press("Enter")
    expect(again).to_have_count(0)


def test_the_words_of_a_finding_are_chosen_in_the_text(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site)
    note = page.get_by_label("The note")
    note.fill(BEGGING)
    quote = page.locator(".quote a").first
    said = quote.inner_text().strip("“”")
    quote.click()
    chosen = note.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert chosen == said


def test_without_a_script_the_button_checks(visit: Visit, site: Site) -> None:
    page = visit(site, "/write", java_script_enabled=False)
    page.get_by_label("The note").fill(BEGGING)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".marked mark").first).to_contain_text("desperate")
    expect(page.locator("[data-verdict]")).to_contain_text("Not ready yet.")


def test_people_follow_what_is_typed_and_the_arrows_walk_through_them(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site, "/people")
    field = page.get_by_label("Name, company or title")
    field.press_sequentially("sable")
    expect(page.locator("[data-found-status]")).to_contain_text("people")
    every = page.locator(".people a")
    assert page.url.endswith("/people?q=sable")
    field.press("ArrowDown")
    expect(every.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(every.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    field.fill("nobody of this name")
    expect(page.locator("[data-found-status]")).to_have_text("Nobody fits.")


def test_a_moment_is_noted_in_two_clicks(visit: Visit, site: Site) -> None:
    page = sheet_of(visit, site, "/people/1")
    page.get_by_text("We talked", exact=True).click()
    page.get_by_role("button", name="Note it").locator("visible=true").click()
    expect(page.get_by_role("status")).to_contain_text("Noted.")
