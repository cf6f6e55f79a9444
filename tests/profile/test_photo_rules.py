"""Each rule about photographs speaks of the measures under `flags` and is silent for those under `passes`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.app.load_playbook import load_playbook
from tactful.app.look_at_photo import load_photo_rules
from tactful.errors import PlaybookFault
from tactful.profile.photo import PhotoRule, look_at

RULES = load_photo_rules()
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@EACH
def test_a_rule_flags_and_passes_what_it_says(rule: PhotoRule) -> None:
    assert rule.flags
    assert rule.passes
    for measures in rule.flags:
        found = look_at(measures, RULES)
        assert rule.name in {finding.rule for finding in found}, measures
        assert not any("{" in finding.message + finding.advice for finding in found)
    for measures in rule.passes:
        assert not rule.speaks(measures), measures


@EACH
def test_a_rule_cites_what_is_listed_and_says_where_its_number_is_from(rule: PhotoRule) -> None:
    assert set(rule.source) <= set(load_playbook("standard").rule)
    assert rule.basis.partition(":")[0].partition(",")[0] in (
        "platform",
        "practice",
        "our own reading",
        "fact",
    )


def test_what_was_not_measured_is_not_remarked() -> None:
    assert look_at({}, RULES) == ()


def test_the_weightiest_comes_first() -> None:
    found = look_at({"shape": 3.0, "least": 10.0, "width": 30.0, "height": 10.0, "faces": 0.0}, RULES)
    assert [finding.level for finding in found] == ["warning", "hint", "hint"]


def test_a_rule_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "photo-blue.toml").write_text('name = "photo-blue"\n', encoding="utf-8")
    (tmp_path / "other.toml").write_text("name = 1\n", encoding="utf-8")
    with pytest.raises(PlaybookFault) as caught:
        load_photo_rules(tmp_path)
    assert [line.partition(":")[0] for line in caught.value.problems] == ["other.toml", "photo-blue.toml"]
