"""What a draft may say: only what the facts hold."""

from __future__ import annotations

from itertools import pairwise
from time import process_time
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.app.check_note import check_note
from tactful.app.draft_note import draft_note
from tactful.app.load_rules import load_rules
from tactful.core.moment import WHATS
from tactful.core.situation import Situation
from tactful.errors import BadInput
from tactful.notes.check.numbers import numbers
from tactful.notes.note import SCENARIOS, Note, NoteFacts, facts_of

KNOWN: dict[str, Any] = {
    "today": "2026-11-25",
    "me": {
        "name": "Robin Vale",
        "line": "data engineer, six years in retail logistics",
        "experience": ["moved the night orders of 40 depots to Kafka", "MSc in Statistics, Leeds"],
        "employer": "Oxbow Parcel",
    },
    "person": {
        "name": "Ngozi Halloran-Tate",
        "role": "hiring-manager",
        "shared": [{"what": "school", "name": "University of Leeds"}],
        "mutual_names": ["Imani Okafor"],
        "mutuals": 3,
    },
    "company": {"name": "Brightmoor Grocers", "admire": "how openly Brightmoor writes about its outages"},
    "opportunity": {"title": "Senior Data Engineer", "stage": "interviewing"},
    "moments": [
        {"on": "2026-11-12", "what": "referred", "via": "Lea Brandt"},
        {
            "on": "2026-11-20",
            "what": "interviewed",
            "outlook": "positive",
            "about": ["the stock feed", "ISO 27001"],
        },
    ],
}
SITUATION = msgspec.convert(KNOWN, Situation)

