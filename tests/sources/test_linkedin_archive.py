from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from linkedin_samples import CONNECTIONS, DANA, MESSAGES_12, PROFILE, Read, folder, message, table, zipped

from tactful.errors import BadInput, NotAnExport
from tactful.sources import identify
from tactful.sources.linkedin import extract, limits

PEOPLE = table(CONNECTIONS, ("Dana", "Reyes", DANA, "", "Northwind", "Engineer", "05 Mar 2024"))
FILES: dict[str, str | bytes] = {"Connections.csv": PEOPLE, "Profile.csv": PROFILE}


def bytes_of(files: dict[str, str | bytes], tmp_path: Path) -> bytes:
    return zipped(tmp_path / "inner.zip", files).read_bytes()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Basic_LinkedInDataExport_07-11-2023.zip", date(2023, 7, 11)),
        ("Complete_LinkedInDataExport_11-29-2025.zip.zip", date(2025, 11, 29)),
        ("Complete_LinkedInDataExport_11-29-2025.zip (1).zip", date(2025, 11, 29)),
        ("LinkedInDataExport_07-28-2015.zip", date(2015, 7, 28)),
        ("LinkedInDataExport_13-28-2015.zip", date(2026, 11, 5)),
        ("export.zip", date(2026, 11, 5)),
    ],
)
def test_zips_by_every_name(tmp_path, name, day):
    path = zipped(tmp_path / name, FILES)
    assert identify(path) is not None
    got = Read(path)
    assert got.export.files == ["Profile.csv", "Connections.csv"]
    assert got.export.exported_on == day


@pytest.mark.parametrize("depth", [1, 2])
def test_a_zip_in_a_zip(tmp_path, depth):
    content = bytes_of(FILES, tmp_path)
    for _ in range(depth - 1):
        content = bytes_of({"export.zip": content}, tmp_path)
    path = zipped(tmp_path / "export.zip.zip", {"export.zip": content})
    assert identify(path) is not None
    got = Read(path)
    assert got.export.files == ["Profile.csv", "Connections.csv"]
    assert got.problems == []


def test_two_parts_in_one_zip_keep_their_names_apart(tmp_path):
    inner = bytes_of(FILES, tmp_path)
    got = Read(zipped(tmp_path / "both.zip", {"Basic.zip": inner, "Complete.zip": inner}))
    assert sorted(got.export.files) == sorted(
        ["Connections.csv", "Profile.csv", "Complete.zip/Connections.csv", "Complete.zip/Profile.csv"]
    )


@pytest.mark.parametrize("name", ["Complete_LinkedInDataExport_04-25-2026.zip", "MY Data", "linkedin"])
def test_folders_by_any_name_and_depth(tmp_path, name):
    files = {f"data/{file}": content for file, content in FILES.items()}
    got = Read(folder(tmp_path / name, files))
    assert got.export.files == ["data/Profile.csv", "data/Connections.csv"]
    assert identify(tmp_path / name) is not None


@pytest.mark.parametrize("name", ["Connections.csv", "connections (1).CSV", "my people.csv", "list.txt"])
def test_one_table_by_any_name(tmp_path, name):
    path = tmp_path / name
    path.write_text(PEOPLE, encoding="utf-8")
    assert identify(path) is not None
    got = Read(path)
    assert got.export.files == [name]
    assert got.export.exported_on == date(2024, 3, 5)


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "%PDF-1.7", "\x00\x01\x02"])
def test_other_files_are_not_ours(tmp_path, content):
    path = tmp_path / "list.csv"
    path.write_text(content)
    assert identify(path) is None


def test_a_path_that_is_not_there(tmp_path):
    assert identify(tmp_path / "none.zip") is None
    with pytest.raises(NotAnExport):
        extract(tmp_path / "none.zip")


def test_an_empty_folder_is_no_export(tmp_path):
    assert identify(tmp_path) is None
    with pytest.raises(NotAnExport):
        extract(tmp_path)


def problem(got: Read, file: str) -> str:
    assert "Connections.csv" in got.export.files
    (found,) = [one for one in got.problems if one.file == file]
    return found.text


def test_a_spreadsheet_under_the_name_of_a_table(tmp_path):
    sheet = bytes_of({"xl/workbook.xml": "<x/>"}, tmp_path)
    got = Read(zipped(tmp_path / "e.zip", {**FILES, "Reactions.csv": sheet}))
    assert "spreadsheet" in problem(got, "Reactions.csv")
    single = tmp_path / "Reactions.csv"
    single.write_bytes(sheet)
    assert identify(single) is not None
    assert "spreadsheet" in Read(single).problems[0].text


