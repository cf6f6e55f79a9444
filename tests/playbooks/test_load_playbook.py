"""Reading playbooks from disk: those that ship, and a person's own, with every problem named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.app.load_playbook import check_playbook, load_engine, load_playbook, shipped
from tactful.errors import BadInput, PlaybookFault

HEADER = '[playbook]\nname = "own"\ntitle = "My own"\nabout = "For tests."\nextends = "standard"\n'
WAVE = """
[play.wave]
title = "Wave"
rules = "HM-context"
because = "You saw them."
action = "like"
trigger = "met"
window = { opens = 0, best = [0, 1], closes = 2, basis = "practice: made up" }
rank = 1
"""


def written(folder: Path, **texts: str) -> str:
    """A folder with these TOML files."""
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return str(folder)


def said(name: str) -> list[str]:
    playbook, problems = check_playbook(name)
    assert (playbook is None) == bool(problems)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("name", shipped())
def test_what_ships_is_sound(name: str) -> None:
    assert said(name) == []
    assert load_playbook(name).header.name == name


def test_both_ship() -> None:
    assert shipped() == ["cautious", "standard"]


def test_cautious_lies_over_standard() -> None:
    standard, cautious = load_playbook("standard"), load_playbook("cautious")
    assert cautious.play == standard.play
    assert set(cautious.boundary) - set(standard.boundary) == {"before-meeting", "decision-open"}
    assert cautious.boundary["touches-this-week"].rules == standard.boundary["touches-this-week"].rules
    assert cautious.boundary["touches-this-week"] != standard.boundary["touches-this-week"]


def test_a_folder_and_a_single_file(tmp_path: Path) -> None:
    folder = written(tmp_path, playbook=HEADER, plays=WAVE)
    assert "wave" in load_playbook(folder).play
    assert load_engine(folder).playbook.header.title == "My own"
    (tmp_path / "one").mkdir()
    single = tmp_path / "one" / "book.toml"
    single.write_text(HEADER + WAVE, encoding="utf-8")
    assert load_playbook(str(single)).play == load_playbook(folder).play


def test_wording_is_no_part_of_it(tmp_path: Path) -> None:
    assert said(written(tmp_path, playbook=HEADER, wording="[part.greeting]\n")) == []


def test_bad_toml_is_told_with_the_rest(tmp_path: Path) -> None:
    faults = said(
        written(tmp_path, playbook=HEADER, a="[play.x\n", b="when = = 3\n", c="[fashion]\nhat = 1\n")
    )
    assert len(faults) == 3
    assert faults[0].startswith("a.toml: is not readable as TOML: ")
    assert "line 1" in faults[0]
    assert faults[1].startswith("b.toml: is not readable as TOML: ")
    assert faults[2] == "c.toml: fashion: unknown table"


def test_what_is_no_text_is_told(tmp_path: Path) -> None:
    folder = written(tmp_path, playbook=HEADER)
    (tmp_path / "photo.toml").write_bytes(b"\xff\xfe\x00")
    [fault] = said(folder)
    assert fault.startswith("photo.toml: is not readable as TOML: ")


def test_two_plays_of_one_name_in_one_file(tmp_path: Path) -> None:
    [fault] = said(written(tmp_path, playbook=HEADER, plays=WAVE + WAVE))
    assert fault.startswith("plays.toml: is not readable as TOML: ")
    assert "line 11" in fault


def test_two_plays_of_one_name_in_two_files(tmp_path: Path) -> None:
    assert said(written(tmp_path, playbook=HEADER, a=WAVE, b=WAVE)) == [
        "b.toml:2: play.wave: is also in a.toml"
    ]


def test_it_cannot_lie_over_itself(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    written(folder, playbook=HEADER.replace('"standard"', f'"{folder}"'))
    assert said(str(folder)) == ["playbook.toml: playbook extends: goes in a circle"]


def test_a_faulty_playbook_is_not_used(tmp_path: Path) -> None:
    folder = written(tmp_path, playbook=HEADER, plays=WAVE.replace("rank = 1", 'rank = "low"\ncolour = 1'))
    with pytest.raises(PlaybookFault) as raised:
        load_playbook(folder)
    assert "2 problems" in raised.value.what
    assert [problem.split(": ")[1] for problem in raised.value.problems] == [
        "play.wave colour",
        "play.wave rank",
    ]
    assert raised.value.exit_code == 2


def test_what_is_not_there(tmp_path: Path) -> None:
    for name in ("nowhere", str(tmp_path)):
        with pytest.raises(BadInput) as raised:
            load_playbook(name)
        assert "cautious, standard" in raised.value.next_step
