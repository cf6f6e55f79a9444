"""`tactful prepare` and `tactful culture`: all from notes, and nothing where nothing is known."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from examples.build import NOW

from tactful.ledger.open import open_ledger
from tactful.ledger.recording import acting

ON = ("--on", "2026-11-22")
JOB = {"company": "Tessaly Energy", "title": "Data Platform Engineer", "role": "interviewer", "new": True}
POSTING = (
    "Data Platform Engineer at Tessaly Energy\n\nRequirements:\n- Experience with Kafka\n- SQL\n\n"
    "Questions? Please contact Ines Duarte for informal questions about the role. No phone calls please.\n"
)


@pytest.fixture
def ahead(tmp_path: Path, note: Any) -> Path:
    """An interview with Ilse Tamura in four days."""
    path = tmp_path / "ahead.db"
    note(path, date(2026, 11, 26), "scheduled", "Ilse Tamura", around=JOB, kind="technical", at="14:30")
    return path


def test_where_nothing_is_known_it_says_what_to_look_at_and_how_to_keep_it(tactful, ahead: Path) -> None:
    said = tactful("prepare", "Tessaly", *ON, ledger=ahead)
    assert said.code == 0
    out = " ".join(said.out.split())
    assert 'tactful log posted "Ilse Tamura" --about TOPIC' in out
    assert 'tactful culture "Tessaly Energy"' in out
    assert "None yet: they come from what you note" in out
    told = tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json
    assert told["questions"] == []
    assert told["meetings"][0]["people"] == ["Ilse Tamura"]


def test_every_question_rests_on_a_note(tactful, ahead: Path, note) -> None:
    note(ahead, date(2026, 11, 10), "posted", "Ilse Tamura", by="them", about=("grid data for everybody",))
    note(ahead, date(2026, 11, 12), "talked", "Ilse Tamura", about=("late meters",))
    note(ahead, date(2026, 11, 13), "messaged", "Ilse Tamura", about=("where my application stands",))
    tactful("culture", "Tessaly", "--answer", "proud=the map of outages", *ON, ledger=ahead)
    told = tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json
    assert [one["note"] for one in told["questions"]] == [
        "grid data for everybody", "late meters", "the map of outages",
    ]  # fmt: skip
    for one in told["questions"]:
        assert f"“{one['note']}”" in one["says"]
        assert one["rules"]
    assert told["people"][0]["published"][0]["about"] == ["grid data for everybody"]


def test_a_note_taken_back_carries_no_question(tactful, ahead: Path, note) -> None:
    note(ahead, date(2026, 11, 10), "posted", "Ilse Tamura", by="them", about=("grid data",))
    assert tactful("undo", ledger=ahead).code == 0
    assert tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json["questions"] == []


@pytest.mark.parametrize(
    ("fields", "asks", "rule"),
    [
        ((), "Would you mind", "ind:ask-permission"),
        ((("Tessaly Energy", "culture", "formal"),), "would it be agreeable", "IV-when-formal"),
        ((("Tessaly Energy", "culture", "relaxed"),), "May I connect", "IV-when-relaxed"),
        ((("Ilse Tamura", "manner", "reserved"),), "would it be agreeable", "IV-when-person"),
        (
            (("Tessaly Energy", "culture", "relaxed"), ("Tessaly Energy", "policy", "restricted")),
            None,
            "IV-policy",
        ),
        ((("Ilse Tamura", "welcome", "closed"),), None, "HM-risk-boundaries"),
        ((("Ilse Tamura", "welcome", "invited"),), "You mentioned connecting", "ind:suggested-by-them"),
        ((("Ilse Tamura", "link", "connected"),), None, "IV-say-thanks"),
        ((("Data Platform Engineer", "posting", "no-contact"),), None, "ind:obey-the-posting"),
    ],
)
def test_the_line_at_goodbye_fits_house_policy_and_person(fields, asks, rule, tactful, ahead: Path) -> None:
    for subject, field, value in fields:
        assert tactful("set", subject, field, value, ledger=ahead).code == 0
    [face] = tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json["people"]
    parting = face["parting"]
    assert rule in parting["rules"]
    assert parting["sources"]
    assert (asks in parting["says"]) if asks else parting["says"] is None


def test_thanks_come_from_the_playbook_and_the_referrer_is_not_forgotten(tactful, ahead: Path, note) -> None:
    there = {"company": "Tessaly Energy", "title": "Data Platform Engineer"}
    note(ahead, date(2026, 11, 14), "referred", "Ilse Tamura", around=there, via="Yusra Benhaddou")
    thanks = tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json["thanks"]
    assert [(one["name"], one["title"], one["best"], one["if_held"]) for one in thanks] == [
        ("Ilse Tamura", "Thank the interviewer by e-mail", ["2026-11-26", "2026-11-27"], True),
        ("Yusra Benhaddou", "Tell them how it went", None, False),
    ]
    assert {"S53", "S55", "S58"} <= set(thanks[0]["sources"])


def test_the_posting_speaks_in_its_own_words(tactful, ahead: Path) -> None:
    with (
        open_ledger(ahead, create=False, now=NOW, zone="UTC") as ledger,
        acting(ledger, "set", now=NOW) as act,
    ):
        act.set_opportunity(
            1, description=POSTING, contact="Ines Duarte", posting="no-contact", closes_on=date(2026, 12, 1)
        )
        act.add_person("Ines Duarte", company_id=1)
    told = tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json
    assert told["posting"]["contact"] == "Ines Duarte"
    assert "No phone calls please." in told["posting"]["words"]
    assert any("contact Ines Duarte" in words for words in told["posting"]["words"])
    assert all(words in " ".join(POSTING.split()) for words in told["posting"]["words"])
    assert [face["person"]["name"] for face in told["people"] if face["named"]] == ["Ines Duarte"]
    assert any("Kafka" in one["says"] for one in told["questions"])
    said = " ".join(tactful("prepare", "Tessaly", *ON, ledger=ahead).out.split())
    assert "It names Ines Duarte for questions." in said
    assert "Last day to apply: Tue 1 Dec" in said.replace("\u00a0", " ")


def test_somebody_kept_out_is_not_on_the_page(tactful, ahead: Path) -> None:
    tactful("set", "Ilse Tamura", "kept-out", "yes", ledger=ahead)
    assert tactful("prepare", "Tessaly", *ON, "--json", ledger=ahead).json["people"] == []


class Seen(HTMLParser):
    """Which elements and attributes a page has."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


