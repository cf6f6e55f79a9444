"""Nothing that is left out stands anywhere in the file for a coach."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from examples.build import NOW

from tactful.core.moment import Moment
from tactful.core.redaction import folded
from tactful.ledger.open import open_ledger
from tactful.ledger.recording import acting

ON = date(2026, 11, 22)
WORDS = (
    "Zoë's colleague Anneliese said (call +44 20 7946 0018) that Quillhaven pays €70,000; "
    "write to zoe@quillhaven.example"
)
SECRETS = (
    "zoe", "lindqvist", "anneliese", "brandt", "benhaddou", "yusra", "quillhaven", "marrowmere", "oxbow", "vale",
    "robin", "zoe@quillhaven.example", "7946", "70,000", "linkedin.com", "in/zoe",
)  # fmt: skip


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A ledger with names in every corner."""
    path = tmp_path / "planted.db"
    with open_ledger(path, create=True, now=NOW, zone="UTC") as ledger, acting(ledger, "add", now=NOW) as act:
        act.set_owner(name="Robin Vale", url="in/robin-vale")
        act.put_setting("name", "Robin Vale")
        act.put_setting("goal", "leave Oxbow Parcel for Quillhaven, for 80k; robin.vale@example.com")
        act.put_setting("employer", "Oxbow Parcel")
        company = act.company("Quillhaven Instruments")
        act.set_company(company, culture="relaxed", admire="what Anneliese Brandt built")
        other = act.company("Marrowmere")
        job = act.add_opportunity(
            company, "Data Engineer at Quillhaven", "interviewing", contact="Anneliese Brandt",
            description="Write to Anneliese Brandt, https://quillhaven.example",
        )  # fmt: skip
        act.add_opportunity(other, "Analyst <b>x</b>", "applied")
        zoe = act.add_person(
            "Zoë Lindqvist", company_id=company, role="hiring-manager", url="in/zoe-lindqvist",
            email="zoe@quillhaven.example", title="Head of Data, Quillhaven", mutual_names=["Yusra Benhaddou"],
        )  # fmt: skip
        brandt = act.add_person("Anneliese Brandt", company_id=company, role="interviewer")
        act.add_person("Yusra Benhaddou", company_id=other)
        about = ("Zoe Lindqvist’s stock feed at Quillhaven Instruments", WORDS, "=cmd|'x'!A0 <script>")
        for person in (zoe, brandt):
            act.log(
                Moment(on=date(2026, 11, 20), what="interviewed", outlook="positive", about=about),
                person_id=person,
                opportunity_id=job,
                text=WORDS,
            )
        act.log(
            Moment(
                on=date(2026, 11, 1), what="met", via="Quillhaven Open Day", about=("MARROWMERE'S plans",)
            ),
            person_id=zoe,
        )
        act.log(
            Moment(on=date(2026, 11, 2), what="referred", via="Yusra Benhaddou", about=("Lindqvist, Zoë",)),
            person_id=brandt,
            opportunity_id=job,
        )
        act.log(Moment(on=date(2026, 11, 3), what="messaged", by="them"), person_id=zoe, text=WORDS)
    return path


def body(text: str) -> str:
    """What the file says, without the head of a page."""
    return folded(text.partition("<body>")[2] or text)


@pytest.mark.parametrize("form", ["html", "md", "json"])
@pytest.mark.parametrize("keep", [(), ("messages", "drafts")], ids=["nothing kept", "texts kept"])
def test_nothing_left_out_is_anywhere(form: str, keep: tuple[str, ...], tactful, planted, tmp_path) -> None:
    target = tmp_path / f"coach.{form}"
    said = tactful(
        "export",
        "--coach",
        target,
        "--yes",
        "--on",
        "2026-11-22",
        *(f"--keep={one}" for one in keep),
        ledger=planted,
    )
    assert said.code == 0, said.err
    text = body(target.read_text(encoding="utf-8"))
    assert [secret for secret in SECRETS if secret in text] == []
    assert "stock feed" in text
    assert "company a" in text
    assert target.stat().st_mode & 0o077 == 0
    assert ("colleague" in text.partition("what was left out")[2]) or form == "json"


