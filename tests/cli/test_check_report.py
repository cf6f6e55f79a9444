"""`tactful check --jsonl FILE --report OUT`: every note with its verdict, marked, and the sums by rule."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

NOTES = [
    {
        "id": "a<b>",
        "text": "Hi Dana, I NEED a job asap!!!\nPlease <b>reply</b> \u202etoday.",
        "as": "request",
    },
    {"text": "Hello Dana, thank you for your time on Tuesday. It was good to meet you. Robin"},
    {"id": 3, "text": "| x | `y` [z](http://w.example)"},
]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.jsonl"
    path.write_text("\n".join(map(json.dumps, NOTES)), encoding="utf-8")
    return path


def test_the_report_says_of_each_note_what_the_check_says(tactful, notes: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    said = tactful("check", "--jsonl", notes, "--report", report, "--no-spelling", "--json")
    lines = [json.loads(line) for line in said.out.splitlines()]
    text = report.read_text(encoding="utf-8")
    assert said.code == 1
    assert f"{sum(one['sendable'] for one in lines)} of 3 ready to send." in text
    for rule in {found["rule"] for one in lines for found in one["findings"]}:
        notes_with = sum(any(found["rule"] == rule for found in one["findings"]) for one in lines)
        count = sum(found["rule"] == rule for one in lines for found in one["findings"])
        row = re.search(rf"<td>{rule}</td><td>\w+</td><td[^>]*>(\d+)</td><td[^>]*>(\d+)</td>", text)
        assert row
        assert (int(row[1]), int(row[2])) == (notes_with, count)


def test_places_are_marked_and_words_are_text(tactful, notes: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    tactful("check", "--jsonl", notes, "--report", report, "--no-spelling")
    text = report.read_text(encoding="utf-8")
    quoted = re.search(r"<blockquote>(.*?)</blockquote>", text, re.DOTALL)
    assert quoted
    assert "<mark>" in quoted[1]
    assert "NEED" in "".join(re.findall(r"<mark>(.*?)</mark>", quoted[1], re.DOTALL))
    assert "&lt;b&gt;reply&lt;/b&gt;" in re.sub(r"</?mark>|<sup>.*?</sup>", "", quoted[1])
    assert "<b>" not in text
    assert "\u202e" not in text
    assert "note 2" in text


def test_markdown_holds_no_markup_of_the_notes(tactful, notes: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    tactful("check", "--jsonl", notes, "--report", report, "--no-spelling")
    text = report.read_text(encoding="utf-8")
    assert "<b>" not in text
    assert "\\| x \\| \\`y\\` \\[z\\](http\\://" in text


def test_what_cannot_be_is_said(tactful, notes: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.md"
    mine.write_text("mine", encoding="utf-8")
    assert tactful("check", "--jsonl", notes, "--report", mine).code == 2
    assert tactful("check", "--jsonl", notes, "--report", tmp_path / "report.pdf").code == 2
    assert tactful("check", notes, "--report", tmp_path / "report.md").code == 2
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_line_with_an_unknown_word_is_told_the_allowed_ones(tactful, tmp_path: Path) -> None:
    lines = tmp_path / "notes.jsonl"
    lines.write_text(json.dumps({"text": "Hello Dana", "scenario": "thankyou"}) + "\n", encoding="utf-8")
    said = tactful("check", "--jsonl", lines)
    assert said.code == 2
    assert "It can be: " in said.err
    assert "after-interview" in said.err


def test_one_note_is_one_note(tactful, tmp_path: Path) -> None:
    lines, report = tmp_path / "notes.jsonl", tmp_path / "notes.md"
    lines.write_text(json.dumps(NOTES[1]) + "\n", encoding="utf-8")
    said = " ".join(tactful("check", "--jsonl", lines, "--report", report).out.split())
    assert re.search(r"(1 of 1 note is|0 of 1 note are) ready to send", said)
