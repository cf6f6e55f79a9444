"""`tactful draft --situation` as a person and as a program meet it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tactful.cli.draft import command as draft
from tactful.errors import BadInput
from tactful.notes.variants import sentences

KNOWN: dict[str, Any] = {
    "today": "2026-03-10",
    "considering": "connect",
    "me": {"name": "Robin Vale"},
    "person": {"name": "Dana Reyes", "role": "interviewer"},
    "opportunity": {"title": "Data Engineer"},
    "moments": [
        {"on": "2026-03-05", "what": "interviewed", "outlook": "positive", "about": ["the Kafka migration"]}
    ],
}


def run(known: Any, *arguments: str) -> Result:
    text = known if isinstance(known, str) else json.dumps(known)
    return CliRunner().invoke(draft, ["--situation", "-", *arguments], input=text)


def test_json_is_the_public_form() -> None:
    result = run(KNOWN, "--json")
    answer = json.loads(result.output)
    assert result.exit_code == 0
    assert answer.keys() >= {
        "text", "subject", "characters", "limit", "variants", "missing", "used", "findings", "asks", "advice",
    }  # fmt: skip
    assert answer["limit"] == 200
    assert answer["characters"] == len(answer["text"]) <= 200
    assert "the Kafka migration" in answer["text"]
    assert {"me.name", "moments.interviewed.about", "person.name"} <= set(answer["used"])
    assert len(answer["variants"]) == 2


def test_a_person_sees_the_words_and_their_number() -> None:
    result = run(KNOWN, "--plan", "premium")
    lines = result.output.splitlines()
    assert lines[0].startswith(("Hi Dana, ", "Hello Dana, "))
    assert " of 300 characters." in lines[-1]


def test_an_email_has_a_subject() -> None:
    assert run(KNOWN, "--as", "email").output.startswith(
        "Subject: Thank you for the interview: Data Engineer\n"
    )


def test_a_missing_fact_is_asked_for() -> None:
    known = {**KNOWN, "moments": [{"on": "2026-03-05", "what": "interviewed", "outlook": "positive"}]}
    result = run(known)
    assert result.exit_code == 1
    assert "What is one thing you talked about in the interview?" in result.output
    answer = json.loads(run(known, "--json").output)
    assert answer["text"] is None
    assert answer["missing"] == ["about"]


def test_too_early_says_so_first_and_drafts_only_anyway() -> None:
    early = {**KNOWN, "today": "2026-03-06"}
    held = run(early)
    assert held.exit_code == 1
    assert held.output.startswith("Not yet: from Sun\u00a08\u00a0Mar")
    assert json.loads(run(early, "--json").output)["text"] is None
    drafted = run(early, "--anyway")
    assert drafted.exit_code == 0
    assert drafted.output.startswith("Not yet: from Sun\u00a08\u00a0Mar")
    assert " Dana, " in drafted.output


def test_the_kind_of_note_can_be_chosen() -> None:
    answer = json.loads(
        run(KNOWN, "--json", "--anyway", "--scenario", "after-rejection", "--as", "message").output
    )
    assert answer["text"].startswith(("Hi Dana,\n\n", "Hello Dana,\n\n"))
    assert "let" in answer["text"] or "the care you took" in answer["text"]
    assert answer["text"].endswith("\nRobin") or answer["text"].endswith("\nRobin Vale")


def test_another_seed_says_it_otherwise_and_the_same_one_the_same() -> None:
    said = {run(KNOWN, "--seed", str(seed)).output for seed in range(8)}
    assert len(said) > 3
    assert run(KNOWN, "--seed", "5").output == run(KNOWN, "--seed", "5").output


def test_a_comment_asks_for_a_thought_and_takes_it() -> None:
    known = {
        **KNOWN,
        "considering": "comment",
        "moments": [{"on": "2026-03-09", "what": "posted", "about": ["night bus rotas"]}],
    }
    asked = run(known, "--anyway")
    assert asked.exit_code == 1
    assert "night bus rotas" in asked.output
    assert json.loads(run(known, "--anyway", "--json").output)["missing"] == ["say"]
    said = run(known, "--anyway", "--say", "Did the drivers choose their own nights?")
    assert said.exit_code == 0
    assert "Did the drivers choose their own nights?" in said.output


def test_a_sentence_of_ones_own_is_not_lost_where_there_is_no_place_for_it() -> None:
    result = run(KNOWN, "--say", "I tried your ordering tip.")
    assert isinstance(result.exception, BadInput)
    assert "--say" in result.exception.next_step


@pytest.mark.parametrize("considering", ["like", "view", "follow", "withdraw"])
def test_what_needs_no_words_says_so(considering: str) -> None:
    known = {"today": "2026-03-10", "considering": considering, "person": {"link": "pending"}}
    result = run(known, "--anyway")
    assert result.exit_code == 0
    assert "Nothing to write" in result.output
    assert json.loads(run(known, "--anyway", "--json").output)["text"] is None


@pytest.mark.parametrize(
    "known", ["", "{", '{"today": "2026-03-10", "colour": "red"}', '{"today": "2026-03-10"}\n' * 2]
)
def test_bad_input_is_said_with_a_next_step(known: str) -> None:
    result = run(known)
    assert isinstance(result.exception, BadInput)
    assert result.exception.next_step


def test_without_a_situation_nobody_is_meant() -> None:
    result = CliRunner().invoke(draft, [])
    assert isinstance(result.exception, BadInput)
    assert result.exception.exit_code == 2


PANEL = ("Dana Reyes", "Luis Ortega", "Mei Tanaka", "Ola Lindqvist")


def test_people_of_one_company_get_words_of_their_own(tactful) -> None:  # type: ignore[no-untyped-def]
    for name in PANEL:
        tactful(
            *("log", "interviewed", name, "--new", "--on", "2026-11-20", "--company", "Northwind"),
            *("--title", "Data Engineer", "--about", "the Kafka migration", "--outlook", "positive"),
        )
    drafts = [tactful("draft", name, "--on", "2026-11-22", "--anyway", "--json").json for name in PANEL]
    texts = [draft["text"] for draft in drafts]
    assert all(texts)
    bodies = {tuple(sentences(text)) for text in texts}
    assert len(bodies) == len(PANEL)
    again = tactful("draft", PANEL[2], "--on", "2026-11-22", "--anyway", "--json").json
    assert again["text"] == texts[2]


def test_words_that_somebody_there_has_had_are_not_written_again(tactful) -> None:  # type: ignore[no-untyped-def]
    for name in PANEL[:2]:
        tactful(
            *("log", "interviewed", name, "--new", "--on", "2026-11-20", "--company", "Northwind"),
            *("--title", "Data Engineer", "--about", "the Kafka migration", "--outlook", "positive"),
        )
    draft = ("draft", PANEL[0], "--on", "2026-11-22", "--anyway", "--as", "message", "--json")
    before = tactful(*draft).json["text"]
    said = before.replace(PANEL[0].split()[0], PANEL[1].split()[0])
    assert tactful("log", "messaged", PANEL[1], "--on", "2026-11-21", "--text", said).code == 0
    after = tactful(*draft).json["text"]
    assert after
    assert sentences(after) != sentences(before)
