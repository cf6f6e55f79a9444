"""The board in a browser: cards move by menu and keyboard, and, where the script runs, in place and by drag."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from sites import Site, Visit

TITLE = "Data Engineer, Terminal Operations"


@pytest.fixture
def board(visit: Visit, site: Site) -> Page:
    page = visit(site, "/opportunities?q=engineer")
    page.evaluate("window.stays = true")
    return page


def card(page: Page) -> Locator:
    return page.get_by_role("listitem").filter(has_text=TITLE)


def place(page: Page, name: str) -> Locator:
    """The part of a column where cards of this stage lie."""
    return page.locator(f"[data-place={name}]")


def noted(page: Page) -> Locator:
    return page.get_by_role("status")


def drag(page: Page, held: Locator, target: Locator) -> None:
    """As a hand does it; what is aimed at moves when the places open."""
    held.scroll_into_view_if_needed()
    start = held.bounding_box()
    assert start
    page.mouse.move(start["x"] + 12, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(start["x"] + 60, start["y"] + 30, steps=4)
    page.mouse.move(start["x"] + 80, start["y"] + 40, steps=4)
    expect(page.locator(".board.dragging")).to_have_count(1)
    end = target.bounding_box()
    assert end
    page.mouse.move(end["x"] + 20, end["y"] + 12, steps=6)
    page.mouse.up()


def test_a_card_moves_in_place_by_the_keyboard_alone(board: Page) -> None:
    menu = board.get_by_label(f"Move {TITLE} to")
    menu.focus()
    board.keyboard.type("app")
    expect(menu).to_have_value("applied")
    board.keyboard.press("Tab")
    board.keyboard.press("Enter")
    expect(place(board, "applied").filter(has=card(board))).to_have_count(1)
    expect(noted(board)).to_contain_text("Moved, and noted for today.")
    expect(card(board).get_by_role("link")).to_be_focused()
    board.get_by_role("button", name="Undo").click()
    expect(place(board, "saved").filter(has=card(board))).to_have_count(1)
    expect(noted(board)).to_contain_text("Taken back.")
    expect(board).to_have_url(re.compile(r"/opportunities\?q=engineer$"))
    assert board.evaluate("window.stays") is True


def test_a_card_is_dragged_into_an_end_of_its_own(board: Page) -> None:
    expect(card(board)).to_have_attribute("draggable", "true")
    drag(board, card(board), place(board, "ghosted"))
    expect(place(board, "ghosted").filter(has=card(board))).to_have_count(1)
    expect(noted(board)).to_contain_text("nothing has to be done")
    expect(board.locator(".board.dragging")).to_have_count(0)
    board.get_by_role("button", name="Undo").click()
    expect(place(board, "saved").filter(has=card(board))).to_have_count(1)


def test_a_card_that_is_let_go_where_it_was_stays(board: Page) -> None:
    drag(board, card(board), place(board, "saved"))
    expect(board.locator(".board.dragging")).to_have_count(0)
    expect(place(board, "saved").filter(has=card(board))).to_have_count(1)
    expect(noted(board)).to_have_count(0)


def test_without_script_the_menu_does_the_same(visit: Visit, site: Site) -> None:
    page = visit(site, "/opportunities?q=engineer", java_script_enabled=False)
    page.get_by_label(f"Move {TITLE} to").select_option("offer")
    card(page).get_by_role("button", name="Move").click()
    expect(place(page, "offer").filter(has=card(page))).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    page.goto("/opportunities")
    expect(place(page, "saved").filter(has=card(page))).to_have_count(1)


def test_a_job_from_saving_it_to_the_page_for_its_interview(visit: Visit, site: Site) -> None:
    page = visit(site, "/opportunities")
    page.get_by_label("Job").fill("Signal Keeper")
    page.get_by_label("Company").last.fill("Lantern Works")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Signal Keeper")
    page.get_by_label("Their name").fill("Wren Abara")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("link", name="Wren Abara")).to_be_visible()
    page.get_by_label("The text").fill(
        "Signal Keeper at Lantern Works. You must know Python. Questions? Please contact Wren Abara."
    )
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", name="What they ask for")).to_be_visible()
    page.get_by_label("What happened?").select_option("scheduled")
    page.get_by_label("With whom?").select_option("Wren Abara")
    page.locator("#on").fill("2026-11-25")
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="The page for the interview").click()
    expect(page.get_by_text("will be there")).to_be_visible()
    expect(page.get_by_text("Thank the interviewer")).to_be_visible()
