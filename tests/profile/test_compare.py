"""A posting beside a profile: where each thing is met, in which words, and nothing claimed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from posting_score import POSTINGS

from tactful.app.compare_job import compare_jobs, covered, job_from, read_job
from tactful.errors import BadInput
from tactful.profile.compare import Answered
from tactful.profile.profile import Entry, Profile

TODAY = date(2026, 11, 22)
ROBIN = Profile(
    headline="Data engineer, pipelines in Python",
    summary="I build streaming pipelines with Apache Kafka.",
    positions=(
        Entry(
            title="Data Engineer",
            place="Pellam Freight",
            started="2021-03",
            text="Planned data warehouses in Snowflake. Automated tests in CI.",
        ),
        Entry(title="Analyst", place="Old Mill", started="2018", finished="2021-02", text="JS dashboards."),
    ),
    education=(Entry(title="BSc Statistics", place="Leeds"),),
    skills=("SQL", "Docker", "Amazon Web Services"),
    languages=("English",),
)


def against(*lines: str, profile: Profile = ROBIN) -> dict[str, Answered]:
    job = job_from(
        "Data person\nBy Northwind\n\nRequirements\n" + "".join(f"- {line}\n" for line in lines) + "\n" * 3
    )
    (compared,) = compare_jobs([job], profile, today=TODAY).jobs
    return {one.name: one for one in compared.asked}


def test_met_where_and_how() -> None:
    one = against("Experience with Python and Kafka")["Python"]
    (place,) = one.where
    assert (one.verdict, place.section, place.quote) == ("met", "headline", "Python")
    assert (ROBIN.headline or "")[slice(*place.span)] == "Python"
    assert one.advice is None


@pytest.mark.parametrize(
    ("line", "name", "quote"),
    [
        ("Experience with JavaScript", "JavaScript", "JS"),
        ("Continuous integration in a team", "continuous integration", "CI"),
        ("A Bachelor's degree of any kind", "degree", "BSc"),
    ],
)
def test_met_in_other_words(line: str, name: str, quote: str) -> None:
    one = against(line, "Good manners at all times")[name]
    assert one.verdict == "other-words"
    assert one.where[0].quote == quote
    assert "If both are the same" in (one.advice or "")


def test_plurals_and_verb_forms_are_met() -> None:
    found = against(
        "Experience with automated testing", "Building a data warehouse", "You plan and test things"
    )
    assert found["data warehouse"].verdict == "met"
    assert found["data warehouse"].where[0].entry == "Data Engineer at Pellam Freight"


def test_only_listed_is_told() -> None:
    found = against("Knowledge of SQL and Docker", "Amazon Web Services in production")
    assert {name: found[name].verdict for name in ("SQL", "Docker", "AWS")} == dict.fromkeys(
        ("SQL", "Docker", "AWS"), "only-listed"
    )


@pytest.mark.parametrize(
    ("line", "name", "place"),
    [
        ("Experience with Terraform modules", "Terraform", "position"),
        ("Fluent German in writing too", "German", "languages"),
        ("A master's degree in any subject", "master's degree", "education"),
        ("A full driving licence, please", "driving licence", "licences"),
    ],
)
def test_missing_is_never_put_in_the_mouth(line: str, name: str, place: str) -> None:
    one = against(line, "Good manners at all times")[name]
    assert (one.verdict, one.where) == ("missing", ())
    assert (one.advice or "").startswith("Where it is true of you")
    assert place in (one.advice or "")
    assert not any(word in (one.advice or "").casefold() for word in ("add ", "include", "mention", "claim"))


def test_a_word_of_another_name_is_not_met() -> None:
    assert against("Warehouse work on late shifts too", "Good manners")["warehouse"].verdict == "missing"


def test_years_are_held_against_the_positions() -> None:
    assert covered(ROBIN, today=TODAY) == pytest.approx(8.4, abs=0.1)
    found = against("At least 5 years of experience", "Good manners at work")["5 years"]
    assert (found.verdict, found.years) == ("for-you", 5)
    assert found.advice == f"{covered(ROBIN, today=TODAY):g} years in all; whether in this is for you to say."
    found = against("At least 12 years of experience", "Good manners at work")["12 years"]
    assert found.verdict == "missing"
    assert covered(Profile(positions=(Entry(title="Cook"),)), today=TODAY) is None


def test_what_several_postings_share() -> None:
    jobs = [
        read_job(POSTINGS / name) for name in ("lab-technician.txt", "warehouse-lead.txt", "hr-partner.html")
    ]
    shared = {one.name: one for one in compare_jobs(jobs, ROBIN, today=TODAY).shared}
    assert shared["spreadsheets"].jobs == (0, 1, 2)
    assert "LIMS" not in shared


@pytest.mark.parametrize("text", ["", "   ", "too short"])
def test_what_is_no_posting_is_told(text: str) -> None:
    with pytest.raises(BadInput) as caught:
        job_from(text)
    assert caught.value.next_step


def test_the_command_tells_it_in_words_and_json(tmp_path: Path) -> None:
    from examples.build import build

    from tactful.cli import cli

    ledger = tmp_path / "ledger.db"
    run = CliRunner().invoke
    assert run(cli, ["import", str(build(tmp_path)), "--ledger", str(ledger)]).exit_code == 0
    arguments = ["profile", "--ledger", str(ledger), "--job", str(POSTINGS / "data-engineer.html")]
    words = run(cli, arguments)
    assert words.exit_code == 0, words.output
    assert "What they ask for" in words.output
    pasted = (POSTINGS / "chef.txt").read_text(encoding="utf-8")
    told = json.loads(run(cli, [*arguments, "--job", "-", "--json"], input=pasted).output)
    assert [job["title"] for job in told["jobs"]] == ["Data Engineer", "Sous Chef"]
    assert {
        "name",
        "kind",
        "weight",
        "quote",
        "span",
        "years",
        "verdict",
        "where",
        "belongs",
        "advice",
    } == set(told["jobs"][0]["asked"][0])
    assert isinstance(told["shared"], list)


def test_without_a_profile_the_way_on_is_told(tmp_path: Path) -> None:
    from tactful.app.ledger_at import open_at
    from tactful.cli import cli

    with open_at(tmp_path / "empty.db", now=datetime.now(UTC), create=True):
        pass
    ran = CliRunner().invoke(
        cli, ["profile", "--ledger", str(tmp_path / "empty.db"), "--job", str(POSTINGS / "chef.txt")]
    )
    assert isinstance(ran.exception, BadInput)
    assert "import" in ran.exception.next_step


def test_polishing_is_no_language() -> None:
    smith = Profile(positions=(Entry(title="Smith", text="Polishing silver, and I polish brass."),))
    assert against("Fluent Polish", profile=smith)["Polish"].verdict == "missing"
    assert "Polish" not in against("Experience with polishing silver")
    speaker = Profile(languages=("Polish",))
    assert against("Fluent Polish", profile=speaker)["Polish"].verdict != "missing"
