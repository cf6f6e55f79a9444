"""A note held against the facts: only a contradiction is flagged, never the writer's own life."""

from __future__ import annotations

from datetime import date

import pytest

from tactful.app.load_rules import load_rules
from tactful.notes.check.engine import check
from tactful.notes.note import NoteFacts

RULES = tuple(
    rule for rule in load_rules() if rule.name.startswith("wrong-") or rule.name == "reader-unnamed"
)
FACTS = NoteFacts(
    name="Ngozi Halloran-Tate",
    company="Brightmoor Grocers",
    title="Senior Data Engineer",
    common=("University of Leeds",),
    today=date(2026, 11, 25),
    talked=(date(2026, 11, 19), date(2026, 11, 20)),
    told=("Oxbow Parcel", "Robin Vale", "DuckCon"),
)


def said(text: str, facts: NoteFacts = FACTS) -> list[tuple[str, str | None]]:
    return [(f.rule, f.quote) for f in check(text, RULES, facts=facts)]


@pytest.mark.parametrize(("text", "rule", "quote"), [
    ("Dear Nkechi, thank you.", "wrong-name", "Nkechi"),
    ("Hello Ms Hollander, thank you.", "wrong-name", "Hollander"),
    ("Good morning Dr. Smith, thank you.", "wrong-name", "Smith"),
    ("Hi Ngozi, I applied for the data engineer role at Oakwell Press.", "wrong-company", "Oakwell Press"),
    ("Hi Ngozi, my application to Fernhill went in on Monday.", "wrong-company", "Fernhill"),
    ("Hi Ngozi, I hope to join Fernhill soon.", "wrong-company", "Fernhill"),
    ("Hi Ngozi, the idea of working at Fernhill Books appeals to me; I am excited about working for Fernhill.",
     "wrong-company", "Fernhill"),
    ("Hi Ngozi, your team at Fernhill does fine work.", "wrong-company", "Fernhill"),
    ("Hi Ngozi, thank you for considering me for the analyst role at Fernhill.", "wrong-company", "Fernhill"),
    ("Hi Ngozi, I applied for the marketing manager role.", "wrong-role", "marketing manager"),
    ("Hi Ngozi, I am interested in the Payroll Specialist position.", "wrong-role", "Payroll Specialist"),
    ("Hi Ngozi, I recently applied for your nurse opening.", "wrong-role", "nurse"),
    ("Hi Ngozi, thank you for Tuesday.", "wrong-day", "Tuesday"),
    ("Hi Ngozi, thank you for your time on Monday.", "wrong-day", "Monday"),
    ("Hi Ngozi, our conversation last Wednesday stayed with me.", "wrong-day", "Wednesday"),
    ("Hi Ngozi, Tuesday's interview was a pleasure.", "wrong-day", "Tuesday"),
    ("Hi Ngozi, it was good to meet you on Sunday.", "wrong-day", "Sunday"),
    ("Hi Ngozi, we spoke on 12 November about outages.", "wrong-day", "12 November"),
    ("Hi Ngozi, we spoke on December 19th about outages.", "wrong-day", "December 19th"),
    ("Hi Ngozi, thank you for yesterday's talk.", "wrong-day", "yesterday"),
    ("Thank you for the kind words about outages.", "reader-unnamed", "Thank"),
    ("Dear reader of the outage log: it was a pleasure.", "reader-unnamed", "Dear"),
])  # fmt: skip
def test_what_contradicts_the_facts_is_flagged(text: str, rule: str, quote: str) -> None:
    assert (rule, quote) in said(text)


@pytest.mark.parametrize("text", [
    "Dear Ngozi, thank you.",
    "Dear Ms Halloran-Tate, thank you.",
    "Dear Mrs. Tate, thank you.",
    "Good afternoon, Ngozi! Thank you.",
    "Ngozi, thank you.",
    "Thanks so much, Ngozi, for the hour.",
    "Hi Ngozi, I applied for the data engineer role at Brightmoor.",
    "Hi Ngozi, I applied for the data engineer role at BrightMoor Groceries.",
    "Hi Ngozi, I applied for the role at BG.",
    "Hi Ngozi, I applied Kanban at Fernhill, and interviewed users at Oakwell.",
    "Hi Ngozi, I worked at Fernhill and was the analyst in the role at Oakwell Press.",
    "Hi Ngozi, my position at Oxbow Parcel ends in May, and I applied for a data engineer post.",
    "Hi Ngozi, your talk at DuckCon was clear.",
    "Hi Ngozi, I applied through the University of Leeds and hope to join Brightmoor.",
    "Hi Ngozi, I applied for the senior role.",
    "Hi Ngozi, I applied for the open position.",
    "Hi Ngozi, I applied for the data engineering position.",
    "Hi Ngozi, I applied for the SDE role.",
    "Hi Ngozi, I applied for the Staff Engineer role.",
    "Hi Ngozi, I used to be a payroll specialist; the position taught me care.",
    "Hi Ngozi, I am interested in the customer side of the role.",
    "Hi Ngozi, thank you for Friday.",
    "Hi Ngozi, thank you for Thursday and Friday.",
    "Hi Ngozi, our talk on Friday, 20 November, stayed with me.",
    "Hi Ngozi, we spoke on the 19th of November.",
    "Hi Ngozi, thank you for the interview. On Monday I tried what you said.",
    "Hi Ngozi, we talked about how the feed fills on Mondays.",
    "Hi Ngozi, I look forward to our second interview on Tuesday.",
    "Hi Ngozi, would Tuesday suit you for a call? I am free on Wednesday, too.",
    "Hi Ngozi, happy Monday!",
])  # fmt: skip
def test_what_agrees_or_is_not_about_them_passes(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("text", [
    "Dear Nkechi, I applied for the nurse role at Oakwell Press. Thank you for Tuesday.",
    "Thank you for yesterday's talk.",
])  # fmt: skip
def test_without_facts_nothing_is_compared(text: str) -> None:
    assert said(text, NoteFacts()) == []


def test_each_place_is_named_once() -> None:
    text = (
        "Hi Ngozi, I recently applied for the nurse vacancy at Fernhill; thank you for the talk on Tuesday."
    )
    assert said(text) == [("wrong-role", "nurse"), ("wrong-company", "Fernhill"), ("wrong-day", "Tuesday")]
