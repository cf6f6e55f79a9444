"""Slips by kind: each file is held to its own texts, and no pattern is there without one where they are precise."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tactful.app.load_rules import RULES, load_family, load_rules
from tactful.errors import PlaybookFault
from tactful.notes.check.engine import check
from tactful.notes.check.openings import openings
from tactful.notes.check.pattern import compiled, expand
from tactful.notes.check.typos import Typos
from tactful.notes.note import Note

WORDS = msgspec.toml.decode((RULES.parent / "words.toml").read_bytes(), type=dict[str, str])
FILES = sorted((RULES / "typo").glob("*.toml"))
SHOWN = {"dropped", "prepositions", "tense", "forms", "neighbours"}
"""Files in which every pattern has a text that it flags."""


def typo() -> Typos:
    rule = next(rule for rule in load_rules() if rule.name == "typo")
    assert isinstance(rule, Typos)
    return rule


def found(text: str) -> list[tuple[str, object]]:
    return [(text[slice(*hit.span or (0, 0))], hit.fields["fix"]) for hit in typo().find(Note(text=text))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_of_slips_flags_and_passes_its_own_texts(path: Path) -> None:
    family = load_family(path)
    assert [text for text in family.flags if not found(text)] == []
    assert [(text, found(text)) for text in family.passes if found(text)] == []
    assert family.flags
    assert family.passes


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_every_pattern_has_a_text_that_it_flags(name: str) -> None:
    family = load_family(RULES / "typo" / f"{name}.toml")
    patterns = {slip: compiled(expand(slip, WORDS)) for slip in family.slips}
    unseen = [slip for slip, pattern in patterns.items() if not any(map(pattern.search, family.flags))]
    assert unseen == []


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_where_a_pattern_begins_is_known(name: str) -> None:
    family = load_family(RULES / "typo" / f"{name}.toml")
    assert [slip for slip in family.slips if not openings(expand(slip, WORDS))] == []


@pytest.mark.parametrize(
    ("text", "slip", "right"),
    [
        ("I learned lot from it.", "learned lot of", None),
        ("I have question about it.", "have question", "have a question"),
        ("My interview is in 14 May.", "in 14 May", "on 14 May"),
        ("Fist of all, thank you.", "Fist of all", "First of all"),
        ("I am study nursing.", "I am study", "I am studying"),
        ("It lead to more.", "It lead", "It led"),
    ],
)
def test_a_correction_says_what_was_meant(text: str, slip: str, right: str | None) -> None:
    assert ((slip, right) in found(text)) == (right is not None)


def test_an_entry_in_two_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "typo").mkdir()
    (tmp_path / "typo.toml").write_text((RULES / "typo.toml").read_text("utf-8"), encoding="utf-8")
    for name in ("one", "two"):
        text = 'flags = []\npasses = []\n[fixes]\nteh = "the"\n'
        (tmp_path / "typo" / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PlaybookFault) as fault:
        load_rules(tmp_path)
    assert fault.value.problems == ["two.toml: teh is there twice"]


def test_a_malformed_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "typo").mkdir()
    (tmp_path / "typo.toml").write_text((RULES / "typo.toml").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "typo" / "odd.toml").write_text("flags = 3\n", encoding="utf-8")
    with pytest.raises(PlaybookFault) as fault:
        load_rules(tmp_path)
    assert "odd.toml" in fault.value.problems[0]


def test_a_slip_that_two_patterns_know_is_said_once() -> None:
    told = check("Hi Dana, I look forward to here from you soon.", load_rules())
    assert [finding.quote for finding in told if finding.rule == "typo"] == ["forward to here"]