GROUNDED = [
    "Hi Ngozi, thank you for your time on Friday. Your account of the stock feed stayed with me. Robin",
    "Dear Ms Halloran-Tate, thank you for the interview on 20 November.",
    "Hi Ngozi, Lea Brandt suggested that I write. Best regards, Robin Vale",
    "Hello Ngozi, Imani Okafor and I both studied at the University of Leeds, like you.",
    "I have been a data engineer for six years.",
    "I have been a data engineer for 6 years.",
    "My six years in retail logistics would help with the stock feed.",
    "I moved the night orders of forty depots to Kafka.",
    "I moved the night orders of 40 depots to Kafka at Oxbow Parcel.",
    "I hold an MSc in statistics from Leeds.",
    "My master's degree in Statistics was in Leeds.",
    "I applied for the Senior Data Engineer role at Brightmoor Grocers.",
    "I applied for the Senior Data Engineer role at Brightmoor.",
    "Brightmoor's openness about its outages is rare.",
    "Would a 15-minute call suit you?",
    "Could I ask you two short questions about the team?",
    "Happy Monday, Ngozi! I hope that the week is kind to you.",
    "Thank you again for Friday's conversation about ISO 27001.",
    "We have three mutual connections, among them Imani.",
    "Thursday the 12th was when Lea spoke of you.",
    "However the decision falls, I enjoyed it.\nWarm regards,\nRobin",
    "Having read about the outages, I would love to hear more. Perhaps over coffee?",
    "Wishing you a calm week. One more thing: the stock feed is on my mind.",
    "I would be glad to stay in touch on LinkedIn; my CV is there as well.",
    "What you said about the stock feed made sense to me. Nobody had put it so plainly.",
    "As an engineer I liked the question about the night orders.",
    "Dear Ngozi, Thank you for the interview.",
    "The SDE role is the one I hope for.",
    "Or perhaps I can help later; either way, thank you!",
    "I am an engineer, and I am a careful reader of outage reports; as a newcomer I have questions.",
    "Logistics is what I know: depots, night orders, and Kafka.",
]
UNGROUNDED = [
    ("Hi Ngozi, Maria Lopez suggested that I write.", "Maria Lopez"),
    ("Hi Ngozi, thank you. Maria told me about the team.", "Maria"),
    ("Grace told me about the team.", "Grace"),
    ("Mark suggested that I write to you.", "Mark"),
    ("hi ngozi, maria suggested that i write.", "maria"),
    ("I spoke with dmitri about the team.", "dmitri"),
    ("I worked at fernhill before.", "fernhill"),
    ("I worked for Fernhill Books.", "Fernhill Books"),
    ("At Fernhill I learned a lot.", "Fernhill"),
    ("My team used Spark and Airflow.", "Spark"),
    ("I studied in Oxford.", "Oxford"),
    ("I have seven years of experience in retail logistics.", "seven"),
    ("I have 7 years of experience in retail logistics.", "7"),
    ("I have over five years in retail logistics.", "five"),
    ("I have sixteen years in retail logistics.", "sixteen"),
    ("I have sixty-six years in retail logistics.", "sixty-six"),
    ("I have a decade in retail logistics.", "decade"),
    ("I moved the night orders of 400 depots.", "400"),
    ("I moved the night orders of four hundred depots.", "four hundred"),
    ("I moved the night orders of hundreds of depots.", "hundreds"),
    ("That cut the cost by 40k.", "40k"),
    ("That was 40.5 of it.", "40.5"),
    ("Costs fell by 30%.", "30"),
    ("I hold a PhD in statistics.", "PhD"),
    ("I am doing a doctorate on queues.", "doctorate"),
    ("I have a bachelor's degree in statistics.", "bachelor's degree"),
    ("As a certified engineer I would help.", "certified"),
    ("I led the data team.", "I led"),
    ("I have managed people as well.", "I have managed"),
    ("I built the whole feed myself.", "I built"),
    ("The change doubled the throughput and saved money.", "and saved"),
    ("I reduced the delay.", "I reduced"),
    ("I won a prize for it.", "I won"),
    ("It was a pleasure to meet you in Leeds, and your article was good.", "your article"),
    ("Your recent post on outages was frank.", "Your recent post"),
    ("Thank you for accepting my request.", "Thank you for accepting"),
    ("Thank you for the offer.", "the offer"),
    ("I understand your decision not to go on with me.", "your decision not to"),
    ("Congratulations on your promotion.", "Congratulations on your"),
    ("Thank you for the talk on Tuesday.", "Tuesday"),
    ("Thank you for the talk on wednesday.", "wednesday"),
    ("Thank you for the talk on 21 November.", "21"),
    ("Thank you for the talk in March.", "March"),
    ("Thank you, and greetings from Hamburg.", "Hamburg"),
    ("I am an award-winning engineer.", "award-winning"),
    ("The Platform Guild is where I learned it.", "Platform Guild"),
    ("We used ISO 9001.", "9001"),
    ("We have four mutual connections.", "four"),
    ("I am a nurse by training.", "nurse"),
    ("As a senior developer I would fit.", "developer"),
    ("My ten years as an accountant, in short.", "accountant"),
    ("I am fluent in several languages.", "fluent in"),
    ("Orders grew 4x under me.", "4"),
    ("I have 5+ years of practice.", "5"),
    ("I have spent half a decade on it.", "decade"),
    ("My friend james says hello.", "james"),
]  # fmt: skip


def quotes(text: str, known: Situation | None = SITUATION, **more: Any) -> list[str]:
    findings = check_note(text, situation=known, grounded=True, **more).findings
    return [finding.quote or "" for finding in findings if finding.rule == "ungrounded"]


