"""Gaps, shouting, emoji, links, pay and what is private: what is flagged, and what is not."""

from __future__ import annotations

from typing import Any

import pytest

from tactful.app.load_rules import load_rules
from tactful.notes.check.engine import check, sendable
from tactful.notes.note import NoteFacts

RULES = load_rules()


def found(rule: str, text: str, **setting: Any) -> list[str | None]:
    return [f.quote for f in check(text, RULES, **setting) if f.rule == rule]


@pytest.mark.parametrize("gap", [
    "{name}", "[Company]", "<role>", "XXX", "INSERT", "[[ ]]", "TODO", "{{first_name}}", "${title}", "%COMPANY%",
    "____", "[your name]", "TBD", "insert company here", "{}", "<job title>", "[ ]", "«FirstName»",
])  # fmt: skip
def test_a_gap_of_a_template_is_found(gap: str) -> None:
    assert found("placeholder", f"Hello Ms Sato, thank you for {gap} and the tour.") == [gap]


@pytest.mark.parametrize(("text", "gap"), [
    ("Dear , thank you.", "Dear ,"), ("Hi  , thank you.", "Hi  ,"), ("Dear,\nthank you.", "Dear"),
    ("Hello Ida, I applied for the role at .", "at ."), ("Hello Ida, I admire the work of , and more.", "of ,"),
])  # fmt: skip
def test_a_place_left_empty_is_found(text: str, gap: str) -> None:
    assert found("placeholder", text) == [gap]


@pytest.mark.parametrize("text", [
    "See table [3], ref. [12].", "I know C# and a<b.", "The to-do list is long.", "Hi, thank you.",
    "Dear me, what a day.",
    "It cost .5 of it ... or so.", "a < b and c > d", "My insert tool broke.", "Sizes XXL and XXS sell.",
    "email <ida@x.org>",
])  # fmt: skip
def test_what_only_looks_like_a_gap_passes(text: str) -> None:
    assert found("placeholder", text) == []


@pytest.mark.parametrize("text", [
    "I am REALLY glad.", "It was an INCREDIBLE tour.", "Thank you ?!", "It was good?!",
    "I WOULD LOVE TO SEE IT again.",
])  # fmt: skip
def test_shouting_is_heard(text: str) -> None:
    assert not sendable(check(f"Hello Ida. {text}", RULES)) or found("shouting", text)


@pytest.mark.parametrize("text", [
    "UNESCO, HIPAA, SCADA, TOEFL and NVIDIA", "I ran SAP EWM WMS HANA for years", "ROBIN VALE",
    "LANXESS and ALDI SUED",
    "Thank you!", "Really? Yes!", "I use JAVASCRIPT and NGINX",
])  # fmt: skip
def test_initials_and_names_are_no_shouting(text: str) -> None:
    assert found("shouting", text) == []


def test_an_emoji_weighs_more_in_a_formal_house() -> None:
    text = "Hello Ida, thank you for the tour 🧀"
    assert sendable(check(text, RULES))
    assert not sendable(check(text, RULES, facts=NoteFacts(formal=True)))
    assert found("emoji", text) == ["🧀"]
    assert found("emoji", "Hi👋 Ida, thank you ❤️") == ["👋", "❤️"]
    assert found("emoji", "Hello Ida :-) thank you") == [":-)"]
    assert found("emoji", "Hello Ida, 1) one; 2) two: D, x → y, ✓ no ©, 10:30") in ([], ["✓"])
    assert found("emoji", text, scenario="comment") == []


@pytest.mark.parametrize("text", [
    "My site is https://example.org/a?b=1 here.", "See www.example.org for it.", "My code is on github.com/ida.",
    "I have attached my CV.", "Please find my letter attached.", "My résumé is attached.",
])  # fmt: skip
def test_a_link_has_no_place_in_a_first_request(text: str) -> None:
    assert found("link-in-request", text, channel="request")
    assert not found("link-in-request", text, channel="message")


@pytest.mark.parametrize("text", [
    "What is the salary range?", "May I ask about the pay range?", "How much does the job pay?",
    "What does the role pay?",
    "My salary expectations are modest.", "I am looking for around 60k.", "I expect at least £45,000.",
    "Could you tell me the compensation package?",
])  # fmt: skip
def test_pay_is_too_soon_in_a_first_note(text: str) -> None:
    assert found("salary-too-soon", f"Dear Ida, {text}", scenario="after-applying")
    assert not found("salary-too-soon", f"Dear Ida, {text}", scenario="follow-up")
    assert not found("salary-too-soon", f"Dear Ida, {text}", scenario="after-applying", to="recruiter")


@pytest.mark.parametrize("text", [
    "I ran payroll for 40 people.", "The salary survey you published helped.", "It pays to listen.",
    "I raised $40k for it.",
    "The pay equity audit was yours.", "I look after 300 accounts.",
])  # fmt: skip
def test_work_with_pay_is_no_question_of_pay(text: str) -> None:
    assert not found("salary-too-soon", f"Dear Ida, {text}", scenario="after-applying")


@pytest.mark.parametrize("text", [
    "I am pregnant.", "I'm 54 years old.", "After my divorce I moved.", "I was diagnosed with asthma.",
    "I am a widow; I'm Muslim.",
    "I had cancer in 2019.", "At my age one learns slowly.", "I am in my fifties.", "My disability is no hindrance.",
    "We are expecting our first child.", "As a devout Catholic I rest on Sundays.", "I voted for Labour.",
])  # fmt: skip
def test_what_is_private_is_a_hint_and_never_stops_a_note(text: str) -> None:
    findings = [f for f in check(text, RULES) if f.rule == "private-matters"]
    assert findings
    assert {f.level for f in findings} == {"hint"}


@pytest.mark.parametrize("text", [
    "I nurse on a cancer ward.", "I teach colleagues about depression.", "The church roof was my first job.",
    "The firm is 54 years old.", "I am married to the idea of slow cheese.", "Our diagnosis of the fault was wrong.",
    "I have ten years of practice.", "The maternity unit was my ward.",
])  # fmt: skip
def test_the_same_words_about_work_pass(text: str) -> None:
    assert found("private-matters", text) == []


@pytest.mark.parametrize("text", [
    "I'd like to add you to my professional network on LinkedIn.", "Hi Ida, I'd like to join your LinkedIn network.",
    "Let's connect on LinkedIn!", "Please add me to your LinkedIn network.",
    "Hello Ida, I would like to connect with you.",
    "Since you are a person I trust, I wanted to invite you to join my network on LinkedIn.",
    "J'aimerais vous inviter à rejoindre mon réseau professionnel sur LinkedIn.",
    "Me gustaría añadirte a mi red profesional en LinkedIn.",
])  # fmt: skip
def test_the_platforms_own_text_is_known(text: str) -> None:
    assert found("default-text", text)


def test_another_language_is_said_and_only_its_form_is_looked_at() -> None:
    text = (
        "Guten Tag Frau Sato, vielen Dank für die Führung durch die Molkerei [Name]; ich würde gern in "
        "Verbindung bleiben und freue mich auf Ihre Antwort."
    )
    findings = check(
        text, RULES, scenario="after-interview", channel="request", facts=NoteFacts(name="Emi Sato")
    )
    assert {f.rule for f in findings} == {"other-language", "placeholder"}
    assert {f.rule for f in check("Dear Emi, thank you for the tour of the dairy.", RULES)} == set()