NASTY = "Ilse <script>alert(1)</script> \"\u202eevil\u2066 $(rm -rf ~) `x`\n=cmd|'x'!A0"


def test_a_page_runs_nothing_and_loads_nothing_whatever_names_say(tactful, tmp_path: Path, note) -> None:
    path, page = tmp_path / "nasty.db", tmp_path / "page.html"
    note(
        path,
        date(2026, 11, 26),
        "scheduled",
        NASTY,
        around={**JOB, "company": f"C {NASTY}", "title": f"T {NASTY}"},
    )
    said = tactful("prepare", "T", "--html", page, *ON, ledger=path)
    assert said.code == 0, said.err
    text = page.read_text(encoding="utf-8")
    seen = Seen(text)
    assert seen.tags.isdisjoint({"script", "img", "link", "iframe", "a", "object", "form"})
    assert seen.attributes.isdisjoint({"src", "href", "onload", "onclick", "style"})
    assert not {"\u202e", "\u2066"} & set(text)
    assert "&lt;script&gt;" in text
    assert "url(" not in text
    assert page.stat().st_mode & 0o077 == 0
    keep = [one["keep"] for one in tactful("prepare", "T", "--json", *ON, ledger=path).json["first"]]
    assert [line for line in keep if set("$`\\") & set(line)] == []
    assert tactful("prepare", "T", "--html", page, *ON, ledger=path).code == 0


