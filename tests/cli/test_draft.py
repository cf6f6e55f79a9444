"""`tactful draft --situation` as a person and as a program meet it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tactful.cli.draft import command as draft
from tactful.errors import BadInput

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
    assert answer["used"] == ["me.name", "moments.interviewed.about", "opportunity.title", "person.name"]


def test_a_person_sees_the_words_and_their_number() -> None:
    result = run(KNOWN, "--plan", "premium")
    lines = result.output.splitlines()
    assert lines[0] == "Hi Dana,"
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
    assert answer["missing"] == ["moments.interviewed.about"]


def test_too_early_says_so_first_and_drafts_only_anyway() -> None:
    early = {**KNOWN, "today": "2026-03-06"}
    held = run(early)
    assert held.exit_code == 1
    assert held.output.startswith("Not yet: from Sun\u00a08\u00a0Mar")
    assert json.loads(run(early, "--json").output)["text"] is None
    drafted = run(early, "--anyway")
    assert drafted.exit_code == 0
    assert drafted.output.startswith("Not yet: from Sun\u00a08\u00a0Mar")
    assert "Hi Dana," in drafted.output


def test_the_kind_of_note_can_be_chosen() -> None:
    answer = json.loads(
        run(KNOWN, "--json", "--anyway", "--scenario", "after-rejection", "--as", "message").output
    )
    assert answer["text"].startswith("Hi Dana,\n\nThank you for letting me know about the Data Engineer role")


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