@pytest.mark.parametrize("text", GROUNDED)
def test_what_the_facts_hold_may_be_said(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(("text", "quote"), UNGROUNDED)
def test_what_no_fact_holds_is_named(text: str, quote: str) -> None:
    assert quote in quotes(text)
    assert not check_note(text, situation=SITUATION, grounded=True).sendable


@pytest.mark.parametrize(("text", "quote"), UNGROUNDED)
def test_a_persons_own_words_need_no_grounds(text: str, quote: str) -> None:
    findings = check_note(text, situation=SITUATION).findings
    assert "ungrounded" not in {finding.rule for finding in findings}


@pytest.mark.parametrize(("moments", "text"), [
    ([{"on": "2026-11-20", "what": "met", "via": "DuckCon"}], "It was good to meet you at DuckCon."),
    ([{"on": "2026-11-20", "what": "posted", "about": ["night buses"]}], "Your post on night buses was frank."),
    ([{"on": "2026-11-20", "what": "accepted"}], "Thank you for accepting my request."),
    ([{"on": "2026-11-20", "what": "applied"}], "I applied on Friday."),
    ([{"on": "2026-11-20", "what": "rejected"}], "I understand your decision not to go on with me."),
    ([{"on": "2026-11-20", "what": "referred", "via": "Olu"}], "Olu suggested that I write."),
    ([{"on": "2026-12-01", "what": "scheduled"}], "I look forward to our interview on 1 December."),
])  # fmt: skip
def test_what_happened_may_be_said_and_what_did_not_may_not(moments: list[dict[str, Any]], text: str) -> None:
    bare = {"today": "2026-11-25", "person": {"name": "Ngozi Tate"}}
    assert quotes(text, msgspec.convert({**bare, "moments": moments}, Situation)) == []
    assert quotes(text, msgspec.convert(bare, Situation)) != []


EVERYTHING = ["met", "accepted", "posted", "applied", "talked", "moved", "offered", "rejected", "replied"]


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("channel", ["request", "message"])
def test_what_is_drafted_here_passes(scenario: str, channel: str) -> None:
    more = [{"on": "2026-11-10", "what": what} for what in EVERYTHING if what in WHATS]
    known = msgspec.convert({**KNOWN, "moments": [*KNOWN["moments"], *more]}, Situation)
    drafted = draft_note(known, scenario, channel)
    for text in filter(None, (drafted.text, *drafted.variants)):
        assert quotes(text, known) == []


def test_without_facts_a_draft_cannot_be_checked() -> None:
    with pytest.raises(BadInput, match="hold a draft against"):
        check_note("Hello.", grounded=True)
    assert check_note("Hello Emi, it is good here.", grounded=True, facts=NoteFacts(name="Emi")).sendable


def test_places_are_those_of_the_text() -> None:
    text = "Hi Ngozi, greetings from “São Paulo”, Fernhill’s home since 1999."
    found = check_note(text, situation=SITUATION, grounded=True).findings
    assert [text[slice(*f.span)] for f in found if f.span] == [f.quote for f in found if f.span]
    assert quotes(text) == ["São Paulo", "Fernhill’s", "1999"]


@pytest.mark.parametrize(("text", "values"), [
    ("six", ["6"]), ("Twenty-five", ["25"]), ("two hundred and six", ["206"]), ("40k", ["40000"]),
    ("2,000 and 2000", ["2000", "2000"]), ("1.50", ["1.5"]), ("3rd", ["3"]), ("14:30", ["14:30"]),
    ("a dozen", ["12"]), ("three million two hundred thousand", ["3200000"]), ("thousands", ["thousands"]),
    ("someone often weighs", []), ("v2 and B4", []),
])  # fmt: skip
def test_numbers_are_read_in_digits_and_words(text: str, values: list[str]) -> None:
    assert [value for _, value in numbers(text)] == values


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["Hi Ngozi,", "six", "Maria", "’s", "1,2.3:4", "\n", "–", "two hundred and", "İ", "ß"]
        )
    ).map(" ".join)
)
def test_any_text_gives_places_in_order_that_do_not_overlap(text: str) -> None:
    found = check_note(text, situation=SITUATION, grounded=True).findings
    spans = [f.span for f in found if f.rule == "ungrounded" and f.span]
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(spans))
    assert all(0 <= a < b <= len(text) for a, b in spans)


@pytest.mark.parametrize(
    "piece", ["six ", "Maria ", "1,", "-", "'", "i have ", "two hundred and ", "A.", "\n"]
)
def test_a_long_draft_is_answered_in_time(piece: str) -> None:
    (rule,) = [rule for rule in load_rules() if rule.name == "ungrounded"]
    told = msgspec.structs.replace(facts_of(SITUATION), drafted=True)
    note = Note(text=piece * (8_000 // len(piece)), facts=told)
    began = process_time()
    list(rule.find(note))
    assert process_time() - began < 20