def test_a_page_replaces_only_a_page(tactful, ahead: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("<p>mine", encoding="utf-8")
    assert tactful("prepare", "Tessaly", "--html", mine, ledger=ahead).code == 2
    assert mine.read_text(encoding="utf-8") == "<p>mine"
    assert tactful("prepare", "Tessaly", "--html", ahead, ledger=ahead).code == 2
    assert tactful("prepare", "Astronaut", ledger=ahead).code == 2


def test_answers_are_kept_with_source_and_date_and_taken_back(tactful, ahead: Path) -> None:
    said = tactful(
        "culture", "Tessaly Energy", "--answer", "address=formal", "--answer", "careers=form-only",
        "--source", "the careers page", *ON, "--json", ledger=ahead,
    )  # fmt: skip
    look = said.json
    assert (look["culture"], look["policy"], look["source"], look["on"]) == (
        "formal", "restricted", "the careers page", "2026-11-22",
    )  # fmt: skip
    [first] = [one for one in look["seen"] if one["question"] == "address"]
    assert (first["answer"], first["source"], first["on"], first["old"]) == (
        "formal", "the careers page", "2026-11-22", False,
    )  # fmt: skip
    assert tactful("undo", ledger=ahead).code == 0
    back = tactful("culture", "Tessaly Energy", "--json", *ON, ledger=ahead).json
    assert (back["culture"], back["policy"]) == ("unknown", "unknown")
    assert [one["answer"] for one in back["seen"]] == [None] * 5


def test_old_answers_are_said_to_be_old_and_decide_no_more(tactful, ahead: Path) -> None:
    tactful("culture", "Tessaly", "--answer", "address=formal", "--on", "2025-06-01", ledger=ahead)
    said = tactful("culture", "Tessaly", *ON, ledger=ahead)
    assert "over a year old: look again" in " ".join(said.out.split()).lower()
    prepared = " ".join(tactful("prepare", "Tessaly", *ON, ledger=ahead).out.split())
    assert "over a year old: look again" in prepared
    look = tactful("culture", "Tessaly", "--answer", "process=quick", *ON, "--json", ledger=ahead).json
    assert look["culture"] == "relaxed"


def test_answers_that_disagree_set_no_culture(tactful, ahead: Path) -> None:
    look = tactful(
        "culture",
        "Tessaly",
        "--answer",
        "address=formal",
        "--answer",
        "process=quick",
        *ON,
        "--json",
        ledger=ahead,
    ).json
    assert (look["culture"], look["divided"]) == ("unknown", True)


def test_an_answer_taken_away_takes_along_what_it_had_set(tactful, ahead: Path) -> None:
    tactful("culture", "Tessaly", "--answer", "requests=restricted", *ON, ledger=ahead)
    look = tactful("culture", "Tessaly", "--answer", "requests=", *ON, "--json", ledger=ahead).json
    assert look["policy"] == "unknown"
    tactful("set", "Tessaly Energy", "policy", "encouraged", ledger=ahead)
    look = tactful("culture", "Tessaly", "--answer", "address=mixed", *ON, "--json", ledger=ahead).json
    assert look["policy"] == "encouraged"


@pytest.mark.parametrize("answer", ["address", "address=loud", "soul=yes", f"proud={'x' * 400}"])
def test_what_is_no_answer_is_refused(answer: str, tactful, ahead: Path) -> None:
    assert tactful("culture", "Tessaly", "--answer", answer, ledger=ahead).code == 2


def test_a_company_is_added_only_when_asked(tactful, ahead: Path) -> None:
    assert tactful("culture", "Nowhere", "--answer", "address=mixed", ledger=ahead).code == 2
    assert tactful("culture", "Nowhere", "--answer", "address=mixed", "--new", ledger=ahead).code == 0
    assert tactful("culture", "Nowhere", "--json", ledger=ahead).json["company"] == "Nowhere"


def test_advice_about_a_person_says_whom_the_posting_names(tactful, ahead: Path) -> None:
    with (
        open_ledger(ahead, create=False, now=NOW, zone="UTC") as ledger,
        acting(ledger, "set", now=NOW) as act,
    ):
        act.set_opportunity(1, contact="Ines Duarte")
    assert "names Ines Duarte for questions" in tactful("person", "Ilse", *ON, ledger=ahead).out
    assert tactful("person", "Ilse", *ON, "--json", ledger=ahead).json["contact"] == "Ines Duarte"


def test_a_company_typed_wrong_is_guessed_before_it_is_added(tactful, ahead: Path) -> None:
    said = tactful("culture", "Tesaly", *ON, ledger=ahead)
    assert said.code == 2
    assert 'Did you mean "Tessaly Energy"?' in " ".join(said.err.split())
    assert "Did you mean" not in tactful("culture", "Quixotic", *ON, ledger=ahead).err
