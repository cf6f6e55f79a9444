"""`tactful profile`: what is said, in which order, how it ends, and what the person decides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from examples.build import TODAY

from tactful import sources

READS_RESUMES = "tactful.sources.json_resume"
ON = ("--on", str(TODAY))
QUICK = (*ON, "--no-spelling")

RESUME = {
    "basics": {"name": "Ada Moss", "label": "Baker at Oxbow", "summary": "", "location": {"city": "Cork"}},
    "work": [
        {
            "name": "Oxbow",
            "position": "Baker",
            "startDate": "2019-04",
            "endDate": "2026-02",
            "summary": "Baked bread.",
        }
    ],
    "skills": [{"name": "Sourdough", "keywords": ["Rye", "Starter"]}],
}


@pytest.fixture
def resume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if READS_RESUMES not in sources.SOURCES:
        monkeypatch.setattr(sources, "SOURCES", (*sources.SOURCES, READS_RESUMES))
    path = tmp_path / "resume.json"
    path.write_text(json.dumps(RESUME), encoding="utf-8")
    return path


def rules_of(said) -> list[str]:  # type: ignore[no-untyped-def]
    return [finding["rule"] for section in said.json["sections"] for finding in section["findings"]]


def test_without_a_profile_it_tells_where_to_begin(tactful, tmp_path: Path) -> None:
    for _ in range(2):
        said = tactful("profile", *QUICK)
        assert said.code == 0
        assert "tactful import EXPORT.zip" in said.out
        assert tactful("profile", "--json", *QUICK).json["in_order"] is None
        tactful("log", "met", "Dana Reyes", "--new")
    assert (tmp_path / "ledger.db").exists()


def test_the_example_is_read_section_by_section(tactful, robins: Path) -> None:
    said = tactful("profile", *ON, ledger=robins)
    assert said.code == 0
    assert said.err == ""
    heads = [line for line in said.out.splitlines() if line and line[0].isupper() and len(line) < 36]
    assert (
        heads
        == [
            "Your profile, as others read it",
            "Your one line",
            "Experience",
            "Skills",
            "Awards",
            "Asked, because nothing shows it",
            "Nothing to remark",
            "Before you edit",
            "tactful playbook show",
        ][:-1]
    )
    assert "Share profile updates with your network: Off" in " ".join(said.out.split())
    assert "tactful profile --answer photo=yes" in said.out
    assert not [word for word in ("score", "%", "out of") if word in said.out]
    assert all(len(line) <= 88 for line in said.out.splitlines())


def test_it_fits_a_narrow_terminal(tactful, robins: Path) -> None:
    said = tactful("profile", *QUICK, ledger=robins, columns=46)
    assert all(len(line) <= 46 for line in said.out.splitlines())


def test_json_gives_places_and_quotes(tactful, robins: Path) -> None:
    told = tactful("profile", "--json", *QUICK, ledger=robins).json
    assert told["in_order"] is True
    assert set(told) == {"on", "in_order", "sections", "fine", "asked", "gaps", "said", "changed"}
    placed = [(s, f) for s in told["sections"] for f in s["findings"] if f["span"]]
    assert len(placed) == 2
    for section, finding in placed:
        assert section["text"][slice(*finding["span"])] == finding["quote"]
        assert {"rule", "level", "message", "advice", "why", "source", "about", "minutes"} <= set(finding)


def test_an_answer_of_no_is_a_finding_and_holds_requests_until_waived(tactful, robins: Path) -> None:
    said = tactful("profile", "--answer", "photo=no", "--answer", "header-image=yes", *QUICK, ledger=robins)
    assert said.code == 1
    assert "1 warning photo-missing" in said.out
    assert "Requests wait for this: photo." in said.out
    assert "header image of your own" not in said.out
    held = tactful("profile", "--json", *QUICK, ledger=robins)
    assert held.code == 1
    assert held.json["gaps"] == ["photo"]
    waived = tactful("profile", "--waive", "photo-missing", *QUICK, ledger=robins)
    assert waived.code == 0
    assert "photo-missing. Take up again: tactful profile --take-up photo-missing" in waived.out
    assert tactful("profile", "--take-up", "photo-missing", *QUICK, ledger=robins).code == 1
    assert tactful("profile", "--answer", "photo=", *QUICK, ledger=robins).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--answer", "shoes=yes"), "photo, header-image"),
        (("--answer", "photo=perhaps"), "photo=yes or photo=no"),
        (("--waive", "photo"), "photo-missing"),
        (("--take-up", "nothing"), "There is no rule nothing"),
        (("--explain", "nothing"), "There is no rule nothing"),
        (("nowhere.json",), "does not exist"),
    ],
)
def test_what_cannot_be_used_is_told_and_changes_nothing(tactful, robins: Path, words, says: str) -> None:  # type: ignore[no-untyped-def]
    before = robins.read_bytes()
    said = tactful("profile", *words, *QUICK, ledger=robins)
    assert said.code == 2
    assert says in said.err
    assert robins.read_bytes() == before


def test_what_changed_is_told_on_another_day(tactful, robins: Path) -> None:
    assert "Since" not in tactful("profile", *ON, ledger=robins).out
    tactful("set", "me", "line", "data engineer, nine years in logistics", ledger=robins)
    said = tactful("profile", "--on", "2026-12-01", ledger=robins)
    assert "Since Sun\u00a022\u00a0Nov\u00a02026" in said.out
    assert "mended  line-missing" in said.out


def test_a_json_resume_is_read_and_not_kept(tactful, resume: Path, tmp_path: Path) -> None:
    said = tactful("profile", resume, "--json", *QUICK)
    assert said.code == 1
    assert said.json["gaps"] == ["experience", "summary"]
    assert {"summary-missing", "headline-past-job", "skills-few"} <= set(rules_of(said))
    assert "line-missing" not in rules_of(said)
    assert not (tmp_path / "ledger.db").exists()
    shown = tactful("profile", resume, *QUICK)
    assert "Requests wait" not in shown.out
    assert "under experience that ended in Feb 2026" in " ".join(shown.out.split())


def test_what_was_waived_is_waived_in_a_file_too(tactful, resume: Path) -> None:
    assert tactful("profile", resume, *QUICK).code == 1
    tactful("profile", "--waive", "summary-missing", "--waive", "headline-past-job", *QUICK)
    assert tactful("profile", resume, *QUICK).code == 0
    told = tactful("profile", resume, "--json", *QUICK).json
    waived = {f["rule"] for s in told["sections"] for f in s["findings"] if f["set_aside"]}
    assert waived == {"summary-missing", "headline-past-job"}


def test_a_name_from_outside_cannot_move_the_cursor(tactful, resume: Path) -> None:
    told = {**RESUME, "basics": {**RESUME["basics"], "label": "Baker at \u202eOxbow\x1b[2J {quote} %s"}}  # type: ignore[dict-item]
    resume.write_text(json.dumps(told), encoding="utf-8")
    said = tactful("profile", resume, *QUICK)
    assert said.code == 1
    assert "\x1b" not in said.out
    assert "\u202e" not in said.out


def test_rules_are_listed_and_explained(tactful) -> None:
    said = tactful("profile", "--list")
    assert said.code == 0
    assert "photo-missing" in said.out
    explained = tactful("profile", "--explain", "photo-missing")
    assert "tactful profile --waive photo-missing" in explained.out
    assert "HM-profile-photo" in explained.out
    told = tactful("profile", "--explain", "photo-missing", "--json").json
    assert told[0]["gap"] == "photo"


@pytest.mark.parametrize("data", [
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 40, bytes(range(255, -1, -1)) * 400, b"\0" * 5000,
    b"%PDF-1.7\nA Data Engineer is wanted here, as is everybody else\n",
], ids=["picture", "noise", "nuls", "pdf"])  # fmt: skip
def test_a_posting_that_is_no_text_is_refused(data: bytes, tactful, robins: Path, tmp_path: Path) -> None:
    path = tmp_path / "me.jpg"
    path.write_bytes(data)
    said = tactful("profile", "--job", path, ledger=robins)
    assert said.code == 2
    assert "holds no text" in said.err


def test_a_posting_of_another_machine_is_text(tactful, robins: Path, tmp_path: Path) -> None:
    words = "Data Engineer at Northwind\nWe look for somebody who knows SQL, Python and café life.\n"
    for encoding in ("utf-16", "cp1252", "utf-8-sig"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(words.encode(encoding))
        assert tactful("profile", "--job", path, ledger=robins).code == 0


def test_the_word_of_the_person_stands(tactful, robins: Path) -> None:
    assert tactful("set", "me", "gaps", "", ledger=robins).code == 0
    said = tactful("profile", "--no-spelling", ledger=robins)
    assert said.code == 0
    assert "your word stands" in said.out


@pytest.mark.parametrize("given", ["-", "/tmp"])
def test_what_is_no_picture_is_named(tactful, robins: Path, given: str) -> None:
    said = tactful("profile", "--photo", given, ledger=robins)
    assert said.code == 2
    assert ("Standard input" if given == "-" else given) in said.err


def test_a_pasted_posting_has_a_head(capsys) -> None:
    from tactful.app.compare_job import Compared, Comparison
    from tactful.cli.job_text import show_jobs

    show_jobs(Comparison(jobs=(Compared(file="-", title=None, company=None, asked=()),), shared=()))
    assert "the pasted posting" in capsys.readouterr().out
