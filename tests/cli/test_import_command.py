"""`tactful import`: what it reports, what it refuses, what a second export brings."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from syrupy.assertion import SnapshotAssertion

COUNTS = ("new", "changed", "unchanged", "duplicate")


def plain(text: str) -> str:
    """Without the seconds and the place of the ledger, which depend on the run."""
    text = re.sub(r"\(\d+\.\d+ s\)", "(0.5 s)", text)
    return re.sub(r"It\s+stays on this machine:\s+\S+", "It stays on this machine: LEDGER", text)


def files(report: dict) -> dict[str, dict]:
    return {file["name"]: file for file in report["imports"][0]["files"]}


def repacked(export: Path, target: Path, replace: dict[str, bytes | None]) -> Path:
    """The same archive with files replaced, added or (None) left out."""
    with ZipFile(export) as old, ZipFile(target, "w") as new:
        for name in {*old.namelist(), *replace}:
            data = replace.get(name, b"") if name in replace else old.read(name)
            if data is not None:
                new.writestr(name, data)
    return target


def test_the_report_of_a_first_export(tactful, exports, snapshot: SnapshotAssertion) -> None:
    assert plain(tactful("import", exports[1]).out) == snapshot


def test_the_report_of_the_next_export(tactful, exports, snapshot: SnapshotAssertion) -> None:
    tactful("import", exports[0])
    assert plain(tactful("import", exports[1]).out) == snapshot


def test_an_old_export_is_mentioned_and_a_fresh_one_is_not(tactful, exports) -> None:
    assert "earlier.zip is 33 days old" in tactful("import", exports[0]).out
    assert "days old" not in tactful("import", exports[1]).out


def test_where_there_is_no_room_for_a_table(tactful, exports) -> None:
    lines = tactful("import", exports[1], columns=40).out.splitlines()
    assert "  Profile.csv: 1 rows, 1 new" in lines
    assert max(len(line) for line in lines if "ledger.db" not in line) <= 40


def test_the_json_is_the_published_one(tactful, exports) -> None:
    report = tactful("import", exports[1], "--json").json
    assert report.keys() == {"imports", "totals", "seconds"}
    assert report["totals"].keys() == {"people", "companies", "opportunities", "moments"}
    (one,) = report["imports"]
    assert one.keys() == {"path", "source", "files", "found", "problems"}
    assert (one["path"], one["source"], one["problems"]) == (str(exports[1]), "linkedin", [])
    assert one["found"] == {
        "owner": "Robin Vale", "requests_accepted": 9, "requests_pending": 5,
        "messages_sent": 71, "messages_received": 89, "answers_owed": 9,
    }  # fmt: skip
    for file in one["files"]:
        if "ignored" in file:
            assert file.keys() == {"name", "ignored"}
        else:
            assert file.keys() == {"name", "rows", "new", "changed", "unchanged", "duplicate", "skipped"}
            assert file["rows"] == sum(file[name] for name in COUNTS) + sum(file["skipped"].values())


def test_the_same_export_again_brings_nothing(tactful, robins: Path, exports) -> None:
    before = tactful("today", "--on", "2026-11-22", ledger=robins).out
    report = tactful("import", exports[1], "--json", ledger=robins).json
    assert {(f["new"], f["changed"]) for f in files(report).values() if "rows" in f} == {(0, 0)}
    assert tactful("today", "--on", "2026-11-22", ledger=robins).out == before


def test_a_month_later_people_have_accepted_moved_and_written(tactful, exports) -> None:
    tactful("import", exports[0])
    amrita = ("person", "Amrita", "--on", "2026-11-22", "--json")
    before = tactful(*amrita).json["link"]
    halfpenny = tactful("target", "Halfpenny Pay", "--json").json["targets"]["Halfpenny Pay"]
    report = tactful("import", exports[1], "--json").json
    assert (before, tactful(*amrita).json["link"]) == ("pending", "connected")
    assert (
        len(tactful("target", "Halfpenny Pay", "--json").json["targets"]["Halfpenny Pay"])
        == len(halfpenny) + 1
    )
    assert (files(report)["messages.csv"]["new"], files(report)["Connections.csv"]["changed"]) == (38, 2)


def test_an_older_export_after_the_newer_takes_nothing_back(tactful, robins: Path, exports) -> None:
    before = tactful("today", "--on", "2026-11-22", ledger=robins).out
    assert tactful("import", exports[0], ledger=robins).code == 0
    assert tactful("today", "--on", "2026-11-22", ledger=robins).out == before


def test_an_unpacked_folder_and_a_single_file(tactful, exports, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    with ZipFile(exports[1]) as archive:
        archive.extractall(folder)
    whole = tactful("import", folder, "--json", ledger=tmp_path / "a.db").json
    assert whole["totals"]["people"] == 127
    alone = tactful("import", folder / "Connections.csv", "--json", ledger=tmp_path / "b.db").json
    assert alone["totals"]["people"] == 113


def test_a_problem_in_one_file_hides_no_other_and_strict_writes_nothing(
    tactful, exports, tmp_path: Path
) -> None:
    bad = repacked(exports[1], tmp_path / "bad.zip", {"Invitations.csv": b"From,To\nonly,this\n"})
    strict = tactful("import", bad, "--strict", "--json")
    assert strict.code == 2
    (problem,) = strict.json["imports"][0]["problems"]
    assert problem.keys() == {"file", "line", "text"}
    assert problem["file"] == "Invitations.csv"
    assert "nothing was written" in strict.err
    assert "tactful import" in tactful("today").out
    spoken = tactful("import", bad, "--strict")
    assert "Invitations.csv" in spoken.out
    lenient = tactful("import", bad, "--json")
    assert lenient.code == 0
    assert lenient.json["imports"][0]["problems"] == [problem]
    assert files(lenient.json)["Connections.csv"]["new"] == 113


def test_an_export_of_somebody_else_is_refused(tactful, robins: Path, exports, tmp_path: Path) -> None:
    with ZipFile(exports[1]) as archive:
        profile = archive.read("Profile.csv").decode()
        files_ = {name: archive.read(name).decode() for name in archive.namelist()}
    assert "Robin,Vale" in profile
    other = {
        name: text.replace("Robin,Vale", "Zoë,Lindqvist").replace("Robin Vale", "Zoë Lindqvist")
        .replace("in/robin-vale", "in/zoe-lindqvist").encode()
        for name, text in files_.items()
    }  # fmt: skip
    before = tactful("today", "--on", "2026-11-22", ledger=robins).out
    said = tactful("import", repacked(exports[1], tmp_path / "other.zip", other), ledger=robins)
    assert said.code == 2
    assert "Zoë Lindqvist" in said.err
    assert "--ledger" in said.err
    assert tactful("today", "--on", "2026-11-22", ledger=robins).out == before


def test_one_bad_path_among_good_ones_changes_nothing(tactful, exports, tmp_path: Path) -> None:
    said = tactful("import", exports[1], tmp_path / "missing.zip")
    assert said.code == 2
    assert "missing.zip does not exist" in said.err
    assert not (tmp_path / "ledger.db").exists()


@pytest.mark.parametrize("name", ["a.txt", "a.zip", "a.csv", "empty.zip"])
def test_what_is_no_export_is_refused(tactful, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"" if name == "empty.zip" else b"nothing of the kind\n")
    said = tactful("import", path)
    assert said.code == 2
    assert "Next: " in said.err
    assert not (tmp_path / "ledger.db").exists()


def test_a_name_in_an_export_cannot_steer_the_terminal(tactful, exports, tmp_path: Path) -> None:
    with ZipFile(exports[1]) as archive:
        connections = archive.read("Connections.csv").decode()
    first = connections.split("\n")[4]
    evil = connections.replace(first, first.replace(first.split(",")[0], "Ev\x1b[31mil\u202e"), 1)
    bad = repacked(exports[1], tmp_path / "evil.zip", {"Connections.csv": evil.encode()})
    tactful("import", bad)
    for words in (("person", "Ev"), ("today",), ("person", "zzz\x1b[31m")):
        said = tactful(*words)
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err


def test_a_person_forgotten_stays_forgotten(tactful, robins: Path, exports) -> None:
    assert tactful("forget", "Tendai", "--yes", ledger=robins).code == 0
    report = tactful("import", exports[1], "--json", ledger=robins).json
    assert files(report)["Connections.csv"]["skipped"]["forgotten"] == 1
    assert tactful("person", "Tendai", ledger=robins).code == 2


def test_a_file_name_in_the_archive_leads_nowhere(tactful, exports, tmp_path: Path) -> None:
    odd = repacked(exports[1], tmp_path / "odd.zip", {"../../outside.csv": b"First Name\nX\n"})
    before = set(tmp_path.iterdir())
    assert tactful("import", odd).code == 0
    assert set(tmp_path.iterdir()) - before == {tmp_path / "ledger.db"}


def test_a_small_file_says_what_it_recorded(tactful, robins: Path, tmp_path: Path) -> None:
    posting = tmp_path / "jobs.csv"
    posting.write_text("Company,Title,Status,Date applied\nNordwerk,Data Engineer,Applied,2026-11-03\n")
    said = " ".join(tactful("import", posting, ledger=robins).out.split())
    assert "Data Engineer at Nordwerk, 3 Nov 2026" in said
    assert "Which companies do you hope for" not in said
    assert "Recorded" not in tactful("import", posting, ledger=robins).out


def test_a_resume_of_the_same_name_is_let_in_and_another_is_not(
    tactful, robins: Path, tmp_path: Path
) -> None:
    from tactful.ledger.peek import peek

    ((name, url),) = peek(robins, "SELECT name, url FROM owner")
    resume = tmp_path / "resume.json"

    def of(who: str) -> int:
        at = {"network": "LinkedIn", "url": "https://www.linkedin.com/in/robin-vale-9"}
        told = {
            "basics": {"name": who, "profiles": [at]},
            "work": [{"name": "Oxbow Parcel", "position": "Clerk"}],
        }
        resume.write_text(json.dumps(told))
        said = tactful("import", resume, ledger=robins)
        assert said.code == 0 or "This resume is of Wei Chen" in said.err
        return said.code

    assert of("Wei Chen") == 2
    assert of(name) == 0
    assert peek(robins, "SELECT name, url FROM owner") == [(name, url)]
