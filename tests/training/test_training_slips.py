"""What the network of slips learns from is well formed, well spoilt, and what the weights were made of."""

from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from training.slips import corpus
from training.slips.measure import SET_ON
from training.slips.spoil import Spoiler, marked

from tactful.app.load_model import load_slip_model
from tactful.app.spelling import load_turns
from tactful.notes.check.slips.edits import DROP, KEEP, mended
from tactful.notes.check.slips.words import WORD, Words

PAIRS = list(corpus.typed())
COUNTS = Counter(word.lower() for _, meant in PAIRS for word in WORD.findall(meant))
SPOILER = Spoiler(COUNTS, ())
TURNS = load_turns().turns


class Whole:
    """Stands in for pieces: a word is one."""

    def of(self, text: str) -> tuple[int, ...]:
        return (1,) if text else ()


def without_first_capital(text: str) -> str:
    return " ".join(WORD.findall(text)).lower()


def test_the_weights_are_not_older_than_the_data() -> None:
    assert load_slip_model().made.data == corpus.digest(), "run: make train-slips"


def test_a_passage_was_typed_in_one_way_and_meant_in_another() -> None:
    assert len(PAIRS) > 5_000
    assert all(written.strip() and meant.strip() and written != meant for written, meant in PAIRS)
    assert len(set(PAIRS)) > 0.999 * len(PAIRS)


def test_prose_is_there_and_says_nothing_twice() -> None:
    said = list(corpus.prose())
    assert len(said) > 10_000
    assert len(set(said)) > 0.97 * len(said)


@pytest.mark.parametrize("path", sorted(SET_ON.glob("*.jsonl")), ids=lambda path: path.stem)
def test_notes_that_bars_are_set_on_quote_themselves(path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        note = json.loads(line)
        assert all(typo["quote"] in note["text"] for typo in note["typos"])


@pytest.mark.parametrize(("written", "meant", "edits"), [
    ("I am happy sign.", "I am happy to sign.", {"sign": "before:to"}),
    ("The the van is here.", "The van is here.", {"The": DROP}),
    ("He is form Cork.", "He is from Cork.", {"form": "as:from"}),
    ("Their is alot to do.", "There is a lot to do.", {"Their": "as:there", "alot": "as:a lot"}),
])  # fmt: skip
def test_what_was_typed_is_marked_with_what_mends_it(written: str, meant: str, edits: dict[str, str]) -> None:
    [(sentence, told)] = marked(written, meant, SPOILER)
    found = dict(zip(WORD.findall(sentence), told, strict=True))
    assert {word: edit for word, edit in found.items() if edit != KEEP} == edits


def test_a_spoilt_sentence_is_mended_by_its_edits() -> None:
    rng = random.Random(7)
    words = Words(Whole())  # type: ignore[arg-type]
    mended_once = 0
    for _, meant in PAIRS[:400]:
        written, edits = SPOILER.spoilt(meant, rng)
        assert len(edits) == len(WORD.findall(written))
        wrong = [place for place, edit in enumerate(edits) if edit != KEEP]
        if len(wrong) == 1:
            mended_once += 1
            read = words.of(written)
            right = mended(read, wrong[0], edits[wrong[0]], TURNS).of(written)
            assert without_first_capital(right) == without_first_capital(meant)
    assert mended_once > 100


def test_two_ways_to_spell_a_word_are_no_slip() -> None:
    counts = Counter(
        {"colour": 9, "color": 9, "organise": 9, "organize": 9, "grey": 9, "gray": 9, "from": 9, "form": 9}
    )
    near = Spoiler(counts, ()).near
    assert set(near) == {"from", "form"}
