"""Each page's main job, from the person's side: found by role and label, with a script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from seeing import card, told, undo
from sites import Site, Visit

THANKS = "Hi Dana, thank you for the interview. I enjoyed how you explained the stock feed. Robin"
PLEA = "Hi Dana, thank you for the talk about the stock feed. Can you realy help me get this job asap?"


@pytest.mark.parametrize("where", ["site", "empty_site"])
def test_ask_with_a_note(go: Visit, where: str, request: pytest.FixtureRequest) -> None:
    page = go(request.getfixturevalue(where), "/" if where == "empty_site" else "/ask")
    page.get_by_label("Their name").fill("Dana Reyes")
    page.get_by_label("Who are they to you?").select_option(label="an interviewer")
    page.get_by_label("What happened last between you?").select_option(label="we had an interview")
    page.get_by_label("When was that").fill("2026-11-10")
    page.get_by_label("If it was an interview").select_option(label="well")
    page.get_by_label("Paste the note").fill(THANKS)
    page.get_by_role("button", name="Ask", exact=True).click()
    answer = page.get_by_role("article", name="Yes")
    expect(answer).to_contain_text("Dana Reyes: Connect?")
    expect(answer.get_by_role("img", name="today. Opens 2026-11-")).to_be_visible()
    expect(answer.get_by_role("heading", name="What speaks for it")).to_be_visible()
    expect(answer.get_by_role("heading", name="Where people disagree")).to_be_visible()
    expect(answer.get_by_role("heading", name="Your note")).to_be_visible()
    expect(page.get_by_label("Their name")).to_have_value("Dana Reyes")
    page.get_by_label("Paste the note").fill(PLEA)
    page.get_by_role("button", name="Ask", exact=True).click()
    answer = page.get_by_role("article", name="First things first")
    assert any("realy" in text for text in answer.locator("mark").all_inner_texts())
    answer.get_by_role("link", name="remark 1", exact=True).click()
    expect(page.locator("#finding-1")).to_be_in_viewport()


def test_the_other_playbook_says_why_not_yet(go: Visit, site: Site) -> None:
    page = go(site, "/ask")
    page.get_by_label("Who are they to you?").select_option(label="an interviewer")
    page.get_by_label("What happened last between you?").select_option(label="we had an interview")
    page.get_by_label("When was that").fill("2026-11-10")
    page.get_by_role("radio", name="Wait for the decision").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(
        page.get_by_role("heading", name="Leave it for now").or_(page.get_by_text("Not yet"))
    ).to_be_visible()


def test_sent_leaves_the_day_and_undo_brings_it_back(go: Visit, site: Site) -> None:
    page = go(site, "/")
    note = card(page, "Matthias Oyelaran").get_by_role("textbox", name="The note")
    assert "clock drift" in note.input_value()
    note.fill("Hello Matthias, thank you for the clocks.")
    card(page, "Matthias Oyelaran").get_by_role("button", name="Sent").click()
    told(page, "Noted as sent.")
    expect(card(page, "Matthias Oyelaran")).to_have_count(0)
    page.goto("/people/132")
    expect(page.get_by_role("listitem").filter(has_text="You: thanked").first).to_contain_text(
        "for the clocks."
    )
    page.go_back()
    undo(page)
    expect(card(page, "Matthias Oyelaran")).to_have_count(1)


@pytest.mark.parametrize(
    ("button", "sentence"),
    [("Not now", "Set aside for a week."), ("Never", "Nothing more will be advised about them.")],
)
def test_not_now_and_never(go: Visit, site: Site, button: str, sentence: str) -> None:
    page = go(site, "/")
    card(page, "Tendai Moyo-Lindgren").get_by_role("button", name=button).click()
    told(page, sentence)
    expect(card(page, "Tendai Moyo-Lindgren")).to_have_count(0)
    undo(page)
    expect(card(page, "Tendai Moyo-Lindgren")).to_have_count(1)


def test_the_note_is_copied(visit: Visit, site: Site) -> None:
    page = visit(site, "/", permissions=["clipboard-read", "clipboard-write"])
    mine = card(page, "Matthias Oyelaran")
    mine.get_by_role("button", name="Copy the note").click()
    expect(mine.get_by_role("button", name="Copied")).to_be_visible()
    words = mine.get_by_role("textbox", name="The note").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == words
    expect(mine.get_by_role("button", name="Copy the note")).to_be_visible()


def test_a_profile_opens_in_a_tab_of_its_own_and_learns_nothing(visit: Visit, site: Site) -> None:
    page = visit(site, "/")
    asked = []
    page.context.route(
        "https://www.linkedin.com/**", lambda route: (asked.append(route.request), route.abort())
    )
    with page.context.expect_page() as opened:
        card(page, "Tendai Moyo-Lindgren").get_by_role("link", name="Their profile of Tendai").click()
    opened.value.wait_for_event("close", timeout=1) if opened.value.is_closed() else opened.value.close()
    assert [request.headers.get("referer") for request in asked] == [None]
    assert page.url == f"{site.base}/"


def test_do_it_anyway(go: Visit, site: Site) -> None:
    page = go(site, "/")
    waiting = page.get_by_role("listitem").filter(
        has=page.get_by_role("link", name="Matthias Oyelaran"), has_text="Connect after a good interview"
    )
    waiting.get_by_text("Why").click()
    waiting.get_by_role("link", name="Do it anyway").click()
    expect(page.get_by_role("heading", level=1, name="Matthias Oyelaran")).to_be_visible()
    expect(page.get_by_role("textbox", name="The note")).not_to_be_empty()


def test_somebody_is_found(go: Visit, site: Site) -> None:
    page = go(site, "/")
    page.get_by_role("searchbox", name="Find somebody").fill("tendai")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.base}/people?q=tendai")
    page.get_by_role("main").get_by_role("link", name="Tendai Moyo-Lindgren").click()
    expect(page.get_by_role("heading", level=1, name="Tendai Moyo-Lindgren")).to_be_visible()


def test_a_moment_in_two_clicks(go: Visit, site: Site) -> None:
    page = go(site, "/people/7")
    page.locator("details[name=record] summary").first.click()
    page.locator("details[name=record][open]").get_by_role("button", name="Note it").click()
    told(page, "Noted.")
    expect(page.locator(".timeline").get_by_role("listitem").first).to_contain_text("22")
    undo(page)


def test_a_moment_with_more_about_it(go: Visit, site: Site) -> None:
    page = go(site, "/people/7")
    page.get_by_text("Something else", exact=True).click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Record it"))
    form.get_by_label("What happened?").select_option(label="had an interview")
    form.get_by_label("When?").fill("2026-11-21")
    form.get_by_label("Topics, one a line").fill("parcels\nferries")
    form.get_by_role("button", name="Record it").click()
    told(page, "Noted.")
    expect(page.locator(".timeline").get_by_text("about parcels, ferries").first).to_be_visible()
    undo(page)


def test_a_day_to_come_is_refused_in_a_sentence(go: Visit, site: Site) -> None:
    page = go(site, "/people/7")
    page.get_by_text("Something else", exact=True).click()
    form = page.locator("form").filter(has=page.get_by_role("button", name="Record it"))
    form.get_by_label("When?").fill("2026-12-24")
    form.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", level=1, name="That day has not come yet.")).to_be_visible()


def test_the_round_of_the_week_is_done(go: Visit, site: Site) -> None:
    page = go(site, "/")
    page.get_by_role("main").get_by_role("button", name="Done", exact=True).click()
    told(page, "Noted as done.")
    expect(page.get_by_role("heading", name="A short reading round")).to_have_count(0)
    undo(page)


def test_a_note_is_checked(go: Visit, site: Site) -> None:
    page = go(site, "/write")
    page.get_by_role("textbox", name="The note").fill(PLEA)
    page.get_by_role("button", name="Check").click()
    remarks = page.get_by_role("region", name="Remarks")
    expect(remarks).to_contain_text("Not ready yet.")
    expect(remarks.get_by_text("“realy” is a slip; it should be “really”.")).to_be_visible()
    expect(page.get_by_role("textbox", name="The note")).to_have_value(PLEA)


def test_marks_and_remarks_appear_while_typing(visit: Visit, site: Site) -> None:
    page = visit(site, "/write")
    note = page.get_by_role("textbox", name="The note")
    note.press_sequentially("Can you \U0001f600 realy")
    remarks = page.get_by_role("region", name="Remarks")
    expect(page.locator("mark", has_text="realy").first).to_be_visible()
    expect(remarks.get_by_text("“realy” is a slip; it should be “really”.")).to_be_visible()
    expect(note).to_be_focused()
    assert page.url == f"{site.base}/write"


def test_a_source_leads_to_its_rule(go: Visit, site: Site) -> None:
    page = go(site, "/")
    link = card(page, "Tendai Moyo-Lindgren").locator(".source").get_by_role("link").first
    rule = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    expect(page.get_by_role("heading", level=1, name="Why")).to_be_visible()
    expect(page.locator(f"article#{rule}").get_by_role("heading")).to_be_in_viewport()


def test_every_source_on_the_agenda_leads_somewhere(visit: Visit, site: Site) -> None:
    page = visit(site, "/?all")
    ways = page.eval_on_selector_all(".source a", "links => links.map((one) => one.getAttribute('href'))")
    page.goto("/why")
    there = set(page.eval_on_selector_all("article[id]", "rules => rules.map((one) => one.id)"))
    assert len(ways) > 20
    assert {way.partition("#")[2] for way in ways} - there == set()


def test_another_playbook_is_followed(go: Visit, site: Site) -> None:
    page = go(site, "/why")
    page.get_by_role("button", name="Follow this one").click()
    told(page, "The playbook is chosen.")
    expect(page.get_by_role("listitem").filter(has_text="you follow this one")).to_contain_text(
        "Wait for the decision"
    )
    undo(page)