def test_what_is_kept_is_there_and_the_rest_is_not(tactful, planted, tmp_path) -> None:
    target = tmp_path / "coach.json"
    tactful("export", "--coach", target, "--yes", "--keep", "companies", "--on", "2026-11-22", ledger=planted)
    text = folded(target.read_text(encoding="utf-8"))
    assert "quillhaven instruments" in text
    assert [
        secret
        for secret in ("zoe", "lindqvist", "brandt", "oxbow", "robin", "7946", "70,000")
        if secret in text
    ] == []
    named = tmp_path / "named.json"
    tactful("export", "--coach", named, "--yes", "--keep=names", "--on", "2026-11-22", ledger=planted)
    text = folded(named.read_text(encoding="utf-8"))
    assert "zoe lindqvist at company a" in text
    assert "quillhaven" not in text


def test_one_person_is_one_name_throughout(tactful, planted, tmp_path) -> None:
    target = tmp_path / "coach.json"
    tactful("export", "--coach", target, "--yes", "--on", "2026-11-22", ledger=planted)
    told = json.loads(target.read_text(encoding="utf-8"))
    names = {story["who"] for story in told["stories"]}
    steps = {step["who"] for part in ("do", "later", "waiting", "leave") for step in told[part]}
    assert names == {
        "the hiring manager at company A",
        "the interviewer at company A",
        "the referrer at company B",
    }
    assert steps <= names
    assert "the hiring manager’s stock feed at company A" in told["stories"][0]["moments"][0]["about"][0]


def test_the_summary_stands_on_top(tactful, planted, tmp_path) -> None:
    for form in ("html", "md"):
        target = tmp_path / f"coach.{form}"
        tactful("export", "--coach", target, "--yes", "--on", "2026-11-22", ledger=planted)
        text = target.read_text(encoding="utf-8")
        inside, out, first = (
            text.index(words) for words in ("What is inside", "What was left out", "Applications")
        )
        assert inside < out < first
        assert "<script" not in text
        assert "<b>x" not in text


def test_without_a_yes_nothing_is_written(tactful, planted, tmp_path) -> None:
    target = tmp_path / "coach.html"
    said = tactful("export", "--coach", target, ledger=planted)
    assert said.code == 2
    assert "Names of people" in said.out
    assert "Nothing was written" in said.err
    assert not target.exists()


def test_what_cannot_be_is_said(tactful, planted, tmp_path) -> None:
    there = tmp_path / "there.html"
    there.write_text("mine", encoding="utf-8")
    refused: list[tuple[Any, ...]] = [
        (there, "--yes"), (tmp_path / "x.txt", "--yes"), (tmp_path / "x.html", "--yes", "--keep", "soul"),
        (tmp_path / "x.html", "--yes", "--format", "csv"), (tmp_path / "no" / "x.html", "--yes"),
    ]  # fmt: skip
    for words in refused:
        assert tactful("export", "--coach", *words, ledger=planted).code == 2, words
    assert there.read_text(encoding="utf-8") == "mine"
    assert tactful("export", tmp_path / "all.json", "--keep", "names", ledger=planted).code == 2


def test_the_example_names_nobody(tactful, robins: Path, tmp_path: Path) -> None:
    from tactful.app.leave_out import _never, everyday
    from tactful.ledger import queries

    target = tmp_path / "coach.md"
    tactful("export", "--coach", target, "--yes", "--keep=messages", "--on", "2026-11-22", ledger=robins)
    with open_ledger(robins, create=False, now=NOW, zone="UTC") as ledger:
        people = [one.name for one in queries.everybody(ledger)]
        companies = [folded(one.name) for one in queries.companies(ledger)]
    parts = {folded(word) for name in people for word in re.findall(r"[^\W_]+", name)} - _never() - everyday()
    words = [word for word in re.findall(r"[^\W_]+", target.read_text(encoding="utf-8")) if word[0].isupper()]
    assert [word for word in words if folded(word) in parts] == []
    text = folded(target.read_text(encoding="utf-8"))
    assert [name for name in companies if name in text] == []


def test_a_discreet_employer_is_not_in_it_whatever_is_kept(tactful, planted, tmp_path) -> None:
    job = "Network Planner"
    added = tactful(
        "add", "opportunity", job, "--company", "Oxbow Parcel", "--stage", "applied", ledger=planted
    )
    assert added.code == 0, added.err
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    words = ("--yes", "--keep", "companies,employer", "--on", "2026-11-22")
    assert tactful("export", "--coach", before, *words, ledger=planted).code == 0
    assert job in before.read_text(encoding="utf-8")
    tactful("set", "me", "discreet", "yes", ledger=planted)
    assert tactful("export", "--coach", after, *words, ledger=planted).code == 0
    told = after.read_text(encoding="utf-8")
    assert job not in told
    assert "oxbow" not in folded(told)
    assert "Quillhaven Instruments" in told
