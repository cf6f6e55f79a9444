"""Tables of one export that come apart are brought together; everything else stays by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.app.gather_files import FOLDER, gather_files

PEOPLE = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
TRACKER = "Company,Job Title,Status\nNorthwind,Engineer,Applied\n"


@pytest.fixture
def lay(tmp_path: Path):
    """Lay files out as an upload does, each in a folder of its own."""

    def make(*files: tuple[str, str]) -> list[Path]:
        made = []
        for number, (name, text) in enumerate(files):
            path = tmp_path / str(number) / name
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
            made.append(path)
        return made

    return make


def test_tables_come_together_with_what_nobody_knows(lay, tmp_path: Path) -> None:
    paths = lay(
        ("Connections.csv", PEOPLE),
        ("Ad_Targeting.csv", "a,b\n"),
        ("Brand New.csv", "a,b\n"),
        ("cal.ics", "x"),
    )
    assert gather_files(paths, tmp_path) == [tmp_path / FOLDER, paths[3]]
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == [
        "Ad_Targeting.csv", "Brand New.csv", "Connections.csv",
    ]  # fmt: skip


def test_a_tracker_stays_by_itself(lay, tmp_path: Path) -> None:
    paths = lay(("Connections.csv", PEOPLE), ("messages.csv", "FROM,TO\n"), ("my jobs.csv", TRACKER))
    assert gather_files(paths, tmp_path) == [tmp_path / FOLDER, paths[2]]


def test_a_second_table_of_the_same_name_stays_by_itself(lay, tmp_path: Path) -> None:
    paths = lay(("Connections.csv", PEOPLE), ("Connections.csv", PEOPLE))
    assert gather_files(paths, tmp_path) == [tmp_path / FOLDER, paths[1]]


@pytest.mark.parametrize(
    "files",
    [
        [("Connections.csv", PEOPLE)],
        [("export.zip", "PK"), ("Connections.csv", PEOPLE)],
        [("mine.csv", TRACKER), ("other.csv", TRACKER)],
        [("renamed.csv", PEOPLE), ("odd.csv", PEOPLE)],
        [],
    ],
)
def test_what_is_no_unpacked_export_is_left_alone(lay, tmp_path: Path, files: list[tuple[str, str]]) -> None:
    paths = lay(*files)
    assert gather_files(paths, tmp_path) == paths
    assert all(path.exists() for path in paths)
