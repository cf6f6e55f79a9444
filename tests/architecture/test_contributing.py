"""The recipes of the contributing guide work as they stand, and its map names what is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from source_tree import PACKAGE, ROOT

from tactful.app.load_playbook import check_playbook
from tactful.app.load_rules import load_rules
from tactful.notes.check.engine import check

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = dict(
    re.findall(r"^ *```toml\n *# (\S+)\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL),
)


@pytest.mark.parametrize("file", ["plays/message.toml", "boundaries.toml"])
def test_an_entry_of_the_guide_fits_the_playbook(file: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(PACKAGE / "playbooks" / "standard", tmp_path / "standard"))
    before, _ = check_playbook(str(folder))
    path = folder / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{RECIPES[file]}", encoding="utf-8")
    after, problems = check_playbook(str(folder))
    assert problems == []
    assert before
    assert after
    assert len(after.play) + len(after.boundary) == len(before.play) + len(before.boundary) + 1


def test_the_rule_of_the_guide_flags_and_passes_its_own_texts(tmp_path: Path) -> None:
    name = "rules/read-receipt.toml"
    (tmp_path / "read-receipt.toml").write_text(RECIPES[name], encoding="utf-8")
    rules = load_rules(tmp_path)
    assert [rule.name for rule in rules] == ["read-receipt"]
    assert all(check(example.text, rules) for rule in rules for example in rule.flags)
    assert not any(check(example.text, rules) for rule in rules for example in rule.passes)


def test_every_place_that_the_guide_names_is_there() -> None:
    named = set(re.findall(r"`((?:src|tests|docs|examples)/[\w./-]*)`", GUIDE))
    to_come = {name for name in named if re.search(r"NAME|0002", name)}
    assert {name for name in named - to_come if not (ROOT / name).exists()} == set()
    assert len(named) > 15
