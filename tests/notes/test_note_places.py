"""A pattern is only tried where a word stands with which it can begin; that must never change an answer."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.app.load_rules import load_rules
from tactful.notes.check.openings import openings
from tactful.notes.check.pattern import compiled, found, numbered, possible
from tactful.notes.check.places import folded
from tactful.notes.note import Note

PATTERNS = tuple(
    dict.fromkeys(
        pattern
        for rule in load_rules()
        for field in (
            "slips",
            "phrases",
            "doubtful",
            "unless",
            "unless_note",
            "present",
            "only_if",
            "where",
            "casual",
            "holds",
        )
        for pattern in getattr(rule, field, None) or ()
    )
)
TRAINING = Path(__file__).parents[2] / "training"
LETTERS = "\u0130\u0131\u017f\u212a"
"""Letters beyond ASCII that a search without regard to case takes for one within it."""


def texts() -> list[str]:
    """The texts of the rules, and every tenth of those the model learns from."""
    own = [example.text for rule in load_rules() for example in (*rule.flags, *rule.passes)]
    lines = [line for path in sorted(TRAINING.glob("*/*.jsonl")) for line in path.read_bytes().splitlines()]
    return [*own, *(msgspec.json.decode(line)["text"] for line in lines[::10])]


def plainly(patterns: tuple[str, ...], text: str) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    """Every match of every pattern, each looked for in the whole text; none may be held impossible there."""
    hits = [(n, match.regs) for n, p in enumerate(patterns) for match in compiled(p).finditer(text)]
    assert all(possible(patterns[number], folded(text)) for number, _ in hits)
    return hits


def quickly(patterns: tuple[str, ...], text: str, low: str) -> list[tuple[int, tuple[tuple[int, int], ...]]]:
    return [(number, match.regs) for number, match in numbered(patterns, text, low)]


def test_the_same_is_found_in_every_text() -> None:
    notes = [Note(text=text) for text in texts()]
    hits = 0
    for note in notes:
        plain = plainly(PATTERNS, note.plain)
        assert quickly(PATTERNS, note.plain, note.low) == plain, note.text
        hits += len(plain)
    assert hits > 1_000


WORDS = sorted({word for pattern in PATTERNS for word in re.findall(r"[a-z]{1,9}", pattern)})
BITS = st.one_of(
    st.sampled_from(WORDS).map(lambda word: word.translate(str.maketrans("isk", "\u0131\u017f\u212a"))),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(str.upper),
    st.sampled_from(WORDS).map(str.capitalize),
    st.sampled_from([*"'.,;:!?-&/()[]{}<>%$_x7#*^", "\n", "  ", *LETTERS, "é", "12", "\u0663", "i'm"]),
)
GAPS = st.sampled_from([" ", " ", " ", " ", "", "\n", "\u00a0", ", "])


@given(st.lists(st.tuples(BITS, GAPS), max_size=12))
def test_the_same_is_found_in_any_words(bits: list[tuple[str, str]]) -> None:
    note = Note(text="".join(bit + gap for bit, gap in bits))
    assert quickly(PATTERNS, note.plain, note.low) == plainly(PATTERNS, note.plain)


@given(st.sampled_from(PATTERNS).flatmap(lambda p: st.tuples(st.just(p), st.from_regex(compiled(p)))))
def test_what_a_pattern_allows_is_found(made: tuple[str, str]) -> None:
    pattern, text = made
    note = Note(text=text)
    assert [m.regs for m in found([pattern], note.plain, note.low)] == [
        m.regs for m in compiled(pattern).finditer(note.plain)
    ]


@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        ("(for|of) you (team|time)", {"for you", "of you"}),
        ("i'm (?:so |very )?glad", {"i m"}),
        ("appl(?:y|ied)(?: now)?", {"apply", "applied", "apply now", "applied now"}),
        (r"(?:\A|(?<=\n))(?<!x\s)your (?=day)", {"your"}),
        (r"thank\w+ you|organi[sz]e it", {"tha*", "organise it", "organize it"}),
        (r"\d+ hours", {"#"}),
        (r"\A\s*(?:hi|hello)", {"^"}),
        (r"\w+ing|so", set()),
        (r"\[name\]", set()),
        ("a?", set()),
    ],
)
def test_the_words_with_which_a_pattern_begins(pattern: str, keys: set[str]) -> None:
    assert openings(pattern) == keys


def test_letters_that_count_as_others_are_known() -> None:
    alike = {
        chr(code) for code in range(128, 0x110000) if re.fullmatch("[a-z0-9_]", chr(code), re.IGNORECASE)
    }
    assert alike == set(LETTERS)
    longer = {chr(code) for code in range(0x110000) if len(chr(code).lower()) > 1}
    assert longer == {LETTERS[0]}