@pytest.mark.parametrize(
    "content", ["", "Nom de famille,Autre\nA,B\n", b"\x00" * 500, "No conversations found"]
)
def test_an_unknown_header_names_what_was_expected(tmp_path, content):
    got = Read(zipped(tmp_path / "e.zip", {**FILES, "messages.csv": content}))
    text = problem(got, "messages.csv")
    assert "CONVERSATION ID" in text or "no text" in text
    assert "messages.csv" not in got.export.files
    assert "Autre" not in text


@pytest.mark.parametrize(
    "name", ["../../Connections.csv", "/etc/Skills.csv", "C:\\x\\Skills.csv", "..\\messages.csv"]
)
def test_names_that_point_outside_are_not_read(tmp_path, name):
    path = zipped(tmp_path / "e.zip", {**FILES, name: PEOPLE})
    before = sorted(tmp_path.rglob("*"))
    got = Read(path)
    assert "outside" in problem(got, name.replace("\\", "/"))
    assert len(got.facts) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_locked_zip(tmp_path):
    path = zipped(tmp_path / "e.zip", FILES)
    raw = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(magic)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(magic, at + 4)
    path.write_bytes(raw)
    assert identify(path) is not None
    got = Read(path)
    assert len(got.problems) == 2
    assert all("password" in one.text for one in got.problems)


def test_a_zip_that_is_cut_off(tmp_path):
    path = zipped(tmp_path / "e.zip", FILES)
    path.write_bytes(path.read_bytes()[:-60])
    assert identify(path) is not None
    got = Read(path)
    assert got.values == []
    assert [(one.file, one.line) for one in got.problems] == [("e.zip", None)]
    assert "damaged" in got.problems[0].text


def test_a_damaged_entry_does_not_hide_the_others(tmp_path):
    path = zipped(tmp_path / "e.zip", {"Skills.csv": "Name\n" + "Kafka\n" * 2000, **FILES})
    raw = bytearray(path.read_bytes())
    raw[60:64] = b"\xff\xff\xff\xff"
    path.write_bytes(raw)
    assert "damaged" in problem(Read(path), "Skills.csv")


def test_a_packing_that_linkedin_never_uses(tmp_path):
    path = zipped(tmp_path / "e.zip", FILES)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("Skills.csv", "Name\nKafka\n")
    assert "never uses" in problem(Read(path), "Skills.csv")


@pytest.fixture
def small_limits(monkeypatch):
    monkeypatch.setattr("tactful.sources.linkedin.streams.Entry.open.__defaults__", (100_000,))
    monkeypatch.setattr("tactful.sources.linkedin.streams.Budget.__init__.__defaults__", (250_000, 300_000))
    monkeypatch.setattr(limits, "ENTRY_BYTES", 100_000)


def test_a_bomb_that_says_so(tmp_path, small_limits):
    got = Read(zipped(tmp_path / "e.zip", {**FILES, "Skills.csv": "Name\n" + "a\n" * 100_000}))
    assert "unpacks to more" in problem(got, "Skills.csv")
    assert got.of("Skills.csv") == []


def test_a_bomb_that_lies_about_its_size(tmp_path):
    content = b"Name\n" + b"Kafka,,,\n" * 50_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    name = b"Skills.csv"
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, 0, len(packed), 10, len(name), 0) + name
    central = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, len(packed), 10, len(name), 0, 0, 0, 0, 0, 0
    ) + name  # fmt: skip
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    path = tmp_path / "e.zip"
    path.write_bytes(local + packed + central + end)
    got = Read(path)
    assert len(got.facts) <= 1
    assert got.problems


def test_many_files_share_one_budget(tmp_path, small_limits):
    rows = "Name\n" + "".join(f"skill {n}\n" for n in range(7000))
    got = Read(folder(tmp_path / "e", {f"Skills_{n}.csv": rows for n in range(5)}))
    assert [one.file for one in got.problems] == ["Skills_3.csv", "Skills_4.csv"]


