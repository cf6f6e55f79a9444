"""Every rule file is held to its own texts, its sources and the etiquette it says it carries."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tactful.app.load_model import load_model
from tactful.app.load_playbook import load_playbook
from tactful.app.load_rules import load_rules, load_wording
from tactful.core.finding import Finding
from tactful.errors import PlaybookFault
from tactful.notes.check.engine import check, sendable
from tactful.notes.check.kinds import AnyRule
from tactful.notes.check.pattern import compiled, possible
from tactful.notes.check.rule import Example
from tactful.notes.note import Model, NoteFacts

RULES = load_rules()
BY_NAME = {rule.name: rule for rule in RULES}
LABELS = [
    "pressure", "desperation", "demand", "bypass", "guilt-trip", "flattery", "overfamiliar", "self-serving",
    "generic", "presumption", "negativity", "unprofessional",
]  # fmt: skip
PARTS = [f"missing-{part}" for part in ("purpose", "personal", "thanks", "specifics", "referrer", "role")]
OTHERS = [
    "too-long", "placeholder", "default-text", "several-addressees", "ask-too-soon", "typo", "no-greeting",
    "no-enthusiasm", "no-introduction", "wrong-name", "wrong-company", "common-ground-unused",
    "unnamed-permission",
]  # fmt: skip
CARRIED_BY_RULES = [
    "HM-say-short", "HM-say-common", "HM-say-purpose", "HM-say-intro", "HM-say-shape", "IV-say-thanks",
    "IV-say-specific", "IV-say-enthusiasm", "IV-say-own-words", "IV-say-clean", "IV-say-no-demand",
    "HM-say-sincere", "IV-push-process", "HM-limit-respect",
]  # fmt: skip


def found(
    example: Example, rules: tuple[AnyRule, ...] = RULES, model: Model | None = None
) -> tuple[Finding, ...]:
    return check(
        example.text,
        rules,
        scenario=example.scenario,
        to=example.to,
        channel=example.channel,
        facts=example.facts,
        model=model,
    )


def flags(
    rule: AnyRule, example: Example, rules: tuple[AnyRule, ...] = RULES, model: Model | None = None
) -> bool:
    return any(finding.rule == rule.name for finding in found(example, rules, model))


def test_all_the_rules_are_there() -> None:
    assert set(LABELS + PARTS + OTHERS) <= BY_NAME.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_it_flags_and_passes_its_own_texts(rule: AnyRule) -> None:
    assert [e.text for e in rule.flags if not flags(rule, e)] == []
    assert [e.text for e in rule.passes if flags(rule, e)] == []
    assert rule.flags
    assert rule.passes


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_tone_model_hides_none_of_the_texts_that_it_flags(rule: AnyRule) -> None:
    assert [e.text for e in rule.flags if not flags(rule, e, model=load_model())] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_text_that_it_passes_is_flagged_by_another_tone_rule(rule: AnyRule) -> None:
    tones = {f.rule for e in rule.passes for f in found(e)} & set(LABELS)
    assert tones == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_its_finding_is_filled_in_and_shorter_than_an_essay(rule: AnyRule) -> None:
    for example in rule.flags:
        for finding in found(example):
            sentences = (finding.message, finding.advice, finding.why)
            assert not any("{" in s.replace(finding.quote or "", "") for s in sentences)
            assert len(finding.advice) < 160


@pytest.mark.parametrize("etiquette", CARRIED_BY_RULES)
def test_without_the_rules_that_carry_it_an_example_reads_otherwise(etiquette: str) -> None:
    carriers = [rule for rule in RULES if etiquette in rule.rules]
    assert carriers
    without = tuple(rule for rule in RULES if rule not in carriers)
    for rule in carriers:
        assert all(found(example) != found(example, without) for example in rule.flags)
        assert not any(flags(rule, example, without) for example in rule.flags)


def test_every_source_is_in_the_playbook() -> None:
    playbook = load_playbook("standard")
    known = playbook.rule.keys() | playbook.source.keys()
    cited = {(rule.name, source) for rule in RULES for source in (*rule.source, *rule.rules)}
    etiquette = {pair for pair in cited if not re.fullmatch(r"S\d{1,3}", pair[1])}
    assert {pair for pair in etiquette if pair[1] not in known} == set()
    wording = load_wording()
    assert {rule for part in wording.part.values() for rule in part.rules} <= known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_looking_for_a_word_first_never_hides_a_match(rule: AnyRule) -> None:
    texts = [e.note() for other in RULES for e in (*other.flags, *other.passes)]
    hidden = [
        (pattern, note.text)
        for pattern in rule.patterns()
        for note in texts
        if compiled(pattern).search(note.plain) and not possible(pattern, note.low)
    ]
    assert hidden == []


def test_a_broken_rule_file_is_named(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "odd.toml").write_text('kind = "phrases"\nname = "odd"\n', encoding="utf-8")
    (tmp_path / "worse.toml").write_text("kind = ", encoding="utf-8")
    with pytest.raises(PlaybookFault) as fault:
        load_rules(tmp_path)
    assert [problem.partition(":")[0] for problem in fault.value.problems] == ["odd.toml", "worse.toml"]


FINE = [
    (note["scenario"], note["text"])
    for note in map(json.loads, Path(__file__).with_name("fine_notes.jsonl").read_text("utf-8").splitlines())
]


@pytest.mark.parametrize(("scenario", "text"), FINE)
def test_a_fine_note_may_go_out(scenario, text) -> None:  # type: ignore[no-untyped-def]
    assert sendable(check(text, RULES, scenario=scenario))


@pytest.mark.parametrize("label", LABELS)
def test_one_bad_sentence_spoils_a_fine_note(label: str) -> None:
    """The tone rules speak in any setting, not only in their own example."""
    sentence = BY_NAME[label].flags[-1].text
    for scenario, text in FINE[:8]:
        findings = check(f"{text} {sentence}", RULES, scenario=scenario)  # type: ignore[arg-type]
        placed = [f for f in findings if f.rule == label and f.span]
        assert placed
        assert all(f.span and f.span[0] > len(text) for f in placed)


def test_facts_of_an_example_are_used() -> None:
    text = "Dear Ms Lund, I applied for the gardener position and am glad to answer questions."
    shared = NoteFacts(mutuals=2)
    findings = check(text, RULES, scenario="after-applying", facts=shared)
    assert [f.message for f in findings if f.rule == "common-ground-unused"] == [
        "You have something in common, and the note does not use it: people you both know."
    ]
