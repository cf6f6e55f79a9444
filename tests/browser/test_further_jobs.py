"""The main job of the further pages, with a script and without; everything is kept, in a ledger of this file's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from examples.build import build
from playwright.sync_api import Browser, expect
from seeing import told, undo
from sites import Site, Visit, let_in, serving


def test_a_job_is_moved_by_menu(go: Visit, site: Site) -> None:
    page = go(site, "/opportunities")
    move = page.get_by_role("combobox", name="Move Data Engineer, Warehouse Systems to")
    form = page.locator("form").filter(has=move)
    move.select_option(label="interviewing")
    form.get_by_role("button", name="Move").click()
    told(page, "Moved. When is the interview?")
    undo(page)


def test_a_job_is_added(go: Visit, site: Site, request: pytest.FixtureRequest) -> None:
    page = go(site, "/opportunities")
    page.get_by_role("link", name="Add one").click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Add it"))
    name = f"Chief of Kettles {len(request.node.name)}"
    form.get_by_role("textbox", name="Job").fill(name)
    form.get_by_role("textbox", name="Company").or_(form.get_by_role("combobox", name="Company")).fill(
        "Kettle & Co"
    )
    form.get_by_role("button").first.click()
    told(page, "Added.")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_companies_are_hoped_for(go: Visit, site: Site) -> None:
    page = go(site, "/targets")
    page.get_by_label("Companies, one a line").fill("Redshank Air Cargo\nTessaly Energy")
    page.get_by_role("button", name="Keep them").click()
    told(page, "Kept as companies you hope for.")
    for name in ("Redshank Air Cargo", "Tessaly Energy"):
        expect(page.get_by_role("main").get_by_text(name, exact=True).first).to_be_visible()


def test_somebody_is_added(go: Visit, site: Site, request: pytest.FixtureRequest) -> None:
    page = go(site, "/people/new")
    name = f"Nadia Whitcombe {len(request.node.name)}"
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Company").fill("Tessaly Energy")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_somebody_is_forgotten(go: Visit, site: Site, request: pytest.FixtureRequest) -> None:
    number = "71" if "without" in request.node.name else "66"
    page = go(site, f"/people/{number}/forget")
    field = page.get_by_label("Type their name to go on:")
    name = str(page.get_by_role("heading", level=1).inner_text()).removeprefix("Forget ")
    field.fill("Somebody Else")
    page.get_by_role("button", name="Forget them for good").click()
    expect(page.get_by_role("main")).not_to_contain_text("gone")
    page.goto(f"/people/{number}/forget")
    page.get_by_label("Type their name to go on:").fill(name)
    page.get_by_role("button", name="Forget them for good").click()
    page.get_by_role("heading", level=1).wait_for()
    answer = page.goto(f"/people/{number}")
    assert answer is not None
    assert answer.status == 404


def test_ways_into_a_company(go: Visit, site: Site) -> None:
    page = go(site, "/paths")
    page.get_by_role("main").get_by_role("combobox", name="Company").fill("Oxbow Parcel")
    page.get_by_role("button", name="Who can help?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ways into Oxbow Parcel")
    expect(
        page.get_by_role("main").get_by_role("link", name="Tendai Moyo-Lindgren", exact=True)
    ).to_be_visible()


def test_a_question_of_the_round_is_answered(go: Visit, site: Site) -> None:
    page = go(site, "/network/round")
    asked = page.get_by_role("main").get_by_role("heading", level=2).first.inner_text()
    page.get_by_role("main").get_by_role("button", name="Yes").click()
    expect(page.get_by_role("main").get_by_role("heading", name=asked)).to_have_count(0)


def test_the_one_line_is_kept(go: Visit, site: Site) -> None:
    page = go(site, "/settings")
    page.get_by_label("You in one line").fill("who builds data feeds that survive a bad night")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_label("You in one line")).to_have_value(
        "who builds data feeds that survive a bad night"
    )


def test_the_owners_name_stands_on_every_page(go: Visit, site: Site) -> None:
    page = go(site, "/settings")
    page.get_by_label("Your name").fill("Robin Vale-Whitlock")
    page.get_by_role("button", name="Save").first.click()
    page.goto("/outcomes")
    expect(page.get_by_role("banner")).to_contain_text("Robin Vale-Whitlock")


def test_a_profile_finding_is_let_be(go: Visit, site: Site) -> None:
    page = go(site, "/profile")
    let_be = page.get_by_role("main").get_by_role("button", name="Let it be")
    before = let_be.count()
    let_be.last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Profile")
    expect(let_be).to_have_count(before - 1)


def test_outcomes_by_another_group(go: Visit, site: Site) -> None:
    page = go(site, "/outcomes")
    page.get_by_label("Looked at").select_option(index=1)
    page.get_by_role("button", name="Look").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Outcomes")
    assert "?" in page.url


def test_the_week_prints_without_its_buttons(visit: Visit, site: Site) -> None:
    page = visit(site, "/week")
    expect(page.get_by_role("main").get_by_role("link", name="Matthias Oyelaran").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Pages")).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)


@pytest.fixture
def bare(chromium: Browser, tmp_path: Path) -> Iterator[Site]:
    """A site of its own, without a ledger."""
    with serving(tmp_path / "new" / "ledger.db") as running:
        yield let_in(chromium, running)


def test_an_export_is_imported(go: Visit, bare: Site, tmp_path: Path) -> None:
    page = go(bare, "/import")
    page.get_by_label("The zip that LinkedIn sent").set_input_files(build(tmp_path / "export.zip"))
    page.get_by_role("main").get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What was imported")
    expect(page.get_by_role("main")).to_contain_text("Connections")
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    expect(page.get_by_role("banner")).to_contain_text("Robin Vale")


def test_a_file_that_is_no_export_is_refused_in_a_sentence(go: Visit, bare: Site, tmp_path: Path) -> None:
    page = go(bare, "/import")
    file = tmp_path / "holiday.zip"
    file.write_bytes(b"no zip")
    page.get_by_label("The zip that LinkedIn sent").set_input_files(file)
    page.get_by_role("main").get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("holiday.zip")
    expect(page.get_by_role("main")).not_to_contain_text("Something went wrong")


def test_the_further_pages_are_found_in_the_menu(visit: Visit, site: Site) -> None:
    page = visit(site, "/")
    menu = page.get_by_role("navigation", name="Pages")
    menu.get_by_text("More").click()
    menu.get_by_role("link", name="Outcomes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Outcomes")
    told_by = page.get_by_role("navigation", name="Pages").locator("[aria-current=page]")
    assert [one.strip() for one in told_by.all_text_contents()] == ["Outcomes"]