def test_a_directory_of_endless_files_is_not_opened(tmp_path):
    path = zipped(tmp_path / "LinkedInDataExport_01-02-2024.zip", FILES)
    raw = bytearray(path.read_bytes())
    at = raw.rfind(b"PK\x05\x06")
    raw[at + 12 : at + 16] = (1 << 30).to_bytes(4, "little")
    path.write_bytes(raw)
    assert "far more files" in Read(path).problems[0].text


def test_a_giant_cell_costs_its_record_only(tmp_path):
    rows = table(
        MESSAGES_12, message(), message(content="x" * 5_000_000, talk="2-big=="), message(talk="2-c==")
    )
    got = Read(folder(tmp_path / "e", {"Profile.csv": PROFILE, "messages.csv": rows}))
    assert got.skipped == ["unreadable"]
    assert [fact.moment.conversation for fact in got.of("messages.csv")] == ["2-abc==", "2-c=="]
    assert got.problems[0].line == 3


def test_a_large_cell_is_read(tmp_path):
    rows = table(MESSAGES_12, message(content="word " * 40_000))
    got = Read(folder(tmp_path / "e", {"Profile.csv": PROFILE, "messages.csv": rows}))
    assert len(got.of("messages.csv")[0].moment.text) == 199_999


def test_nul_is_dropped(tmp_path):
    rows = table(CONNECTIONS, ("Da\0na", "Reyes", DANA, "", "", "", "05 Mar 2024"))
    got = Read(folder(tmp_path / "e", {"Connections.csv": rows}))
    assert got.facts[0].people[0].name == "Dana Reyes"


def test_links_out_of_a_folder_are_not_followed(tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text(PEOPLE)
    export = folder(tmp_path / "e", {"Profile.csv": PROFILE})
    (export / "Connections.csv").symlink_to(secret)
    (export / "loop").symlink_to(export, target_is_directory=True)
    got = Read(export)
    assert got.export.files == ["Profile.csv"]
    assert "outside" in got.problems[0].text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(tmp_path):
    export = folder(tmp_path / "e", {"Profile.csv": PROFILE})
    os.mkfifo(export / "Connections.csv")
    assert Read(export).export.files == ["Profile.csv"]
    assert identify(export / "Connections.csv") is None


def test_names_of_files_are_safe_to_print(tmp_path):
    got = Read(zipped(tmp_path / "e.zip", {**FILES, "\x1b[31m\u202eSkills.csv": "nothing"}))
    assert set(got.ignored) == {"\ufffd[31m\ufffdSkills.csv"}


def test_what_a_mac_leaves_behind(tmp_path):
    got = Read(
        zipped(tmp_path / "e.zip", {**FILES, "__MACOSX/._Connections.csv": b"\0\5\x16\7", ".DS_Store": b"x"})
    )
    assert got.problems == []
    assert set(got.ignored) == {"__MACOSX/._Connections.csv", ".DS_Store"}


def test_one_name_twice_in_a_zip(tmp_path):
    path = tmp_path / "e.zip"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("Skills.csv", "Name\nKafka\n")
        archive.writestr("Skills.cs_", "Name\nSpark\n")
    path.write_bytes(buffer.getvalue().replace(b"Skills.cs_", b"Skills.csv"))
    assert sorted(Read(path).export.files) == ["Skills (2).csv", "Skills.csv"]


def test_a_folder_that_holds_several_exports_is_not_read(tmp_path):
    for place in ("robin", "work/2023"):
        folder(tmp_path / "all" / place, FILES)
    with pytest.raises(BadInput, match=r"holds 2 exports: .*robin, .*2023") as refused:
        extract(tmp_path / "all")
    assert "tactful import" in refused.value.next_step
    folder(tmp_path / "deep" / "one" / "two", FILES)
    with pytest.raises(BadInput, match="deep below"):
        extract(tmp_path / "deep")


def test_a_folder_whose_tables_lie_in_folders_of_linkedin_is_one_export(tmp_path):
    files = {**FILES, "Jobs/Job Applications.csv": "x\n", "Jobs/Connections.txt": "x\n"}
    assert sorted(extract(folder(tmp_path / "mine", files)).ignored) == ["Jobs/Connections.txt"]


def test_names_of_ignored_files_are_few(tmp_path):
    many = {f"picture {number}.jpg": "x" for number in range(limits.IGNORED + 7)}
    got = extract(folder(tmp_path / "mine", {**FILES, **many}))
    assert len(got.ignored) == limits.IGNORED + 1
    assert "and 7 more" in got.ignored
