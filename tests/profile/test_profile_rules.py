"""Every rule file of the audit is held to its own profiles, its sources and the etiquette it says it carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.app.load_playbook import load_playbook
from tactful.app.load_profile_rules import RULES as FOLDER
from tactful.app.load_profile_rules import load_profile_rules, load_serious_rules
from tactful.errors import PlaybookFault
from tactful.profile.asked import Asked
from tactful.profile.audit import Audit, Remark, audit
from tactful.profile.kinds import AnyProfileRule
from tactful.profile.rule import Example
from tactful.profile.sections import SECTIONS

RULES = load_profile_rules()
BOOK = load_playbook("standard")
PROFILE_IDS = sorted(name for name, rule in BOOK.rule.items() if rule.topic == "profile")
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
BASES = ("source: ", "practice: ", "reading: ")


def found(example: Example, rules: tuple[AnyProfileRule, ...] = RULES) -> Audit:
    return audit(example.profile, rules, example.today)


def flagged(rule: AnyProfileRule, example: Example) -> list[Remark]:
    return [finding for finding in found(example).findings if finding.rule == rule.name]


@each_rule
def test_it_flags_and_passes_its_own_profiles(rule: AnyProfileRule) -> None:
    assert [e for e in rule.flags if not flagged(rule, e)] == []
    assert [e for e in rule.passes if flagged(rule, e)] == []
    assert rule.flags
    assert rule.passes


@each_rule
def test_its_sentences_are_filled_in_and_short(rule: AnyProfileRule) -> None:
    for example in rule.flags:
        for finding in flagged(rule, example):
            assert not any("{" in sentence for sentence in (finding.message, finding.advice))
            assert len(finding.advice) < 230
            assert finding.quote is None or finding.span


@each_rule
def test_its_numbers_have_a_basis_and_its_sections_exist(rule: AnyProfileRule) -> None:
    assert set(rule.sections) <= set(SECTIONS)
    numbers = [getattr(rule, name, 0) for name in ("most", "years", "months", "top", "share")]
    if any(numbers) or getattr(rule, "least", 0) > 1:
        assert (rule.basis or "").startswith(BASES)
        assert len(rule.basis or "") > 20


def test_quotes_are_what_stands_at_their_place() -> None:
    placed = 0
    for rule in RULES:
        for example in rule.flags:
            for section in found(example).sections:
                for finding in section.findings:
                    if finding.span:
                        placed += 1
                        assert section.text[slice(*finding.span)] == finding.quote
    assert placed > 20


def test_every_source_is_listed() -> None:
    known = BOOK.rule.keys() | BOOK.source.keys()
    assert {(r.name, s) for r in RULES for s in (*r.source, *r.rules) if s not in known} == set()


@pytest.mark.parametrize("etiquette", PROFILE_IDS)
def test_every_rule_of_the_profile_is_carried_and_its_loss_shows(etiquette: str) -> None:
    carriers = [rule for rule in RULES if etiquette in rule.rules]
    assert carriers
    without = tuple(rule for rule in RULES if rule not in carriers)
    for rule in carriers:
        assert all(found(example) != found(example, without) for example in rule.flags)


def test_eleven_rules_speak_of_the_profile() -> None:
    assert len(PROFILE_IDS) == 11


def test_only_what_is_known_and_serious_holds_back() -> None:
    gaps = {rule.name: rule.gap for rule in RULES if rule.gap}
    assert gaps == {
        "headline-missing": "headline",
        "headline-other-employer": "experience",
        "headline-past-job": "experience",
        "photo-missing": "photo",
        "present-job-untold": "experience",
        "summary-missing": "summary",
        "typo": "typos",
    }
    assert {rule.name for rule in load_serious_rules()} == gaps.keys() - {"typo"}
    assert all(rule.level != "hint" for rule in RULES if rule.gap)
    assert all("IV-profile-before" in rule.rules for rule in RULES if rule.gap)


def test_what_an_export_cannot_show_is_asked_and_never_assumed() -> None:
    asked = {rule.key: rule for rule in RULES if isinstance(rule, Asked)}
    assert asked.keys() == {"photo", "header-image", "url", "fellow-students", "connections-reviewed"}
    for rule in asked.values():
        assert rule.question.endswith(("?", "."))


def test_a_broken_rule_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text('kind = "counts"\nname = "odd"\n', encoding="utf-8")
    text = (FOLDER / "headline-missing.toml").read_text(encoding="utf-8")
    (tmp_path / "other.toml").write_text(text, encoding="utf-8")
    (tmp_path / "worse.toml").write_text("kind = ", encoding="utf-8")
    with pytest.raises(PlaybookFault) as fault:
        load_profile_rules(tmp_path)
    assert [problem.partition(":")[0] for problem in fault.value.problems] == [
        "odd.toml",
        "other.toml",
        "worse.toml",
    ]
