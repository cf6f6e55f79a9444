"""Parts of a note: what is felt and what is said, weighed together."""

from __future__ import annotations

from math import log
from pathlib import Path

import pytest

from tactful.app.load_rules import load_part_weights
from tactful.errors import PlaybookFault
from tactful.notes.check.missing import Missing
from tactful.notes.check.parts import Weights, told_by
from tactful.notes.note import Felt, Note, Scenario

FELT = (Felt(span=(0, 5), parts={"thanks": 0.5, "role": 0.2}), Felt(span=(6, 9), parts={"thanks": 0.9}))


class Fixed:
    """A model that feels each text as it is told."""

    def __init__(self, *felt: Felt) -> None:
        self.felt_so = felt

    def felt(self, text: str, scenario: Scenario | None, to: object) -> tuple[Felt, ...]:
        return self.felt_so


def rule(**weight: float) -> Missing:
    return Missing(
        name="missing-thanks", level="warning", message="", advice="", why="", source=("S1",), flags=(), passes=(),
        present=("thanks",), part="thanks", signs={"warm": "warmly|gladly"},
        weights=Weights(missing_from=0.5, start=0.0, weight=weight),
    )  # fmt: skip


def test_a_note_tells_how_it_is_felt_its_kind_its_length_and_its_words() -> None:
    note = Note(text="Thanks, warmly. Warmly and gladly.", scenario="after-interview")
    told = told_by(note, FELT, "thanks", ("thanks",), {"warm": "warmly|gladly", "cold": "coldly"})
    assert told["felt"] == pytest.approx(log(9))
    assert told["felt-next"] == pytest.approx(0)
    assert told["felt-anywhere"] == pytest.approx(log(0.95 / 0.05))
    assert told["sentences"] == pytest.approx(2 / 12)
    assert told["beside-role"] == pytest.approx(log(0.25))
    assert (told["in-after-interview"], told["words"], told["warm"], told["cold"]) == (1, 1, 2, 0)


def test_a_note_without_a_sentence_tells_nothing_that_is_felt() -> None:
    told = told_by(Note(text="", scenario="alumni"), (), "thanks", ("thanks",), {})
    assert told["felt"] == told["felt-next"] == pytest.approx(told["felt-anywhere"])
    assert told["sentences"] == told["words"] == 0


@pytest.mark.parametrize(
    ("weight", "missing"), [({}, True), ({"felt": -1.0}, False), ({"felt": -1.0, "warm": 3.0}, True)]
)
def test_weights_decide_where_there_is_a_model(weight: dict[str, float], missing: bool) -> None:
    note = Note(text="I write to you warmly about the ward.", scenario="after-interview", model=Fixed(*FELT))
    assert bool(list(rule(**weight).find(note))) == missing


def test_patterns_decide_where_there_is_none() -> None:
    heavy = rule(words=9.0)
    assert not list(heavy.find(Note(text="Many thanks for the call.", scenario="after-interview")))
    assert list(heavy.find(Note(text="It was a good call.", scenario="after-interview")))


def test_weights_that_cannot_be_read_are_told_with_a_next_step(tmp_path: Path) -> None:
    path = tmp_path / "part_weights.toml"
    for text in (None, "part = 3", "= ="):
        if text is not None:
            path.write_text(text, encoding="utf-8")
        with pytest.raises(PlaybookFault, match="cannot be read") as fault:
            load_part_weights(path)
        assert fault.value.next_step == "Install Tactful again."
