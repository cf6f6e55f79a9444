"""The tone model that ships: what it feels, and texts from anywhere."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import process_time

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tactful.app.check_note import check_note
from tactful.app.load_model import WEIGHTS, load_model
from tactful.errors import PlaybookFault
from tactful.notes.check.reading.sentences import sentences
from tactful.notes.check.tone.model import Made, ToneModel
from tactful.notes.check.tone.network import FAULTS, PARTS
from tactful.notes.note import SCENARIOS

NOTE = (
    "Dear Dr. Reyes, thank you for Tuesday. Your way of walking a new nurse through the drug round stayed with me.\n"
    "Kind regards, Robin"
)


class Level:
    """A network that finds everything as likely as it is told."""

    def __init__(self, likely: float) -> None:
        self.likely = likely

    def felt(self, sentences: list[tuple[int, ...]], settings: object) -> np.ndarray:
        return np.full((len(sentences), len(FAULTS) + len(PARTS)), self.likely)


def reader(likely: float, fault: float) -> ToneModel:
    made = Made(authors=(), data="", calibrated_on=(), fault=dict.fromkeys(FAULTS, fault))
    return ToneModel(made=made, vocabulary={"": 0, "?": 1}, network=Level(likely))  # type: ignore[arg-type]


def test_reaching_a_threshold_is_enough_and_parts_are_told_as_they_are() -> None:
    (felt,) = reader(0.5, 0.5).felt("Hello", None, None)
    assert (felt.faults, felt.parts) == (frozenset(FAULTS), dict.fromkeys(PARTS, 0.5))
    (felt,) = reader(0.5, 0.51).felt("Hello", None, None)
    assert felt.faults == frozenset()
    assert felt.traces == frozenset(FAULTS)


def test_texts_read_ahead_are_felt_as_they_are_alone() -> None:
    notes = [
        (NOTE, "after-interview", "interviewer"),
        ("", None, None),
        ("Send me the range.", None, "recruiter"),
    ]
    model = load_model()
    together = model.felt_together(notes)  # type: ignore[arg-type]
    assert together == [model.felt(*note) for note in notes]  # type: ignore[arg-type]
    ahead = model.reading_ahead(notes[:1])  # type: ignore[arg-type]
    assert [ahead.felt(*note) for note in notes] == together  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_no_words_are_not_felt(text: str) -> None:
    assert load_model().felt(text, "alumni", "alum") == ()


def test_every_sentence_is_felt_in_its_order() -> None:
    felt = load_model().felt(NOTE, "after-interview", "interviewer")
    assert tuple(one.span for one in felt) == sentences(NOTE)
    assert all(one.faults <= set(FAULTS) and one.parts.keys() == set(PARTS) for one in felt)


def test_it_feels_what_nobody_could_miss() -> None:
    felt = load_model().felt(
        "Thank you so much for your time on Tuesday. I beg you, please, I am desperate and will take any job at all.",
        "after-interview",
        "interviewer",
    )
    assert felt[0].parts["thanks"] > 0.9
    assert not felt[0].faults
    assert "desperation" in felt[1].faults


def test_reading_twice_gives_the_same_and_so_does_a_reader_read_anew() -> None:
    anew = load_model.__wrapped__(WEIGHTS)
    first = load_model().felt(NOTE, "after-interview", "interviewer")
    assert first == load_model().felt(NOTE, "after-interview", "interviewer")
    assert first == anew.felt(NOTE, "after-interview", "interviewer")


@pytest.mark.parametrize(
    "text",
    [
        "Здравствуйте, спасибо за встречу.", "您好，谢谢您的时间。", "مرحبا، شكرا لك", "नमस्ते",
        "🙏🙏🙏", "\u200b\u0301", "\ud800 hi", "\0",
    ],
)  # fmt: skip
def test_other_scripts_and_signs_are_read_without_harm(text: str) -> None:
    assert [one.span for one in load_model().felt(text, None, None)] == list(sentences(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from([None, *SCENARIOS]))
def test_any_text_can_be_felt(text: str, scenario) -> None:  # type: ignore[no-untyped-def]
    said = load_model().felt(text, scenario, None)
    assert tuple(one.span for one in said) == sentences(text)


@pytest.mark.parametrize(
    "text",
    [
        (NOTE + "\n") * 400, "I was glad to hear it. " * 100 + "a" * 4_000, "J. " * 20_000, "I am. " * 10_000,
        "thank you for the time and the " * 2_000, "\n.\n" * 20_000, "?)" * 30_000,
    ],
    ids=["notes", "one word", "initials", "short sentences", "one sentence", "breaks", "brackets"],
)  # fmt: skip
def test_the_longest_text_takes_a_few_seconds(text: str) -> None:
    began = process_time()
    check_note(text[:50_000], scenario="after-interview", spelling=False)
    assert process_time() - began < 20


def test_a_note_takes_no_time() -> None:
    load_model().felt(NOTE, None, None)
    began = process_time()
    for _ in range(10):
        load_model().felt(NOTE, "after-interview", "interviewer")
    assert process_time() - began < 1


def spoilt(folder: Path, how: str) -> Path:
    path = folder / "weights.npz"
    if how == "gone":
        return path
    raw = WEIGHTS.read_bytes()
    if how == "no names":
        np.savez(path, piece=np.zeros(3))
    elif how == "made of something else":
        made = np.frombuffer(msgspec.json.encode({"authors": 3}), dtype=np.uint8)
        np.savez(path, made=made, pieces=made)
    elif how == "a folder":
        path.mkdir()
    else:
        cut = {"empty": 0, "cut off": len(raw) // 2, "nearly whole": len(raw) - 10}
        path.write_bytes(b"not weights" if how == "words" else raw[: cut[how]])
    return path


@pytest.mark.parametrize(
    "how",
    ["gone", "empty", "words", "cut off", "nearly whole", "no names", "made of something else", "a folder"],
)
def test_weights_that_are_not_whole_are_told_with_a_next_step(how: str, tmp_path: Path) -> None:
    with pytest.raises(PlaybookFault, match="cannot be read") as told:
        load_model(spoilt(tmp_path, how))
    assert told.value.next_step == "Install Tactful again."


def test_weights_can_lie_anywhere(tmp_path: Path) -> None:
    elsewhere = load_model(Path(shutil.copy(WEIGHTS, tmp_path / "other.npz")))
    assert elsewhere.made == load_model().made
